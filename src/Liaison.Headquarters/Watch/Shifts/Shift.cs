namespace Liaison.Headquarters.Watch.Shifts;

/// <summary>The on-coming officer has acknowledged a critical item.</summary>
/// <param name="Item">The item as it was then; in another version, or for another reason, it is another one.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ItemAcknowledgement(BriefItem Item, string By, DateTimeOffset At);

/// <summary>A signature under a brief: a record by this person that names its digest.</summary>
/// <param name="By">Who signed.</param>
/// <param name="Role">In which role.</param>
/// <param name="At">When.</param>
/// <param name="Record">The number of the record.</param>
public sealed record HandoverSignature(string By, string Role, DateTimeOffset At, long Record);

/// <summary>A brief, and how far it is on its way from one officer to the other.</summary>
/// <param name="Brief">The brief.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="By">Who made it.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Acknowledged">Which critical items the on-coming officer has acknowledged.</param>
/// <param name="Outgoing">The signature of who hands over.</param>
/// <param name="Oncoming">The signature of who takes over.</param>
public sealed record Handover(
    HandoverBrief Brief, byte[] Digest, string By, string Label, IReadOnlyList<ItemAcknowledgement> Acknowledged,
    HandoverSignature? Outgoing, HandoverSignature? Oncoming)
{
    /// <summary>The critical items that are not acknowledged.</summary>
    public IReadOnlyList<BriefItem> Unacknowledged
    {
        get
        {
            var seen = Acknowledged.Select(one => one.Item).ToHashSet();
            return [.. Brief.Critical.Where(item => !seen.Contains(item))];
        }
    }
}

/// <summary>The end of a shift.</summary>
/// <param name="At">When: the instant at which the next one begins.</param>
/// <param name="Next">The next one; null when the position was stood down.</param>
public sealed record ShiftEnd(DateTimeOffset At, Guid? Next);

/// <summary>A shift: one officer on watch at one position.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number of the record that began it: shifts are in this order.</param>
/// <param name="Version">The number of the last record that changed it.</param>
/// <param name="Position">The area of duty, for example <c>watch</c>.</param>
/// <param name="Officer">Who is on watch.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Began">When it began.</param>
/// <param name="PlannedEnd">When it is to end.</param>
/// <param name="Previous">The shift that it took over from; null when the position was not manned.</param>
/// <param name="Handover">The brief that was made last; null while there is none.</param>
/// <param name="End">Its end; null while it lasts.</param>
public sealed record Shift(
    Guid Id, long Number, long Version, string Position, string Officer, string Label, DateTimeOffset Began,
    DateTimeOffset PlannedEnd, Guid? Previous, Handover? Handover, ShiftEnd? End)
{
    /// <summary>Whether it should have ended by now.</summary>
    public bool IsOverdueAt(DateTimeOffset now) => End is null && now > PlannedEnd;
}
