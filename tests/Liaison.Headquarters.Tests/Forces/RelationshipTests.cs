using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;

namespace Liaison.Headquarters.Tests.Forces;

public sealed class RelationshipTests : IDisposable
{
    readonly ForcesWorld _forces = new();

    public RelationshipTests()
    {
        foreach (var id in new[] { "ENG", "TF1", "TF2" }) _forces.Add(id);
    }

    BoardWorld World => _forces.World;

    public void Dispose() => _forces.Dispose();

    [Fact]
    public void Support_holds_from_its_beginning_to_its_end_and_is_seen_from_both_sides()
    {
        World.Do("commander", Establishing(RelationshipType.GeneralSupport, "TF1", 10, 20));
        Assert.Equal([0, 1, 1, 0], new[] { 9, 10, 19, 20 }.Select(minute => CountAt("ENG", minute)));
        Assert.Equal(1, CountAt("TF1", 10));
        Assert.Equal("", _forces.Above("ENG", 10));
    }

    [Fact]
    public void Direct_support_is_given_to_one_at_a_time_and_general_support_to_many()
    {
        World.Do("commander", Establishing(RelationshipType.DirectSupport, "TF1", 0, 20));
        var refusal = World.Refused("commander", Establishing(RelationshipType.DirectSupport, "TF2", 10));
        Assert.Equal("overlap", refusal.Code);
        World.Do("commander", Establishing(RelationshipType.DirectSupport, "TF2", 20));
        World.Do("commander", Establishing(RelationshipType.GeneralSupport, "TF1", 0));
        World.Do("commander", Establishing(RelationshipType.GeneralSupport, "TF2", 0));
        refusal = World.Refused("commander", Establishing(RelationshipType.GeneralSupport, "TF2", 5));
        Assert.Equal("overlap", refusal.Code);
    }

    [Fact]
    public void A_relationship_is_ended_early()
    {
        var id = World.Do("commander", Establishing(RelationshipType.CloseSupport, "TF1", 0));
        _forces.Wait(5);
        Func<Boards, Occasion, Verdict> ending =
            (boards, occasion) => boards.Forces.Relationships.Decide(new EndRelationship(id, ""), occasion);
        Assert.Equal(RefusalKind.NotAllowed, World.Refused("planner", ending).Kind);
        World.Do("commander", ending);
        Assert.Equal((1, 0), (CountAt("ENG", -1), CountAt("ENG", 0)));
        Assert.Equal("closed", World.Refused("commander", ending).Code);
    }

    [Fact]
    public void A_relationship_ends_when_one_of_its_units_is_gone()
    {
        World.Do("commander", Establishing(RelationshipType.Adcon, "TF1", 0));
        _forces.Wait(5);
        World.Do("planner", ForcesWorld.Retiring("TF1"));
        Assert.Equal((1, 0), (CountAt("ENG", -1), CountAt("ENG", 0)));
    }

    [Fact]
    public void Authority_is_transferred_and_not_established()
    {
        Assert.StartsWith("type", World.Refused("commander", Establishing(RelationshipType.Opcon, "TF1", 0)).Reason);
        Assert.StartsWith("other", World.Refused("commander", Establishing(RelationshipType.Adcon, "ENG", 0)).Reason);
        var refusal = World.Refused("planner", Establishing(RelationshipType.Adcon, "TF1", 0));
        Assert.Equal(RefusalKind.NotAllowed, refusal.Kind);
    }

    int CountAt(string unit, int minute) =>
        World.Read(boards => boards.Forces.Relationships.At(unit, _forces.Now.AddMinutes(minute)).Count());

    Func<Boards, Occasion, Verdict> Establishing(RelationshipType type, string other, int from, int? to = null)
    {
        var terms = new RelationshipTerms(
            type, "ENG", other, Doctrine.Nato, _forces.Now.AddMinutes(from),
            to is { } end ? _forces.Now.AddMinutes(end) : null, "directive 7", null, []);
        return (boards, occasion) => boards.Forces.Relationships.Decide(new EstablishRelationship(terms, ""), occasion);
    }
}
