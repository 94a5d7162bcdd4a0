using Liaison.Feeds.Ais.Messages;

namespace Liaison.Feeds.Ais;

/// <summary>The motion of a ship, in integers as they are transmitted; the defaults are not available.</summary>
readonly record struct AisMotion()
{
    /// <summary>1/10000 minutes east.</summary>
    public int Longitude { get; init; } = 181 * AisScale.FinePerDegree;

    /// <summary>1/10000 minutes north.</summary>
    public int Latitude { get; init; } = 91 * AisScale.FinePerDegree;

    /// <summary>Whether the position is better than 10 m.</summary>
    public bool IsAccurate { get; init; }

    /// <summary>Tenths of a knot.</summary>
    public int Speed { get; init; } = 1023;

    /// <summary>Tenths of a degree.</summary>
    public int Course { get; init; } = 3600;

    /// <summary>Degrees.</summary>
    public int Heading { get; init; } = 511;

    /// <summary>The second of the minute.</summary>
    public int Second { get; init; } = AisPosition.NoSecond;
}

/// <summary>What a ship of class A says of itself, in integers as they are transmitted.</summary>
readonly record struct AisParticulars()
{
    /// <summary>The IMO number.</summary>
    public int Imo { get; init; }

    /// <summary>The radio call sign, at most 7 characters.</summary>
    public string CallSign { get; init; } = "";

    /// <summary>The name, at most 20 characters.</summary>
    public string Name { get; init; } = "";

    /// <summary>The kind of ship.</summary>
    public int ShipType { get; init; }

    /// <summary>How long and wide it is.</summary>
    public AisSize Size { get; init; }

    /// <summary>Tenths of a metre.</summary>
    public int Draught { get; init; }

    /// <summary>Where it goes, at most 20 characters.</summary>
    public string Destination { get; init; } = "";

    /// <summary>Month, day, hour and minute of arrival, UTC.</summary>
    public (int Month, int Day, int Hour, int Minute) Arrival { get; init; } = (0, 0, 24, 60);
}
