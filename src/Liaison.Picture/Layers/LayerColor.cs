namespace Liaison.Picture.Layers;

/// <summary>Colours as layers keep them: <c>#rrggbb</c> in lower case.</summary>
public static class LayerColor
{
    const int FullLength = 6;
    const int ShortLength = 3;
    const int WithOpacityLength = 8;

    /// <summary>
    /// Reads <c>#rrggbb</c> or <c>#rgb</c>, with or without the sign, also with an opacity behind it.
    /// </summary>
    /// <returns>The colour; null when the text is anything else.</returns>
    public static string? Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.StartsWith("#")) text = text[1..];
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c)) return null;
        }

        return text.Length switch
        {
            FullLength or WithOpacityLength => Of(text[..FullLength]),
            ShortLength => Of([text[0], text[0], text[1], text[1], text[2], text[2]]),
            _ => null,
        };
    }

    /// <summary>Reads the eight digits of KML: opacity, blue, green, red.</summary>
    /// <returns>The colour; null when the text is anything else.</returns>
    public static string? ReadKml(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.StartsWith("#")) text = text[1..];
        return text.Length == WithOpacityLength
            ? Read([text[6], text[7], text[4], text[5], text[2], text[3]])
            : null;
    }

    static string Of(ReadOnlySpan<char> digits)
    {
        Span<char> lower = stackalloc char[FullLength];
        digits.ToLowerInvariant(lower);
        return $"#{lower}";
    }
}
