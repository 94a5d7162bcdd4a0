using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Liaison.Cot;

/// <summary>
/// The byte primitives of the XML scanner: they look at 16 or 32 bytes at once. The text must be at least
/// <see cref="MinLength"/> bytes long, so that a load near its end can begin earlier and be shifted.
/// </summary>
static class XmlBytes
{
    /// <summary>Shortest text that may be scanned; shorter ones are copied into a longer buffer.</summary>
    public const int MinLength = 32;

    /// <summary>How far <see cref="TryReadPlainAttribute"/> looks.</summary>
    public const int Window = 64;

    // The same without bytes above 127 and without the colon (low half A shares a bit with high half 3 no more).
    static readonly Vector128<byte> PlainLowHalf = Vector128.Create(
        (byte)0x1A, 0x1E, 0x1E, 0x1E, 0x1E, 0x1E, 0x1E, 0x1E, 0x1E, 0x1E, 0x1C, 0x04, 0x04, 0x05, 0x05, 0x0C);

    static readonly Vector128<byte> PlainHighHalf = Vector128.Create(
        (byte)0, 0, 0x01, 0x02, 0x04, 0x08, 0x04, 0x10, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Marks in a value before its closing quote.</summary>
    [Flags]
    public enum ValueMarks
    {
        None = 0,
        LessThan = 1,
        Escaped = 2,
    }

    // A byte is a name character when the entries of its two halves share a bit.
    static readonly Vector128<byte> LowHalf = Vector128.Create(
        (byte)0x3A, 0x3E, 0x3E, 0x3E, 0x3E, 0x3E, 0x3E, 0x3E, 0x3E, 0x3E, 0x3E, 0x24, 0x24, 0x25, 0x25, 0x2C);

    static readonly Vector128<byte> HighHalf = Vector128.Create(
        (byte)0, 0, 0x01, 0x02, 0x04, 0x08, 0x04, 0x10, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20);

    /// <summary>
    /// Reads an attribute of the usual form in one look at 64 bytes: a plain name of up to 15 ASCII characters,
    /// <c>=</c>, and a quoted value without entities, tabs or line breaks. What it cannot decide it leaves to the
    /// slower way.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the name begins; 64 bytes can be read from there.</param>
    /// <param name="nameLength">Length of the name; the value begins two bytes after it.</param>
    /// <param name="valueEnd">Position of the closing quote.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadPlainAttribute(ref byte text, int at, out int nameLength, out int valueEnd)
    {
        var window = Vector512.LoadUnsafe(ref text, (nuint)at);
        var equals = Vector512.Equals(window, Vector512.Create((byte)'=')).ExtractMostSignificantBits();
        nameLength = BitOperations.TrailingZeroCount(equals);
        var quotes = Vector512.Equals(window, Vector512.Create((byte)'"')).ExtractMostSignificantBits();
        var opening = 2UL << nameLength;
        if ((quotes & opening) == 0)
            quotes = Vector512.Equals(window, Vector512.Create((byte)'\'')).ExtractMostSignificantBits();
        var special = (Vector512.Equals(window, Vector512.Create((byte)'<'))
            | Vector512.Equals(window, Vector512.Create((byte)'&'))
            | Vector512.LessThan(window, Vector512.Create((byte)' '))).ExtractMostSignificantBits();
        var closing = quotes & (0UL - opening) & ~opening;
        valueEnd = at + BitOperations.TrailingZeroCount(closing);
        return closing != 0 && (quotes & opening) != 0 && (special & (closing ^ (closing - 1))) == 0
            && IsPlainName(ref text, at, nameLength);
    }

    // True when exactly the first bytes are ASCII name characters without a colon.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IsPlainName(ref byte text, int at, int length)
    {
        var block = Vector128.LoadUnsafe(ref text, (nuint)at);
        var low = Vector128.ShuffleNative(PlainLowHalf, block & Vector128.Create((byte)0x0F));
        var high = Vector128.ShuffleNative(PlainHighHalf, block >>> 4);
        var other = Vector128.Equals(low & high, Vector128<byte>.Zero).ExtractMostSignificantBits();
        return (uint)(length - 1) < 15 && BitOperations.TrailingZeroCount(other) == length;
    }

    /// <summary>Number of name characters from <paramref name="at"/> on: ASCII letters, digits, <c>_ - . :</c> and
    /// all bytes above 127.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int NameLength(ref byte text, int length, int at, out bool unusual)
    {
        unusual = false;
        var total = 0;
        while (at < length)
        {
            var load = Math.Min(at, length - Vector128<byte>.Count);
            var block = Vector128.LoadUnsafe(ref text, (nuint)load);
            var low = Vector128.ShuffleNative(LowHalf, block & Vector128.Create((byte)0x0F));
            var high = Vector128.ShuffleNative(HighHalf, block >>> 4);
            var other = Vector128.Equals(low & high, Vector128<byte>.Zero).ExtractMostSignificantBits();
            var special = (Vector128.Equals(block, Vector128.Create((byte)':')) | block).ExtractMostSignificantBits();
            var shift = at - load;
            other >>= shift;
            special >>= shift;
            var available = Vector128<byte>.Count - shift;
            var count = Math.Min(available, BitOperations.TrailingZeroCount(other));
            unusual |= (special & ((1u << count) - 1)) != 0;
            total += count;
            if (count < available)
                break;
            at += count;
        }

        return total;
    }

    /// <summary>Position of the closing quote of a value that begins at <paramref name="at"/>, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ValueEnd(ref byte text, int length, int at, byte quote, out ValueMarks marks)
    {
        marks = ValueMarks.None;
        while (at < length)
        {
            var load = Math.Min(at, length - Vector256<byte>.Count);
            var block = Vector256.LoadUnsafe(ref text, (nuint)load);
            var shift = at - load;
            var quotes = Vector256.Equals(block, Vector256.Create(quote)).ExtractMostSignificantBits() >> shift;
            var special = (Vector256.Equals(block, Vector256.Create((byte)'<'))
                | Vector256.Equals(block, Vector256.Create((byte)'&'))
                | Vector256.LessThan(block, Vector256.Create((byte)' '))).ExtractMostSignificantBits() >> shift;
            var before = quotes == 0 ? special : special & ((quotes & (0u - quotes)) - 1);
            if (before != 0)
                marks |= MarksOf(ref text, at, before);
            if (quotes != 0)
                return at + BitOperations.TrailingZeroCount(quotes);
            at += Vector256<byte>.Count - shift;
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static ValueMarks MarksOf(ref byte text, int at, uint bits)
    {
        var marks = ValueMarks.None;
        for (; bits != 0; bits &= bits - 1)
        {
            var value = Unsafe.Add(ref text, at + BitOperations.TrailingZeroCount(bits));
            marks |= value == (byte)'<' ? ValueMarks.LessThan : ValueMarks.Escaped;
        }

        return marks;
    }

    /// <summary>The key of a name (see <see cref="XmlKey"/>), read from the text in one load.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Key(ref byte text, int length, int at, int count)
    {
        var load = Math.Min(at, length - sizeof(ulong));
        var bytes = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref text, load), sizeof(ulong));
        var key = BinaryPrimitives.ReadUInt64LittleEndian(bytes) >> ((at - load) * 8);
        if (count < sizeof(ulong))
            return key & ((1UL << (count * 8)) - 1);
        return count == sizeof(ulong) ? key : key | XmlKey.Long;
    }

    /// <summary>As <see cref="Key"/>, where eight bytes can be read from <paramref name="at"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong KeyInside(ref byte text, int at, int count)
    {
        var bytes = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref text, at), sizeof(ulong));
        var key = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        return count <= sizeof(ulong) ? key & (ulong.MaxValue >> (64 - (count * 8))) : key | XmlKey.Long;
    }

    /// <summary>True for the four characters that XML calls white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSpace(byte value) => value <= ' ' && value is (byte)' ' or 9 or 10 or 13;
}
