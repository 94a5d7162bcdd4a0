using System.Buffers.Binary;

namespace Liaison.Picture.Recording.Storage;

/// <summary>Writes bits, the lowest of each byte first.</summary>
ref struct BitWriter(ByteBuffer buffer)
{
    ulong _bits;
    int _count;

    /// <summary>Writes the lowest bits of a value.</summary>
    /// <param name="value">The bits; those above <paramref name="count"/> are 0.</param>
    /// <param name="count">How many, 0 to 32.</param>
    public void Write(ulong value, int count)
    {
        _bits |= value << _count;
        _count += count;
        if (_count < 32) return;
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.Take(4), (uint)_bits);
        _bits >>= 32;
        _count -= 32;
    }

    /// <summary>Fills the last byte.</summary>
    public void Finish()
    {
        for (; _count > 0; _count -= 8, _bits >>= 8) buffer.Byte((byte)_bits);
        (_bits, _count) = (0, 0);
    }
}
