using Liaison.Headquarters.Command;
using Liaison.Headquarters.Decisions;
using Liaison.Headquarters.Tests.Decisions;
using Liaison.Headquarters.Watch.Information;
using Liaison.Headquarters.Watch.Log;
using static Liaison.Headquarters.Tests.Watch.Information.CcirTexts;

namespace Liaison.Headquarters.Tests.Watch.Information;

public sealed class CcirBoardTests
{
    [Fact]
    public void Only_what_the_commander_approved_holds()
    {
        using var world = new BoardWorld();
        var id = world.Do("watch", (boards, at) => boards.Ccirs.Decide(new DraftCcir(Content(Everything), "", false), at));
        Assert.Equal(CcirState.Draft, Find(world, id).StateAt(world.Now));
        world.Report(Fire);
        Assert.Empty(world.Alerts());
        Assert.Equal(
            RefusalKind.NotAllowed,
            world.Refused("watch", (boards, at) => boards.Ccirs.Decide(new ApproveCcir(id), at)).Kind);
        world.Do("commander", (boards, at) => boards.Ccirs.Decide(new ApproveCcir(id), at), "Cdr Sato");
        Assert.Equal("Cdr Sato", Find(world, id).Standing!.ApprovedBy);
        world.Report(Fire);
        Assert.Single(world.Alerts());
        world.CheckRebuild(2);
    }

    [Fact]
    public void A_wording_of_the_staff_waits_while_the_commanders_own_holds_at_once()
    {
        using var world = new BoardWorld();
        var id = world.Require(Content());
        world.Do("planner", (boards, at) => boards.Ccirs.Decide(
            new ReviseCcir(id, "wider", Content(Everything), null), at));
        world.Report(Fire);
        Assert.Empty(world.Alerts());
        Assert.NotNull(Find(world, id).Proposed);
        world.Do("commander", (boards, at) => boards.Ccirs.Decide(
            new ReviseCcir(id, "all of it", Content(Everything), "UNCLASSIFIED//REL TO USA, JPN"), at));
        world.Report(Fire);
        Assert.Single(world.Alerts());
        var ccir = Find(world, id);
        Assert.Null(ccir.Proposed);
        Assert.Equal("UNCLASSIFIED//REL TO USA, JPN", ccir.Standing!.Label);
        Assert.Equal("", Assert.Single(ccir.Earlier).Label);
        world.CheckRebuild(3);
    }

    [Fact]
    public void A_requirement_serves_a_decision()
    {
        using var world = new BoardWorld();
        var refusal = Refused(world, Content() with { DecisionPoint = "" });
        Assert.StartsWith("decision:", refusal.Reason, StringComparison.Ordinal);
        refusal = Refused(world, Content() with { Decision = world.Ids.Next() });
        Assert.Equal("decision: the id of a decision", refusal.Reason);
        world.Read(boards =>
        {
            boards.Decisions.Use(new InventedKeys("JFHQ"));
            return 0;
        });
        var draft = new DecisionDraft("movement", "Convoy", "To Naha.", [], [], null, world.Now.AddHours(1), "");
        var decision = world.Do("commander", (boards, at) => boards.Decisions.Decide(new ProposeDecision(draft, null), at));
        var id = world.Require(Content() with { Decision = decision, DecisionPoint = "" });
        Assert.Equal(decision, Find(world, id).Standing!.Content.Decision);
    }

    [Fact]
    public void After_its_latest_time_of_value_and_its_end_entries_alert_nobody()
    {
        using var world = new BoardWorld();
        var id = world.Require(Content(Everything) with { ValueUntil = world.Now.AddMinutes(10) });
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        world.Report(Fire);
        Assert.Single(world.Alerts());
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(CcirState.Lapsed, Find(world, id).StateAt(world.Now));
        world.Report(Fire);
        Assert.Single(world.Alerts());
        Assert.Equal(
            RefusalKind.NotAllowed,
            world.Refused("watch", (boards, at) => boards.Ccirs.Decide(new CloseCcir(id, "over"), at)).Kind);
        world.Do("commander", (boards, at) => boards.Ccirs.Decide(new CloseCcir(id, "over"), at));
        Assert.Empty(world.Read(boards => boards.Ccirs.List(isOpen: true).ToList()));
        Assert.Equal(
            "closed", world.Refused("commander", (boards, at) => boards.Ccirs.Decide(new ApproveCcir(id), at)).Code);
        world.CheckRebuild(1);
    }

    [Fact]
    public void A_match_wants_all_that_it_says_and_any_of_a_list()
    {
        var naha = new EventArea(new(260_000_000, 1_270_000_000), new(270_000_000, 1_280_000_000));
        Assert.True(Matches(Everything with { Area = naha }, Fire with { Position = new(262_120_000, 1_276_720_000) }));
        Assert.False(Matches(Everything with { Area = naha }, Fire with { Position = new(242_120_000, 1_276_720_000) }));
        Assert.False(Matches(Everything with { Area = naha }, Fire));
        Assert.True(Matches(Everything with { AtLeast = EventSeverity.Severe, Category = "FIRE" }, Fire));
        Assert.False(Matches(Everything with { AtLeast = EventSeverity.Extreme, Category = "FIRE" }, Fire));
        Assert.False(Matches(Everything with { Category = "flood" }, Fire));
        Assert.True(Matches(Everything with { Words = ["quake", "naha"], Units = ["x", "port-co"] }, Fire));
        Assert.False(Matches(Everything with { Words = ["quake"], Units = ["port-co"] }, Fire));
        Assert.True(Matches(Everything with { Sites = ["naha-port"], Tracks = ["MMSI-431000001"] }, Fire));
        Assert.False(Matches(Everything with { Sites = ["naha-port"] }, Fire with { Sites = null }));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        using var world = new BoardWorld();
        var none = Everything with { AtLeast = null };
        Assert.Equal("indicators[0].match: at least one condition", Refused(world, Content(none)).Reason);
        Assert.StartsWith("role:", Refused(world, Content() with { Role = "viewer" }).Reason, StringComparison.Ordinal);
        Assert.StartsWith("text:", Refused(world, Content() with { Text = " " }).Reason, StringComparison.Ordinal);
        Assert.StartsWith(
            "escalation[1].minutes:",
            Refused(world, Content() with { Escalation = [.. Content().Escalation.Reverse()] }).Reason,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "valueUntil:", Refused(world, Content() with { ValueUntil = world.Now }).Reason, StringComparison.Ordinal);
    }

    static Refusal Refused(BoardWorld world, CcirContent content) => world.Refused(
        "commander", (boards, at) => boards.Ccirs.Decide(new DraftCcir(content, "", true), at));

    static bool Matches(EventMatch match, EventContent content) => match.Matches(content);

    static Ccir Find(BoardWorld world, Guid id) => world.Read(boards => boards.Ccirs.Find(id))!;
}
