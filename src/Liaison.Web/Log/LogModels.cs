using System.Text.Json.Serialization;
using Liaison.Headquarters.Watch.Log;
using Liaison.Web.Command;

namespace Liaison.Web.Log;

/// <summary>An entry of the significant events log.</summary>
public sealed record LogEntryModel
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The number of the record that made it.</summary>
    public required long Number { get; init; }

    /// <summary>The number of the last record that changed it; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the headquarters whose entry it is.</summary>
    public required string Headquarters { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>What happened.</summary>
    public required string Text { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>When somebody noticed.</summary>
    public DateTimeOffset? Observed { get; init; }

    /// <summary>When they told this headquarters.</summary>
    public DateTimeOffset? Reported { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset Recorded { get; init; }

    /// <summary>How much it matters.</summary>
    public required EventSeverity Severity { get; init; }

    /// <summary>Whether it is the first word of something, or what is known of it.</summary>
    public required EventForm Form { get; init; }

    /// <summary>What it is about.</summary>
    public string? Category { get; init; }

    /// <summary>Who says so.</summary>
    public string? Source { get; init; }

    /// <summary>Longitude and latitude in degrees.</summary>
    public IReadOnlyList<double>? Position { get; init; }

    /// <summary>Uids of tracks that it is about.</summary>
    public required IReadOnlyList<string> Tracks { get; init; }

    /// <summary>Ids of units that it is about.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>Ids of sites that it is about.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>The alert that this report follows.</summary>
    public Guid? Alert { get; init; }

    /// <summary>The reports that followed this alert.</summary>
    public IReadOnlyList<Guid>? Reports { get; init; }

    /// <summary>The message that it was made of.</summary>
    public EventOrigin? Origin { get; init; }

    /// <summary>Who entered it.</summary>
    public required string By { get; init; }

    /// <summary>In which role.</summary>
    public required string Role { get; init; }

    /// <summary>What it said before, the oldest first; in the answer for one entry.</summary>
    public IReadOnlyList<LogAmendmentModel>? Amendments { get; init; }

    /// <summary>How often it was amended.</summary>
    public int? Amended { get; init; }

    /// <summary>That it was taken back.</summary>
    public LogWithdrawal? Withdrawn { get; init; }

    /// <summary>Who took notice of what it says now.</summary>
    public LogAcknowledgement? Acknowledged { get; init; }
}

/// <summary>What an entry said before it was amended.</summary>
/// <param name="Text">What happened.</param>
/// <param name="Time">When.</param>
/// <param name="Severity">How much it mattered.</param>
/// <param name="Label">The banner of its label.</param>
/// <param name="By">Who amended it.</param>
/// <param name="At">When they did.</param>
/// <param name="Reason">Why.</param>
public sealed record LogAmendmentModel(
    string Text, DateTimeOffset Time, EventSeverity Severity, string Label, string By, DateTimeOffset At, string Reason);

/// <summary>An entry as it is posted. The text alone is required.</summary>
public record PostedLogEntry
{
    /// <summary>What happened.</summary>
    public required string Text { get; init; }

    /// <summary>When it did; now without it.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>When somebody noticed.</summary>
    public DateTimeOffset? Observed { get; init; }

    /// <summary>When they told this headquarters.</summary>
    public DateTimeOffset? Reported { get; init; }

    /// <summary>How much it matters; info without it.</summary>
    public EventSeverity Severity { get; init; }

    /// <summary>Report or alert; report without it.</summary>
    public EventForm Form { get; init; }

    /// <summary>What it is about.</summary>
    public string? Category { get; init; }

    /// <summary>Who says so.</summary>
    public string? Source { get; init; }

    /// <summary>Longitude and latitude in degrees.</summary>
    public IReadOnlyList<double>? Position { get; init; }

    /// <summary>Uids of tracks that it is about.</summary>
    public IReadOnlyList<string>? Tracks { get; init; }

    /// <summary>Ids of units that it is about.</summary>
    public IReadOnlyList<string>? Units { get; init; }

    /// <summary>Ids of sites that it is about.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>The alert that this report follows.</summary>
    public Guid? Alert { get; init; }

    /// <summary>The label; the node's default without it.</summary>
    public PostedLabel? Label { get; init; }
}

/// <summary>What an entry is to say from now on, all of it, and why.</summary>
public sealed record PostedAmendment : PostedLogEntry
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>Why something is done.</summary>
/// <param name="Reason">Why.</param>
public sealed record PostedReason(string Reason);

/// <summary>JSON of the watch.</summary>
[JsonSerializable(typeof(LogEntryModel))]
[JsonSerializable(typeof(IReadOnlyList<LogEntryModel>))]
[JsonSerializable(typeof(PostedLogEntry))]
[JsonSerializable(typeof(PostedAmendment))]
[JsonSerializable(typeof(PostedReason))]
sealed partial class LogJson : JsonSerializerContext;
