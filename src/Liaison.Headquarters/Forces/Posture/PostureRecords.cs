using Liaison.Headquarters.Forces.Readiness;
using Liaison.Headquarters.Forces.Sites;
using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Forces.Posture;

/// <summary>So many units or sites of a kind that an area is to have: sites when a kind of site is given.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Count">How many.</param>
/// <param name="SiteKind">The kind of the sites; null for units.</param>
/// <param name="MayBeLimited">Whether a site that can be used in part counts; one that is open always does.</param>
/// <param name="Component">The component of the units; null for any.</param>
/// <param name="Echelon">Their size; null for any.</param>
/// <param name="AtLeast">The least level of the units; null for any, also an unknown one.</param>
/// <param name="By">By when; null for at once.</param>
public sealed record PostureRequirement(
    string Name, int Count, SiteKind? SiteKind, bool MayBeLimited, Component? Component, Echelon? Echelon,
    ReadinessLevel? AtLeast, DateTimeOffset? By);

/// <summary>It was laid down what an area is to have, in place of what was laid down before.</summary>
/// <param name="Area">Id of a site, or name of an area.</param>
/// <param name="Requirements">What it is to have; empty for nothing.</param>
[RecordKind("posture.requirement-set")]
public sealed record PostureRequirementSet(string Area, IReadOnlyList<PostureRequirement> Requirements) : IRecordBody;

/// <summary>Lays down what an area is to have.</summary>
/// <param name="Area">Id of a site, or name of an area.</param>
/// <param name="Requirements">What it is to have; empty for nothing.</param>
/// <param name="Label">The banner of the label; empty for the node's default.</param>
public sealed record SetPostureRequirements(
    string Area, IReadOnlyList<PostureRequirement> Requirements, string Label);

/// <summary>What an area is to have.</summary>
/// <param name="Area">Id of a site, or name of an area.</param>
/// <param name="Requirements">What it is to have.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="By">Who laid it down.</param>
/// <param name="At">When.</param>
/// <param name="Version">The number of the record.</param>
public sealed record AreaRequirements(
    string Area, IReadOnlyList<PostureRequirement> Requirements, string Label, string By, DateTimeOffset At,
    long Version);
