using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Information;

/// <summary>A requirement was written; the record's id is the requirement's.</summary>
/// <param name="Content">What it says.</param>
[RecordKind("watch.ccir-drafted")]
public sealed record CcirDrafted(CcirContent Content) : IRecordBody;

/// <summary>Another wording of a requirement waits for the commander; the one that stands holds until then.</summary>
/// <param name="Ccir">The requirement.</param>
/// <param name="Reason">Why.</param>
/// <param name="Content">What it is to say.</param>
[RecordKind("watch.ccir-revised")]
public sealed record CcirRevised(Guid Ccir, string Reason, CcirContent Content) : IRecordBody;

/// <summary>The commander approved the wording that waited.</summary>
/// <param name="Ccir">The requirement.</param>
[RecordKind("watch.ccir-approved")]
public sealed record CcirApproved(Guid Ccir) : IRecordBody;

/// <summary>A requirement was ended.</summary>
/// <param name="Ccir">The requirement.</param>
/// <param name="Reason">Why.</param>
[RecordKind("watch.ccir-closed")]
public sealed record CcirClosed(Guid Ccir, string Reason) : IRecordBody;
