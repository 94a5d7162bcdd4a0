namespace Liaison.Headquarters.Forces.Readiness;

/// <summary>
/// Category level (C-level) of a unit, as the readiness reports of SORTS and DRRS have it. A greater value is less
/// ready.
/// </summary>
public enum ReadinessLevel
{
    /// <summary>It can undertake the full mission for which it is organised.</summary>
    C1 = 1,

    /// <summary>Most of it.</summary>
    C2 = 2,

    /// <summary>Many parts of it, but not all.</summary>
    C3 = 3,

    /// <summary>It needs more people, equipment or training first.</summary>
    C4 = 4,

    /// <summary>Not available, as planned: in overhaul or being built up. Only a commander says so.</summary>
    C5 = 5,
}

/// <summary>What is measured of a unit.</summary>
public enum MeasuredArea
{
    /// <summary>People on hand (P).</summary>
    Personnel,

    /// <summary>Equipment and supplies on hand (S).</summary>
    Supply,

    /// <summary>Condition of the equipment (R).</summary>
    Condition,

    /// <summary>Training (T).</summary>
    Training,
}

/// <summary>Whether a unit can do a mission-essential task.</summary>
public enum TaskAssessment
{
    /// <summary>To its standard.</summary>
    Yes,

    /// <summary>Most of it, or under conditions that the reason names.</summary>
    Qualified,

    /// <summary>It cannot.</summary>
    No,
}

/// <summary>How old a value is.</summary>
public enum Ageing
{
    /// <summary>As new as it should be.</summary>
    Fresh,

    /// <summary>A new one is due.</summary>
    Ageing,

    /// <summary>Too old to go by.</summary>
    Stale,
}

/// <summary>The readiness that may be told to others: no level, no number, no reason.</summary>
public enum CoarseReadiness
{
    /// <summary>Nobody can say.</summary>
    Unknown,

    /// <summary>It can do its mission.</summary>
    Ready,

    /// <summary>A part of it.</summary>
    Partial,

    /// <summary>It cannot.</summary>
    None,
}
