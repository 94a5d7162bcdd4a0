using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Information;

/// <summary>Somebody wants to know something; the record's id is the request's.</summary>
/// <param name="Content">What it says.</param>
[RecordKind("watch.rfi-asked")]
public sealed record RfiAsked(RfiContent Content) : IRecordBody;

/// <summary>A request says something else from now on.</summary>
/// <param name="Rfi">The request.</param>
/// <param name="Reason">Why.</param>
/// <param name="Content">What it says now.</param>
[RecordKind("watch.rfi-changed")]
public sealed record RfiChanged(Guid Rfi, string Reason, RfiContent Content) : IRecordBody;

/// <summary>Somebody is to answer a request.</summary>
/// <param name="Rfi">The request.</param>
/// <param name="To">Who.</param>
[RecordKind("watch.rfi-assigned")]
public sealed record RfiAssigned(Guid Rfi, string To) : IRecordBody;

/// <summary>A request was answered.</summary>
/// <param name="Rfi">The request.</param>
/// <param name="Text">What is so.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Time">As of when.</param>
[RecordKind("watch.rfi-answered")]
public sealed record RfiAnswered(Guid Rfi, string Text, string Source, DateTimeOffset Time) : IRecordBody;

/// <summary>The last answer was not enough: the request waits for another one.</summary>
/// <param name="Rfi">The request.</param>
/// <param name="Reason">Why.</param>
[RecordKind("watch.rfi-returned")]
public sealed record RfiReturned(Guid Rfi, string Reason) : IRecordBody;

/// <summary>The answer is enough.</summary>
/// <param name="Rfi">The request.</param>
/// <param name="Note">What is to be said; may be empty.</param>
[RecordKind("watch.rfi-closed")]
public sealed record RfiClosed(Guid Rfi, string Note) : IRecordBody;

/// <summary>Nobody needs the answer any more.</summary>
/// <param name="Rfi">The request.</param>
/// <param name="Reason">Why.</param>
[RecordKind("watch.rfi-withdrawn")]
public sealed record RfiWithdrawn(Guid Rfi, string Reason) : IRecordBody;
