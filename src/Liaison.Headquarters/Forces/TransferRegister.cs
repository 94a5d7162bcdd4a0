using System.Diagnostics.CodeAnalysis;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;

namespace Liaison.Headquarters.Forces;

/// <summary>All transfers of authority, and the timelines of command that they make.</summary>
public sealed class TransferRegister
{
    const string Table = "forces.transfers";

    readonly UnitRoster _units;
    readonly CommandChain _chain;
    readonly Dictionary<Guid, Transfer> _transfers = [];
    readonly List<Guid> _inOrder = [];
    readonly Dictionary<Guid, int> _places = [];
    readonly Dictionary<string, List<Guid>> _ofUnit = [];
    // Those of tactical control, by unit: few, and asked for in every list of units.
    readonly Dictionary<string, List<Guid>> _tactical = [];
    // The last proposal of each unit while it is neither agreed nor closed; it may have expired.
    readonly Dictionary<string, Guid> _open = [];

    internal TransferRegister(UnitRoster units, CommandChain chain) => (_units, _chain) = (units, chain);

    /// <summary>Finds a transfer.</summary>
    public bool TryGet(Guid id, [NotNullWhen(true)] out Transfer? transfer) => _transfers.TryGetValue(id, out transfer);

    /// <summary>The transfers of a unit in the order of their proposal.</summary>
    public IEnumerable<Transfer> Of(string unit) =>
        (_ofUnit.GetValueOrDefault(unit) ?? []).Select(id => _transfers[id]);

    /// <summary>All transfers in the order of their proposal.</summary>
    /// <param name="after">How many of them to leave out.</param>
    public IEnumerable<Transfer> InOrder(int after = 0)
    {
        for (var i = after; i < _inOrder.Count; i++) yield return _transfers[_inOrder[i]];
    }

    /// <summary>The place of a transfer in that order, from 1; 0 when there is no such transfer.</summary>
    public int PlaceOf(Guid id) => _places.GetValueOrDefault(id);

    /// <summary>The transfers that wait for a signature, by unit.</summary>
    public IEnumerable<Transfer> Open(DateTimeOffset now) =>
        _open.OrderBy(open => open.Key, StringComparer.Ordinal).Select(open => _transfers[open.Value])
            .Where(transfer => transfer.IsOpenAt(now));

    /// <summary>The transfer of a unit that waits for a signature; null when none does.</summary>
    public Transfer? OpenOf(string unit, DateTimeOffset now) =>
        _open.TryGetValue(unit, out var id) && _transfers[id].IsOpenAt(now) ? _transfers[id] : null;

    /// <summary>How far a transfer is.</summary>
    public TransferState StateOf(Transfer transfer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        if (transfer.Closing is { } closing) return closing.State;
        if (!transfer.IsAgreed) return transfer.IsOpenAt(now) ? TransferState.Proposed : TransferState.Expired;
        if (now < transfer.From) return TransferState.Agreed;
        return SpanOf(transfer) is { } span && span.Covers(now) && _units.Find(transfer.Terms.Unit)!.ExistsAt(now)
            ? TransferState.InForce : TransferState.Ended;
    }

    /// <summary>Who has tactical control of a unit by a transfer at a time; null when nobody has beside its
    /// operational commander.</summary>
    public Transfer? TaconAt(string unit, DateTimeOffset time) => _tactical.TryGetValue(unit, out var ids)
        ? ids.Select(id => _transfers[id]).LastOrDefault(transfer => SpanOf(transfer)?.Covers(time) == true) : null;

    /// <summary>
    /// When an agreed transfer holds: operational control until the next transfer that lasts, tactical control no
    /// longer than the operational control of who gave it.
    /// </summary>
    internal TimeSpanOfCommand? SpanOf(Transfer transfer)
    {
        if (transfer.Span is not { } span) return null;
        var unit = transfer.Terms.Unit;
        var next = transfer.Terms.Type == RelationshipType.Tacon
            ? _chain.TryGet(unit, out var timeline) ? timeline.EndAt(span.From) : null
            : span.To ?? Agreed(unit).Where(other => other.To is null && other.From > span.From)
                .Min(other => (DateTimeOffset?)other.From);
        return next is null || span.To <= next ? span : span with { To = next };
    }

    /// <summary>The timeline of a unit, as it is when some of its transfers are others.</summary>
    internal CommandTimeline TimelineOf(string unit, IEnumerable<AgreedSpan> transfers)
    {
        var added = _units.History(unit)[0];
        return CommandTimeline.Of(new(added.Created, added.Details.Parent, null), transfers);
    }

    /// <summary>What the agreed transfers of operational control of a unit do to its timeline.</summary>
    internal IEnumerable<AgreedSpan> Agreed(string unit) => Of(unit).Where(
        transfer => transfer.Terms.Type == RelationshipType.Opcon && transfer.Span is not null).Select(Agreed);

    internal static AgreedSpan Agreed(Transfer transfer) =>
        new(transfer.From!.Value, transfer.To, transfer.Terms.Gaining, transfer.Id);

    internal void Assign(string unit) => _chain.Set(unit, TimelineOf(unit, Agreed(unit)));

    internal void Apply(TransferProposed body, Entry entry) => Put(new Transfer(
        entry.Id, body.Terms, body.Losing, entry.Label, entry.Author, entry.Time, null, null, null, null, null,
        entry.Number));

    internal void Apply(TransferSigned body, Entry entry) => Put(Signed(_transfers[body.Transfer], body, entry));

    internal void Apply(TransferClosed body, Entry entry)
    {
        var state = body.IsRefusal ? TransferState.Refused : TransferState.Withdrawn;
        Put(_transfers[body.Transfer] with
        {
            Closing = new(state, entry.Author, entry.Time, body.Reason),
            Version = entry.Number,
        });
    }

    internal void Apply(TransferRevoked body, Entry entry) =>
        Put(Revoked(_transfers[body.Transfer], entry.Author, entry.Time, body.Reason) with { Version = entry.Number });

    /// <summary>A transfer as it is when it is revoked: one whose time has not come never takes effect.</summary>
    internal static Transfer Revoked(Transfer transfer, string by, DateTimeOffset now, string reason) => transfer with
    {
        To = now > transfer.From ? now : transfer.From,
        Closing = new(TransferState.Revoked, by, now, reason),
    };

    internal void Save(SnapshotTables tables) => tables.Add(Table, InOrder());

    internal void Load(SnapshotTables tables)
    {
        foreach (var unit in _units.InOrder()) Assign(unit.Id);
        foreach (var transfer in tables.Read<Transfer>(Table)) Put(transfer);
    }

    static Transfer Signed(Transfer transfer, TransferSigned body, Entry entry)
    {
        var signature = new Signature(entry.Author, entry.Role, entry.Time);
        var signed = transfer with
        {
            LosingSignature = body.Sides.Contains(CommandSide.Losing) ? signature : transfer.LosingSignature,
            GainingSignature = body.Sides.Contains(CommandSide.Gaining) ? signature : transfer.GainingSignature,
            Version = entry.Number,
        };
        return signed is { LosingSignature: not null, GainingSignature: not null }
            ? signed with { From = transfer.Terms.Effective ?? entry.Time, To = transfer.Terms.End } : signed;
    }

    static void AddTo(Dictionary<string, List<Guid>> index, string unit, Guid transfer)
    {
        if (!index.TryGetValue(unit, out var ids)) index.Add(unit, ids = []);
        ids.Add(transfer);
    }

    void Put(Transfer transfer)
    {
        var unit = transfer.Terms.Unit;
        if (_transfers.TryAdd(transfer.Id, transfer))
        {
            _inOrder.Add(transfer.Id);
            _places.Add(transfer.Id, _inOrder.Count);
            AddTo(_ofUnit, unit, transfer.Id);
            if (transfer.Terms.Type == RelationshipType.Tacon) AddTo(_tactical, unit, transfer.Id);
        }

        _transfers[transfer.Id] = transfer;
        if (!transfer.IsAgreed && transfer.Closing is null) _open[unit] = transfer.Id;
        else if (_open.GetValueOrDefault(unit) == transfer.Id) _open.Remove(unit);
        if (transfer is { IsAgreed: true, Terms.Type: RelationshipType.Opcon }) Assign(unit);
    }
}
