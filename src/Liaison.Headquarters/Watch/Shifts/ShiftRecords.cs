using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Shifts;

/// <summary>A watch position was laid down, or changed.</summary>
/// <param name="Position">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Duties">What its officer looks after.</param>
[RecordKind("watch.position-set")]
public sealed record PositionSet(string Position, string Name, string Duties) : IRecordBody;

/// <summary>The author took up a position that nobody held; the record's id is the shift's.</summary>
/// <param name="Position">The position.</param>
[RecordKind("watch.shift-opened")]
public sealed record ShiftOpened(string Position) : IRecordBody;

/// <summary>A hand-over was prepared, in place of the one before: what was signed stands no more.</summary>
/// <param name="Shift">The shift that is to end.</param>
/// <param name="Words">The officer's own words.</param>
[RecordKind("watch.handover-prepared")]
public sealed record HandoverPrepared(Guid Shift, string Words) : IRecordBody;

/// <summary>The author, who may take over, has seen critical items.</summary>
/// <param name="Shift">The shift that is to end.</param>
/// <param name="Items">The items as they were.</param>
[RecordKind("watch.items-acknowledged")]
public sealed record ItemsAcknowledged(Guid Shift, IReadOnlyList<WatchItem> Items) : IRecordBody;

/// <summary>Events are dealt with: until they change they are not critical any more.</summary>
/// <param name="Events">The events as they were.</param>
/// <param name="Reason">What was done.</param>
[RecordKind("watch.events-closed")]
public sealed record EventsClosed(IReadOnlyList<WatchItem> Events, string Reason) : IRecordBody;

/// <summary>The author signed a hand-over: as the outgoing officer, or as the commander in the officer's place.</summary>
/// <param name="Shift">The shift that is to end.</param>
/// <param name="Digest">The digest of the brief that was shown.</param>
/// <param name="Relief">Why the commander did; empty when the officer did.</param>
[RecordKind("watch.handover-offered")]
public sealed record HandoverOffered(Guid Shift, byte[] Digest, string Relief) : IRecordBody;

/// <summary>
/// The author signed a hand-over as the incoming officer: with this record one shift ends and the next begins, whose
/// id is the record's.
/// </summary>
/// <param name="Shift">The shift that ends.</param>
/// <param name="Brief">The brief.</param>
/// <param name="Digest">Its digest, which both signatures name.</param>
[RecordKind("watch.shift-handed-over")]
public sealed record ShiftHandedOver(Guid Shift, HandoverBrief Brief, byte[] Digest) : IRecordBody;

/// <summary>The commander ended a shift without a next one.</summary>
/// <param name="Shift">The shift.</param>
/// <param name="Brief">What the commander took over.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="Reason">Why.</param>
[RecordKind("watch.shift-stood-down")]
public sealed record ShiftStoodDown(Guid Shift, HandoverBrief Brief, byte[] Digest, string Reason) : IRecordBody;
