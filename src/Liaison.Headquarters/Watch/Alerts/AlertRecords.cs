using Liaison.Headquarters.Records;
using Liaison.Headquarters.Watch.Addressees;

namespace Liaison.Headquarters.Watch.Alerts;

/// <summary>An alert was raised; the record's id is the alert's.</summary>
/// <param name="Content">What it says, and to whom.</param>
[RecordKind("watch.alert-raised")]
public sealed record AlertRaised(AlertContent Content) : IRecordBody;

/// <summary>Nobody has acknowledged an alert in time: another role is alerted.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Step">The step of its escalation, from 0.</param>
/// <param name="Role">The role, by its name in the API.</param>
[RecordKind("watch.alert-escalated")]
public sealed record AlertEscalated(Guid Alert, int Step, string Role) : IRecordBody;

/// <summary>Somebody of the staff has taken an alert on.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Note">What they said; may be empty.</param>
[RecordKind("watch.alert-acknowledged")]
public sealed record AlertAcknowledged(Guid Alert, string Note) : IRecordBody;

/// <summary>An addressee has an alert.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Addressee">Which, by its place from 0.</param>
/// <param name="Origin">The TAK client that said so.</param>
[RecordKind("watch.alert-answered")]
public sealed record AlertAnswered(Guid Alert, int Addressee, TakOrigin Origin) : IRecordBody;
