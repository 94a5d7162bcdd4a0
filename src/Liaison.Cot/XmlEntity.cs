namespace Liaison.Cot;

/// <summary>Entity and character references: the five of XML and numbers, nothing else.</summary>
static class XmlEntity
{
    // The longest reference that is read: "&#x" with ten digits and ";"; more zeros in front serve no honest sender.
    const int MaxLength = 14;

    /// <summary>Reads the reference at the start of <paramref name="text"/>, which begins with an
    /// ampersand.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out uint codePoint, out int length)
    {
        codePoint = 0;
        var end = text[..Math.Min(text.Length, MaxLength)].IndexOf((byte)';');
        length = end + 1;
        if (end < 2)
            return false;
        var name = text[1..end];
        if (name[0] == '#')
            return TryReadNumber(name[1..], out codePoint) && XmlCharacters.IsLegal(codePoint);
        codePoint = Named(name);
        return codePoint != 0;
    }

    /// <summary>True when each ampersand in the text begins a reference that <see cref="TryRead"/> accepts.</summary>
    public static bool AreLegal(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'&'); at >= 0; at = text.IndexOf((byte)'&'))
        {
            if (!TryRead(text[at..], out _, out var length))
                return false;
            text = text[(at + length)..];
        }

        return true;
    }

    static uint Named(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when name.SequenceEqual("lt"u8) => '<',
        2 when name.SequenceEqual("gt"u8) => '>',
        3 when name.SequenceEqual("amp"u8) => '&',
        4 when name.SequenceEqual("apos"u8) => '\'',
        4 when name.SequenceEqual("quot"u8) => '"',
        _ => 0,
    };

    static bool TryReadNumber(ReadOnlySpan<byte> digits, out uint value)
    {
        value = 0;
        var numberBase = 10u;
        if (digits.Length > 0 && digits[0] == 'x')
        {
            numberBase = 16;
            digits = digits[1..];
        }

        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return false;
            var amount = (uint)(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
            if (amount >= numberBase)
                return false;
            value = Math.Min((value * numberBase) + amount, 0x110000);
        }

        return digits.Length > 0;
    }
}
