namespace Liaison.Feeds.Adsb;

/// <summary>Flight identifications: eight characters of six bits (ICAO Annex 10, volume IV, table 3-9).</summary>
static class FlightText
{
    /// <summary>Characters of an identification.</summary>
    public const int Length = 8;

    const int LetterCount = 26;
    const int Space = 32;
    const int FirstDigit = 48;
    const int LastDigit = 57;

    /// <summary>Reads six bytes.</summary>
    /// <param name="bytes">48 bits.</param>
    /// <param name="flight">The text in ASCII, the first character in the lowest byte, spaces at the end left
    /// out.</param>
    /// <returns>False when a character is not of the alphabet, or there is none but spaces.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ulong flight)
    {
        flight = 0;
        ulong bits = 0;
        for (var i = 0; i < 6; i++) bits = bits << 8 | bytes[i];
        var used = 0;
        ulong text = 0;
        for (var i = 0; i < Length; i++)
        {
            var character = (int)(bits >> (42 - 6 * i)) & 63;
            var ascii = character switch
            {
                >= 1 and <= LetterCount => (ulong)(character + 'A' - 1),
                Space or (>= FirstDigit and <= LastDigit) => (ulong)character,
                _ => 0ul,
            };
            if (ascii == 0) return false;
            text |= ascii << (8 * i);
            if (ascii != Space) used = i + 1;
        }

        flight = used == Length ? text : text & ((1ul << (8 * used)) - 1);
        return used > 0;
    }

    /// <summary>Reads ASCII text; the same for letters, digits and spaces as what a transponder sends.</summary>
    public static bool TryReadAscii(ReadOnlySpan<byte> text, out ulong flight)
    {
        flight = 0;
        text = text.TrimEnd((byte)' ');
        if (text.IsEmpty || text.Length > Length) return false;
        for (var i = 0; i < text.Length; i++)
        {
            var isKnown = text[i] is >= (byte)'A' and <= (byte)'Z' or >= (byte)'0' and <= (byte)'9' or (byte)' ';
            if (!isKnown) return false;
            flight |= (ulong)text[i] << (8 * i);
        }

        return true;
    }

    /// <summary>Writes a text as ASCII.</summary>
    /// <returns>How many characters it has.</returns>
    public static int Write(ulong flight, Span<byte> destination)
    {
        var length = 0;
        for (; flight != 0; flight >>= 8) destination[length++] = (byte)flight;
        return length;
    }

    /// <summary>The six bytes of a text of at most eight letters, digits and spaces.</summary>
    public static void Encode(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        ulong bits = 0;
        for (var i = 0; i < Length; i++)
        {
            var ascii = i < text.Length ? text[i] : (byte)' ';
            bits = bits << 6 | (uint)(ascii >= 'A' ? ascii - 'A' + 1 : ascii);
        }

        for (var i = 5; i >= 0; i--, bits >>= 8) destination[i] = (byte)bits;
    }
}
