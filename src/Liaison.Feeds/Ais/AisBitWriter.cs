namespace Liaison.Feeds.Ais;

/// <summary>Writes the fields of a message one after the other.</summary>
/// <param name="words"><see cref="AisBits.Words"/> words of zero.</param>
ref struct AisBitWriter(Span<ulong> words)
{
    readonly Span<ulong> _words = words;

    /// <summary>The number of bits written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public readonly AisBits Bits => new(_words, Length);

    /// <summary>Writes the head that all messages have, without repeats.</summary>
    public void WriteHead(AisMessageType type, uint mmsi)
    {
        Write((int)type, 6);
        Write(0, 2);
        Write((int)mmsi, 30);
    }

    /// <summary>Writes the lowest bits of a number; negative ones are in two's complement.</summary>
    /// <param name="value">The number.</param>
    /// <param name="width">1 to 32 bits.</param>
    public void Write(int value, int width)
    {
        var bits = (ulong)(uint)value << (64 - width);
        var (word, shift) = (Length >> 6, Length & 63);
        _words[word] |= bits >> shift;
        if (shift + width > 64) _words[word + 1] |= bits << (64 - shift);
        Length += width;
    }

    /// <summary>Writes one bit.</summary>
    public void Write(bool value) => Write(value ? 1 : 0, 1);

    /// <summary>Writes text of six-bit characters, with <c>@</c> behind it to fill the field.</summary>
    /// <param name="text">ASCII; small letters become capitals, and what six bits do not have becomes a space.</param>
    /// <param name="characters">The field's size; what is longer is cut.</param>
    public void Write(ReadOnlySpan<char> text, int characters)
    {
        for (var i = 0; i < characters; i++)
        {
            var letter = i < text.Length ? char.ToUpperInvariant(text[i]) : '@';
            Write(letter is >= ' ' and <= '_' ? letter & 0x3F : ' ', 6);
        }
    }

    /// <summary>Writes the four distances of a ship's size.</summary>
    public void Write(Messages.AisSize size)
    {
        Write(size.Bow, 9);
        Write(size.Stern, 9);
        Write(size.Port, 6);
        Write(size.Starboard, 6);
    }
}
