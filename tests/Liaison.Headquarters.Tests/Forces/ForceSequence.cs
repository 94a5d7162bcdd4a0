using CsCheck;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;

namespace Liaison.Headquarters.Tests.Forces;

/// <summary>A row of commands, sent to a real headquarters and told to the model at the same time.</summary>
sealed class ForceSequence : IDisposable
{
    static readonly string[] Ids = ["A", "B", "C", "D", "E", "F", "G"];
    static readonly string[] People = ["ito", "kim", "lee", "roy"];

    readonly BoardWorld _world = new();
    readonly ForceModel _model = new();
    readonly List<Guid> _transfers = [];

    public enum Act
    {
        Wait, Add, Amend, Retire, Propose, Temporary, Sign, SignBoth, Refuse, Withdraw, Revoke, Appoint, Assume,
        Relieve, HandOver, Delegate,
    }

    /// <summary>One command: what, and numbers that choose whom and when.</summary>
    public sealed record Step(Act Act, int Who, int A, int B, int C, int D);

    public static readonly Gen<Step[]> Steps = Gen.Select(
        Gen.Frequency(
            (4, Gen.Const(Act.Wait)), (1, Gen.Const(Act.Add)), (1, Gen.Const(Act.Amend)), (1, Gen.Const(Act.Retire)),
            (7, Gen.Const(Act.Propose)), (7, Gen.Const(Act.Temporary)), (2, Gen.Const(Act.Sign)),
            (12, Gen.Const(Act.SignBoth)), (1, Gen.Const(Act.Refuse)), (1, Gen.Const(Act.Withdraw)),
            (3, Gen.Const(Act.Revoke)), (1, Gen.Const(Act.Appoint)), (1, Gen.Const(Act.Assume)),
            (1, Gen.Const(Act.Relieve)), (1, Gen.Const(Act.HandOver)), (1, Gen.Const(Act.Delegate))),
        Gen.Int[0, 3], Gen.Int[0, 6], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 9],
        (act, who, a, b, c, d) => new Step(act, who, a, b, c, d)).Array[10, 45];

    public void Run(Step[] steps)
    {
        // A with B and C under it, D under B, E under C, and F beside A; G may come.
        int[] parents = [9, 0, 0, 1, 2, 9];
        for (var i = 0; i < parents.Length; i++) Add(new Step(Act.Add, 0, i, parents[i], 0, 0));
        foreach (var step in steps) Do(step);
    }

    /// <summary>Every answer at every minute is the model's, and keeps the rules.</summary>
    public void Check(bool withRebuild)
    {
        _world.Read(boards =>
        {
            for (var at = 0; at < ForceModel.Horizon; at++) CheckAt(boards.Forces, at);
            return 0;
        });
        if (withRebuild) _world.CheckRebuild(_world.Log.Last / 2);
    }

    public void Dispose() => _world.Dispose();

    void Do(Step step)
    {
        switch (step.Act)
        {
            case Act.Wait: Wait(step); break;
            case Act.Add: Add(step); break;
            case Act.Amend: Amend(step); break;
            case Act.Retire: Retire(step); break;
            case Act.Propose: Propose(step, null); break;
            case Act.Temporary: Propose(step, step.D); break;
            case Act.Sign: Sign(step, (CommandSide)(step.B % 2)); break;
            case Act.SignBoth: Sign(step, null); break;
            case Act.Refuse: Close(step, true); break;
            case Act.Withdraw: Close(step, false); break;
            case Act.Revoke: Revoke(step); break;
            case Act.Appoint: Appoint(step); break;
            case Act.Assume: Assume(step); break;
            case Act.Relieve: Relieve(step); break;
            case Act.HandOver: HandOver(step); break;
            default: Delegate(step); break;
        }
    }

    void Wait(Step step)
    {
        _model.Now += 1 + (step.A % 3);
        _world.Clock.SetUtcNow(Time(_model.Now));
    }

    void Add(Step step)
    {
        var (id, parent) = (Ids[step.A], IdOrNone(step.B));
        Same(_model.MayAdd(id, parent), step, (boards, occasion) => boards.Forces.UnitRules.Decide(
            new AddUnit(id, new UnitDetails($"Unit {id}", parent, Component.Ground), ""), occasion), () =>
            _model.Units.Add(id, new(id, parent, _model.Now)));
    }

    void Amend(Step step)
    {
        var (id, parent) = (Ids[step.A], IdOrNone(step.B));
        Same(_model.MayAmend(id, parent), step, (boards, occasion) => boards.Forces.UnitRules.Decide(
            new AmendUnit(id, new UnitDetails($"Unit {id}", parent, Component.Ground), ""), occasion), () =>
            _model.Units[id].Parent = parent);
    }

    void Retire(Step step)
    {
        var id = Ids[step.A];
        if (_model.Units.TryGetValue(id, out var gone) && gone.Retired is not null) return;
        Same(_model.MayRetire(id), step, (boards, occasion) => boards.Forces.UnitRules.Decide(
            new RetireUnit(id, ""), occasion), () =>
        {
            _model.Units[id].Retired = _model.Now;
            _model.Command(id, null);
        });
    }

    void Propose(Step step, int? length)
    {
        var (unit, gaining, isTacon) = (Ids[step.A], IdOrNone(step.B), step.Who == 3);
        int? effective = step.C switch
        {
            0 => null,
            1 => _model.Now - 1,
            2 => _model.Now - 9,
            _ => _model.Now + step.C - 3,
        };
        var end = length is { } minutes ? Math.Max(effective ?? 0, _model.Now) + minutes : (int?)null;
        var name = People[step.Who];
        var proposed = _model.Propose(unit, gaining, isTacon, effective, end, name);
        var terms = new TransferTerms(
            unit, isTacon ? RelationshipType.Tacon : RelationshipType.Opcon, gaining, Doctrine.UsJoint, Time(effective),
            Time(end), null, [], null);
        if (Same(proposed is not null, step, (boards, occasion) => boards.Forces.TransferRules.Decide(
            new ProposeTransfer(terms, ""), occasion), () => _model.Transfers.Add(proposed!)) is { } id)
            _transfers.Add(id);
    }

    void Sign(Step step, CommandSide? side)
    {
        if (Pick(step) is not { } place) return;
        var transfer = _model.Transfers[place];
        var losing = side != CommandSide.Gaining && MaySign(step, transfer.Losing);
        var gaining = side != CommandSide.Losing && MaySign(step, transfer.Gaining);
        var isNews = (losing && !transfer.LosingSigned) || (gaining && !transfer.GainingSigned);
        var isDone = transfer.From is not null && !transfer.IsClosed;
        var may = (losing || gaining) && (isDone || (transfer.IsOpen(_model.Now) && (!isNews || _model.MayBe(
            transfer.Unit, transfer.Gaining, transfer.IsTacon, transfer.Losing, transfer.Effective ?? _model.Now,
            transfer.End))));
        Same(may, step, (boards, occasion) => boards.Forces.TransferRules.Decide(
            new SignTransfer(_transfers[place], side), occasion), () =>
        {
            transfer.LosingSigned |= losing;
            transfer.GainingSigned |= gaining;
            if (transfer.From is not null || !transfer.LosingSigned || !transfer.GainingSigned) return;
            (transfer.From, transfer.To) = (transfer.Effective ?? _model.Now, transfer.End);
        });
    }

    void Close(Step step, bool isRefusal)
    {
        if (Pick(step) is not { } place) return;
        var transfer = _model.Transfers[place];
        var may = transfer.IsOpen(_model.Now) && (isRefusal
            ? MaySign(step, transfer.Losing) || MaySign(step, transfer.Gaining)
            : transfer.Proposer == People[step.Who] || MaySign(step, null));
        Same(may, step, (boards, occasion) => isRefusal
            ? boards.Forces.TransferRules.Decide(new RefuseTransfer(_transfers[place], "no"), occasion)
            : boards.Forces.TransferRules.Decide(new WithdrawTransfer(_transfers[place], "no"), occasion), () =>
            transfer.IsClosed = true);
    }

    void Revoke(Step step)
    {
        if (Pick(step) is not { } place) return;
        var (transfer, now) = (_model.Transfers[place], _model.Now);
        var isToCome = transfer.From > now;
        var isTaconNow = transfer.IsTacon && transfer.From <= now && _model.TaconAt(transfer.Unit, now, out _)
            && transfer.Covers(now);
        var isTemporary = !transfer.IsTacon && transfer.To is not null && transfer.Covers(now);
        var to = transfer.To;
        transfer.To = isToCome ? transfer.From : now;
        var isSound = transfer.IsTacon || transfer.From is null || _model.IsSound(transfer.Unit);
        transfer.To = to;
        var may = !transfer.IsClosed && _model.Units[transfer.Unit].Retired is null && MaySign(step, null)
            && (isToCome || isTaconNow || isTemporary) && isSound;
        Same(may, step, (boards, occasion) => boards.Forces.TransferRules.Decide(
            new RevokeTransfer(_transfers[place], "enough"), occasion), () =>
        {
            transfer.IsClosed = true;
            transfer.To = isToCome ? transfer.From : now;
        });
    }

    void Appoint(Step step)
    {
        var (unit, person) = (Ids[step.A], step.B > 6 ? null : People[step.B % People.Length]);
        var may = _model.Units.TryGetValue(unit, out var known) && known.Retired is null && RoleOf(step) == "commander";
        var place = _model.TenureAt(unit, _model.Now);
        Same(may, step, (boards, occasion) => boards.Forces.CommandRules.Decide(
            new AppointCommander(unit, person, null, null, ""), occasion), () =>
        {
            if ((place < 0 ? null : _model.PersonOf(place)) != person) _model.Command(unit, person);
        });
    }

    void Assume(Step step)
    {
        var (name, place) = (People[step.Who], _model.TenureAt(null, _model.Now));
        var may = RoleOf(step) == "commander" && (place < 0
            || (_model.PersonOf(place) != name && _model.PersonAt(null, _model.Now) == name));
        Same(may, step, (boards, occasion) => boards.Forces.CommandRules.Decide(
            new AssumeCommand(null, null, "the commander cannot be reached", ""), occasion), () =>
            _model.Command(null, name));
    }

    void Relieve(Step step)
    {
        var (successor, place) = (People[step.A % People.Length], _model.TenureAt(null, _model.Now));
        var may = RoleOf(step) == "commander" && place >= 0 && _model.PersonOf(place) != successor
            && successor != People[step.Who];
        Same(may, step, (boards, occasion) => boards.Forces.CommandRules.Decide(
            new RelieveCommand(successor, null, "order 1", "", ""), occasion), () => _model.Command(null, successor));
    }

    /// <summary>A handover that both sign at once: command has one holder before and after.</summary>
    void HandOver(Step step)
    {
        var (incoming, place) = (People[step.A % People.Length], _model.TenureAt(null, _model.Now));
        if (place < 0 || _model.PersonOf(place) is var outgoing && outgoing == incoming) return;
        var id = _world.Do("watch", (boards, occasion) => boards.Forces.CommandRules.Decide(
            new ProposeHandover(incoming, null, null, ""), occasion), outgoing);
        Assert.Equal(outgoing, _world.Read(boards => boards.Forces.Posts.TenureAt(null, _world.Now)!.Person));
        _world.Do("watch", (boards, occasion) => boards.Forces.CommandRules.Decide(
            new SignHandover(id), occasion), incoming);
        _model.Command(null, incoming);
    }

    void Delegate(Step step)
    {
        var post = step.A == 6 ? null : Ids[step.A];
        var (from, deputy) = (_model.Now + (step.B % 4), People[step.D % People.Length]);
        var until = from + step.C;
        if (post is not null && !_model.Units.ContainsKey(post)) return;
        var may = _model.MayDelegate(post, People[step.Who], RoleOf(step), deputy, from, until);
        Same(may, step, (boards, occasion) => boards.Forces.CommandRules.Decide(new DelegateCommand(
            post, deputy, null, Time(from), Time(until), "", ""), occasion), () =>
            _model.Delegate(post, deputy, from, until));
    }

    void CheckAt(ForcesBoard forces, int at)
    {
        var time = Time(at);
        foreach (var unit in _model.Units.Values)
        {
            var step = forces.Chain.At(unit.Id, time);
            Assert.Equal(unit.ExistsAt(at), step is not null);
            if (step is null) continue;
            var (superior, transfer) = _model.OpconAt(unit.Id, at);
            Assert.Equal(superior, step.Value.Superior);
            Assert.Equal(transfer < 0 ? null : _transfers[transfer], step.Value.Transfer);
            // The rules themselves, whatever the model says: one commander, who is there, and nobody above themselves.
            Assert.True(superior is null || forces.Units.FindAt(superior, time) is not null);
            Assert.DoesNotContain(unit.Id, forces.Chain.Above(unit.Id, time).Take(Ids.Length + 1));
            Assert.Contains(unit.Id, forces.Chain.Under(superior, time));
            var tacon = forces.Transfers.TaconAt(unit.Id, time);
            Assert.Equal(_model.TaconAt(unit.Id, at, out var holder), tacon is not null);
            Assert.Equal(holder, tacon?.Terms.Gaining);
            Assert.Equal(_model.PersonAt(unit.Id, at), forces.Posts.At(unit.Id, time)?.Person);
        }

        Assert.Equal(_model.PersonAt(null, at), forces.Posts.At(null, time)?.Person);
    }

    /// <summary>The board does what the model says, and nothing when the model says no.</summary>
    Guid? Same(bool may, Step step, Func<Boards, Occasion, Verdict> decide, Action done)
    {
        var before = _world.Log.Last;
        var outcome = _world.Try(RoleOf(step), decide, People[step.Who]);
        Assert.True(may == outcome.Refusal is null, $"{step} at {_model.Now}: {outcome.Refusal?.Reason ?? "done"}");
        if (outcome.Refusal is null)
        {
            done();
            return outcome.Answer;
        }

        Assert.Equal(before, _world.Log.Last);
        return null;
    }

    bool MaySign(Step step, string? post) => _model.MaySign(post, People[step.Who], RoleOf(step));

    // The last is a planner: whether a signature counts depends on the role as well.
    static string RoleOf(Step step) => step.Who == People.Length - 1 ? "planner" : "commander";

    int? Pick(Step step) => _transfers.Count == 0 ? null : Math.Max(0, _transfers.Count - 1 - (step.A % 3));

    static string? IdOrNone(int number) => number < Ids.Length ? Ids[number] : null;

    static DateTimeOffset? Time(int? minute) => minute is { } at ? Time(at) : null;

    static DateTimeOffset Time(int minute) => BoardWorld.Start.AddMinutes(minute);
}
