namespace Liaison.Feeds.Ais.Messages;

/// <summary>Type 5: name, kind, size and voyage of a ship of class A.</summary>
readonly ref struct AisVoyage(AisBits bits)
{
    readonly AisBits _bits = bits;

    /// <summary>Which edition of the recommendation the station follows.</summary>
    public int Version => (int)_bits.Read(38, 2);

    /// <summary>The ship's IMO number; 0 is not available.</summary>
    public uint Imo => _bits.Read(40, 30);

    /// <summary>The kind of ship and its cargo, 0 to 255.</summary>
    public int ShipType => (int)_bits.Read(232, 8);

    /// <summary>Where the antenna is on the ship.</summary>
    public AisSize Size => new(_bits, 240);

    /// <inheritdoc cref="AisBaseStation.Sensor"/>
    public int Sensor => (int)_bits.Read(270, 4);

    /// <summary>Month of arrival; 0 is not available.</summary>
    public int Month => (int)_bits.Read(274, 4);

    /// <summary>Day of arrival; 0 is not available.</summary>
    public int Day => (int)_bits.Read(278, 5);

    /// <summary>Hour of arrival, UTC; 24 is not available.</summary>
    public int Hour => (int)_bits.Read(283, 5);

    /// <summary>Minute of arrival; 60 is not available.</summary>
    public int Minute => (int)_bits.Read(288, 6);

    /// <summary>Tenths of a metre; 0 is not available.</summary>
    public int Draught => (int)_bits.Read(294, 8);

    /// <summary>Whether no data terminal is ready.</summary>
    public bool HasNoTerminal => _bits.Flag(422);

    /// <summary>Copies the radio call sign, at most 7 bytes.</summary>
    public int CopyCallSign(Span<byte> destination) => _bits.Text(70, 7, destination);

    /// <summary>Copies the name, at most 20 bytes.</summary>
    public int CopyName(Span<byte> destination) => _bits.Text(112, 20, destination);

    /// <summary>Copies the destination, at most 20 bytes.</summary>
    public int CopyDestination(Span<byte> destination) => _bits.Text(302, 20, destination);
}
