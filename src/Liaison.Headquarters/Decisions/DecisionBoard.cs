using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;

namespace Liaison.Headquarters.Decisions;

/// <summary>
/// Decisions. One of our own takes our key; a joint one takes the keys of both headquarters on the same content.
/// </summary>
/// <remarks>
/// <para>
/// A headquarters that has signed a round may not leave it by itself, since the other may have signed it too: it waits
/// until the other signs, refuses or opens a new round. A headquarters that opens a new round never signs an older one,
/// and one that refuses a round never signs it. So a round is adopted by both or by none. Stopping one's own
/// part is always possible, alone and at once.
/// </para>
/// <para>decisions.pml beside this file is the same as a model, in which that is proved.</para>
/// </remarks>
public sealed class DecisionBoard : IBoard
{
    readonly Dictionary<Guid, Decision> _decisions = [];
    readonly List<Guid> _order = [];

    IDecisionKeys? _keys;

    /// <summary>The name of this headquarters as its key has it.</summary>
    public string Own => Keys.Headquarters;

    /// <summary>The decisions, the newest first.</summary>
    public IEnumerable<Decision> Newest => Enumerable.Reverse(_order).Select(id => _decisions[id]);

    /// <summary>The decision with an id; null when there is none.</summary>
    public Decision? Find(Guid id) => _decisions.GetValueOrDefault(id);

    /// <summary>Whether it has keys.</summary>
    internal bool HasKeys => _keys is not null;

    IDecisionKeys Keys => _keys ?? throw new InvalidOperationException("the board has no keys");

    /// <summary>Gives the board its keys; until then it can be read and folded, and decides nothing.</summary>
    public void Use(IDecisionKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _keys = keys;
    }

    /// <summary>Proposes a decision.</summary>
    public Verdict Decide(ProposeDecision command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (command.Partner is { } partner)
        {
            if (Texts.Line("partner", partner, DecisionRules.MaxName) is { } fault) return fault;
            if (string.Equals(partner, Own, StringComparison.OrdinalIgnoreCase))
                return Refusal.Invalid("partner", "another headquarters; absent for a decision of our own");
        }

        if (DecisionRules.Fault(command.Draft, occasion.Now) is { } refusal) return refusal;
        IReadOnlyList<string> parties = command.Partner is null ? [Own] : [Own, command.Partner];
        return Verdict.Write(
            command.Draft.Label,
            new DecisionProposed(DecisionRules.Bytes(command.Draft, occasion.Id, 1, parties, Own)));
    }

    /// <summary>Opens a new round.</summary>
    public Verdict Decide(ReviseDecision command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Undecided(command.Decision, out var decision) is { } refusal) return refusal;
        if (BoundBySignature(decision!) is { } bound) return bound;
        if (DecisionRules.Fault(command.Draft, occasion.Now) is { } fault) return fault;
        var parties = decision!.Current.Content.Parties;
        var round = DecisionRounds.Next(parties, Own, decision.Current.Number);
        return Verdict.Write(command.Draft.Label, new DecisionRevised(
            decision.Id, DecisionRules.Bytes(command.Draft, decision.Id, round, parties, Own)));
    }

    /// <summary>Puts our key on the round that stands.</summary>
    public Verdict Decide(SignDecision command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Undecided(command.Decision, out var decision) is { } refusal) return refusal;
        var round = decision!.Current;
        var digest = DecisionContent.DigestOf(round.Bytes);
        if (command.Digest is { } seen && !digest.AsSpan().SequenceEqual(seen))
            return Refusal.Conflict("other-content", "What stands now is not what you have seen. Read it, then sign.");
        if (round.IsSignedBy(Own)) return Verdict.Nothing;
        if (round.Refusals.Count > 0)
            return Refusal.Conflict("refused", "This round was refused. A new round asks both again.");
        if (occasion.Now > round.Content.NotAfter)
            return Refusal.Conflict("lapsed", "The time of this round is over. A new round asks both again.");
        return Verdict.Write(round.Content.Label, new DecisionSigned(
            Own, decision.Id, round.Number, digest, Keys.Sign(round.Bytes)));
    }

    /// <summary>Refuses the round that stands.</summary>
    public Verdict Decide(RefuseDecision command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Undecided(command.Decision, out var decision) is { } refusal) return refusal;
        if (DecisionRules.ReasonFault(command.Reason) is { } fault) return fault;
        var round = decision!.Current;
        if (round.IsSignedBy(Own))
            return Refusal.Conflict("signed", "This headquarters has signed the round. It can stop its own part.");
        return round.IsRefusedBy(Own) ? Verdict.Nothing : Verdict.Write(
            round.Content.Label, new DecisionRefused(Own, decision.Id, round.Number, command.Reason));
    }

    /// <summary>Takes a proposal of our own back.</summary>
    public Verdict Decide(WithdrawDecision command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Undecided(command.Decision, out var decision) is { } refusal) return refusal;
        if (DecisionRules.ReasonFault(command.Reason) is { } fault) return fault;
        if (decision!.Current.Content.Parties[0] != Own)
            return Refusal.NotAllowed("Who proposed a decision takes it back; the other may refuse it.");
        return BoundBySignature(decision) is { } bound ? bound : Verdict.Write(
            decision.Current.Content.Label, new DecisionWithdrawn(Own, decision.Id, command.Reason));
    }

    /// <summary>Stops our own part.</summary>
    public Verdict Decide(StopDecision command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Find(command.Decision) is not { } decision) return Missing(command.Decision);
        if (DecisionRules.ReasonFault(command.Reason) is { } fault) return fault;
        return decision.Stops.Any(mark => mark.Headquarters == Own) ? Verdict.Nothing : Verdict.Write(
            decision.Current.Content.Label, new DecisionStopped(Own, decision.Id, command.Reason));
    }

    /// <summary>Takes what a partner said; what they may not say, or what is no longer of use, is refused.</summary>
    public Verdict Decide(HearPartner command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var decision = Find(command.Statement.Decision);
        return DecisionRules.Fault(command, decision, Keys) is { } refusal ? refusal : Verdict.Write(
            decision?.Current.Content.Label ?? "", new DecisionPartnerSaid(command.Headquarters, command.Statement));
    }

    /// <inheritdoc />
    public void Apply(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        switch (entry.Body)
        {
            case DecisionProposed body:
                Open(entry, body.Content, entry.Author, entry.Time);
                break;
            case DecisionRevised body:
                Draft(entry, body.Decision, body.Content, entry.Author, entry.Time);
                break;
            case DecisionSigned body:
                Mark(entry, body.Headquarters, body.Decision, DecisionAct.Sign, body.Round, body.Signature, null);
                break;
            case DecisionRefused body:
                Mark(entry, body.Headquarters, body.Decision, DecisionAct.Refuse, body.Round, null, body.Reason);
                break;
            case DecisionWithdrawn body:
                Mark(entry, body.Headquarters, body.Decision, DecisionAct.Withdraw, 0, null, body.Reason);
                break;
            case DecisionStopped body:
                Mark(entry, body.Headquarters, body.Decision, DecisionAct.Stop, 0, null, body.Reason);
                break;
            case DecisionPartnerSaid { Statement: var said } when said.Content is { } content:
                if (Find(said.Decision) is null)
                    Open(entry, content, said.By, said.At);
                else
                    Draft(entry, said.Decision, content, said.By, said.At);
                break;
            case DecisionPartnerSaid body:
                Mark(entry, body.Statement, body.Headquarters);
                break;
            default:
                break;
        }
    }

    /// <inheritdoc />
    public void Save(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        tables.Add("decisions", _order.Select(id => _decisions[id]));
    }

    /// <inheritdoc />
    public void Load(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var decision in tables.Read<Decision>("decisions")) Add(decision);
    }

    void Add(Decision decision)
    {
        _order.Add(decision.Id);
        _decisions.Add(decision.Id, decision);
    }

    void Open(Entry entry, byte[] bytes, string by, DateTimeOffset at)
    {
        if (DecisionContent.TryRead(bytes, out var content) && !_decisions.ContainsKey(content.Id))
        {
            Add(new Decision(
                content.Id, entry.Number, entry.Number,
                [new DecisionRound(content.Round, bytes, content, by, at, [], [])], [], null));
        }
    }

    void Draft(Entry entry, Guid id, byte[] bytes, string by, DateTimeOffset at)
    {
        if (Find(id) is not { } decision || !DecisionContent.TryRead(bytes, out var content)) return;
        _decisions[id] = decision with
        {
            Version = entry.Number,
            Rounds = [.. decision.Rounds, new DecisionRound(content.Round, bytes, content, by, at, [], [])],
        };
    }

    void Mark(
        Entry entry, string party, Guid id, DecisionAct act, int round, byte[]? signature, string? reason) => Mark(
            entry, new DecisionStatement(act, id, round, entry.Author, entry.Time, null, signature, reason), party);

    void Mark(Entry entry, DecisionStatement said, string party)
    {
        if (Find(said.Decision) is not { } decision) return;
        var mark = new DecisionMark(party, said.By, said.At, said.Signature, said.Reason);
        var changed = said.Act switch
        {
            DecisionAct.Sign => decision with
            {
                Rounds = On(decision, said.Round, round => round with { Signatures = [.. round.Signatures, mark] }),
            },
            DecisionAct.Refuse => decision with
            {
                Rounds = On(decision, said.Round, round => round with { Refusals = [.. round.Refusals, mark] }),
            },
            DecisionAct.Withdraw => decision with { Withdrawal = mark },
            DecisionAct.Stop => decision with { Stops = [.. decision.Stops, mark] },
            _ => decision,
        };
        _decisions[decision.Id] = changed with { Version = entry.Number };
    }

    static List<DecisionRound> On(Decision decision, int number, Func<DecisionRound, DecisionRound> change) =>
        [.. decision.Rounds.Select(round => round.Number == number ? change(round) : round)];

    Refusal? Undecided(Guid id, out Decision? decision)
    {
        decision = Find(id);
        if (decision is null) return Missing(id);
        if (decision.Stops.Any(mark => mark.Headquarters == Own))
            return Refusal.Conflict("stopped", "This headquarters has stopped its part.");
        if (decision.Current.IsComplete)
            return Refusal.Conflict("adopted", "It is adopted. Each headquarters can stop its own part.");
        return decision.Withdrawal is not null ? Refusal.Conflict("withdrawn", "It was taken back.") : null;
    }

    /// <summary>Who has signed a round may not leave it, while the other may have signed it too.</summary>
    Refusal? BoundBySignature(Decision decision) =>
        decision.Current.IsSignedBy(Own) && decision.Current.Refusals.Count == 0
            ? Refusal.Conflict("signed", "This headquarters has signed the round, and the other may be signing it. "
                + "Wait for their answer, or stop your own part and propose anew.")
            : null;

    static Refusal Missing(Guid id) => Refusal.NotFound($"decision '{id}'");
}
