using System.ComponentModel;
using System.Text.Json;
using Liaison.Kernel.Time;
using Liaison.Picture.Alerts;

namespace Liaison.Web.Alerts;

/// <summary>An alert as it stands.</summary>
public sealed record AlertView
{
    /// <summary>The node's own name for it.</summary>
    public required string Id { get; init; }

    /// <summary>Number of the event that changed it last.</summary>
    [Description("Number of the event that changed it last; reading events after it misses nothing.")]
    public required long Number { get; init; }

    /// <summary>Whether it stands.</summary>
    [Description("active or ended.")]
    public required string State { get; init; }

    /// <summary>Who has taken note of it.</summary>
    [Description("Who has taken note of it; absent while nobody has.")]
    public AlertAcknowledgedView? Acknowledged { get; init; }

    /// <summary>When it ended.</summary>
    public string? Ended { get; init; }

    /// <summary>What ended it.</summary>
    [Description("What ended it: the id of an update or cancel, or words; absent for one that expired.")]
    public string? EndedBy { get; init; }

    /// <summary>That its reason is over.</summary>
    [Description(
        "That its reason is over: it stands until somebody takes note of it, a day at most. Absent while it lasts.")]
    public AlertOverView? Over { get; init; }

    /// <summary>When the node took it.</summary>
    public required string Received { get; init; }

    /// <summary>What it came by.</summary>
    [Description("What it came by: a feed's name, or watch-areas.")]
    public required string Source { get; init; }

    /// <summary>Who made it.</summary>
    public required string Sender { get; init; }

    /// <summary>The sender's own name for it.</summary>
    public required string Identifier { get; init; }

    /// <summary>When the sender made it.</summary>
    public required string Sent { get; init; }

    /// <summary>Whether it is meant in earnest.</summary>
    [Description("actual, exercise, system, test or draft.")]
    public required string Status { get; init; }

    /// <summary>Whether it is new, or changes or ends others.</summary>
    [Description("alert, update or cancel.")]
    public required string MessageType { get; init; }

    /// <summary>Whom it is for.</summary>
    [Description("public, restricted or private.")]
    public required string Scope { get; init; }

    /// <summary>What it is one of.</summary>
    [Description("What it is one of: a later alert of a series takes the place of earlier ones.")]
    public string? Series { get; init; }

    /// <summary>The ids of the alerts, or names of series, that this one updates or cancels.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>CAP's categories.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>How bad it is.</summary>
    [Description("unknown, minor, moderate, severe or extreme.")]
    public required string Severity { get; init; }

    /// <summary>How soon to act.</summary>
    [Description("unknown, past, future, expected or immediate.")]
    public required string Urgency { get; init; }

    /// <summary>How sure it is.</summary>
    [Description("unknown, unlikely, possible, likely or observed.")]
    public required string Certainty { get; init; }

    /// <summary>From when it holds.</summary>
    public string? Effective { get; init; }

    /// <summary>When what it warns of is expected to begin.</summary>
    public string? Onset { get; init; }

    /// <summary>Until when it holds.</summary>
    [Description("Until when it holds; absent for one that stands until it is cancelled.")]
    public string? Expires { get; init; }

    /// <summary>Its words, one entry for each language.</summary>
    public required IReadOnlyList<AlertText> Texts { get; init; }

    /// <summary>Where it holds, as a GeoJSON geometry.</summary>
    [Description("Where it holds, all places together, as a GeoJSON geometry; circles as rings. Absent for no place.")]
    public JsonElement? Geometry { get; init; }

    /// <summary>The places where it holds, by name and code.</summary>
    public required IReadOnlyList<AlertAreaView> Areas { get; init; }

    /// <summary>What it says in values.</summary>
    [Description("What it says in values, for example the magnitude of an earthquake.")]
    public required IReadOnlyList<AlertParameter> Parameters { get; init; }

    /// <summary>The uids of the tracks that it is about.</summary>
    public required IReadOnlyList<string> Tracks { get; init; }

    /// <summary>What made it, in words.</summary>
    [Description("For one of a watch area: the area, the rule and its values.")]
    public string? Rule { get; init; }

    /// <summary>The label as a banner.</summary>
    public required string Label { get; init; }

    internal static AlertView Of(AlertEntry entry, WebNode node)
    {
        var alert = entry.Alert;
        return new AlertView
        {
            Id = alert.Id,
            Number = entry.Number,
            State = entry.IsActive ? "active" : "ended",
            Acknowledged = entry.Acknowledged is { } note ? new AlertAcknowledgedView(note.By, IsoTime.Format(note.At)) : null,
            Ended = Text(entry.Ended),
            EndedBy = entry.EndedBy,
            Over = entry.Over is { } over ? new AlertOverView(over.Reason, IsoTime.Format(over.At)) : null,
            Received = IsoTime.Format(entry.Received),
            Source = alert.Source,
            Sender = alert.Sender,
            Identifier = alert.Identifier,
            Sent = IsoTime.Format(alert.Sent),
            Status = Word(alert.Status),
            MessageType = Word(alert.MessageType),
            Scope = Word(alert.Scope),
            Series = alert.Series,
            References = alert.References,
            Categories = alert.Categories,
            Severity = Word(alert.Severity),
            Urgency = Word(alert.Urgency),
            Certainty = Word(alert.Certainty),
            Effective = Text(alert.Effective),
            Onset = Text(alert.Onset),
            Expires = Text(alert.Expires),
            Texts = alert.Texts,
            Geometry = AlertGeometry.Of(alert.Areas),
            Areas = [.. alert.Areas.Select(area => new AlertAreaView(area.Description, area.Geocodes))],
            Parameters = alert.Parameters,
            Tracks = alert.Tracks,
            Rule = alert.Rule,
            Label = alert.Label ?? node.DefaultLabel,
        };
    }

    static string? Text(DateTimeOffset? time) => time is { } known ? IsoTime.Format(known) : null;

    static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <summary>That somebody has taken note of an alert.</summary>
/// <param name="By">Name of who did.</param>
/// <param name="At">When.</param>
public sealed record AlertAcknowledgedView(string By, string At);

/// <summary>That the reason of an alert is over.</summary>
/// <param name="Reason">In words.</param>
/// <param name="At">Since when.</param>
public sealed record AlertOverView(string Reason, string At);

/// <summary>A place of an alert.</summary>
/// <param name="Description">What people call it.</param>
/// <param name="Geocodes">Codes of places, for example the agency's code of a forecast area.</param>
public sealed record AlertAreaView(string Description, IReadOnlyList<AlertGeocode> Geocodes);
