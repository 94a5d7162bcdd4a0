namespace Liaison.Feeds.Adsb;

/// <summary>
/// Takes the frames out of a stream in the Beast format: 1A, a type, six bytes of a 12 MHz clock, a byte of signal, the
/// message; each 1A within is doubled. Any split of the stream gives the same frames.
/// </summary>
/// <remarks>The format of the Mode-S Beast, as dump1090 and readsb speak it (their <c>net_io.c</c>).</remarks>
sealed class BeastFramer
{
    const byte Escape = 0x1A;
    const int HeadBytes = 7;
    const int LongestFrame = HeadBytes + 14;

    readonly byte[] _frame = new byte[LongestFrame];
    int _length = -1;
    int _expected;
    byte _type;
    bool _isEscaped;

    /// <summary>Takes frames. A value type, so that taking one costs no call.</summary>
    public interface IFrameTaker
    {
        /// <summary>Takes a frame without the doubled bytes: clock, signal, message.</summary>
        void Take(byte type, ReadOnlySpan<byte> frame);
    }

    /// <summary>Bytes that belonged to no frame.</summary>
    public long Skipped { get; private set; }

    /// <summary>Takes the next bytes of the stream.</summary>
    public void Accept<T>(ReadOnlySpan<byte> bytes, ref T taker)
        where T : struct, IFrameTaker
    {
        while (!bytes.IsEmpty)
        {
            if (_length < 0 && !_isEscaped && TryWhole(ref bytes, ref taker)) continue;
            if (!bytes.IsEmpty) Step(Next(ref bytes), ref taker);
        }
    }

    /// <summary>What is begun is thrown away: the next byte begins anew.</summary>
    public void Reset() => (_length, _isEscaped) = (-1, false);

    // The common case: a whole frame in which nothing is doubled.
    static bool TryWhole<T>(ref ReadOnlySpan<byte> bytes, ref T taker)
        where T : struct, IFrameTaker
    {
        if (bytes.Length < 2 || bytes[0] != Escape) return false;
        var length = LengthOf(bytes[1]);
        if (length == 0 || bytes.Length < length + 2) return false;
        var frame = bytes.Slice(2, length);
        if (frame.Contains(Escape)) return false;
        taker.Take(bytes[1], frame);
        bytes = bytes[(length + 2)..];
        return true;
    }

    void Step<T>(byte value, ref T taker)
        where T : struct, IFrameTaker
    {
        if (_isEscaped)
        {
            _isEscaped = false;
            if (value != Escape)
            {
                // What was begun is cut off here: a new frame begins.
                Begin(value);
                return;
            }
        }
        else if (value == Escape)
        {
            _isEscaped = true;
            return;
        }

        if (_length < 0)
        {
            Skipped++;
            return;
        }

        _frame[_length++] = value;
        if (_length < _expected) return;
        taker.Take(_type, _frame.AsSpan(0, _length));
        _length = -1;
    }

    void Begin(byte type)
    {
        Skipped += Math.Max(0, _length);
        _expected = LengthOf(type);
        (_type, _length) = (type, _expected == 0 ? -1 : 0);
        if (_expected == 0) Skipped++;
    }

    static byte Next(ref ReadOnlySpan<byte> bytes)
    {
        var first = bytes[0];
        bytes = bytes[1..];
        return first;
    }

    static int LengthOf(byte type) => type switch
    {
        (byte)'1' => HeadBytes + 2,
        (byte)'2' => HeadBytes + 7,
        (byte)'3' => HeadBytes + 14,
        _ => 0,
    };
}
