using CsCheck;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces.Sites;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Tests.Forces.Posture;

namespace Liaison.Headquarters.Tests.Forces.Sites;

public sealed class SitesBoardTests
{
    [Fact]
    public void A_site_of_which_nobody_has_reported_is_in_an_unknown_state()
    {
        using var world = new PostureWorld();
        world.Site("naha");
        Assert.Equal(SiteState.Unknown, Find(world, "naha").State);
    }

    [Fact]
    public void A_late_report_does_not_overwrite_a_newer_one()
    {
        using var world = new PostureWorld();
        world.Site("naha");
        world.Wait(3);
        world.State("naha", SiteState.Closed, world.Now);
        world.State("naha", SiteState.Open, world.Now.AddHours(-2));
        Assert.Equal(SiteState.Closed, Find(world, "naha").State);
        Assert.Equal(2, world.World.Read(boards => boards.Sites.ReportsOf("naha")).Count);
        world.State("naha", SiteState.Limited, world.Now);
        Assert.Equal(SiteState.Limited, Find(world, "naha").State);
    }

    [Fact]
    public void In_whatever_order_reports_come_in_the_state_is_the_same()
    {
        Gen.Int[0, 1000].Array[1, 12].Sample(hours =>
        {
            using var world = new PostureWorld();
            world.Wait(1001);
            var start = BoardWorld.Start;
            var reports = hours.Distinct()
                .Select(hour => (AsOf: start.AddHours(hour), State: (SiteState)(hour % 4))).ToList();
            world.Site("given");
            world.Site("sorted");
            foreach (var (asOf, state) in reports) world.State("given", state, asOf);
            foreach (var (asOf, state) in reports.OrderBy(report => report.AsOf)) world.State("sorted", state, asOf);
            Assert.Equal(Find(world, "sorted").Report!.Content, Find(world, "given").Report!.Content);
        }, iter: 100);
    }

    [Fact]
    public void What_was_known_at_a_time_stays_readable()
    {
        using var world = new PostureWorld();
        world.Site("naha");
        world.State("naha", SiteState.Open);
        var before = world.Now;
        world.Wait(1);
        world.State("naha", SiteState.Closed);
        Assert.Equal(SiteState.Open, world.World.Read(boards => boards.Sites.Sites.FindAt("naha", before))!.State);
        Assert.Null(world.World.Read(boards => boards.Sites.Sites.FindAt("naha", before.AddHours(-1))));
    }

    [Fact]
    public void A_site_is_where_its_parent_is_and_of_its_area()
    {
        using var world = new PostureWorld();
        world.Site("miyako", kind: SiteKind.Island, area: "Sakishima", position: new(248_000_000, 1_253_000_000));
        world.Site("hirara", "miyako");
        world.Site("shed", "hirara", SiteKind.Warehouse);
        world.World.Read(boards =>
        {
            var sites = boards.Sites.Sites;
            Assert.Equal(sites.Find("miyako")!.Details.Position, sites.PositionOf("shed"));
            Assert.Equal("Sakishima", sites.AreaOf("shed"));
            Assert.Equal("miyako", sites.IslandOf("shed")!.Id);
            Assert.Equal(["miyako", "hirara", "shed"], sites.Within("miyako").Select(site => site.Id));
            Assert.Equal(["miyako", "hirara", "shed"], sites.OfArea("Sakishima").Select(site => site.Id));
            return 0;
        });
    }

    [Fact]
    public void A_site_never_lies_in_itself()
    {
        using var world = new PostureWorld();
        world.Site("a");
        world.Site("b", "a");
        world.Site("c", "b");
        foreach (var parent in new[] { "a", "b", "c", "nowhere" })
        {
            var refusal = world.World.Refused("planner", (boards, at) => boards.Sites.Decide(
                new AmendSite("a", PostureWorld.Port with { Parent = parent }, ""), at));
            Assert.StartsWith("parent: ", refusal.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Sites_are_stacked_no_higher_than_is_allowed()
    {
        using var world = new PostureWorld();
        for (var i = 0; i < SitesBoard.MaxDepth; i++) world.Site($"s{i}", i == 0 ? null : $"s{i - 1}");
        Assert.Equal(RefusalKind.Invalid, world.SiteRefused(
            "top", PostureWorld.Port with { Parent = $"s{SitesBoard.MaxDepth - 1}" }).Kind);
        world.Site("under");
        Assert.Equal(RefusalKind.Invalid, world.World.Refused("planner", (boards, at) => boards.Sites.Decide(
            new AmendSite("s0", PostureWorld.Port with { Parent = "under" }, ""), at)).Kind);
    }

    [Fact]
    public void What_cannot_be_is_refused_with_the_member_at_fault()
    {
        using var world = new PostureWorld();
        var good = PostureWorld.Port;
        Refused("id: ", "no spaces", good);
        Refused("name: ", "x", good with { Name = "" });
        Refused("kind: ", "x", good with { Kind = (SiteKind)99 });
        Refused("position: ", "x", good with { Position = new GeoPosition(900_000_001, 0) });
        Refused("hazards[1]: ", "x", good with { Hazards = ["reef", "\u0007"] });
        Refused("agreements: ", "x", good with { Agreements = [.. Enumerable.Repeat("a", 33)] });
        Refused("capacity.berths: ", "x", good with { Capacity = new(Berths: -1) });
        Refused("capacity.draught: ", "x", good with { Capacity = new(DraughtCm: 10_001) });
        Refused("capacity.fuel: ", "x", good with { Capacity = new(FuelLitres: long.MaxValue) });
        world.Site("x", good);
        Assert.Equal("exists", world.SiteRefused("x", good).Code);

        void Refused(string reason, string id, SiteDetails details) =>
            Assert.StartsWith(reason, world.SiteRefused(id, details).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_speaks_of_the_past_and_says_why_a_site_cannot_be_used()
    {
        using var world = new PostureWorld();
        world.Site("x");
        var good = new SiteReport(SiteState.Closed, "typhoon", null, world.Now, "");
        Refused("asOf: ", good with { AsOf = world.Now.AddHours(1) });
        Refused("since: ", good with { Since = world.Now.AddHours(1) });
        Refused("reason: ", good with { Reason = "" });
        Refused("reason: ", good with { State = SiteState.Limited, Reason = "" });
        Assert.Equal(RefusalKind.NotFound, world.World.Refused(
            "watch", (boards, at) => boards.Sites.Decide(new ReportSite("y", good, ""), at)).Kind);

        void Refused(string reason, SiteReport report) => Assert.StartsWith(
            reason,
            world.World.Refused(
                "watch", (boards, at) => boards.Sites.Decide(new ReportSite("x", report, ""), at)).Reason,
            StringComparison.Ordinal);
    }

    static Site Find(PostureWorld world, string id) => world.World.Read(boards => boards.Sites.Sites.Find(id))!;
}
