using CsCheck;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Watch.Log;
using Liaison.Kernel.Geodesy;

namespace Liaison.Headquarters.Tests.Watch;

public sealed class LogBoardTests
{
    static readonly EventContent Fire = new(
        "Fire in the port of Naha", BoardWorld.Start, null, null, EventSeverity.Severe, EventForm.Report, "fire",
        "harbour master", new GeoPosition(262_120_000, 1_276_720_000), ["MMSI-431000001"], ["port-co"], null, null);

    [Fact]
    public void An_entry_keeps_its_four_times_apart()
    {
        using var world = new BoardWorld();
        world.Clock.Advance(TimeSpan.FromMinutes(9));
        var content = Fire with
        {
            Observed = BoardWorld.Start.AddMinutes(2),
            Reported = BoardWorld.Start.AddMinutes(4),
        };
        var id = Report(world, content);
        var entry = world.Read(boards => boards.Log.Find(id))!;
        Assert.Equal(BoardWorld.Start, entry.Content.Happened);
        Assert.Equal(BoardWorld.Start.AddMinutes(2), entry.Content.Observed);
        Assert.Equal(BoardWorld.Start.AddMinutes(4), entry.Content.Reported);
        Assert.Equal(BoardWorld.Start.AddMinutes(9), entry.Recorded);
        Assert.Equal("watch", entry.By);
        world.CheckRebuild();
    }

    [Fact]
    public void What_was_said_before_an_amendment_stays_readable()
    {
        using var world = new BoardWorld();
        var id = Report(world, Fire);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        world.Do("watch", (boards, at) => boards.Log.Decide(
            new AmendEvent(id, "two ships", Fire with { Text = "Two ships on fire" }, "UNCLASSIFIED//REL TO USA, JPN"), at),
            "Sato");
        var entry = world.Read(boards => boards.Log.Find(id))!;
        Assert.Equal("Two ships on fire", entry.Content.Text);
        Assert.Equal("UNCLASSIFIED//REL TO USA, JPN", entry.Label);
        var before = Assert.Single(entry.Amendments);
        Assert.Equal((Fire.Text, "", "Sato", "two ships"), (before.Content.Text, before.Label, before.By, before.Reason));
        Assert.Equal(BoardWorld.Start.AddMinutes(1), before.At);
        Assert.True(entry.Version > entry.Number);
        world.CheckRebuild(1);
    }

    [Fact]
    public void What_was_withdrawn_stays_and_changes_no_more()
    {
        using var world = new BoardWorld();
        var id = Report(world, Fire);
        world.Do("watch", (boards, _) => boards.Log.Decide(new WithdrawEvent(id, "an exercise")));
        Assert.Equal("an exercise", world.Read(boards => boards.Log.Find(id))!.Withdrawal!.Reason);
        Assert.Equal("withdrawn", world.Refused(
            "watch", (boards, at) => boards.Log.Decide(new AmendEvent(id, "so", Fire, null), at)).Code);
        Assert.Equal("withdrawn", world.Refused(
            "watch", (boards, _) => boards.Log.Decide(new WithdrawEvent(id, "again"))).Code);
        world.CheckRebuild();
    }

    [Fact]
    public void A_report_follows_an_alert_and_nothing_else()
    {
        using var world = new BoardWorld();
        var alert = Report(world, Fire with { Form = EventForm.Alert, Text = "Smoke" });
        var report = Report(world, Fire with { Alert = alert });
        Assert.Equal([report], world.Read(boards => boards.Log.ReportsOf(alert)));
        Refused(world, Fire with { Alert = report }, "alert: ");
        Refused(world, Fire with { Alert = Guid.NewGuid() }, "alert: ");
        Refused(world, Fire with { Alert = alert, Form = EventForm.Alert }, "alert: ");
        var older = Report(world, Fire);
        world.Do("watch", (boards, at) => boards.Log.Decide(
            new AmendEvent(report, "not of this", Fire, null), at));
        world.Do("watch", (boards, at) => boards.Log.Decide(
            new AmendEvent(older, "of this", Fire with { Alert = alert }, null), at));
        Assert.Equal([older], world.Read(boards => boards.Log.ReportsOf(alert)));
        world.CheckRebuild();
    }

    [Fact]
    public void A_message_is_lifted_once_and_its_origin_stays()
    {
        using var world = new BoardWorld();
        var origin = new EventOrigin("tak-chat", "m1", "ANDROID-1", "Kilo 1", "All Chat Rooms", world.Now, "smoke!");
        var id = Report(world, Fire with { Origin = origin });
        Assert.Equal("lifted", world.Refused("watch", (boards, at) => boards.Log.Decide(
            new ReportEvent(Fire with { Origin = origin with { Text = "other" } }, ""), at)).Code);
        world.Do("watch", (boards, at) => boards.Log.Decide(new AmendEvent(id, "clearer", Fire, null), at));
        Assert.Equal(origin, world.Read(boards => boards.Log.FindLifted("tak-chat", "m1"))!.Content.Origin);
        world.CheckRebuild();
    }

    [Fact]
    public void What_cannot_be_is_refused_with_the_member_at_fault()
    {
        using var world = new BoardWorld();
        Refused(world, Fire with { Text = " " }, "text: ");
        Refused(world, Fire with { Text = new string('x', 4001) }, "text: ");
        Refused(world, Fire with { Text = "a\u0007" }, "text: ");
        Refused(world, Fire with { Text = "half \ud800" }, "text: ");
        Refused(world, Fire with { Happened = BoardWorld.Start.AddMinutes(6) }, "time: ");
        Refused(world, Fire with { Happened = DateTimeOffset.MinValue }, "time: ");
        Refused(world, Fire with { Observed = BoardWorld.Start.AddDays(1) }, "observed: ");
        Refused(world, Fire with { Tracks = ["a", ""] }, "tracks[1]: ");
        Refused(world, Fire with { Units = [.. Enumerable.Repeat("u", 65)] }, "units: ");
        Refused(world, Fire with { Position = new GeoPosition(900_000_001, 0) }, "position: ");
    }

    [Fact]
    public void A_search_finds_what_a_look_at_all_entries_finds()
    {
        using var world = new BoardWorld();
        for (var i = 0; i < 300; i++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            Report(world, Fire with
            {
                Text = i % 7 == 0 ? "Engine trouble" : "Calm",
                Severity = (EventSeverity)(i % 5),
                Category = i % 3 == 0 ? "Sea" : "air",
                Happened = world.Now.AddMinutes(-(i % 11)),
                Position = i % 2 == 0 ? new GeoPosition(i * 1_000_000, 0) : null,
                Units = [$"u{i % 4}"],
            });
        }

        var all = world.Read(boards => boards.Log.Search(new LogQuery(), null, 1000, out _));
        Assert.Equal(300, all.Count);
        Assert.True(all.Zip(all.Skip(1)).All(pair => pair.First.Number > pair.Second.Number));
        Assert.True(GeoBox.TryCreate(-1, 3, 1, 20, out var box));
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 400], Gen.Int[0, 127], Gen.Int[1, 40]).Sample((from, to, use, limit) =>
        {
            var query = new LogQuery(
                Use(0) ? BoardWorld.Start.AddMinutes(from) : null, Use(1) ? BoardWorld.Start.AddMinutes(to) : null,
                (use & 4) != 0 ? EventSeverity.Moderate : null, Use(3) ? "sea" : null, Use(4) ? "ENGINE" : null, null,
                Use(5) ? "u2" : null, (use & 64) != 0 ? box : null);
            var expected = all.Where(e =>
                (!Use(0) || e.Content.Happened >= query.From) && (!Use(1) || e.Content.Happened < query.To)
                && (!Use(2) || e.Content.Severity >= EventSeverity.Moderate) && (!Use(3) || e.Content.Category == "Sea")
                && (!Use(4) || e.Content.Text == "Engine trouble") && (!Use(5) || e.Content.Units[0] == "u2")
                && (!Use(6) || e.Content.Position is { LatitudeE7: >= 30_000_000 and <= 200_000_000 }));
            var found = new List<LogEntry>();
            long? before = null;
            do found.AddRange(world.Read(boards => boards.Log.Search(query, before, limit, out before)));
            while (before is not null);
            Assert.Equal(expected.Select(e => e.Id), found.Select(e => e.Id));

            bool Use(int bit) => (use & (1 << bit)) != 0;
        }, iter: 500);
    }

    static Guid Report(BoardWorld world, EventContent content) =>
        world.Do("watch", (boards, at) => boards.Log.Decide(new ReportEvent(content, ""), at));

    static void Refused(BoardWorld world, EventContent content, string reason)
    {
        var refusal = world.Refused("watch", (boards, at) => boards.Log.Decide(new ReportEvent(content, ""), at));
        Assert.Equal(RefusalKind.Invalid, refusal.Kind);
        Assert.StartsWith(reason, refusal.Reason, StringComparison.Ordinal);
    }
}
