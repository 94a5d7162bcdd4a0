namespace Liaison.Feeds.Ais.Messages;

/// <summary>Type 23: tells the stations of an area and kind when to report.</summary>
readonly ref struct AisGroupAssignment(AisBits bits)
{
    readonly AisBits _bits = bits;

    /// <summary>The area's corner.</summary>
    public AisCorner NorthEast => new(_bits, 40);

    /// <summary>The opposite corner.</summary>
    public AisCorner SouthWest => new(_bits, 75);

    /// <summary>The kind of station, 0 for all.</summary>
    public int StationType => (int)_bits.Read(110, 4);

    /// <inheritdoc cref="AisVoyage.ShipType"/>
    public int ShipType => (int)_bits.Read(114, 8);

    /// <summary>On which channels to send and receive.</summary>
    public int Mode => (int)_bits.Read(144, 2);

    /// <summary>The coded time between reports.</summary>
    public int Interval => (int)_bits.Read(146, 4);

    /// <summary>Minutes to be quiet.</summary>
    public int Quiet => (int)_bits.Read(150, 4);
}
