using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace Liaison.Cot;

/// <summary>Which bytes may stand in XML 1.0 text encoded in UTF-8 (production 2, Char).</summary>
static class XmlCharacters
{
    static readonly SearchValues<byte> Plain = SearchValues.Create(PlainBytes());

    /// <summary>True when the bytes are valid UTF-8 and each character is legal in XML 1.0.</summary>
    public static bool AreLegal(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOfAnyExcept(Plain);
        return at < 0 || AreLegalSlow(text[at..]);
    }

    /// <summary>True when the range is at most 32 bytes of printable ASCII, decided in one look; false when it is
    /// not or when that look would reach past the payload.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsShortAscii(ReadOnlySpan<byte> payload, ByteRange range)
    {
        if (range.Length > Vector256<byte>.Count || payload.Length - range.Offset < Vector256<byte>.Count)
            return false;
        var block = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(payload), (nuint)range.Offset);
        var other = Vector256.LessThan(block.AsSByte(), Vector256.Create((sbyte)' ')).ExtractMostSignificantBits();
        return BitOperations.TrailingZeroCount(other) >= range.Length;
    }

    static bool AreLegalSlow(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAnyInRange((byte)0x00, (byte)0x08) >= 0 || text.IndexOfAny((byte)0x0B, (byte)0x0C) >= 0
            || text.IndexOfAnyInRange((byte)0x0E, (byte)0x1F) >= 0)
            return false;
        return Utf8.IsValid(text) && text.IndexOf("\uFFFE"u8) < 0 && text.IndexOf("\uFFFF"u8) < 0;
    }

    /// <summary>True when a character reference may stand for the code point.</summary>
    public static bool IsLegal(uint codePoint) => codePoint switch
    {
        < 0x20 => codePoint is 9 or 10 or 13,
        <= 0xD7FF => true,
        < 0xE000 => false,
        <= 0xFFFD => true,
        _ => codePoint is >= 0x10000 and <= 0x10FFFF,
    };

    static byte[] PlainBytes() =>
        [9, 10, 13, .. Enumerable.Range(0x20, 0x60).Select(value => (byte)value)];
}
