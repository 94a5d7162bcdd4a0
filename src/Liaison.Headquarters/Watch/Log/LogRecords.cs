using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Log;

/// <summary>Something significant has happened.</summary>
/// <param name="Content">What.</param>
[RecordKind("watch.event-reported")]
public sealed record EventReported(EventContent Content) : IRecordBody;

/// <summary>An entry says something else from now on; what it said stays readable.</summary>
/// <param name="Event">The entry.</param>
/// <param name="Reason">Why.</param>
/// <param name="Content">What it says now.</param>
[RecordKind("watch.event-amended")]
public sealed record EventAmended(Guid Event, string Reason, EventContent Content) : IRecordBody;

/// <summary>The author took notice of what an entry says, and looks after what follows from it.</summary>
/// <param name="Event">The entry.</param>
[RecordKind("watch.event-acknowledged")]
public sealed record EventAcknowledged(Guid Event) : IRecordBody;

/// <summary>An entry does not stand any more: it was a mistake. It stays readable.</summary>
/// <param name="Event">The entry.</param>
/// <param name="Reason">Why.</param>
[RecordKind("watch.event-withdrawn")]
public sealed record EventWithdrawn(Guid Event, string Reason) : IRecordBody;
