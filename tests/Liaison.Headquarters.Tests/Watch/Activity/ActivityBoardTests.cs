using System.Text;
using CsCheck;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Tests.Watch.Reports;
using Liaison.Headquarters.Tests.Watch.Shifts;
using Liaison.Headquarters.Watch.Activity;
using Liaison.Headquarters.Watch.Log;
using Liaison.Headquarters.Watch.Reports;

namespace Liaison.Headquarters.Tests.Watch.Activity;

public sealed class ActivityBoardTests
{
    static readonly Gen<(int What, int Position, int Entry, int Minutes)> Commands = Gen.Select(
        Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 9], Gen.Int[0, 90]);

    [Fact]
    public void An_entry_keeps_its_four_times_and_belongs_to_the_shift_that_lasts()
    {
        using var world = new BoardWorld();
        var early = Note(world, "before the watch");
        var shift = world.Begin("Sato");
        world.Clock.Advance(TimeSpan.FromMinutes(9));
        var content = new ActivityContent(
            "Called the port", BoardWorld.Start, BoardWorld.Start.AddMinutes(1), BoardWorld.Start.AddMinutes(2));
        var id = world.Do(
            "watch", (boards, at) => boards.Activity.Decide(new NoteActivity("watch", content, ""), at), "Sato");
        var elsewhere = Note(world, "ordered fuel", "logistics");
        var entry = world.Read(boards => boards.Activity.Find(id))!;
        Assert.Equal(content, entry.Content);
        Assert.Equal((BoardWorld.Start.AddMinutes(9), "Sato", (Guid?)shift), (entry.Recorded, entry.By, entry.Shift));
        Assert.Null(world.Read(boards => boards.Activity.Find(early))!.Shift);
        Assert.Null(world.Read(boards => boards.Activity.Find(elsewhere))!.Shift);
        world.CheckRebuild(2);
    }

    [Fact]
    public void What_was_said_before_stays_readable_and_what_was_withdrawn_changes_no_more()
    {
        using var world = new BoardWorld();
        var id = Note(world, "One call");
        world.Do("watch", (boards, at) => boards.Activity.Decide(new AmendActivity(
            id, "miscounted", new ActivityContent("Two calls", at.Now, null, null), "UNCLASSIFIED//REL TO USA, JPN"),
            at), "Mori");
        var entry = world.Read(boards => boards.Activity.Find(id))!;
        var before = Assert.Single(entry.Amendments);
        Assert.Equal(("Two calls", "One call", "", "Mori", "miscounted"),
            (entry.Content.Text, before.Content.Text, before.Label, before.By, before.Reason));
        world.Do("watch", (boards, _) => boards.Activity.Decide(new WithdrawActivity(id, "a drill")));
        Assert.Equal("withdrawn", world.Refused("watch", (boards, at) => boards.Activity.Decide(
            new AmendActivity(id, "again", entry.Content, null), at)).Code);
        Assert.Equal("a drill", world.Read(boards => boards.Activity.Find(id))!.Withdrawal!.Reason);
        world.CheckRebuild(2);
    }

    [Fact]
    public void A_time_to_come_and_a_position_that_is_none_are_refused()
    {
        using var world = new BoardWorld();
        foreach (var (position, text, minutes) in new[] { ("a b", "x", 0), ("watch", "", 0), ("watch", "x", 6) })
        {
            Assert.Equal(RefusalKind.Invalid, world.Refused("watch", (boards, at) => boards.Activity.Decide(
                new NoteActivity(position, new ActivityContent(text, at.Now.AddMinutes(minutes), null, null), ""),
                at)).Kind);
        }
    }

    [Fact]
    public void Whatever_is_commanded_a_query_finds_what_a_walk_over_all_entries_finds() =>
        Commands.Array[1, 40].Sample(commands =>
        {
            using var world = new BoardWorld();
            world.Begin("Sato", "p0");
            foreach (var command in commands)
            {
                world.Clock.Advance(TimeSpan.FromMinutes(command.Minutes));
                Try(world, command);
            }

            var all = world.Read(boards => boards.Activity.Find(new ActivityQuery()).ToList());
            Assert.Equal(world.Read(boards => boards.Activity.Count), all.Count);
            Assert.Equal(all.OrderByDescending(entry => entry.Number), all);
            var (from, to) = (world.Now.AddHours(-9), world.Now.AddHours(-2));
            foreach (var position in new[] { "p0", "p1", "p2", "none" })
            {
                Assert.Equal(
                    all.Where(entry => entry.Position == position && entry.Recorded >= from && entry.Recorded < to),
                    world.Read(boards => boards.Activity.Find(
                        new ActivityQuery(position, null, null, from, to)).ToList()));
            }

            world.CheckRebuild(world.Log.Last / 2);
        }, iter: 300);

    [Fact]
    public void The_report_of_a_position_has_its_entries_and_who_was_on_watch()
    {
        using var reports = new ReportWorld();
        var world = reports.World;
        world.Begin("Sato");
        world.Clock.Advance(TimeSpan.FromHours(1));
        Note(world, "Called the port");
        Note(world, "Ordered fuel", "logistics");
        world.Clock.Advance(TimeSpan.FromHours(1));
        var text = Write(world, ReportWorld.Order(ReportKind.Ics214) with { Position = "watch" });
        Assert.Contains("Called the port", text, StringComparison.Ordinal);
        Assert.Contains("Sato", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ordered fuel", text, StringComparison.Ordinal);
        Assert.Equal(text, Write(world, ReportWorld.Order(ReportKind.Ics214) with { Position = "watch" }));
    }

    [Fact]
    public void The_report_of_a_person_has_what_they_entered_anywhere_in_the_order_of_time()
    {
        using var reports = new ReportWorld();
        reports.Enter("Fire in the port", EventSeverity.Minor, name: "Mori");
        reports.World.Clock.Advance(TimeSpan.FromMinutes(5));
        Note(reports.World, "Called the fire brigade", "watch", "Mori");
        Note(reports.World, "Had lunch", "watch", "Sato");
        reports.World.Clock.Advance(TimeSpan.FromMinutes(5));
        var text = Write(reports.World, ReportWorld.Order(ReportKind.Ics214) with { Person = "Mori" });
        var (fire, call) = (
            text.IndexOf("Fire in the port", StringComparison.Ordinal),
            text.IndexOf("Called the fire", StringComparison.Ordinal));
        Assert.True(fire > 0 && fire < call, text);
        Assert.DoesNotContain("Had lunch", text, StringComparison.Ordinal);
    }

    static string Write(BoardWorld world, ReportOrder order) => world.Read(boards =>
    {
        Assert.True(ReportDesk.TryWrite(
            boards, order, new Occasion(new Actor("Kato", "watch"), world.Now, Guid.Empty), null, out var document,
            out var refusal), refusal?.Reason);
        return Encoding.UTF8.GetString(ReportText.Write(document));
    });

    static Guid Note(BoardWorld world, string text, string position = "watch", string name = "Sato") => world.Do(
        "watch",
        (boards, at) => boards.Activity.Decide(
            new NoteActivity(position, new ActivityContent(text, at.Now, null, null), ""), at),
        name);

    static void Try(BoardWorld world, (int What, int Position, int Entry, int Minutes) command) => world.Try(
        "watch", (boards, at) =>
        {
            var id = boards.Activity.Find(new ActivityQuery()).ElementAtOrDefault(command.Entry)?.Id ?? Guid.Empty;
            var content = new ActivityContent($"did {command.Entry}", at.Now, null, at.Now);
            return command.What switch
            {
                0 => boards.Activity.Decide(new AmendActivity(id, "why", content, null), at),
                1 => boards.Activity.Decide(new WithdrawActivity(id, "why")),
                _ => boards.Activity.Decide(new NoteActivity($"p{command.Position}", content, ""), at),
            };
        });
}
