namespace Liaison.Cot;

/// <summary>The values of an event that the node writes itself.</summary>
public readonly record struct CotReport
{
    /// <summary>Unique name of the thing that the event is about.</summary>
    public required string Uid { get; init; }

    /// <summary>CoT type.</summary>
    public required string Type { get; init; }

    /// <summary>How the position was found.</summary>
    public required string How { get; init; }

    /// <summary>When the event is made, Unix milliseconds UTC, 1970 to 9999.</summary>
    public required long TimeMs { get; init; }

    /// <summary>From when it holds, Unix milliseconds UTC.</summary>
    public required long StartMs { get; init; }

    /// <summary>Until when it holds, Unix milliseconds UTC.</summary>
    public required long StaleMs { get; init; }

    /// <summary>Degrees north, WGS-84.</summary>
    public double Latitude { get; init; }

    /// <summary>Degrees east, WGS-84.</summary>
    public double Longitude { get; init; }

    /// <summary>Height above the ellipsoid in metres; NaN when unknown.</summary>
    public double Hae { get; init; }

    /// <summary>Circular error in metres; NaN when unknown.</summary>
    public double Ce { get; init; }

    /// <summary>Linear error in metres; NaN when unknown.</summary>
    public double Le { get; init; }

    /// <summary>Access marking, or null.</summary>
    public string? Access { get; init; }

    /// <summary>Caveat marking, or null.</summary>
    public string? Caveat { get; init; }

    /// <summary>Releasable-to marking, or null.</summary>
    public string? ReleasableTo { get; init; }
}
