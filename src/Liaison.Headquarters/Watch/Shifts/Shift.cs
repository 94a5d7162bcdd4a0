namespace Liaison.Headquarters.Watch.Shifts;

/// <summary>A place on the watch floor that is manned by one officer at a time.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called, for example battle captain.</param>
/// <param name="Duties">What its officer looks after; may be empty.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="By">Who laid it down last.</param>
/// <param name="At">When.</param>
/// <param name="Version">Number of the record that changed it last.</param>
public sealed record WatchPosition(
    string Id, string Name, string Duties, string Label, string By, DateTimeOffset At, long Version);

/// <summary>A hand-over was prepared.</summary>
/// <param name="Words">The officer's own words.</param>
/// <param name="Label">The banner of their label; empty for the node's default.</param>
/// <param name="By">Who wrote them.</param>
/// <param name="At">When.</param>
public sealed record HandoverWords(string Words, string Label, string By, DateTimeOffset At);

/// <summary>Somebody who may take over has acknowledged a critical item.</summary>
/// <param name="Item">The item as it was then: of another version, or for another reason, it is not acknowledged.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ItemAcknowledgement(WatchItem Item, string By, DateTimeOffset At);

/// <summary>The first of the two signatures under a hand-over.</summary>
/// <param name="Digest">The digest of the brief that was shown.</param>
/// <param name="By">Who signed.</param>
/// <param name="Role">In which role.</param>
/// <param name="At">When.</param>
/// <param name="Relief">Why the commander signed in the outgoing officer's place; empty when the officer did.</param>
public sealed record HandoverOffer(byte[] Digest, string By, string Role, DateTimeOffset At, string Relief);

/// <summary>The end of a shift.</summary>
/// <param name="At">When: the instant at which the next one begins.</param>
/// <param name="By">Who took over, or who stood the position down.</param>
/// <param name="Successor">The shift that follows; null when the position was stood down.</param>
/// <param name="Reason">Why it was stood down; empty for a hand-over.</param>
/// <param name="Brief">The brief that was handed over.</param>
/// <param name="Digest">Its digest, which both signatures name.</param>
public sealed record ShiftEnd(
    DateTimeOffset At, string By, Guid? Successor, string Reason, HandoverBrief Brief, byte[] Digest);

/// <summary>A shift: one officer on one position.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number of the record that began it: shifts are in this order.</param>
/// <param name="Version">The number of the last record that changed it.</param>
/// <param name="Position">The position.</param>
/// <param name="Officer">The watch officer, by account.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Began">When it began.</param>
/// <param name="EventsBefore">How many entries the log had then.</param>
/// <param name="RecordsBefore">How many records of forces, readiness and sites there were then.</param>
/// <param name="Predecessor">The shift that it took over from; null when the position was not manned.</param>
/// <param name="Handover">The prepared hand-over; null while there is none.</param>
/// <param name="Acknowledged">Which critical items were acknowledged, by whom.</param>
/// <param name="Offer">The first signature under the hand-over; null while there is none.</param>
/// <param name="End">Its end; null while it lasts.</param>
public sealed record Shift(
    Guid Id, long Number, long Version, string Position, string Officer, string Label, DateTimeOffset Began,
    int EventsBefore, RecordCounts RecordsBefore, Guid? Predecessor, HandoverWords? Handover,
    IReadOnlyList<ItemAcknowledgement> Acknowledged, HandoverOffer? Offer, ShiftEnd? End)
{
    /// <summary>Whether somebody has acknowledged an item as it is.</summary>
    public bool IsAcknowledgedBy(string name, WatchItem item) =>
        Acknowledged.Any(acknowledgement => acknowledgement.By == name && acknowledgement.Item == item);
}
