using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Activity;

/// <summary>Something was done at a position.</summary>
/// <param name="Position">The position.</param>
/// <param name="Shift">The shift that lasted there; null when nobody was on watch.</param>
/// <param name="Content">What.</param>
[RecordKind("watch.activity-noted")]
public sealed record ActivityNoted(string Position, Guid? Shift, ActivityContent Content) : IRecordBody;

/// <summary>An entry says something else from now on; what it said stays readable.</summary>
/// <param name="Activity">The entry.</param>
/// <param name="Reason">Why.</param>
/// <param name="Content">What it says now.</param>
[RecordKind("watch.activity-amended")]
public sealed record ActivityAmended(Guid Activity, string Reason, ActivityContent Content) : IRecordBody;

/// <summary>An entry does not stand any more: it was a mistake. It stays readable.</summary>
/// <param name="Activity">The entry.</param>
/// <param name="Reason">Why.</param>
[RecordKind("watch.activity-withdrawn")]
public sealed record ActivityWithdrawn(Guid Activity, string Reason) : IRecordBody;
