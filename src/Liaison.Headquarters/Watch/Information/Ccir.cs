using Liaison.Headquarters.Watch.Addressees;
using Liaison.Headquarters.Watch.Alerts;
using Liaison.Headquarters.Watch.Log;

namespace Liaison.Headquarters.Watch.Information;

/// <summary>What shows that a requirement is met, or about to be.</summary>
/// <param name="Text">What to look for.</param>
/// <param name="Match">In which entries of the log it is seen; null when only people can tell.</param>
public sealed record Indicator(string Text, EventMatch? Match);

/// <summary>What a commander's critical information requirement says.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">The question.</param>
/// <param name="Decision">The decision that it serves; null when that is named in words.</param>
/// <param name="DecisionPoint">The decision that it serves, in words; empty when it is on the board.</param>
/// <param name="Indicators">What shows that it is met.</param>
/// <param name="Role">The role to alert, by its name in the API.</param>
/// <param name="ValueUntil">The latest time at which information is of value (LTIOV).</param>
/// <param name="Escalation">Who is alerted when nobody acknowledges, one after the other.</param>
/// <param name="Addressees">The TAK clients to alert.</param>
public sealed record CcirContent(
    CcirKind Kind, string Text, Guid? Decision, string DecisionPoint, IReadOnlyList<Indicator> Indicators,
    string Role, DateTimeOffset? ValueUntil, IReadOnlyList<EscalationStep> Escalation,
    IReadOnlyList<Addressee> Addressees)
{
    /// <summary>Whether the node itself sees an indicator in an entry of the log.</summary>
    public bool IsSeenIn(EventContent content) =>
        Indicators.Any(indicator => indicator.Match?.Matches(content) == true);
}

/// <summary>A wording of a requirement.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why it was revised; empty for the first one.</param>
/// <param name="ApprovedBy">Who approved it; null while nobody has.</param>
/// <param name="ApprovedAt">When.</param>
public sealed record CcirWording(
    CcirContent Content, string Label, string By, DateTimeOffset At, string Reason, string? ApprovedBy,
    DateTimeOffset? ApprovedAt);

/// <summary>A requirement was ended.</summary>
/// <param name="By">By whom.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record CcirClosing(string By, DateTimeOffset At, string Reason);

/// <summary>A commander's critical information requirement.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number in this headquarters, from 1.</param>
/// <param name="Version">Number of the record that changed it last.</param>
/// <param name="Standing">The wording that the commander has approved; null while there is none.</param>
/// <param name="Proposed">The wording that waits for the commander; null when none does.</param>
/// <param name="Earlier">The approved wordings before the one that stands, the oldest first.</param>
/// <param name="Closing">That it was ended; null when it was not.</param>
public sealed record Ccir(
    Guid Id, int Number, long Version, CcirWording? Standing, CcirWording? Proposed,
    IReadOnlyList<CcirWording> Earlier, CcirClosing? Closing)
{
    /// <summary>The wording that stands, or else the one that waits.</summary>
    public CcirWording Wording => (Standing ?? Proposed)!;

    /// <summary>Whether the commander has approved it and not ended it.</summary>
    public bool IsApproved => Standing is not null && Closing is null;

    /// <summary>Where it stands at a time.</summary>
    public CcirState StateAt(DateTimeOffset now) =>
        Closing is not null ? CcirState.Closed
        : Standing is null ? CcirState.Draft
        : now > Standing.Content.ValueUntil ? CcirState.Lapsed
        : CcirState.InForce;
}
