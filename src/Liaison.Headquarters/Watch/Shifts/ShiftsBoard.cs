using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;

namespace Liaison.Headquarters.Watch.Shifts;

/// <summary>
/// Who is on watch, and how one watch hands over to the next: the off-going officer makes a brief of what is open, the
/// on-coming one acknowledges each critical item, and both sign the same brief, with which one shift ends and the next
/// begins. A shift never ends over a critical item that was not acknowledged.
/// </summary>
/// <param name="sources">What there is to hand over, in the order of a brief.</param>
public sealed class ShiftsBoard(IReadOnlyList<IHandoverSource> sources) : IBoard
{
    const string Table = "watch.shifts";

    readonly List<Shift> _shifts = [];
    readonly Dictionary<Guid, int> _places = [];
    readonly Dictionary<string, Guid> _manned = [];

    /// <summary>How many shifts there are and were.</summary>
    public int Count => _shifts.Count;

    /// <summary>The shifts, the newest first.</summary>
    public IEnumerable<Shift> Newest => Enumerable.Reverse(_shifts);

    /// <summary>The shift with an id; null when there is none.</summary>
    public Shift? Find(Guid id) => _places.TryGetValue(id, out var place) ? _shifts[place] : null;

    /// <summary>The shift that lasts at a position; null when nobody holds it.</summary>
    public Shift? OnWatch(string position) => _manned.TryGetValue(position, out var id) ? Find(id) : null;

    /// <summary>What is critical at a time, in the order of a brief.</summary>
    public IEnumerable<BriefItem> CriticalAt(DateTimeOffset now) => sources.SelectMany(one => one.CriticalAt(now));

    /// <summary>What else is open at a time, in the order of a brief.</summary>
    public IEnumerable<BriefItem> OpenAt(DateTimeOffset now) => sources.SelectMany(one => one.OpenAt(now));

    /// <summary>What people call an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="title">One line of what it says now.</param>
    /// <param name="label">The banner of its label; empty for the node's default.</param>
    /// <returns>False when it is not there.</returns>
    public bool TryDescribe(BriefItem item, out string title, out string label)
    {
        ArgumentNullException.ThrowIfNull(item);
        (title, label) = ("", "");
        return sources.FirstOrDefault(one => one.Kind == item.Kind) is { } source
            && source.TryDescribe(item.Id, out title, out label);
    }

    /// <summary>
    /// Whether what is critical is still what the brief of a shift says. When it is not, signatures under the brief are
    /// void, and it is to be made anew.
    /// </summary>
    public bool IsBriefCurrentAt(Shift shift, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(shift);
        return shift.Handover is { } handover && handover.Brief.Critical.SequenceEqual(CriticalAt(now));
    }

    /// <summary>Goes on watch.</summary>
    public Verdict Decide(BeginShift command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (ShiftRules.Fault(command, occasion.Now) is { } refusal) return refusal;
        return OnWatch(command.Position) is { } shift
            ? Refusal.Conflict("manned", $"{shift.Officer} is on watch there, and hands over first.")
            : Verdict.Write(command.Label, new ShiftBegun(command.Position, command.PlannedEnd));
    }

    /// <summary>Makes a brief.</summary>
    public Verdict Decide(MakeBrief command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Lasting(command.Shift, out var shift) is { } refusal) return refusal;
        if (ShiftRules.Fault(command, shift!, occasion) is { } fault) return fault;
        var critical = CriticalAt(occasion.Now).Take(HandoverBrief.MostCritical + 1).ToList();
        if (critical.Count > HandoverBrief.MostCritical)
        {
            return Refusal.Conflict(
                "too-many", $"More than {HandoverBrief.MostCritical} items are critical. Deal with some first.");
        }

        var open = OpenAt(occasion.Now).ToList();
        var brief = new HandoverBrief(
            shift!.Id, shift.Position, shift.Officer, command.Oncoming, shift.Began, occasion.Now,
            command.StandDown ? null : command.NextEnd ?? occasion.Now + (shift.PlannedEnd - shift.Began),
            command.Remarks, critical, [.. open.Take(HandoverBrief.MostOpen)], open.Count);
        return Verdict.Write(command.Label ?? shift.Label, new HandoverBriefed(brief));
    }

    /// <summary>Acknowledges critical items.</summary>
    public Verdict Decide(AcknowledgeItems command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Briefed(command.Shift, command.Digest, out var shift) is { } refusal) return refusal;
        var handover = shift!.Handover!;
        if (occasion.Actor.Name != handover.Brief.Oncoming)
            return Refusal.NotAllowed($"{handover.Brief.Oncoming} takes over, and acknowledges.");
        return ShiftRules.Fault(command, handover, out var items) is { } fault ? fault
            : items.Count == 0 ? Verdict.Nothing
            : Verdict.Write(shift.Label, new HandoverItemsAcknowledged(shift.Id, handover.Digest, items));
    }

    /// <summary>Signs a brief.</summary>
    public Verdict Decide(SignBrief command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Briefed(command.Shift, command.Digest, out var shift) is { } refusal) return refusal;
        var handover = shift!.Handover!;
        if (ShiftRules.FaultOfSigning(shift, occasion.Actor) is { } fault) return fault;
        if (!IsBriefCurrentAt(shift, occasion.Now))
        {
            return Refusal.Conflict("changed", "What is critical has changed since the brief was made, so that "
                + "signatures under it are void. Make it anew.");
        }

        var isOncoming = occasion.Actor.Name == handover.Brief.Oncoming;
        if ((isOncoming ? handover.Oncoming : handover.Outgoing) is not null) return Verdict.Nothing;
        var signed = new HandoverSigned(shift.Id, handover.Digest);
        return (isOncoming ? handover.Outgoing : handover.Oncoming) is null
            ? Verdict.Write(shift.Label, signed)
            : Verdict.Write(shift.Label, signed, new ShiftHandedOver(shift.Id, handover.Digest));
    }

    /// <inheritdoc />
    public void Apply(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Body is ShiftBegun begun)
        {
            Add(new(
                entry.Id, entry.Number, entry.Number, begun.Position, entry.Author, entry.Label, entry.Time,
                begun.PlannedEnd, null, null, null));
        }
        else if (ShiftFold.ShiftOf(entry.Body) is { } id && Find(id) is { } shift)
        {
            var after = ShiftFold.Apply(shift, entry);
            _shifts[_places[id]] = after;
            if (after.End is null) return;
            _manned.Remove(after.Position);
            if (ShiftFold.NextOf(after, entry) is { } next) Add(next);
        }
    }

    /// <inheritdoc />
    public void Save(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        tables.Add(Table, _shifts);
    }

    /// <inheritdoc />
    public void Load(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var shift in tables.Read<Shift>(Table)) Add(shift);
    }

    void Add(Shift shift)
    {
        _places.Add(shift.Id, _shifts.Count);
        _shifts.Add(shift);
        if (shift.End is null) _manned[shift.Position] = shift.Id;
    }

    Refusal? Lasting(Guid id, out Shift? shift)
    {
        shift = Find(id);
        return shift is null ? Refusal.NotFound($"shift '{id}'")
            : shift.End is not null ? Refusal.Conflict("ended", "The shift has ended.") : null;
    }

    Refusal? Briefed(Guid id, byte[] digest, out Shift? shift)
    {
        if (Lasting(id, out shift) is { } refusal) return refusal;
        return shift!.Handover is not { } handover
            ? Refusal.Conflict("no-brief", "There is no brief yet.")
            : handover.Digest.AsSpan().SequenceEqual(digest) ? null
            : Refusal.Conflict("other-brief", "The brief is not the one that you have seen. Read it again.");
    }
}
