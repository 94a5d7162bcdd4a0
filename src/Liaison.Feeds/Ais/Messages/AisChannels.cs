namespace Liaison.Feeds.Ais.Messages;

/// <summary>Type 22: which channels to use, in an area or by two stations.</summary>
readonly ref struct AisChannels(AisBits bits)
{
    readonly AisBits _bits = bits;

    /// <summary>Channel A by its number.</summary>
    public int ChannelA => (int)_bits.Read(40, 12);

    /// <summary>Channel B by its number.</summary>
    public int ChannelB => (int)_bits.Read(52, 12);

    /// <summary>On which channels to send and receive.</summary>
    public int Mode => (int)_bits.Read(64, 4);

    /// <summary>Whether to send with low power.</summary>
    public bool IsLowPower => _bits.Flag(68);

    /// <summary>The area's corner, unless it is addressed.</summary>
    public AisCorner NorthEast => new(_bits, 69);

    /// <summary>The opposite corner, unless it is addressed.</summary>
    public AisCorner SouthWest => new(_bits, 104);

    /// <summary>Whom it is for, if it is addressed.</summary>
    /// <param name="index">0 or 1.</param>
    public uint Station(int index) => _bits.Read(69 + (index * 35), 30);

    /// <summary>Whether it is for two stations, not for an area.</summary>
    public bool IsAddressed => _bits.Flag(139);

    /// <summary>Whether channel A is a narrow one.</summary>
    public bool IsNarrowA => _bits.Flag(140);

    /// <summary>Whether channel B is a narrow one.</summary>
    public bool IsNarrowB => _bits.Flag(141);

    /// <summary>The size of the zone around the area, in nautical miles less one.</summary>
    public int Zone => (int)_bits.Read(142, 3);
}
