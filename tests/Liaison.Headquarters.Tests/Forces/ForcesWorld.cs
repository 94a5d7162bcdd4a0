using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;

namespace Liaison.Headquarters.Tests.Forces;

/// <summary>Short words for what tests of forces do, on a real headquarters.</summary>
sealed class ForcesWorld : IDisposable
{
    public BoardWorld World { get; } = new();

    public DateTimeOffset Now => World.Now;

    public void Wait(int minutes) => World.Clock.Advance(TimeSpan.FromMinutes(minutes));

    public static UnitDetails Details(string name, string? parent = null) => new(name, parent, Component.Ground);

    public void Add(string id, string? parent = null) => World.Do("planner", Adding(id, Details(id, parent)));

    public static Func<Boards, Occasion, Verdict> Adding(string? id, UnitDetails details, string label = "") =>
        (boards, occasion) => boards.Forces.UnitRules.Decide(new AddUnit(id, details, label), occasion);

    public static Func<Boards, Occasion, Verdict> Amending(string id, UnitDetails details, string label = "") =>
        (boards, occasion) => boards.Forces.UnitRules.Decide(new AmendUnit(id, details, label), occasion);

    public static Func<Boards, Occasion, Verdict> Retiring(string id) =>
        (boards, occasion) => boards.Forces.UnitRules.Decide(new RetireUnit(id, "disbanded"), occasion);

    public static Func<Boards, Occasion, Verdict> Importing(params IReadOnlyList<NewUnit> units) =>
        (boards, occasion) => boards.Forces.UnitRules.Decide(new ImportUnits(units, ""), occasion);

    public Func<Boards, Occasion, Verdict> Proposing(
        string unit, string? gaining, int? inMinutes = null, int? until = null,
        RelationshipType type = RelationshipType.Opcon)
    {
        var terms = new TransferTerms(
            unit, type, gaining, Doctrine.UsJoint, inMinutes is { } m ? Now.AddMinutes(m) : null,
            until is { } end ? Now.AddMinutes(end) : null, null, [], null);
        return (boards, occasion) => boards.Forces.TransferRules.Decide(new ProposeTransfer(terms, ""), occasion);
    }

    public static Func<Boards, Occasion, Verdict> Signing(Guid transfer, CommandSide? side = null) =>
        (boards, occasion) => boards.Forces.TransferRules.Decide(new SignTransfer(transfer, side), occasion);

    public static Func<Boards, Occasion, Verdict> Revoking(Guid transfer) =>
        (boards, occasion) => boards.Forces.TransferRules.Decide(new RevokeTransfer(transfer, "over"), occasion);

    /// <summary>A transfer that the role commander proposes and signs for both sides.</summary>
    public Guid Transfer(
        string unit, string? gaining, int? inMinutes = null, int? until = null,
        RelationshipType type = RelationshipType.Opcon)
    {
        var id = World.Do("commander", Proposing(unit, gaining, inMinutes, until, type));
        World.Do("commander", Signing(id));
        return id;
    }

    public Guid Appoint(string unit, string person) => World.Do("commander", (boards, occasion) =>
        boards.Forces.CommandRules.Decide(new AppointCommander(unit, person, null, null, ""), occasion));

    /// <summary>The units above one in some minutes from now.</summary>
    public string Above(string unit, int inMinutes = 0) => World.Read(
        boards => string.Join(' ', boards.Forces.Chain.Above(unit, Now.AddMinutes(inMinutes))));

    public TransferState StateOf(Guid transfer) => World.Read(boards =>
    {
        boards.Forces.Transfers.TryGet(transfer, out var found);
        return boards.Forces.Transfers.StateOf(found!, Now);
    });

    public Unit? Find(string id) => World.Read(boards => boards.Forces.Units.Find(id));

    public void Dispose()
    {
        World.CheckRebuild(World.Log.Last / 2);
        World.Dispose();
    }
}
