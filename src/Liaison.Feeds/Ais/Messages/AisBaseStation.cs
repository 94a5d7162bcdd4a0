namespace Liaison.Feeds.Ais.Messages;

/// <summary>Types 4 and 11: time and position of a base station, or of a mobile station that was asked.</summary>
readonly ref struct AisBaseStation(AisBits bits)
{
    readonly AisBits _bits = bits;

    /// <summary>0 is not available.</summary>
    public int Year => (int)_bits.Read(38, 14);

    /// <summary>0 is not available.</summary>
    public int Month => (int)_bits.Read(52, 4);

    /// <summary>0 is not available.</summary>
    public int Day => (int)_bits.Read(56, 5);

    /// <summary>24 is not available.</summary>
    public int Hour => (int)_bits.Read(61, 5);

    /// <summary>60 is not available.</summary>
    public int Minute => (int)_bits.Read(66, 6);

    /// <summary>60 is not available.</summary>
    public int Second => (int)_bits.Read(72, 6);

    /// <inheritdoc cref="AisPosition.IsAccurate"/>
    public bool IsAccurate => _bits.Flag(78);

    /// <inheritdoc cref="AisPosition.Longitude"/>
    public int Longitude => _bits.ReadSigned(79, 28);

    /// <inheritdoc cref="AisPosition.Latitude"/>
    public int Latitude => _bits.ReadSigned(107, 27);

    /// <summary>What the position is from: 1 GPS, ...</summary>
    public int Sensor => (int)_bits.Read(134, 4);

    /// <inheritdoc cref="AisPosition.IsMonitored"/>
    public bool IsMonitored => _bits.Flag(148);

    /// <inheritdoc cref="AisPosition.Radio"/>
    public int Radio => (int)_bits.Read(149, 19);
}
