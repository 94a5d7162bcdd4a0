namespace Liaison.Feeds.Ais.Messages;

/// <summary>Type 27: position of a ship for receivers far away.</summary>
readonly ref struct AisLongRange(AisBits bits)
{
    readonly AisBits _bits = bits;

    /// <inheritdoc cref="AisPosition.IsAccurate"/>
    public bool IsAccurate => _bits.Flag(38);

    /// <inheritdoc cref="AisPosition.IsMonitored"/>
    public bool IsMonitored => _bits.Flag(39);

    /// <inheritdoc cref="AisPosition.Status"/>
    public int Status => (int)_bits.Read(40, 4);

    /// <summary>1/10 minutes east.</summary>
    public int Longitude => _bits.ReadSigned(44, 18);

    /// <summary>1/10 minutes north.</summary>
    public int Latitude => _bits.ReadSigned(62, 17);

    /// <summary>Knots; 63 is not available.</summary>
    public int Speed => (int)_bits.Read(79, 6);

    /// <summary>Degrees; 511 is not available.</summary>
    public int Course => (int)_bits.Read(85, 9);

    /// <summary>Whether the position is older than 5 seconds.</summary>
    public bool IsLate => _bits.Flag(94);
}
