using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
            // The common case: frames that are whole.
            if (_length < 0 && !_isEscaped && TryWhole(ref bytes, ref taker)) continue;
            if (!bytes.IsEmpty) Step(Next(ref bytes), ref taker);
        }
    }

    /// <summary>What is begun is thrown away: the next byte begins anew.</summary>
    public void Reset() => (_length, _isEscaped) = (-1, false);

    bool TryWhole<T>(ref ReadOnlySpan<byte> bytes, ref T taker)
        where T : struct, IFrameTaker
    {
        // No frame is longer, even with each byte doubled; what is left at the end is taken byte by byte.
        if (bytes.Length < 2 + 2 * LongestFrame || bytes[0] != Escape) return false;
        var length = LengthOf(bytes[1]);
        if (length == 0) return false;
        var window = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(bytes), 2);
        var escapes = Vector256.Equals(window, Vector256.Create(Escape)).ExtractMostSignificantBits();
        if ((escapes & ((1u << length) - 1)) == 0)
        {
            taker.Take(bytes[1], bytes.Slice(2, length));
            bytes = bytes[(2 + length)..];
            return true;
        }

        var end = Undouble(bytes, length);
        if (end == 0) return false;
        taker.Take(bytes[1], _frame.AsSpan(0, length));
        bytes = bytes[end..];
        return true;
    }

    /// <summary>Copies a frame without the doubled bytes.</summary>
    /// <returns>Where it ends; 0 when it is cut off by the next one.</returns>
    int Undouble(ReadOnlySpan<byte> bytes, int length)
    {
        var (frame, at) = (_frame, 2);
        for (var i = 0; i < length; i++, at++)
        {
            frame[i] = bytes[at];
            if (bytes[at] == Escape && bytes[++at] != Escape) return 0;
        }

        return at;
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

    // Types 1 to 3: Mode A/C, short and long Mode S. Without a branch, since nobody can tell what comes next.
    static int LengthOf(byte type)
    {
        const int Lengths = (HeadBytes + 2) | (HeadBytes + 7) << 8 | (HeadBytes + 14) << 16;
        var index = (uint)type - '1';
        return index < 3 ? Lengths >> (int)(8 * index) & 0xFF : 0;
    }
}
