namespace Liaison.Feeds.Ais.Messages;

/// <summary>Type 9: position of an aircraft in search and rescue.</summary>
readonly ref struct AisSearchAircraft(AisBits bits)
{
    readonly AisBits _bits = bits;

    /// <summary>Metres; 4,095 is not available, 4,094 is that or higher.</summary>
    public int Altitude => (int)_bits.Read(38, 12);

    /// <summary>Knots; 1,023 is not available.</summary>
    public int Speed => (int)_bits.Read(50, 10);

    /// <inheritdoc cref="AisPosition.IsAccurate"/>
    public bool IsAccurate => _bits.Flag(60);

    /// <inheritdoc cref="AisPosition.Longitude"/>
    public int Longitude => _bits.ReadSigned(61, 28);

    /// <inheritdoc cref="AisPosition.Latitude"/>
    public int Latitude => _bits.ReadSigned(89, 27);

    /// <inheritdoc cref="AisPosition.Course"/>
    public int Course => (int)_bits.Read(116, 12);

    /// <inheritdoc cref="AisPosition.Second"/>
    public int Second => (int)_bits.Read(128, 6);

    /// <summary>Whether the altitude is by air pressure, not by satellites.</summary>
    public bool IsBarometric => _bits.Flag(134);

    /// <summary>For regional use; newer stations have <see cref="IsBarometric"/> in its first bit.</summary>
    public int Regional => (int)_bits.Read(134, 8);

    /// <inheritdoc cref="AisVoyage.HasNoTerminal"/>
    public bool HasNoTerminal => _bits.Flag(142);

    /// <inheritdoc cref="AisPosition.IsMonitored"/>
    public bool IsMonitored => _bits.Flag(147);

    /// <inheritdoc cref="AisPosition.Radio"/>
    public int Radio => (int)_bits.Read(148, 20);
}
