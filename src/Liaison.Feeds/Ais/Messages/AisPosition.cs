namespace Liaison.Feeds.Ais.Messages;

/// <summary>Types 1, 2 and 3: position of a ship of class A. Integers as transmitted (ITU-R M.1371-5).</summary>
readonly ref struct AisPosition(AisBits bits)
{
    /// <summary>The second of the minute when there is none.</summary>
    public const int NoSecond = 60;

    readonly AisBits _bits = bits;

    /// <summary>What the ship is doing, 0 to 15.</summary>
    public int Status => (int)_bits.Read(38, 4);

    /// <summary>The coded rate of turn, -128 to 127.</summary>
    public int Turn => _bits.ReadSigned(42, 8);

    /// <summary>Tenths of a knot.</summary>
    public int Speed => (int)_bits.Read(50, 10);

    /// <summary>Whether the position is better than 10 m.</summary>
    public bool IsAccurate => _bits.Flag(60);

    /// <summary>1/10000 minutes east.</summary>
    public int Longitude => _bits.ReadSigned(61, 28);

    /// <summary>1/10000 minutes north.</summary>
    public int Latitude => _bits.ReadSigned(89, 27);

    /// <summary>Course over ground in tenths of a degree.</summary>
    public int Course => (int)_bits.Read(116, 12);

    /// <summary>True heading in degrees.</summary>
    public int Heading => (int)_bits.Read(128, 9);

    /// <summary>The second of the minute of the position; 60 and more say something of the sensor.</summary>
    public int Second => (int)_bits.Read(137, 6);

    /// <summary>Special manoeuvre: 0 not available, 1 no, 2 yes.</summary>
    public int Maneuver => (int)_bits.Read(143, 2);

    /// <summary>Whether the receiver's integrity is monitored.</summary>
    public bool IsMonitored => _bits.Flag(148);

    /// <summary>The communication state.</summary>
    public int Radio => (int)_bits.Read(149, 19);
}
