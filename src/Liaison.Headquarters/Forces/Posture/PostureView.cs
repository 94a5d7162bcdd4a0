using Liaison.Headquarters.Forces.Readiness;
using Liaison.Headquarters.Forces.Sites;

namespace Liaison.Headquarters.Forces.Posture;

/// <summary>What has become different about an area.</summary>
public enum PostureChangeKind
{
    /// <summary>A unit joined the force here.</summary>
    UnitAdded,

    /// <summary>A unit came; before is where it was.</summary>
    UnitArrived,

    /// <summary>A unit went; after is where it is.</summary>
    UnitLeft,

    /// <summary>A unit went from one site of the area to another.</summary>
    UnitMoved,

    /// <summary>A unit that was here left the force.</summary>
    UnitRetired,

    /// <summary>A unit's level that counts is another.</summary>
    ReadinessChanged,

    /// <summary>A unit has another operational commander.</summary>
    CommandChanged,

    /// <summary>A site was entered.</summary>
    SiteAdded,

    /// <summary>A site can be used more, or less.</summary>
    SiteStateChanged,

    /// <summary>Something else is said of a site.</summary>
    SiteAmended,
}

/// <summary>Something that has become different.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">Id of the unit or site.</param>
/// <param name="Before">What it was; null for nothing, or the headquarters itself.</param>
/// <param name="After">What it is; null for nothing, or the headquarters itself.</param>
/// <param name="At">When the last record was made that had to do with it.</param>
public sealed record PostureChange(
    PostureChangeKind Kind, string Subject, string? Before, string? After, DateTimeOffset At);

/// <summary>How far what was laid down is there.</summary>
/// <param name="Requirement">What was laid down.</param>
/// <param name="Present">How many there are, in whatever state.</param>
/// <param name="Fit">How many of them are in the state that was laid down.</param>
/// <param name="Missing">How many are missing to the number that was laid down.</param>
/// <param name="IsOverdue">Whether some are missing and the time is over.</param>
public sealed record Shortfall(PostureRequirement Requirement, int Present, int Fit, int Missing, bool IsOverdue);

/// <summary>A unit in an area.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Readiness">What is known of its readiness; null when nobody has reported.</param>
/// <param name="Command">Who commands it; null when it is not in the force yet.</param>
public sealed record PlacedUnit(Unit Unit, UnitReadiness? Readiness, CommandStep? Command);

/// <summary>The posture of an area: which units and sites are there, and in what state.</summary>
/// <param name="Units">The units in the order of their ids.</param>
/// <param name="Sites">The sites in the order of their ids.</param>
/// <param name="Readiness">The readiness of the units together.</param>
/// <param name="Changes">What has become different since the time asked for; null when none was.</param>
/// <param name="Shortfalls">How far what was laid down is there; empty when nothing was.</param>
public sealed record PostureView(
    IReadOnlyList<PlacedUnit> Units, IReadOnlyList<Site> Sites, RollUp Readiness,
    IReadOnlyList<PostureChange>? Changes, IReadOnlyList<Shortfall> Shortfalls);

/// <summary>Units that are rolled up together.</summary>
/// <param name="Key">What they have in common: a component, id of an island, name of an area or id of a commanding
/// unit; null for those that have none of it, or for the headquarters.</param>
/// <param name="Depth">How many groups are around it.</param>
/// <param name="Own">The level of the commanding unit itself; null for other groups, or when it is unknown.</param>
/// <param name="All">All of them together.</param>
public sealed record RollUpGroup(string? Key, int Depth, ReadinessLevel? Own, RollUp All);
