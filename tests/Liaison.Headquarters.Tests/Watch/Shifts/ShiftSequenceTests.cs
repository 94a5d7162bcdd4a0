using CsCheck;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Tests.Watch.Tasks;
using Liaison.Headquarters.Watch.Log;
using Liaison.Headquarters.Watch.Shifts;
using Liaison.Headquarters.Watch.Tasks;
using static Liaison.Headquarters.Tests.Watch.Shifts.ShiftWorld;

namespace Liaison.Headquarters.Tests.Watch.Shifts;

public sealed class ShiftSequenceTests
{
    static readonly string[] Officers = ["Sato", "Mori", "Kato"];

    static readonly Gen<(int What, int Who, int Other, int Minutes)> Commands = Gen.Select(
        Gen.Int[0, 14], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 20]);

    [Fact]
    public void Whatever_is_commanded_no_shift_ends_over_an_unacknowledged_critical_item_or_without_two_people()
    {
        var ended = 0;
        Commands.Array[1, 60].Sample(commands =>
        {
            using var world = new BoardWorld();
            world.Begin(Officers[0]);
            foreach (var command in commands)
            {
                world.Clock.Advance(TimeSpan.FromMinutes(command.Minutes));
                var last = world.Log.Last;
                // Time ends nothing: what is critical is what it is when the last signature comes.
                var critical = world.Read(boards => boards.Shifts.CriticalAt(world.Now).ToList());
                Try(world, command);
                foreach (var entry in world.Log.Read(last).Where(entry => entry.Body is ShiftHandedOver))
                {
                    Check(world, entry, critical);
                    Interlocked.Increment(ref ended);
                }
            }

            CheckChain(world);
            world.CheckRebuild(world.Log.Last / 2);
        }, iter: 1000);
        Assert.True(ended > 100, $"{ended} shifts ended: too few to say anything");
    }

    /// <summary>Holds the end of a shift against the journal alone, not against the board.</summary>
    static void Check(BoardWorld world, Entry end, List<BriefItem> critical)
    {
        var over = (ShiftHandedOver)end.Body;
        var before = world.Log.Read(0).TakeWhile(entry => entry.Number < end.Number).ToList();
        var brief = before.Select(entry => entry.Body).OfType<HandoverBriefed>()
            .Last(body => body.Brief.Shift == over.Shift).Brief;
        Assert.Equal(brief.Digest(), over.Digest);
        Assert.Equal(critical, brief.Critical);
        var acknowledged = before.Where(entry => entry.Author == brief.Oncoming).Select(entry => entry.Body)
            .OfType<HandoverItemsAcknowledged>().Where(body => body.Shift == over.Shift)
            .SelectMany(body => body.Items).ToHashSet();
        Assert.All(critical, item => Assert.Contains(item, acknowledged));
        var signed = before.Where(entry => entry.Body is HandoverSigned body
            && body.Shift == over.Shift && body.Digest.AsSpan().SequenceEqual(over.Digest)).ToList();
        Assert.Equal(2, signed.Select(entry => entry.Author).Distinct().Count());
        Assert.Contains(signed, entry => entry.Author == brief.Oncoming);
        Assert.Contains(signed, entry => entry.Author == brief.Outgoing || entry.Role == "commander");
    }

    /// <summary>At each instant one officer is on watch, from the first shift on.</summary>
    static void CheckChain(BoardWorld world)
    {
        var shifts = world.Read(boards => boards.Shifts.Newest.ToList());
        shifts.Reverse();
        for (var i = 1; i < shifts.Count; i++)
        {
            Assert.Equal(shifts[i - 1].End!.At, shifts[i].Began);
            Assert.Equal((shifts[i - 1].Id, (Guid?)shifts[i].Id), (shifts[i].Previous!.Value, shifts[i - 1].End!.Next));
        }

        Assert.Null(shifts[^1].End);
        Assert.Equal(shifts[^1].Id, world.OnWatch()!.Id);
    }

    static void Try(BoardWorld world, (int What, int Who, int Other, int Minutes) command)
    {
        var shift = world.OnWatch()!;
        var (name, other) = (Officers[command.Who], Officers[command.Other]);
        // Often it is the one who may.
        if (command.What is 5 or 6) name = shift.Officer;
        if (command.What is 7 or 9 && shift.Handover is { } handover) name = handover.Brief.Oncoming;
        world.Try(command.What == 14 ? "commander" : Floor, (boards, at) => command.What switch
        {
            0 => boards.Log.Decide(Event(at, EventSeverity.Severe + (command.Other % 2)), at),
            1 => boards.Log.Decide(Event(at, EventSeverity.Minor), at),
            2 => boards.Log.Unacknowledged.ElementAtOrDefault(command.Other) is { } entry
                ? boards.Log.Decide(new AcknowledgeEvent(entry.Id)) : Verdict.Nothing,
            3 => boards.Tasks.Decide(TaskTexts.Given(
                TaskTexts.Task() with { Finish = at.Now.AddMinutes(10 + command.Other) }), at),
            4 => boards.Tasks.Decide(TaskTexts.Answer(command.Other + 1, TaskAnswer.Done, "RESCUE-1"), at),
            5 or 8 => boards.Shifts.Decide(BriefFor(shift.Id, other), at),
            _ when shift.Handover is null => boards.Shifts.Decide(BriefFor(shift.Id, other), at),
            7 or 10 => Acknowledge(boards, at, shift),
            11 => AcknowledgeFirst(boards, at, shift),
            _ => Sign(boards, at, shift),
        }, name);
    }

    static ReportEvent Event(Occasion at, EventSeverity severity) => new(new EventContent(
        "Something", at.Now, null, null, severity, EventForm.Report, "", "", null, [], [], null, null), "");

    static Verdict AcknowledgeFirst(Boards boards, Occasion at, Shift shift) =>
        shift.Handover!.Brief.Critical is [var first, ..]
            ? boards.Shifts.Decide(new AcknowledgeItems(
                shift.Id, shift.Handover.Digest, [new SeenItem(first.Kind, first.Id, first.Version)]), at)
            : Verdict.Nothing;
}
