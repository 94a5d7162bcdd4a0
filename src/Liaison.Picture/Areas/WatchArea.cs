using Liaison.Picture.Alerts;

namespace Liaison.Picture.Areas;

/// <summary>An area that is watched, and what for.</summary>
public sealed record WatchArea
{
    /// <summary>How far outside a track must be to have left, where an area does not say, in metres.</summary>
    public const double DefaultMargin = 50;

    /// <summary>The node's own name for it.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is watched.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Where it is.</summary>
    public required AreaShape Shape { get; init; }

    /// <summary>
    /// How far outside a track must be to have left, metres: noise of a position below it raises nothing. At most a quarter
    /// of the area's size is used.
    /// </summary>
    public double Margin { get; init; } = DefaultMargin;

    /// <summary>Severity of its alerts.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>What it calls out for.</summary>
    public required IReadOnlyList<AreaRule> Rules { get; init; }

    /// <summary>Beginnings of the CoT types that it watches; none for all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>The sources that it watches, for example <c>ais</c>; none for all.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The label's banner; null for the node's default.</summary>
    public string? Label { get; init; }
}

/// <summary>What a watch area calls out for.</summary>
/// <param name="Kind">Which rule.</param>
/// <param name="Seconds">For how long.</param>
/// <param name="Metres">Within what distance.</param>
/// <param name="Above">Metres per second that are too fast.</param>
/// <param name="Below">Metres per second that are too slow.</param>
public sealed record AreaRule(
    AreaRuleKind Kind, double? Seconds = null, double? Metres = null, double? Above = null, double? Below = null);

/// <summary>The rules of watch areas.</summary>
public enum AreaRuleKind
{
    /// <summary>A track comes in.</summary>
    Enter,

    /// <summary>A track goes out.</summary>
    Leave,

    /// <summary>A track has been inside for some time.</summary>
    Dwell,

    /// <summary>A track inside is too fast or too slow.</summary>
    Speed,

    /// <summary>A track that was inside has stopped reporting for some time.</summary>
    Silence,

    /// <summary>A track inside has stayed near one place for some time.</summary>
    Loiter,

    /// <summary>Two tracks inside have been near each other for some time.</summary>
    Meet,
}
