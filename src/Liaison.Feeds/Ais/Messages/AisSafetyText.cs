namespace Liaison.Feeds.Ais.Messages;

/// <summary>Types 12 (to one station) and 14 (to all): text about safety.</summary>
readonly ref struct AisSafetyText(AisBits bits)
{
    /// <summary>The most characters of a text: those of a message of five slots.</summary>
    public const int MaxCharacters = (AisBits.MaxLength - 40) / 6;

    readonly AisBits _bits = bits;

    bool IsAddressed => _bits.Read(0, 6) == (uint)AisMessageType.SafetyTextAddressed;

    /// <inheritdoc cref="AisBinary.Number"/>
    public int Number => (int)_bits.Read(38, 2);

    /// <inheritdoc cref="AisBinary.Destination"/>
    public uint Destination => _bits.Read(40, 30);

    /// <inheritdoc cref="AisBinary.IsRetransmitted"/>
    public bool IsRetransmitted => _bits.Flag(70);

    /// <summary>Copies the text, at most <see cref="MaxCharacters"/> bytes.</summary>
    public int CopyText(Span<byte> destination) => _bits.Text(IsAddressed ? 72 : 40, MaxCharacters, destination);
}
