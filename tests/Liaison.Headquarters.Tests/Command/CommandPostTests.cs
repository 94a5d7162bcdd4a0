using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Log;

namespace Liaison.Headquarters.Tests.Command;

public sealed class CommandPostTests
{
    static readonly Actor Watch = new("Sato", "watch");

    [Fact]
    public async Task Nobody_is_answered_before_the_disk_has_it()
    {
        using var world = new BoardWorld();
        world.Log.IsHeldUp = true;
        var first = DecideAsync(world, "a");
        var second = DecideAsync(world, "b");
        var read = world.Post.ReadAsync(boards => boards.Log.Count);
        Assert.False(first.IsCompleted || second.IsCompleted || read.IsCompleted);
        world.Log.WriteOne();
        await first;
        Assert.False(second.IsCompleted || read.IsCompleted);
        world.Log.WriteOne();
        await second;
        Assert.Equal(2, await read);
    }

    [Fact]
    public void A_command_is_held_against_what_was_decided_before_it()
    {
        using var world = new BoardWorld();
        world.Log.IsHeldUp = true;
        var counts = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            _ = world.Post.DecideAsync(
                Watch, (boards, _) =>
                {
                    counts.Add(boards.Log.Count);
                    return Verdict.Write("", Body("x"));
                }, (_, id) => id);
        }

        Assert.Equal([0, 1, 2], counts);
    }

    [Fact]
    public async Task After_a_failure_of_the_journal_nothing_is_answered()
    {
        using var world = new BoardWorld();
        world.Log.IsHeldUp = true;
        var failed = DecideAsync(world, "a");
        var behind = DecideAsync(world, "b");
        world.Log.FailOne();
        await Assert.ThrowsAsync<IOException>(() => failed);
        await Assert.ThrowsAsync<IOException>(() => behind);
        await Assert.ThrowsAsync<IOException>(() => world.Post.ReadAsync(boards => boards.Log.Count));
        var last = world.Log.Last;
        await Assert.ThrowsAsync<IOException>(() => DecideAsync(world, "c"));
        Assert.Equal(last, world.Log.Last);
    }

    [Fact]
    public async Task Records_are_told_in_order_and_after_they_are_on_disk()
    {
        using var world = new BoardWorld();
        world.Log.IsHeldUp = true;
        var told = new List<long>();
        world.Post.Committed += entries => told.AddRange(entries.Select(entry => entry.Number));
        var decisions = Enumerable.Range(0, 5).Select(i => DecideAsync(world, $"{i}")).ToList();
        Assert.Empty(told);
        for (var i = 0; i < 5; i++) world.Log.WriteOne();
        await Task.WhenAll(decisions);
        Assert.Equal([1, 2, 3, 4, 5], told);
        Assert.Equal(5, world.Post.LastOnDisk);
    }

    [Fact]
    public async Task A_repeated_command_is_decided_once()
    {
        using var world = new BoardWorld();
        var id = Guid.NewGuid();
        world.Log.IsHeldUp = true;
        var first = DecideAsync(world, "a", id);
        // Before it is on disk, and after.
        var second = DecideAsync(world, "a", id);
        world.Log.WriteOne();
        Assert.Equal(id, (await first).Answer);
        Assert.Equal(id, (await second).Answer);
        Assert.Equal(id, (await DecideAsync(world, "a", id)).Answer);
        Assert.Equal(1, world.Log.Last);
    }

    [Fact]
    public async Task A_clock_that_steps_back_does_not_make_later_decisions_earlier()
    {
        using var world = new BoardWorld();
        await DecideAsync(world, "a");
        world.Clock.AutoAdvanceAmount = TimeSpan.Zero;
        using var later = new CommandPost(
            new Boards(), world.Log, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(
                BoardWorld.Start.AddHours(-1)), world.Ids);
        await later.DecideAsync(Watch, (_, _) => Verdict.Write("", Body("b")), (_, id) => id);
        var entries = world.Log.Read().ToList();
        Assert.True(entries[1].Time >= entries[0].Time);
    }

    [Fact]
    public async Task What_a_decision_writes_names_who_decided_it()
    {
        using var world = new BoardWorld();
        var made = await world.Post.DecideAsync(
            Watch, (_, _) => Verdict.Write("UNCLASSIFIED//REL TO USA, JPN", Body("a"), Body("b")), (_, id) => id);
        var entries = world.Log.Read().ToList();
        Assert.Equal(made.Answer, entries[0].Id);
        Assert.NotEqual(made.Answer, entries[1].Id);
        Assert.All(entries, entry => Assert.Equal(
            ("Sato", "watch", "UNCLASSIFIED//REL TO USA, JPN"), (entry.Author, entry.Role, entry.Label)));
    }

    static Task<Outcome<Guid>> DecideAsync(BoardWorld world, string text, Guid? id = null) => world.Post.DecideAsync(
        Watch, (_, _) => Verdict.Write("", Body(text)), (_, made) => made, id);

    static EventReported Body(string text) => new(new EventContent(
        text, BoardWorld.Start, null, null, EventSeverity.Info, EventForm.Report, "", "", null, [], [], null, null));
}
