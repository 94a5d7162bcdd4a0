namespace Liaison.Feeds.Ais.Messages;

/// <summary>Types 18 and 19: position of a ship of class B; 19 also has name, kind and size.</summary>
readonly ref struct AisClassB(AisBits bits)
{
    readonly AisBits _bits = bits;

    /// <summary>For regional use.</summary>
    public int Reserved => (int)_bits.Read(38, 8);

    /// <inheritdoc cref="AisPosition.Speed"/>
    public int Speed => (int)_bits.Read(46, 10);

    /// <inheritdoc cref="AisPosition.IsAccurate"/>
    public bool IsAccurate => _bits.Flag(56);

    /// <inheritdoc cref="AisPosition.Longitude"/>
    public int Longitude => _bits.ReadSigned(57, 28);

    /// <inheritdoc cref="AisPosition.Latitude"/>
    public int Latitude => _bits.ReadSigned(85, 27);

    /// <inheritdoc cref="AisPosition.Course"/>
    public int Course => (int)_bits.Read(112, 12);

    /// <inheritdoc cref="AisPosition.Heading"/>
    public int Heading => (int)_bits.Read(124, 9);

    /// <inheritdoc cref="AisPosition.Second"/>
    public int Second => (int)_bits.Read(133, 6);

    /// <summary>For regional use; of type 18.</summary>
    public int Regional => (int)_bits.Read(139, 2);

    /// <summary>Whether the unit is of carrier sense, not of self-organised, time division; of type 18.</summary>
    public bool IsCarrierSense => _bits.Flag(141);

    /// <summary>Of type 18.</summary>
    public bool HasDisplay => _bits.Flag(142);

    /// <summary>Whether it has a receiver of digital selective calls; of type 18.</summary>
    public bool HasSelectiveCalling => _bits.Flag(143);

    /// <summary>Whether it can work in the whole marine band; of type 18.</summary>
    public bool IsWholeBand => _bits.Flag(144);

    /// <summary>Whether it obeys messages of type 22; of type 18.</summary>
    public bool AcceptsChannels => _bits.Flag(145);

    /// <summary>Whether it reports in an assigned mode; of type 18.</summary>
    public bool IsAssigned => _bits.Flag(146);

    /// <summary>As <see cref="AisPosition.IsMonitored"/>; of type 18.</summary>
    public bool IsMonitored => _bits.Flag(147);

    /// <summary>As <see cref="AisPosition.Radio"/>; of type 18.</summary>
    public int Radio => (int)_bits.Read(148, 20);

    /// <summary>What type 19 says more than type 18.</summary>
    public AisClassBMore More => new(_bits);
}

/// <summary>What type 19 has behind the position.</summary>
readonly ref struct AisClassBMore(AisBits bits)
{
    readonly AisBits _bits = bits;

    /// <summary>For regional use.</summary>
    public int Regional => (int)_bits.Read(139, 4);

    /// <inheritdoc cref="AisVoyage.ShipType"/>
    public int ShipType => (int)_bits.Read(263, 8);

    /// <inheritdoc cref="AisVoyage.Size"/>
    public AisSize Size => new(_bits, 271);

    /// <inheritdoc cref="AisBaseStation.Sensor"/>
    public int Sensor => (int)_bits.Read(301, 4);

    /// <inheritdoc cref="AisPosition.IsMonitored"/>
    public bool IsMonitored => _bits.Flag(305);

    /// <inheritdoc cref="AisVoyage.HasNoTerminal"/>
    public bool HasNoTerminal => _bits.Flag(306);

    /// <summary>Whether it reports in an assigned mode.</summary>
    public bool IsAssigned => _bits.Flag(307);

    /// <inheritdoc cref="AisVoyage.CopyName"/>
    public int CopyName(Span<byte> destination) => _bits.Text(143, 20, destination);
}
