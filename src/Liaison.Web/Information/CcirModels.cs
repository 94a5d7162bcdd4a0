using System.ComponentModel;
using System.Text.Json.Serialization;
using Liaison.Headquarters.Watch.Addressees;
using Liaison.Headquarters.Watch.Information;
using Liaison.Headquarters.Watch.Log;
using Liaison.Web.Command;
using Liaison.Web.StaffAlerts;

namespace Liaison.Web.Information;

/// <summary>In which entries of the log something is seen: those that meet all of this, of each list any.</summary>
public sealed record EventMatchModel
{
    /// <summary>Those that matter at least this much.</summary>
    public EventSeverity? Severity { get; init; }

    /// <summary>Those of this category.</summary>
    public string? Category { get; init; }

    /// <summary>Those with one of these in their text, category or source.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>Those about one of these tracks.</summary>
    public IReadOnlyList<string>? Tracks { get; init; }

    /// <summary>Those about one of these units.</summary>
    public IReadOnlyList<string>? Units { get; init; }

    /// <summary>Those about one of these sites.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>Those with a position between west, south, east and north.</summary>
    [Description("Those with a position between west, south, east, north, in degrees.")]
    public IReadOnlyList<double>? Bbox { get; init; }
}

/// <summary>What shows that a requirement is met, or about to be.</summary>
/// <param name="Text">What to look for.</param>
/// <param name="Match">In which entries of the log it is seen; without it only people can tell.</param>
public sealed record IndicatorModel(string Text, EventMatchModel? Match = null);

/// <summary>A wording of a requirement.</summary>
public record CcirWordingModel
{
    /// <summary>Priority intelligence or friendly force.</summary>
    public required CcirKind Kind { get; init; }

    /// <summary>The question.</summary>
    public required string Text { get; init; }

    /// <summary>The decision that it serves.</summary>
    public Guid? Decision { get; init; }

    /// <summary>The decision that it serves, in words.</summary>
    public string? DecisionPoint { get; init; }

    /// <summary>What shows that it is met.</summary>
    public required IReadOnlyList<IndicatorModel> Indicators { get; init; }

    /// <summary>The role to alert.</summary>
    public required string Role { get; init; }

    /// <summary>Who is alerted when nobody acknowledges.</summary>
    public required IReadOnlyList<EscalationModel> Escalation { get; init; }

    /// <summary>The TAK clients to alert.</summary>
    public required IReadOnlyList<Addressee> Addressees { get; init; }

    /// <summary>The latest time at which information is of value (LTIOV).</summary>
    public DateTimeOffset? ValueUntil { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>Why it was revised.</summary>
    public string? Reason { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The commander who approved it.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }
}

/// <summary>A commander's critical information requirement: the wording that stands, or else the one that waits.</summary>
public sealed record CcirModel : CcirWordingModel
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its number in this headquarters.</summary>
    public required int Number { get; init; }

    /// <summary>The number of the last record that changed it; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the headquarters whose requirement it is.</summary>
    public required string Headquarters { get; init; }

    /// <summary>Where it stands.</summary>
    public required CcirState State { get; init; }

    /// <summary>The wording that waits for the commander, while another one stands.</summary>
    public CcirWordingModel? Proposed { get; init; }

    /// <summary>The approved wordings before, the oldest first; in the answer for one requirement.</summary>
    public IReadOnlyList<CcirWordingModel>? Earlier { get; init; }

    /// <summary>That it was ended.</summary>
    public CcirClosing? Closed { get; init; }
}

/// <summary>What is posted of a requirement.</summary>
public abstract record PostedCcirContent
{
    /// <summary>Priority intelligence or friendly force.</summary>
    [Description("priorityIntelligence (others and the surroundings; without it) or friendlyForce (our own).")]
    public CcirKind Kind { get; init; }

    /// <summary>The question.</summary>
    public required string Text { get; init; }

    /// <summary>The decision that it serves.</summary>
    [Description("The decision that it serves, by its id; needed without decisionPoint.")]
    public Guid? Decision { get; init; }

    /// <summary>The decision that it serves, in words.</summary>
    [Description("The decision that it serves, in words, when it is not written yet.")]
    public string? DecisionPoint { get; init; }

    /// <summary>What shows that it is met.</summary>
    public IReadOnlyList<IndicatorModel>? Indicators { get; init; }

    /// <summary>The role to alert.</summary>
    [Description("The role to alert; watch without it.")]
    public string? Role { get; init; }

    /// <summary>Who is alerted when nobody acknowledges.</summary>
    [Description("Who is alerted when nobody acknowledges: at most 5 steps, one after the other.")]
    public IReadOnlyList<EscalationModel>? Escalation { get; init; }

    /// <summary>The TAK clients to alert.</summary>
    [Description("TAK clients to alert, by uid (device), callsign or group.")]
    public IReadOnlyList<Addressee>? Addressees { get; init; }

    /// <summary>The latest time at which information is of value.</summary>
    [Description("The latest time at which information is of value (LTIOV); entries after it alert nobody.")]
    public DateTimeOffset? ValueUntil { get; init; }

    /// <summary>The label; the node's default without it.</summary>
    public PostedLabel? Label { get; init; }
}

/// <summary>A requirement as it is posted.</summary>
public sealed record PostedCcir : PostedCcirContent
{
    /// <summary>Draft or in force.</summary>
    [Description("draft (without it) or inForce: approved at once, which only the commander can say.")]
    public CcirState State { get; init; }
}

/// <summary>What a requirement is to say from now on, all of it, and why.</summary>
public sealed record PostedCcirRevision : PostedCcirContent
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>JSON of information requirements.</summary>
[JsonSerializable(typeof(CcirModel))]
[JsonSerializable(typeof(IReadOnlyList<CcirModel>))]
[JsonSerializable(typeof(PostedCcir))]
[JsonSerializable(typeof(PostedCcirRevision))]
sealed partial class InformationJson : JsonSerializerContext;
