using System.Numerics;
using System.Text;

namespace Liaison.Picture.Recording.Storage;

/// <summary>
/// Bytes that grow, and the few ways in which recordings write numbers and text into them. All is little-endian; a
/// <em>varint</em> has seven bits in a byte, the lowest first, the eighth bit set in all bytes but the last.
/// </summary>
sealed class ByteBuffer
{
    byte[] _bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Room at the end, to be filled at once.</summary>
    public Span<byte> Take(int bytes)
    {
        if (_bytes.Length - Length < bytes)
        {
            var wanted = Math.Max((long)_bytes.Length * 2, (long)Length + bytes);
            Array.Resize(ref _bytes, (int)Math.Min(wanted, Array.MaxLength));
        }

        Length += bytes;
        return _bytes.AsSpan(Length - bytes, bytes);
    }

    public void Byte(byte value) => Take(1)[0] = value;

    public void Raw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    public void UInt32(uint value) => System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);

    public void UInt64(ulong value) => System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(Take(8), value);

    public void Int64(long value) => UInt64((ulong)value);

    public void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Byte((byte)(value | 0x80));
        Byte((byte)value);
    }

    /// <summary>A number that may be negative: small ones of either sign are short.</summary>
    public void Signed(long value) => Varint(Zigzag(value));

    /// <summary>Length, then bytes.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Varint((ulong)bytes.Length);
        Raw(bytes);
    }

    /// <summary>Length, then UTF-8.</summary>
    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Varint((ulong)length);
        Encoding.UTF8.GetBytes(text, Take(length));
    }

    public static ulong Zigzag(long value) => (ulong)((value << 1) ^ (value >> 63));

    public static long Unzigzag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    /// <summary>Bytes of a varint.</summary>
    public static int VarintLength(ulong value) => ((63 - BitOperations.LeadingZeroCount(value | 1)) / 7) + 1;
}
