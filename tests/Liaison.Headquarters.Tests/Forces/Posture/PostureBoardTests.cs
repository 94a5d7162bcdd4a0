using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Posture;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Headquarters.Forces.Sites;
using Liaison.Headquarters.Records;
using Liaison.Kernel.Geodesy;

namespace Liaison.Headquarters.Tests.Forces.Posture;

public sealed class PostureBoardTests
{
    [Fact]
    public void The_posture_of_an_island_is_its_sites_and_the_units_on_it()
    {
        using var world = new PostureWorld();
        Islands(world);
        var view = world.Posture("miyako");
        Assert.Equal(["hirara", "miyako"], view.Sites.Select(site => site.Id));
        Assert.Equal(["a"], view.Units.Select(placed => placed.Unit.Id));
        Assert.Null(view.Changes);
        Assert.Equal((1, 1), (view.Readiness.Units, view.Readiness.Unknown));
        Assert.Equal(["a", "b"], world.Posture("Sakishima").Units.Select(placed => placed.Unit.Id));
        Assert.Null(world.World.Read(boards => PostureScope.OfArea(boards.Sites.Sites, "nowhere")));
    }

    [Fact]
    public void A_shape_holds_what_has_its_position_in_it()
    {
        using var world = new PostureWorld();
        Islands(world);
        Assert.True(GeoBox.TryCreate(125, 24.5, 126, 25, out var box));
        Assert.Equal("hirara miyako | a", In(sites => PostureScope.OfBox(sites, box)));
        Assert.Equal("hirara miyako | a", In(sites => PostureScope.OfPolygon(
            sites, [Point(24.5, 125), Point(25, 125.3), Point(24.5, 126)])));
        Assert.Equal(" | ", In(sites => PostureScope.OfPolygon(
            sites, [Point(24.9, 125), Point(25, 125.3), Point(24.9, 126)])));
        Assert.Equal("hirara ishigaki miyako | a b c", In(PostureScope.Everywhere));

        string In(Func<SiteTree, PostureScope> scope) => world.World.Read(boards =>
        {
            var view = boards.Posture.Of(scope(boards.Sites.Sites), null, null, world.Now);
            var (inSites, units) = (view.Sites.Select(s => s.Id), view.Units.Select(u => u.Unit.Id));
            return $"{string.Join(' ', inSites)} | {string.Join(' ', units)}";
        });
    }

    [Fact]
    public void A_polygon_may_lie_across_the_antimeridian()
    {
        using var world = new PostureWorld();
        world.Site("fiji", position: new GeoPosition(-170_000_000, -1_799_000_000));
        var across = new[] { Point(-18, 179), Point(-16, 179), Point(-16, -179), Point(-18, -179) };
        var site = world.World.Read(boards => boards.Sites.Sites.Find("fiji"))!;
        Assert.True(world.World.Read(boards => PostureScope.OfPolygon(boards.Sites.Sites, across).Has(site)));
        var beside = new[] { Point(-18, 170), Point(-16, 170), Point(-16, 179), Point(-18, 179) };
        Assert.False(world.World.Read(boards => PostureScope.OfPolygon(boards.Sites.Sites, beside).Has(site)));
    }

    [Fact]
    public void What_has_changed_since_a_time_is_told()
    {
        using var world = new PostureWorld();
        Islands(world);
        world.Level("a", ReadinessLevel.C1);
        world.State("hirara", SiteState.Open);
        var before = world.Now;
        Assert.Empty(world.Posture("miyako", before).Changes!);
        world.Wait(1);
        world.Level("a", ReadinessLevel.C3);
        world.State("hirara", SiteState.Closed);
        world.Move("a", "miyako");
        world.Move("b", "hirara");
        world.Unit("new", site: "hirara");
        world.Site("shed", "miyako", SiteKind.Warehouse);
        Assert.Equal(
            [
                "ReadinessChanged a c1 c3", "SiteAdded shed  unknown", "SiteStateChanged hirara open closed",
                "UnitAdded new  hirara", "UnitArrived b ishigaki hirara", "UnitMoved a hirara miyako",
            ],
            Words(world.Posture("miyako", before)));
        Assert.Equal(["UnitLeft b ishigaki hirara"], Words(world.Posture("ishigaki", before)));
        world.Wait(1);
        Assert.Empty(world.Posture("miyako", world.Now.AddMinutes(-1)).Changes!);
    }

    [Fact]
    public void What_came_back_to_what_it_was_is_no_change()
    {
        using var world = new PostureWorld();
        Islands(world);
        world.State("hirara", SiteState.Open);
        world.Level("a", ReadinessLevel.C1);
        var before = world.Now;
        world.Wait(1);
        world.State("hirara", SiteState.Closed);
        world.Level("a", ReadinessLevel.C4);
        world.Wait(1);
        world.State("hirara", SiteState.Open);
        world.Level("a", ReadinessLevel.C1);
        Assert.Empty(world.Posture("miyako", before).Changes!);
    }

    [Fact]
    public void A_unit_that_left_the_force_is_missed_where_it_was()
    {
        using var world = new PostureWorld();
        Islands(world);
        var before = world.Now;
        world.Wait(1);
        world.World.Do("planner", (boards, at) => boards.Forces.UnitRules.Decide(new RetireUnit("a", "over"), at));
        Assert.Empty(world.Posture("miyako", before).Units);
        Assert.Equal(["UnitRetired a hirara "], Words(world.Posture("miyako", before)));
    }

    [Fact]
    public void A_new_commander_is_a_change()
    {
        using var world = new PostureWorld();
        Islands(world);
        var before = world.Now;
        world.Wait(1);
        var terms = new TransferTerms(
            "a", RelationshipType.Opcon, "b", Doctrine.UsJoint, null, null, null, [], null);
        var transfer = world.World.Do("commander", (boards, at) =>
            boards.Forces.TransferRules.Decide(new ProposeTransfer(terms, ""), at));
        world.World.Do("commander", (boards, at) =>
            boards.Forces.TransferRules.Decide(new SignTransfer(transfer, null), at));
        Assert.Equal(["CommandChanged a  b"], Words(world.Posture("miyako", before)));
    }

    [Fact]
    public void What_was_laid_down_and_is_not_there_is_missing()
    {
        using var world = new PostureWorld();
        Islands(world);
        world.Level("a", ReadinessLevel.C3);
        world.State("hirara", SiteState.Limited);
        Require(
            world, "miyako",
            new("any units", 1, null, false, null, null, null, null),
            new("ready units", 2, null, false, Component.Ground, null, ReadinessLevel.C2, world.Now.AddHours(2)),
            new("a port", 1, SiteKind.Port, false, null, null, null, null),
            new("a port in part", 1, SiteKind.Port, true, null, null, null, null),
            new("an airfield", 1, SiteKind.Airfield, true, null, null, null, world.Now.AddHours(2)));
        Assert.Equal(
            ["1 1 0 False", "1 0 2 False", "1 0 1 True", "1 1 0 False", "0 0 1 False"], Shortfalls("miyako"));
        Assert.Empty(Shortfalls("ishigaki"));
        world.Wait(2);
        Assert.Equal(
            ["1 1 0 False", "1 0 2 True", "1 0 1 True", "1 1 0 False", "0 0 1 True"], Shortfalls("miyako"));
        Require(world, "miyako");
        Assert.Empty(Shortfalls("miyako"));

        IEnumerable<string> Shortfalls(string area) => world.Posture(area).Shortfalls
            .Select(one => $"{one.Present} {one.Fit} {one.Missing} {one.IsOverdue}");
    }

    [Fact]
    public void A_requirement_is_for_units_or_for_sites_of_an_area_that_is_there()
    {
        using var world = new PostureWorld();
        Islands(world);
        var good = new PostureRequirement("a port", 1, SiteKind.Port, false, null, null, null, null);
        Refused("miyako", good with { Count = 0 });
        Refused("miyako", good with { Name = "" });
        Refused("miyako", good with { AtLeast = ReadinessLevel.C1 });
        Refused("miyako", good with { Component = Component.Air });
        Refused("miyako", good with { SiteKind = null, MayBeLimited = true });
        Refused("nowhere", good);

        void Refused(string area, PostureRequirement requirement) => world.World.Refused(
            "planner",
            (boards, at) => boards.Posture.Decide(new SetPostureRequirements(area, [requirement], ""), at));
    }

    static void Require(PostureWorld world, string area, params IReadOnlyList<PostureRequirement> requirements) =>
        world.World.Do("planner", (boards, at) => boards.Posture.Decide(
            new SetPostureRequirements(area, requirements, ""), at));

    static IEnumerable<string> Words(PostureView view) => view.Changes!
        .Select(change => $"{change.Kind} {change.Subject} {change.Before} {change.After}")
        .Order(StringComparer.Ordinal);

    static GeoPoint Point(double latitude, double longitude) => new(latitude, longitude);

    /// <summary>Miyako with the port of Hirara, where a is; Ishigaki, where b is; and c, which is at sea.</summary>
    static void Islands(PostureWorld world)
    {
        world.Site("miyako", null, SiteKind.Island, "Sakishima", new GeoPosition(247_900_000, 1_253_000_000));
        world.Site("hirara", "miyako");
        world.Site("ishigaki", null, SiteKind.Island, "Sakishima", new GeoPosition(244_000_000, 1_242_000_000));
        world.Unit("a", site: "hirara");
        world.Unit("b", site: "ishigaki");
        world.Unit("c");
    }
}
