using System.Buffers.Binary;
using System.Numerics;

namespace Liaison.Cot;

/// <summary>Writes protobuf fields into a span. When room ends it goes on counting nothing and
/// <see cref="HasOverflowed"/> tells.</summary>
ref struct ProtoWriter(Span<byte> destination)
{
    const int LengthGuess = 2;

    readonly Span<byte> _destination = destination;

    public int Position { get; private set; }

    public bool HasOverflowed { get; private set; }

    public static int WriteVarint(ulong value, Span<byte> destination)
    {
        var at = 0;
        for (; value >= 0x80; value >>= 7)
            destination[at++] = (byte)(value | 0x80);
        destination[at++] = (byte)value;
        return at;
    }

    public static int VarintLength(ulong value) => 1 + (BitOperations.Log2(value | 1) / 7);

    public void Varint(uint tag, ulong value)
    {
        if (!HasRoom(VarintLength(tag) + VarintLength(value)))
            return;
        Raw(tag);
        Raw(value);
    }

    public void Double(uint tag, double value)
    {
        if (!HasRoom(VarintLength(tag) + sizeof(double)))
            return;
        Raw(tag);
        BinaryPrimitives.WriteDoubleLittleEndian(_destination[Position..], value);
        Position += sizeof(double);
    }

    public void Bytes(uint tag, scoped ReadOnlySpan<byte> value)
    {
        if (!HasRoom(VarintLength(tag) + VarintLength((ulong)value.Length) + value.Length))
            return;
        Raw(tag);
        Raw((ulong)value.Length);
        value.CopyTo(_destination[Position..]);
        Position += value.Length;
    }

    /// <summary>Writes the value of a range, decoded when it is escaped.</summary>
    public void Text(uint tag, scoped ReadOnlySpan<byte> payload, ByteRange range)
    {
        var raw = range.Slice(payload);
        if (!range.IsEscaped)
        {
            Bytes(tag, raw);
            return;
        }

        var mark = Begin(tag);
        if (HasRoom(raw.Length))
            Position += XmlText.Decode(raw, _destination[Position..]);
        End(mark);
    }

    /// <summary>Appends bytes to the message that is open.</summary>
    public void Append(scoped ReadOnlySpan<byte> bytes)
    {
        if (!HasRoom(bytes.Length))
            return;
        bytes.CopyTo(_destination[Position..]);
        Position += bytes.Length;
    }

    /// <summary>Begins an inner message; the returned mark goes to <see cref="End"/>.</summary>
    public int Begin(uint tag)
    {
        if (!HasRoom(VarintLength(tag) + LengthGuess))
            return Position;
        Raw(tag);
        Position += LengthGuess;
        return Position;
    }

    /// <summary>Begins a message of a stream, which ends with <see cref="End"/> like an inner one.</summary>
    public int BeginStream()
    {
        if (!HasRoom(1 + LengthGuess))
            return Position;
        _destination[Position] = TakFramer.Magic;
        Position += 1 + LengthGuess;
        return Position;
    }

    /// <summary>Takes back an inner message that turned out to be empty.</summary>
    /// <param name="mark">What <see cref="Begin"/> gave.</param>
    /// <param name="tag">The tag that was given to it.</param>
    public void Rewind(int mark, uint tag)
    {
        if (!HasOverflowed)
            Position = mark - LengthGuess - VarintLength(tag);
    }

    /// <summary>Ends an inner message: its length is known now and goes before it.</summary>
    public void End(int mark)
    {
        if (HasOverflowed)
            return;
        var length = Position - mark;
        var shift = VarintLength((ulong)length) - LengthGuess;
        if (shift != 0)
        {
            if (!HasRoom(Math.Max(shift, 0)))
                return;
            _destination.Slice(mark, length).CopyTo(_destination[(mark + shift)..]);
            Position += shift;
        }

        WriteVarint((ulong)length, _destination[(mark - LengthGuess)..]);
    }

    void Raw(ulong value) => Position += WriteVarint(value, _destination[Position..]);

    bool HasRoom(int count)
    {
        HasOverflowed |= _destination.Length - Position < count;
        return !HasOverflowed;
    }
}
