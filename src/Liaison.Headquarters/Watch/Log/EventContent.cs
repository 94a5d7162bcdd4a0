using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Log;

/// <summary>How much an event matters; the words of CAP 1.2 and one below them.</summary>
public enum EventSeverity
{
    /// <summary>To know.</summary>
    Info,

    /// <summary>Little threat to life or property.</summary>
    Minor,

    /// <summary>Possible threat.</summary>
    Moderate,

    /// <summary>Significant threat.</summary>
    Severe,

    /// <summary>Extraordinary threat.</summary>
    Extreme,
}

/// <summary>Whether an entry is the first word of something, or what is known of it.</summary>
public enum EventForm
{
    /// <summary>What is known.</summary>
    Report,

    /// <summary>The first word, at once; a report follows.</summary>
    Alert,
}

/// <summary>A message of somebody else's that an entry was made of, as it was.</summary>
/// <param name="Kind">Where it came from, for example <c>tak-chat</c>.</param>
/// <param name="MessageId">Its id there.</param>
/// <param name="Sender">Uid of who sent it.</param>
/// <param name="Callsign">How they are called.</param>
/// <param name="Room">The chat room, or the callsign that it was sent to.</param>
/// <param name="Time">When they sent it.</param>
/// <param name="Text">What they wrote.</param>
public sealed record EventOrigin(
    string Kind, string MessageId, string Sender, string Callsign, string Room, DateTimeOffset Time, string Text);

/// <summary>What an entry of the significant events log says.</summary>
/// <param name="Text">What happened.</param>
/// <param name="Happened">When it did.</param>
/// <param name="Observed">When somebody noticed; null when that is not known.</param>
/// <param name="Reported">When they told this headquarters; null when that is not known.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Form">Whether more will be reported.</param>
/// <param name="Category">What it is about, in a word of the staff's; empty for none.</param>
/// <param name="Source">Who says so; empty for whoever entered it.</param>
/// <param name="Position">Where; null when that is not known.</param>
/// <param name="Tracks">Uids of tracks that it is about.</param>
/// <param name="Units">Ids of units that it is about.</param>
/// <param name="Alert">The alert that this report follows; null for none.</param>
/// <param name="Origin">The message that it was made of; null for none.</param>
/// <param name="Sites">Ids of sites that it is about; null for none.</param>
public sealed record EventContent(
    string Text, DateTimeOffset Happened, DateTimeOffset? Observed, DateTimeOffset? Reported, EventSeverity Severity,
    EventForm Form, string Category, string Source, GeoPosition? Position, IReadOnlyList<string> Tracks,
    IReadOnlyList<string> Units, Guid? Alert, EventOrigin? Origin,
    IReadOnlyList<string>? Sites = null);
