using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Forces;

/// <summary>
/// What transfers of authority must keep: at every instant each unit has exactly one operational commander, of its own
/// headquarters, and nobody commands a unit that commands them.
/// </summary>
public sealed class TransferRules
{
    const int MaxCaveats = 20;

    /// <summary>How far in the past a time may lie that means now: clocks differ, and people are slow.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>How far ahead a transfer may begin or end.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(3653);

    readonly UnitRoster _units;
    readonly CommandChain _chain;
    readonly TransferRegister _transfers;
    readonly CommandPosts _posts;

    internal TransferRules(UnitRoster units, CommandChain chain, TransferRegister transfers, CommandPosts posts) =>
        (_units, _chain, _transfers, _posts) = (units, chain, transfers, posts);

    /// <summary>Proposes a transfer.</summary>
    public Verdict Decide(ProposeTransfer command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        var (terms, now) = (command.Terms, occasion.Now);
        if (!_units.TryGet(terms.Unit, out var unit)) return Refusal.NotFound($"unit '{terms.Unit}'");
        if (RefuseTexts(terms) is { } refusal) return refusal;
        if (terms.Effective <= now)
        {
            if (terms.Effective < now - ClockTolerance)
                return Refusal.Invalid("effective", "not in the past: who commanded then is settled");
            terms = terms with { Effective = null };
        }

        if (terms.Effective > now + Horizon) return Refusal.Invalid("effective", "at most ten years ahead");
        if (terms.End > now + Horizon) return Refusal.Invalid("end", "at most ten years ahead");
        if (terms.End <= (terms.Effective ?? now)) return Refusal.Invalid("end", "after the transfer takes effect");
        if (unit.Retired is not null)
            return Refusal.Conflict("retired", $"The unit {unit.Id} has been retired.");
        if (_transfers.OpenOf(unit.Id, now) is { } open)
            return Refusal.Conflict(
                "transfer-open", $"Another transfer of {unit.Id} waits to be signed or withdrawn: {open.Id}.");
        var losing = LosingAt(unit.Id, terms.Effective ?? now);
        return Fault(terms, losing, terms.Effective ?? now, now)
            ?? Verdict.Write(command.Label, new TransferProposed(terms, losing));
    }

    /// <summary>Signs a transfer.</summary>
    public Verdict Decide(SignTransfer command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (!_transfers.TryGet(command.Transfer, out var transfer))
            return Refusal.NotFound($"transfer '{command.Transfer}'");
        var now = occasion.Now;
        IReadOnlyList<CommandSide> asked = command.Side is { } one ? [one] : [CommandSide.Losing, CommandSide.Gaining];
        var mine = asked.Where(side => _posts.MaySignFor(transfer.PostOf(side), occasion.Actor, now)).ToList();
        if (mine.Count == 0) return NotTheirs(transfer, asked, now);
        if (RefuseUnlessOpen(transfer, now) is { } refusal)
            // Whoever signs again what is agreed has what they want.
            return transfer is { IsAgreed: true, Closing: null } ? Verdict.Nothing : refusal;
        var sides = mine.Where(side => transfer.SignatureOf(side) is null).ToList();
        if (sides.Count == 0) return Verdict.Nothing;
        var from = transfer.Terms.Effective ?? now;
        if (transfer.Terms.End <= from)
            return Refusal.Conflict("expired", "The end of this transfer has come before both had signed it.");
        return Fault(transfer.Terms, transfer.Losing, from, now)
            ?? Verdict.Write(transfer.Label, new TransferSigned(transfer.Id, sides));
    }

    /// <summary>Refuses a transfer.</summary>
    public Verdict Decide(RefuseTransfer command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (!_transfers.TryGet(command.Transfer, out var transfer))
            return Refusal.NotFound($"transfer '{command.Transfer}'");
        if (Texts.Line("reason", command.Reason, Texts.MaxReason, mayBeEmpty: true) is { } refusal) return refusal;
        IReadOnlyList<CommandSide> sides = [CommandSide.Losing, CommandSide.Gaining];
        if (!sides.Any(side => _posts.MaySignFor(transfer.PostOf(side), occasion.Actor, occasion.Now)))
            return NotTheirs(transfer, sides, occasion.Now);
        return RefuseUnlessOpen(transfer, occasion.Now) is { } closed
            ? closed : Verdict.Write(transfer.Label, new TransferClosed(transfer.Id, true, command.Reason));
    }

    /// <summary>Takes a transfer back.</summary>
    public Verdict Decide(WithdrawTransfer command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (!_transfers.TryGet(command.Transfer, out var transfer))
            return Refusal.NotFound($"transfer '{command.Transfer}'");
        if (Texts.Line("reason", command.Reason, Texts.MaxReason, mayBeEmpty: true) is { } refusal) return refusal;
        if (occasion.Actor.Name != transfer.By && !_posts.MaySignFor(null, occasion.Actor, occasion.Now))
            return Refusal.NotAllowed(
                $"{transfer.By}, who proposed it, and the commander of the headquarters may take it back.");
        return RefuseUnlessOpen(transfer, occasion.Now) is { } closed
            ? closed : Verdict.Write(transfer.Label, new TransferClosed(transfer.Id, false, command.Reason));
    }

    /// <summary>Calls off an agreed transfer, or ends a temporary one.</summary>
    public Verdict Decide(RevokeTransfer command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        var now = occasion.Now;
        if (!_transfers.TryGet(command.Transfer, out var transfer))
            return Refusal.NotFound($"transfer '{command.Transfer}'");
        if (Texts.Line("reason", command.Reason, Texts.MaxReason) is { } refusal) return refusal;
        if (!_posts.MaySignFor(null, occasion.Actor, now))
            return Refusal.NotAllowed("Only the commander of the headquarters revokes an agreed transfer.");
        var state = _transfers.StateOf(transfer, now);
        var unit = transfer.Terms.Unit;
        if (state is not (TransferState.Agreed or TransferState.InForce) || _units.Find(unit)!.Retired is not null)
            return Refusal.Conflict("not-in-force", $"The transfer is {Words(state)}: there is nothing to revoke.");
        if (transfer.Terms.Type == RelationshipType.Opcon)
        {
            if (state == TransferState.InForce && transfer.To is null)
                return Refusal.Conflict(
                    "lasting", "A transfer that lasts is in force: propose another one, which both commanders sign.");
            var revoked = TransferRegister.Revoked(transfer, "", now, "");
            var others = _transfers.Of(unit)
                .Where(other => other.Terms.Type == RelationshipType.Opcon)
                .Select(other => other.Id == transfer.Id ? revoked : other)
                .Where(other => other.Span is not null).Select(TransferRegister.Agreed);
            if (FaultOfFuture(unit, _transfers.TimelineOf(unit, others), now) is { } fault) return fault;
        }

        return Verdict.Write(transfer.Label, new TransferRevoked(transfer.Id, command.Reason));
    }

    internal static string Words(TransferState state) =>
        state == TransferState.InForce ? "in force" : state.ToString().ToLowerInvariant();

    /// <summary>Who holds operational control right before a transfer takes effect: who gives it.</summary>
    string? LosingAt(string unit, DateTimeOffset time) => _chain.At(unit, time)!.Value.Superior;

    static Refusal? RefuseTexts(TransferTerms terms)
    {
        if (terms.Type is not (RelationshipType.Opcon or RelationshipType.Tacon))
            return Refusal.Invalid("type", "opcon or tacon; other relationships are established, not transferred");
        return RefuseTexts(terms.Task, terms.Basis, terms.Caveats);
    }

    internal static Refusal? RefuseTexts(string? task, string? basis, IReadOnlyList<string> caveats) =>
        Texts.Line("task", task, Texts.MaxReason) ?? Texts.Line("basis", basis, Texts.MaxReason)
        ?? Texts.Lines("caveats", caveats, MaxCaveats, Texts.MaxReason);

    Verdict NotTheirs(Transfer transfer, IReadOnlyList<CommandSide> sides, DateTimeOffset now)
    {
        var who = sides.Select(side => _posts.SignerOf(transfer.PostOf(side), now)).Distinct();
        return Refusal.NotAllowed($"This is signed by {string.Join(" and by ", who)}.");
    }

    Refusal? RefuseUnlessOpen(Transfer transfer, DateTimeOffset now)
    {
        if (transfer.IsOpenAt(now)) return null;
        var state = _transfers.StateOf(transfer, now);
        return state == TransferState.Expired
            ? Refusal.Conflict(
                "expired",
                "Its time came before both had signed, and who commanded since is settled. Propose it again.")
            : Refusal.Conflict("closed", $"The transfer is {Words(state)}.");
    }

    /// <summary>Why a transfer cannot be as things stand; null when it can.</summary>
    Verdict? Fault(TransferTerms terms, string? losing, DateTimeOffset from, DateTimeOffset now)
    {
        var unit = terms.Unit;
        if (terms.Gaining == unit) return Refusal.Conflict("itself", "A unit is not transferred to itself.");
        if (terms.Gaining is { } gaining)
        {
            if (!_units.TryGet(gaining, out var superior))
                return Refusal.Conflict(
                    "no-such-commander",
                    $"There is no unit '{gaining}' in this headquarters, and units are transferred within it alone.");
            if (superior.Retired is not null)
                return Refusal.Conflict("retired", $"The unit {gaining} has been retired.");
        }

        if (LosingAt(unit, from) != losing)
            return Refusal.Conflict(
                "losing-changed",
                $"{unit} is not any more under {Post(losing)} when this takes effect. Propose it again.");
        var span = new TimeSpanOfCommand(from, terms.End);
        return terms.Type == RelationshipType.Tacon
            ? FaultOfTacon(unit, terms.Gaining, losing, span) : FaultOfOpcon(unit, terms.Gaining, losing, span, now);
    }

    Verdict? FaultOfOpcon(
        string unit, string? gaining, string? losing, TimeSpanOfCommand span, DateTimeOffset now)
    {
        foreach (var other in _transfers.Agreed(unit))
        {
            var isTemporaryThen = other.To is not null && new TimeSpanOfCommand(other.From, other.To).Covers(span.From);
            if (isTemporaryThen || span.Covers(other.From))
                return Refusal.Conflict(
                    "overlap", $"Another agreed transfer of {unit} covers this time: {other.Transfer}, to "
                    + $"{Post(other.Superior)}.");
        }

        if (gaining == losing)
            return Refusal.Conflict("no-change", $"{unit} is under {Post(gaining)} already.");
        var added = new AgreedSpan(span.From, span.To, gaining, Guid.Empty);
        return FaultOfFuture(unit, _transfers.TimelineOf(unit, _transfers.Agreed(unit).Append(added)), now);
    }

    Verdict? FaultOfTacon(string unit, string? gaining, string? losing, TimeSpanOfCommand span)
    {
        if (gaining == losing)
            return Refusal.Conflict(
                "no-change", $"{Post(gaining)} has operational control of {unit}, and tactical control with it.");
        if (_chain.TryGet(unit, out var timeline) && timeline.EndAt(span.From) is { } end && !(span.To <= end))
            span = span with { To = end };
        var other = _transfers.Of(unit).FirstOrDefault(transfer => transfer.Terms.Type == RelationshipType.Tacon
            && _transfers.SpanOf(transfer)?.Meets(span) == true);
        if (other is not null)
            return Refusal.Conflict(
                "overlap", $"{Post(other.Terms.Gaining)} has tactical control of {unit} in this time: {other.Id}.");
        if (!_chain.Reaches(gaining, unit, span)) return null;
        return Refusal.Conflict("cycle", $"{gaining} is under {unit} in this time.");
    }

    /// <summary>Why a timeline cannot be from now on: a commander who is not there, or under the unit.</summary>
    Verdict? FaultOfFuture(string unit, CommandTimeline timeline, DateTimeOffset now)
    {
        foreach (var (superior, span) in timeline.Within(new(now, null)))
        {
            if (superior is null) continue;
            if (_units.Find(superior)!.Retired is not null)
                return Refusal.Conflict("retired", $"The unit {superior}, under which {unit} would be, was retired.");
            if (_chain.Reaches(superior, unit, span))
                return Refusal.Conflict(
                    "cycle",
                    $"{superior} would be under {unit} while it commands it: nobody commands their commander.");
        }

        return null;
    }

    static string Post(string? unit) => unit is null ? "the headquarters" : unit;
}
