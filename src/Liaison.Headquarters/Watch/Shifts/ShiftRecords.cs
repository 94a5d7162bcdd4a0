using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Shifts;

/// <summary>The author went on watch at a position that nobody held; the record's id is the shift's.</summary>
/// <param name="Position">The position.</param>
/// <param name="PlannedEnd">When the shift is to end.</param>
[RecordKind("watch.shift-begun")]
public sealed record ShiftBegun(string Position, DateTimeOffset PlannedEnd) : IRecordBody;

/// <summary>The brief of a shift was made, in place of the one before: signatures under that stand no more.</summary>
/// <param name="Brief">The brief.</param>
[RecordKind("watch.handover-briefed")]
public sealed record HandoverBriefed(HandoverBrief Brief) : IRecordBody;

/// <summary>The author, who is to take over, has acknowledged critical items of a brief.</summary>
/// <param name="Shift">The shift that ends.</param>
/// <param name="Digest">The digest of the brief.</param>
/// <param name="Items">The items.</param>
[RecordKind("watch.handover-items-acknowledged")]
public sealed record HandoverItemsAcknowledged(Guid Shift, byte[] Digest, IReadOnlyList<BriefItem> Items) : IRecordBody;

/// <summary>The author signed a brief: whoever it names as on-coming takes over, anybody else hands over.</summary>
/// <param name="Shift">The shift that ends.</param>
/// <param name="Digest">The digest of the brief.</param>
[RecordKind("watch.handover-signed")]
public sealed record HandoverSigned(Guid Shift, byte[] Digest) : IRecordBody;

/// <summary>
/// Both have signed: the shift has ended. The next one begins with this record, whose id is the shift's, unless the
/// brief stands the position down.
/// </summary>
/// <param name="Shift">The shift that ended.</param>
/// <param name="Digest">The digest of the brief.</param>
[RecordKind("watch.shift-handed-over")]
public sealed record ShiftHandedOver(Guid Shift, byte[] Digest) : IRecordBody;
