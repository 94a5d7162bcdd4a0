namespace Liaison.Picture.Alerts;

/// <summary>Something that people must know: a warning of an agency, or what a watch area has seen.</summary>
/// <remarks>
/// Its shape is that of the Common Alerting Protocol 1.2 (OASIS, 2010), flattened: the values that CAP's
/// <c>info</c> blocks of several languages share stand here, and the words of each language in <see cref="Texts"/>.
/// </remarks>
public sealed record Alert
{
    /// <summary>The node's own name for it: the same alert read twice has the same.</summary>
    public required string Id { get; init; }

    /// <summary>What it came by: a feed's name, or <c>watch-areas</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Who made it, as CAP's <c>sender</c>.</summary>
    public required string Sender { get; init; }

    /// <summary>The sender's own name for it, as CAP's <c>identifier</c>.</summary>
    public required string Identifier { get; init; }

    /// <summary>When the sender made it.</summary>
    public required DateTimeOffset Sent { get; init; }

    /// <summary>Whether it is meant in earnest.</summary>
    public required AlertStatus Status { get; init; }

    /// <summary>Whether it is new, or changes or ends others.</summary>
    public required AlertMessageType MessageType { get; init; }

    /// <summary>Whom it is for.</summary>
    public AlertScope Scope { get; init; }

    /// <summary>
    /// What it is one of, null for nothing: the parts of one message, or all that an agency says of one earthquake in one
    /// kind of telegram. In a series a later one (<see cref="Sent"/>) takes the place of all earlier ones, whichever
    /// comes first; those sent at once stand beside each other.
    /// </summary>
    public string? Series { get; init; }

    /// <summary>
    /// The <see cref="Id"/>s of the alerts that this one updates or cancels; a <see cref="Series"/> stands for all
    /// alerts of it.
    /// </summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>CAP's categories, for example <c>Geo</c>, <c>Met</c>, <c>Safety</c>.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>How bad it is.</summary>
    public AlertSeverity Severity { get; init; }

    /// <summary>How soon to act.</summary>
    public AlertUrgency Urgency { get; init; }

    /// <summary>How sure it is.</summary>
    public AlertCertainty Certainty { get; init; }

    /// <summary>From when it holds.</summary>
    public DateTimeOffset? Effective { get; init; }

    /// <summary>When what it warns of is expected to begin.</summary>
    public DateTimeOffset? Onset { get; init; }

    /// <summary>Until when it holds; null for one that stands until it is cancelled.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Its words, one entry for each language.</summary>
    public IReadOnlyList<AlertText> Texts { get; init; } = [];

    /// <summary>Where it holds.</summary>
    public IReadOnlyList<AlertArea> Areas { get; init; } = [];

    /// <summary>What it says in values, for example the magnitude of an earthquake: CAP's <c>parameter</c>s.</summary>
    public IReadOnlyList<AlertParameter> Parameters { get; init; } = [];

    /// <summary>The uids of the tracks that it is about.</summary>
    public IReadOnlyList<string> Tracks { get; init; } = [];

    /// <summary>What made it, in words, for one of a watch area: its area, the rule and its values.</summary>
    public string? Rule { get; init; }

    /// <summary>The label's banner; null for the node's default label.</summary>
    public string? Label { get; init; }
}
