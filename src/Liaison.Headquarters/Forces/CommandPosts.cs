using System.Diagnostics.CodeAnalysis;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;

namespace Liaison.Headquarters.Forces;

/// <summary>Who commands the headquarters and its units, by name, at any time.</summary>
public sealed class CommandPosts
{
    /// <summary>The role that stands for a commander who has no name here.</summary>
    public const string CommanderRole = "commander";

    const string Headquarters = "";
    readonly Dictionary<string, List<Tenure>> _tenures = [];
    readonly Dictionary<string, List<Delegation>> _delegations = [];
    readonly Dictionary<Guid, (string Post, int Place)> _delegationPlaces = [];
    readonly Dictionary<Guid, Handover> _handovers = [];
    readonly List<Guid> _handoversInOrder = [];
    Handover? _openHandover;

    /// <summary>The handover that waits for a signature; null when none does.</summary>
    public Handover? OpenHandover => _openHandover;

    /// <summary>Who is in command of a post at a time; null when nobody has been named.</summary>
    /// <param name="post">Id of the unit; null for the headquarters.</param>
    /// <param name="time">The time.</param>
    public InCommand? At(string? post, DateTimeOffset time)
    {
        if (TenureAt(post, time) is not { } tenure) return null;
        var acting = (_delegations.GetValueOrDefault(post ?? Headquarters) ?? []).FindLast(delegation =>
            delegation.Tenure == tenure.Id && delegation.From <= time && time < delegation.Until);
        return acting is null
            ? new(tenure.Person, tenure.Title, tenure, null) : new(acting.Deputy, acting.Title, tenure, acting);
    }

    /// <summary>Who has commanded a post, oldest first.</summary>
    /// <param name="post">Id of the unit; null for the headquarters.</param>
    public IReadOnlyList<Tenure> Tenures(string? post) => [.. _tenures.GetValueOrDefault(post ?? Headquarters) ?? []];

    /// <summary>The delegations of a post that are in force or to come.</summary>
    /// <param name="post">Id of the unit; null for the headquarters.</param>
    /// <param name="now">The time.</param>
    public IEnumerable<Delegation> Delegations(string? post, DateTimeOffset now) =>
        TenureAt(post, now) is { } tenure
            ? (_delegations.GetValueOrDefault(post ?? Headquarters) ?? []).Where(delegation =>
                delegation.Tenure == tenure.Id && delegation.Until > now && delegation.Until > delegation.From)
            : [];

    /// <summary>Finds a delegation.</summary>
    public bool TryGetDelegation(Guid id, [NotNullWhen(true)] out Delegation? delegation)
    {
        delegation = _delegationPlaces.TryGetValue(id, out var at) ? _delegations[at.Post][at.Place] : null;
        return delegation is not null;
    }

    /// <summary>Finds a handover.</summary>
    public bool TryGetHandover(Guid id, [NotNullWhen(true)] out Handover? handover) =>
        _handovers.TryGetValue(id, out handover);

    /// <summary>Whether somebody may sign as the commander of a post: by name, or by role where nobody is
    /// named.</summary>
    internal bool MaySignFor(string? post, Actor actor, DateTimeOffset now) =>
        At(post, now) is { } commander ? commander.Person == actor.Name : actor.Role == CommanderRole;

    /// <summary>Who may sign as the commander of a post, in words.</summary>
    internal string SignerOf(string? post, DateTimeOffset now)
    {
        var what = post is null ? "the headquarters" : post;
        return At(post, now) is { } commander
            ? $"{commander.Person}, who commands {what}" : $"the role {CommanderRole} for {what}";
    }

    internal Tenure? TenureAt(string? post, DateTimeOffset time)
    {
        if (!_tenures.TryGetValue(post ?? Headquarters, out var tenures)) return null;
        var (low, high) = (0, tenures.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tenures[middle].From <= time) low = middle + 1;
            else high = middle;
        }

        return low > 0 && !(time >= tenures[low - 1].To) ? tenures[low - 1] : null;
    }

    internal void Apply(CommanderAppointed body, Entry entry)
    {
        End(body.Unit, entry);
        if (body.Person is { } person)
            Begin(body.Unit, person, body.Title, TenureStart.Appointed, body.Basis, entry);
    }

    internal void Vacate(string unit, Entry entry) => End(unit, entry);

    internal void Apply(CommandAssumed body, Entry entry) =>
        Pass(entry.Author, body.Title, TenureStart.Assumed, body.Basis, entry);

    internal void Apply(CommandRelieved body, Entry entry) =>
        Pass(body.Successor, body.Title, TenureStart.Relief, body.Basis, entry);

    internal void Apply(HandoverProposed body, Entry entry)
    {
        var handover = new Handover(
            entry.Id, body.Outgoing, body.Incoming, body.Title, body.Basis, entry.Author, entry.Time, null, null,
            HandoverState.Proposed, entry.Label, entry.Number);
        Put(body.IsSigned ? Signed(handover, entry) : handover);
    }

    internal void Apply(HandoverSigned body, Entry entry)
    {
        var signed = Signed(_handovers[body.Handover], entry);
        if (signed is { OutgoingSignature: not null, IncomingSignature: not null })
        {
            Put(signed with { State = HandoverState.Done });
            Pass(signed.Incoming, signed.Title, TenureStart.Handover, signed.Basis, entry);
        }
        else
        {
            Put(signed);
        }
    }

    internal void Apply(HandoverWithdrawn body, Entry entry) =>
        Put(_handovers[body.Handover] with { State = HandoverState.Withdrawn, Version = entry.Number });

    internal void Apply(CommandDelegated body, Entry entry) => Put(new Delegation(
        entry.Id, body.Post, TenureAt(body.Post, entry.Time)!.Id, body.Deputy, body.Title, body.From, body.Until,
        body.Reason, entry.Author, entry.Label, entry.Number));

    internal void Apply(DelegationEnded body, Entry entry)
    {
        TryGetDelegation(body.Delegation, out var delegation);
        var until = entry.Time > delegation!.From ? entry.Time : delegation.From;
        Put(delegation with { Until = until, Version = entry.Number });
    }

    internal void Save(SnapshotTables tables)
    {
        tables.Add("forces.tenures", _tenures.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .SelectMany(pair => pair.Value));
        tables.Add("forces.delegations", _delegations.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .SelectMany(pair => pair.Value));
        tables.Add("forces.handovers", _handoversInOrder.Select(id => _handovers[id]));
    }

    internal void Load(SnapshotTables tables)
    {
        foreach (var tenure in tables.Read<Tenure>("forces.tenures"))
            TenuresOf(tenure.Post ?? Headquarters).Add(tenure);
        foreach (var delegation in tables.Read<Delegation>("forces.delegations")) Put(delegation);
        foreach (var handover in tables.Read<Handover>("forces.handovers")) Put(handover);
    }

    static Handover Signed(Handover handover, Entry entry)
    {
        var signature = new Signature(entry.Author, entry.Role, entry.Time);
        return (entry.Author == handover.Outgoing
            ? handover with { OutgoingSignature = signature } : handover with { IncomingSignature = signature })
            with
        { Version = entry.Number };
    }

    /// <summary>Command of the headquarters passes; a handover that the former commander had begun is void.</summary>
    void Pass(string person, string? title, TenureStart start, string? basis, Entry entry)
    {
        if (_openHandover is { } open) Put(open with { State = HandoverState.Void, Version = entry.Number });
        End(null, entry);
        Begin(null, person, title, start, basis, entry);
    }

    void Begin(string? post, string person, string? title, TenureStart start, string? basis, Entry entry) =>
        TenuresOf(post ?? Headquarters).Add(new Tenure(
            entry.Id, post, person, title, start, entry.Time, null, basis, entry.Author, entry.Label, entry.Number));

    void End(string? post, Entry entry)
    {
        if (_tenures.TryGetValue(post ?? Headquarters, out var tenures) && tenures[^1].To is null)
            tenures[^1] = tenures[^1] with { To = entry.Time, Version = entry.Number };
    }

    List<Tenure> TenuresOf(string post)
    {
        if (!_tenures.TryGetValue(post, out var tenures)) _tenures.Add(post, tenures = []);
        return tenures;
    }

    void Put(Handover handover)
    {
        if (_handovers.TryAdd(handover.Id, handover)) _handoversInOrder.Add(handover.Id);
        _handovers[handover.Id] = handover;
        if (handover.State == HandoverState.Proposed) _openHandover = handover;
        else if (_openHandover?.Id == handover.Id) _openHandover = null;
    }

    void Put(Delegation delegation)
    {
        var post = delegation.Post ?? Headquarters;
        if (!_delegations.TryGetValue(post, out var delegations)) _delegations.Add(post, delegations = []);
        if (_delegationPlaces.TryGetValue(delegation.Id, out var at))
        {
            delegations[at.Place] = delegation;
            return;
        }

        _delegationPlaces.Add(delegation.Id, (post, delegations.Count));
        delegations.Add(delegation);
    }
}
