namespace Liaison.Feeds.Ais;

/// <summary>How a position was made.</summary>
enum AisFixKind : byte
{
    /// <summary>By a satellite navigation receiver.</summary>
    Measured,

    /// <summary>By hand.</summary>
    Entered,

    /// <summary>By dead reckoning, or left over from a receiver that failed.</summary>
    Estimated,
}

/// <summary>A position of a station as the picture takes it.</summary>
record struct AisFix()
{
    /// <summary>Degrees north; NaN when there is none.</summary>
    public double Latitude { get; init; } = double.NaN;

    /// <summary>Degrees east; NaN when there is none.</summary>
    public double Longitude { get; init; } = double.NaN;

    /// <summary>Metres; NaN when unknown.</summary>
    public double Height { get; init; } = double.NaN;

    /// <summary>Degrees over ground; NaN when unknown.</summary>
    public float Course { get; init; } = float.NaN;

    /// <summary>Metres per second over ground; NaN when unknown.</summary>
    public float Speed { get; init; } = float.NaN;

    /// <summary>Metres; NaN when unknown.</summary>
    public float CircularError { get; init; } = float.NaN;

    /// <summary>How the position was made.</summary>
    public AisFixKind Kind { get; init; }

    /// <summary>When, in Unix milliseconds; 0 when there was none yet.</summary>
    public long TimeMs { get; set; }

    /// <summary>Until when it holds, in Unix milliseconds.</summary>
    public long StaleMs { get; set; }

    /// <summary>
    /// Whether it is a place. Exactly 0 north 0 east, where there is nothing, is what broken receivers send.
    /// </summary>
    public readonly bool IsPlace =>
        !double.IsNaN(Latitude) && !double.IsNaN(Longitude) && (Latitude != 0 || Longitude != 0);
}
