using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Forces;

/// <summary>
/// What command of persons must keep: once somebody has assumed command of the headquarters, exactly one person holds
/// it at every instant, and a unit has at most one commander by name.
/// </summary>
public sealed class CommandRules
{
    static readonly TimeSpan LongestDelegation = TimeSpan.FromDays(366);
    readonly UnitRoster _units;
    readonly CommandPosts _posts;

    internal CommandRules(UnitRoster units, CommandPosts posts) => (_units, _posts) = (units, posts);

    /// <summary>Names the commander of a unit.</summary>
    public Verdict Decide(AppointCommander command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (!_units.TryGet(command.Unit, out var unit)) return Refusal.NotFound($"unit '{command.Unit}'");
        if (RefuseRole(occasion.Actor) is { } not) return not;
        if (unit.Retired is not null) return Refusal.Conflict("retired", $"The unit {unit.Id} has been retired.");
        if ((Texts.Line("person", command.Person, Texts.MaxName) ?? RefuseTitle(command.Title, command.Basis))
            is { } refusal) return refusal;
        var tenure = _posts.TenureAt(unit.Id, occasion.Now);
        return tenure?.Person == command.Person && tenure?.Title == command.Title
            ? Verdict.Nothing
            : Verdict.Write(
                command.Label, new CommanderAppointed(unit.Id, command.Person, command.Title, command.Basis));
    }

    /// <summary>Assumes command of the headquarters.</summary>
    public Verdict Decide(AssumeCommand command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if ((RefuseRole(occasion.Actor) ?? RefuseTitle(command.Title, command.Basis)
            ?? Texts.Line("reason", command.Reason, Texts.MaxReason, mayBeEmpty: true)) is { } refusal) return refusal;
        if (_posts.At(null, occasion.Now) is { } commander)
        {
            if (commander.Tenure.Person == occasion.Actor.Name)
                return Refusal.Conflict("command-held", "You have command of this headquarters.");
            if (commander.Acting?.Deputy != occasion.Actor.Name)
                return Refusal.Conflict(
                    "command-held", $"{commander.Tenure.Person} has command: it is handed over, or its commander is "
                    + "relieved. Only an acting deputy assumes command from a commander.");
            if (command.Reason.Length == 0)
                return Refusal.Invalid("reason", "why the deputy takes the commander's place for good");
        }

        return Verdict.Write(command.Label, new CommandAssumed(command.Title, command.Basis, command.Reason));
    }

    /// <summary>Relieves the commander of the headquarters.</summary>
    public Verdict Decide(RelieveCommand command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if ((RefuseRole(occasion.Actor) ?? Texts.Line("successor", command.Successor, Texts.MaxName)
            ?? RefuseTitle(command.Title, command.Basis)
            ?? Texts.Line("reason", command.Reason, Texts.MaxReason, mayBeEmpty: true)) is { } refusal) return refusal;
        if (_posts.TenureAt(null, occasion.Now) is not { } tenure)
            return Refusal.Conflict("no-commander", "Nobody has assumed command of this headquarters yet.");
        if (tenure.Person == command.Successor)
            return Refusal.Conflict("no-change", $"{command.Successor} has command already.");
        return occasion.Actor.Name == command.Successor
            ? Refusal.NotAllowed("Nobody relieves a commander in their own favour: somebody else records the order.")
            : Verdict.Write(command.Label, new CommandRelieved(
                tenure.Person, command.Successor, command.Title, command.Basis, command.Reason));
    }

    /// <summary>Proposes a handover.</summary>
    public Verdict Decide(ProposeHandover command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if ((Texts.Line("incoming", command.Incoming, Texts.MaxName) ?? RefuseTitle(command.Title, command.Basis))
            is { } refusal) return refusal;
        if (_posts.TenureAt(null, occasion.Now) is not { } tenure)
            return Refusal.Conflict("no-commander", "Nobody has assumed command of this headquarters yet.");
        if (tenure.Person == command.Incoming)
            return Refusal.Conflict("no-change", $"{command.Incoming} has command already.");
        var isOneOfTwo = occasion.Actor.Name == tenure.Person || occasion.Actor.Name == command.Incoming;
        if (!isOneOfTwo && RefuseRole(occasion.Actor) is { } not) return not;
        if (_posts.OpenHandover is { } open)
            return Refusal.Conflict("handover-open", $"A handover to {open.Incoming} waits to be signed: {open.Id}.");
        return Verdict.Write(command.Label, new HandoverProposed(
            tenure.Person, command.Incoming, command.Title, command.Basis, isOneOfTwo));
    }

    /// <summary>Signs a handover.</summary>
    public Verdict Decide(SignHandover command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (!_posts.TryGetHandover(command.Handover, out var handover))
            return Refusal.NotFound($"handover '{command.Handover}'");
        var name = occasion.Actor.Name;
        if (name != handover.Outgoing && name != handover.Incoming)
            return Refusal.NotAllowed($"{handover.Outgoing} and {handover.Incoming} sign this handover.");
        var own = name == handover.Outgoing ? handover.OutgoingSignature : handover.IncomingSignature;
        if (own is not null && handover.State is HandoverState.Proposed or HandoverState.Done) return Verdict.Nothing;
        return handover.State == HandoverState.Proposed
            ? Verdict.Write(handover.Label, new HandoverSigned(handover.Id))
            : Refusal.Conflict("closed", $"The handover is {Words(handover.State)}.");
    }

    /// <summary>Refuses a handover, or takes it back.</summary>
    public Verdict Decide(WithdrawHandover command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (!_posts.TryGetHandover(command.Handover, out var handover))
            return Refusal.NotFound($"handover '{command.Handover}'");
        if (Texts.Line("reason", command.Reason, Texts.MaxReason, mayBeEmpty: true) is { } refusal) return refusal;
        if (occasion.Actor.Name is var name && name != handover.Outgoing && name != handover.Incoming
            && name != handover.By)
            return Refusal.NotAllowed($"{handover.Outgoing} or {handover.Incoming} says no to this handover.");
        return handover.State == HandoverState.Proposed
            ? Verdict.Write(handover.Label, new HandoverWithdrawn(handover.Id, command.Reason))
            : Refusal.Conflict("closed", $"The handover is {Words(handover.State)}.");
    }

    /// <summary>Lets a deputy act.</summary>
    public Verdict Decide(DelegateCommand command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        var now = occasion.Now;
        if (command.Post is { } post && _units.FindAt(post, now) is null) return Refusal.NotFound($"unit '{post}'");
        if ((Texts.Line("deputy", command.Deputy, Texts.MaxName) ?? RefuseTitle(command.Title, null)
            ?? Texts.Line("reason", command.Reason, Texts.MaxReason, mayBeEmpty: true)) is { } refusal) return refusal;
        if (_posts.TenureAt(command.Post, now) is not { } tenure)
            return Refusal.Conflict("no-commander", "Nobody commands there by name: there is nobody to act for.");
        if (tenure.Person != occasion.Actor.Name
            && (command.Post is null || !_posts.MaySignFor(null, occasion.Actor, now)))
            return Refusal.NotAllowed($"{tenure.Person}, who commands, delegates.");
        if (tenure.Person == command.Deputy) return Refusal.Invalid("deputy", "somebody else than the commander");
        var from = command.From ?? now;
        if (from < now - TransferRules.ClockTolerance) return Refusal.Invalid("from", "not in the past");
        if (from < now) from = now;
        if (command.Until <= from || command.Until - from > LongestDelegation)
            return Refusal.Invalid("until", "behind the beginning, within 366 days");
        var other = _posts.Delegations(command.Post, now)
            .FirstOrDefault(delegation => from < delegation.Until && delegation.From < command.Until);
        return other is null
            ? Verdict.Write(command.Label, new CommandDelegated(
                command.Post, command.Deputy, command.Title, from, command.Until, command.Reason))
            : Refusal.Conflict("overlap", $"{other.Deputy} acts in this time: {other.Id}.");
    }

    /// <summary>Ends a delegation before its time.</summary>
    public Verdict Decide(EndDelegation command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        var now = occasion.Now;
        if (!_posts.TryGetDelegation(command.Delegation, out var delegation))
            return Refusal.NotFound($"delegation '{command.Delegation}'");
        var tenure = _posts.TenureAt(delegation.Post, now);
        if (tenure?.Id != delegation.Tenure || delegation.Until <= now || delegation.Until <= delegation.From)
            return Refusal.Conflict("closed", "The delegation has ended.");
        var name = occasion.Actor.Name;
        return name == tenure.Person || name == delegation.Deputy
            || (delegation.Post is not null && _posts.MaySignFor(null, occasion.Actor, now))
            ? Verdict.Write(delegation.Label, new DelegationEnded(delegation.Id))
            : Refusal.NotAllowed($"{tenure.Person}, who commands, or {delegation.Deputy}, who acts, ends it.");
    }

    static string Words(HandoverState state) => state.ToString().ToLowerInvariant();

    static Refusal? RefuseTitle(string? title, string? basis) =>
        Texts.Line("title", title, Texts.MaxName) ?? Texts.Line("basis", basis, Texts.MaxReason);

    static Refusal? RefuseRole(Actor actor) =>
        actor.Role == CommandPosts.CommanderRole
            ? null : Refusal.NotAllowed($"Only the role {CommandPosts.CommanderRole} decides this.");
}
