using System.Buffers.Binary;

namespace Liaison.Feeds.Ais;

/// <summary>
/// The six-bit armour of AIVDM payloads: 64 characters, <c>0</c> to <c>W</c> and <c>`</c> to <c>w</c>, of six bits
/// each. Eight characters are read at a time, in the lanes of one 64-bit word.
/// </summary>
static class AisArmor
{
    /// <summary>The most characters of a message's payloads together.</summary>
    public const int MaxCharacters = AisBits.MaxLength / 6;

    const ulong HighBits = 0x8080_8080_8080_8080;
    const ulong Zeros = 0x3030_3030_3030_3030;
    const uint HalfZeros = 0x3030_3030;

    /// <summary>Reads a payload.</summary>
    /// <param name="payload">At most <see cref="MaxCharacters"/>.</param>
    /// <param name="words"><see cref="AisBits.Words"/> words; those behind the payload become zero.</param>
    /// <param name="used">How many words may be other than zero; kept by the caller, who leaves the words
    /// alone.</param>
    /// <returns>Whether all characters are of the armour.</returns>
    public static bool TryRead(ReadOnlySpan<byte> payload, Span<ulong> words, ref int used)
    {
        var word = 0;
        var bad = 0UL;
        while (payload.Length > 0)
        {
            // Thirty-two characters fill three words exactly.
            var (a, b, c, d) = (0UL, 0UL, 0UL, 0UL);
            if (payload.Length >= 24)
            {
                a = Eight(BinaryPrimitives.ReadUInt64BigEndian(payload), ref bad);
                b = Eight(BinaryPrimitives.ReadUInt64BigEndian(payload[8..]), ref bad);
                c = Eight(BinaryPrimitives.ReadUInt64BigEndian(payload[16..]), ref bad);
                payload = payload[24..];
                d = Eight(Take(ref payload), ref bad);
            }
            else
            {
                a = Eight(Take(ref payload), ref bad);
                if (payload.Length > 0) b = Eight(Take(ref payload), ref bad);
                if (payload.Length > 0) c = Eight(Take(ref payload), ref bad);
            }

            words[word] = (a << 16) | (b >> 32);
            words[word + 1] = (b << 32) | (c >> 16);
            words[word + 2] = (c << 48) | d;
            word += 3;
        }

        if (used > word) words[word..used].Clear();
        used = word;
        return bad == 0;
    }

    /// <summary>Sets the bits behind the end to zero: the fill bits of the last character, five at most.</summary>
    public static void Cut(Span<ulong> words, int length)
    {
        words[length >> 6] &= ~(ulong.MaxValue >> (length & 63));
        words[(length >> 6) + 1] = 0;
    }

    /// <summary>The character of six bits.</summary>
    public static byte Character(uint bits) => (byte)(bits < 40 ? bits + '0' : bits + '8');

    // The next eight characters, the first one highest; zeros of the armour stand for those that are not there.
    static ulong Take(ref ReadOnlySpan<byte> payload)
    {
        if (payload.Length >= 8)
        {
            var whole = BinaryPrimitives.ReadUInt64BigEndian(payload);
            payload = payload[8..];
            return whole;
        }

        var part = Zeros;
        if ((payload.Length & 4) != 0)
        {
            part = ((ulong)BinaryPrimitives.ReadUInt32BigEndian(payload) << 32) | HalfZeros;
            payload = payload[4..];
            for (var i = 0; i < payload.Length; i++) part ^= (ulong)(payload[i] ^ '0') << (24 - (i * 8));
        }
        else
        {
            for (var i = 0; i < payload.Length; i++) part ^= (ulong)(payload[i] ^ '0') << (56 - (i * 8));
        }

        payload = default;
        return part;
    }

    // Each addition sets the high bit of a lane whose character is at least a bound; no lane carries into the next,
    // because characters of 0x80 and above are found first.
    static ulong Eight(ulong text, ref ulong bad)
    {
        var plain = text & ~HighBits;
        var from0 = plain + (0x0101_0101_0101_0101 * (0x80 - '0'));
        var fromX = plain + (0x0101_0101_0101_0101 * (0x80 - 'X'));
        var fromTick = plain + (0x0101_0101_0101_0101 * (0x80 - '`'));
        var fromx = plain + (0x0101_0101_0101_0101 * (0x80 - 'x'));
        bad |= (text | ~(from0 & (~fromX | fromTick)) | fromx) & HighBits;
        var bits = plain - Zeros - ((fromTick & HighBits) >> 4);

        // From eight lanes of 6 bits to four of 12, to two of 24, to one of 48.
        bits = ((bits & 0x3F00_3F00_3F00_3F00) >> 2) | (bits & 0x003F_003F_003F_003F);
        bits = ((bits & 0x0FFF_0000_0FFF_0000) >> 4) | (bits & 0x0000_0FFF_0000_0FFF);
        return ((bits & 0x00FF_FFFF_0000_0000) >> 8) | (bits & 0x0000_0000_00FF_FFFF);
    }
}
