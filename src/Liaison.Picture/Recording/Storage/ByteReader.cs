using System.Buffers.Binary;

namespace Liaison.Picture.Recording.Storage;

/// <summary>
/// Reads what <see cref="ByteBuffer"/> wrote. It never throws: what cannot be read is zero or empty, and
/// <see cref="Failed"/> says so from then on.
/// </summary>
ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; set; }

    public bool Failed { get; private set; }

    public readonly bool IsAtEnd => Position >= _bytes.Length || Failed;

    public ReadOnlySpan<byte> Raw(int length)
    {
        if (Failed || length < 0 || length > _bytes.Length - Position)
        {
            Failed = true;
            return [];
        }

        var part = _bytes.Slice(Position, length);
        Position += length;
        return part;
    }

    public byte Byte()
    {
        if (!Failed && Position < _bytes.Length) return _bytes[Position++];
        Failed = true;
        return 0;
    }

    public uint UInt32() => Raw(4) is { IsEmpty: false } part ? BinaryPrimitives.ReadUInt32LittleEndian(part) : 0;

    public ulong UInt64() => Raw(8) is { IsEmpty: false } part ? BinaryPrimitives.ReadUInt64LittleEndian(part) : 0;

    public long Int64() => (long)UInt64();

    public ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }

        Failed = true;
        return 0;
    }

    public long Signed() => ByteBuffer.Unzigzag(Varint());

    /// <summary>A varint that is at most <paramref name="most"/>, such as a number of items.</summary>
    public int Count(int most)
    {
        var value = Varint();
        if (value <= (ulong)most) return (int)value;
        Failed = true;
        return 0;
    }

    /// <summary>Length, then bytes.</summary>
    public ReadOnlySpan<byte> Bytes() => Raw(Count(int.MaxValue));
}
