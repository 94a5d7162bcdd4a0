using CsCheck;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Addressees;
using Liaison.Headquarters.Watch.Alerts;
using Liaison.Headquarters.Watch.Log;
using static Liaison.Headquarters.Tests.Watch.Information.CcirTexts;

namespace Liaison.Headquarters.Tests.Watch.Information;

public sealed class StaffAlertTests
{
    static readonly TakOrigin Rescue = new("ANDROID-1", "RESCUE-1", null, "m-1", "ACK A1");

    [Fact]
    public void An_entry_that_meets_a_requirement_alerts_its_role_in_the_same_decision()
    {
        using var world = new BoardWorld();
        var ccir = world.Require(Content(Everything), "UNCLASSIFIED//REL TO USA, JPN");
        var entry = world.Report(Fire, "UNCLASSIFIED//REL TO JPN");
        var alert = Assert.Single(world.Alerts());
        Assert.Equal((ccir, entry, Fire.Text), (alert.Content.Ccir, alert.Content.Event, alert.Content.Text));
        Assert.Equal(["watch"], alert.Roles);
        Assert.Equal("UNCLASSIFIED//REL TO JPN", alert.Label);
        Assert.Equal(world.Read(boards => boards.Log.Find(entry))!.Number + 1, alert.Version);
        world.CheckRebuild(2);
    }

    [Fact]
    public void An_entry_alerts_once_for_each_requirement_however_often_it_is_amended()
    {
        using var world = new BoardWorld();
        var severe = Everything with { AtLeast = EventSeverity.Severe };
        world.Require(Content(severe));
        var entry = world.Report(Fire with { Severity = EventSeverity.Minor });
        Assert.Empty(world.Alerts());
        for (var i = 0; i < 3; i++) Amend(world, entry, Fire with { Text = $"{i} ships" });
        Assert.Equal("0 ships", Assert.Single(world.Alerts()).Content.Text);
        world.Require(Content(severe));
        Amend(world, entry, Fire with { Text = "All ships" });
        Assert.Equal(2, world.Alerts().Count);
        world.CheckRebuild(3);
    }

    [Fact]
    public void What_nobody_acknowledges_goes_to_the_next_role_in_its_time()
    {
        using var world = new BoardWorld();
        world.Require(Content(Everything));
        world.Report(Fire);
        world.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        world.LookAtDue();
        Assert.Equal(["watch"], world.Alerts()[0].Roles);
        world.Clock.Advance(TimeSpan.FromMilliseconds(1));
        for (var i = 0; i < 3; i++) world.LookAtDue();
        Assert.Equal(["watch", "commander"], world.Alerts()[0].Roles);
        Assert.Equal(4, world.Log.Last - 1);
        Assert.Equal(
            RefusalKind.NotAllowed, world.Refused("admin", (boards, at) => boards.Alerts.Decide(
                new AcknowledgeAlert(boards.Alerts.Find(1)!.Id, ""), at)).Kind);
        world.Acknowledge(world.Alerts()[0].Id, "watch");
        world.Clock.Advance(TimeSpan.FromHours(1));
        world.LookAtDue();
        Assert.Equal(["watch", "commander"], world.Alerts()[0].Roles);
        Assert.Equal(0, world.Read(boards => boards.Alerts.Open));
        world.CheckRebuild(4);
    }

    [Fact]
    public void The_first_who_takes_an_alert_on_stays()
    {
        using var world = new BoardWorld();
        world.Require(Content(Everything));
        world.Report(Fire);
        var id = world.Alerts()[0].Id;
        world.Acknowledge(id, "commander");
        var last = world.Log.Last;
        world.Acknowledge(id, "watch");
        Assert.Equal(last, world.Log.Last);
        Assert.Equal("commander", world.Alerts()[0].Acknowledgement!.By);
    }

    [Fact]
    public void A_requirement_is_met_by_hand()
    {
        using var world = new BoardWorld();
        var ccir = world.Require(Content());
        world.Report(Fire);
        Assert.Empty(world.Alerts());
        var id = world.Do("watch", (boards, _) => boards.Alerts.Decide(
            new RaiseAlert(ccir, null, "The pier is gone, says the ferry", null, null, null, null), boards.Log));
        var alert = world.Read(boards => boards.Alerts.Find(id))!;
        Assert.Equal(["watch"], alert.Roles);
        Assert.Equal(2, alert.Content.Escalation.Count);
        Assert.Single(alert.Content.Addressees);
        var nothing = world.Refused("watch", (boards, _) => boards.Alerts.Decide(
            new RaiseAlert(null, null, "Fire", "watch", null, null, null), boards.Log));
        Assert.StartsWith("ccir:", nothing.Reason, StringComparison.Ordinal);
        world.CheckRebuild(3);
    }

    [Fact]
    public void An_alert_to_TAK_clients_rests_when_each_of_them_has_it()
    {
        using var world = new BoardWorld();
        var entry = world.Report(Fire, "UNCLASSIFIED//REL TO JPN");
        var to = new Addressee[] { new(AddresseeKind.Callsign, "RESCUE-1"), new(AddresseeKind.Group, "Boats") };
        var id = world.Do("watch", (boards, _) => boards.Alerts.Decide(
            new RaiseAlert(null, entry, null, null, [new(TimeSpan.FromMinutes(2), "watch")], to, null), boards.Log));
        Answer(world, Rescue);
        Assert.False(Find().IsAcknowledged);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        world.LookAtDue();
        Assert.Equal(["watch"], Find().Roles);
        Answer(world, Rescue);
        Assert.Single(Find().Answers);
        var stranger = Rescue with { Uid = "ANDROID-2", Callsign = "OTHER" };
        Assert.Equal(RefusalKind.NotAllowed, world.Refused("tak", (boards, _) => boards.Alerts.Decide(
            new AnswerAlert(1, null, ["Cars"], stranger))).Kind);
        Answer(world, stranger, "Boats");
        Assert.True(Find().IsAcknowledged);
        Assert.Equal("UNCLASSIFIED//REL TO JPN", Find().Label);
        world.CheckRebuild(2);

        StaffAlert Find() => world.Read(boards => boards.Alerts.Find(id))!;
    }

    /// <summary>What is done in turn: an entry with a label, an acknowledgement, minutes that pass, looks.</summary>
    static readonly Gen<(int What, int Which, int Seconds)[]> Courses =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 7], Gen.Int[0, 400]).Array[1, 40];

    [Fact]
    public void However_often_the_clock_is_looked_at_each_step_is_written_once_and_in_its_time() =>
        Courses.Sample(course =>
        {
            using var world = new BoardWorld();
            world.Require(Content(Everything));
            foreach (var (what, which, seconds) in course)
            {
                var number = Math.Min(which + 1, world.Alerts().Count);
                if (what < 3)
                    world.Report(Fire, which % 2 == 0 ? "" : "UNCLASSIFIED//REL TO JPN");
                else if (what == 3 && number > 0)
                    world.Acknowledge(world.Alerts()[number - 1].Id, which < 4 ? "watch" : "commander");
                else
                    world.Clock.Advance(TimeSpan.FromSeconds(seconds));
                if (what == 9) continue;
                for (var i = 0; i <= which % 3; i++) world.LookAtDue();
                CheckNothingIsDueAfterRebuild(world);
            }

            world.LookAtDue();
            CheckSteps(world);
            world.CheckRebuild(world.Log.Last / 2);
        }, iter: 1000);

    /// <summary>Boards that are folded anew find nothing to do that has been done.</summary>
    static void CheckNothingIsDueAfterRebuild(BoardWorld world)
    {
        var boards = new Boards();
        foreach (var entry in world.Log.Read(0)) boards.Apply(entry);
        Assert.Empty(boards.Alerts.DecideDue(new Occasion(new Actor("JFHQ", ""), world.Now, Guid.Empty)).Bodies);
    }

    static void CheckSteps(BoardWorld world)
    {
        var entries = world.Log.Read(0).ToList();
        foreach (var raised in entries.Where(entry => entry.Body is AlertRaised))
        {
            var content = ((AlertRaised)raised.Body).Content;
            var acknowledged = entries.FirstOrDefault(
                entry => entry.Body is AlertAcknowledged body && body.Alert == raised.Id);
            var written = entries.Where(entry => entry.Body is AlertEscalated body && body.Alert == raised.Id).ToList();
            Assert.Equal(
                Enumerable.Range(0, written.Count), written.Select(entry => ((AlertEscalated)entry.Body).Step));
            foreach (var entry in written)
            {
                var step = content.Escalation[((AlertEscalated)entry.Body).Step];
                Assert.Equal(step.Role, ((AlertEscalated)entry.Body).Role);
                Assert.True(entry.Time >= raised.Time + step.After, "before its time");
                Assert.True(acknowledged is null || entry.Number < acknowledged.Number, "after an acknowledgement");
                Assert.Equal(raised.Label, entry.Label);
            }

            if (acknowledged is null)
            {
                Assert.Equal(
                    content.Escalation.Count(step => raised.Time + step.After <= world.Now), written.Count);
            }
        }
    }

    static void Amend(BoardWorld world, Guid entry, EventContent content) => world.Do(
        "watch", (boards, at) => boards.Log.Decide(new AmendEvent(entry, "counted again", content, null), at));

    static void Answer(BoardWorld world, TakOrigin origin, params string[] groups) =>
        world.Do("tak", (boards, _) => boards.Alerts.Decide(new AnswerAlert(1, null, groups, origin)));
}
