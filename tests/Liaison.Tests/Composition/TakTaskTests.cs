using Liaison.Headquarters.Watch.Addressees;
using Liaison.Headquarters.Watch.Tasks;

namespace Liaison.Tests.Composition;

/// <summary>A task on its way to a real client over TCP, and its answers on their way back into the journal.</summary>
public sealed class TakTaskTests
{
    static readonly Addressee Rescue = new(AddresseeKind.Callsign, "RESCUE-1");

    [Fact]
    public async Task A_client_gets_its_task_as_chat_and_answers_it()
    {
        await using var world = await TakTaskWorld.StartAsync();
        using var rescue = await world.JoinAsync("RESCUE-1");
        var id = await world.GiveAsync(Rescue);
        var told = await rescue.ReadAsync($".{id}");
        Assert.Contains(
            "TASK 1: Clear the pier&#10;From the north.", await rescue.ReadAsync("DONE 1"), StringComparison.Ordinal);
        Assert.Contains("GeoChat.liaison-n.uid-RESCUE-1.", told, StringComparison.Ordinal);

        await rescue.SayAsync("c1", "了解 1");
        var task = await world.UntilAsync(id, TaskState.Acknowledged);
        var acknowledgement = Assert.Single(task.Acknowledgements);
        Assert.Equal("RESCUE-1", acknowledgement.By);
        Assert.Equal(new TakOrigin("uid-RESCUE-1", "RESCUE-1", null, "c1", "了解 1"), acknowledgement.Origin);
        await rescue.ReadAsync("Task 1: acknowledged.");

        await rescue.SendAsync("c2", "y-s", $"<link relation='p-p' uid='GeoChat.x.{id}'/>");
        await world.UntilAsync(id, TaskState.UnderWay);
        await rescue.SayAsync("c3", "NOTE 1 half is clear");
        await rescue.SayAsync("c4", "DONE", toNode: true);
        task = await world.UntilAsync(id, TaskState.Done);
        Assert.Equal("half is clear", Assert.Single(task.Notes).Text);
        await rescue.ReadAsync("done.");
    }

    [Fact]
    public async Task The_journal_names_the_client_as_author()
    {
        await using var world = await TakTaskWorld.StartAsync();
        using var rescue = await world.JoinAsync("RESCUE-1");
        var authors = new List<(string Author, string Role)>();
        world.Post.Committed += entries => authors.AddRange(
            entries.Where(entry => entry.Body is TaskAnswered).Select(entry => (entry.Author, entry.Role)));
        var id = await world.GiveAsync(Rescue);
        await rescue.SayAsync("c1", "UNABLE 1 no boat");
        // The same message again changes nothing.
        await rescue.SayAsync("c1", "UNABLE 1 no boat");
        Assert.Equal("no boat", (await world.UntilAsync(id, TaskState.Refused)).Answers[0].Reason);
        await rescue.ReadAsync("Task 1: refused.");
        Assert.Equal([("RESCUE-1", "tak")], authors);
    }

    [Fact]
    public async Task A_client_that_a_task_is_not_for_neither_gets_it_nor_answers_it()
    {
        await using var world = await TakTaskWorld.StartAsync();
        using var other = await world.JoinAsync("OTHER");
        var id = await world.GiveAsync(Rescue);
        await other.SayAsync("c1", "DONE 1", toNode: true);
        Assert.DoesNotContain("pier", await other.ReadAsync("no such task"), StringComparison.Ordinal);
        Assert.Equal(TaskState.Issued, (await world.FindAsync(id)).State);
        // Who is away gets it later.
        using var rescue = await world.JoinAsync("RESCUE-1");
        await rescue.ReadAsync("TASK 1: Clear the pier");
    }

    [Fact]
    public async Task Those_who_were_told_of_a_task_are_told_that_it_is_changed_or_called_off()
    {
        await using var world = await TakTaskWorld.StartAsync();
        using var rescue = await world.JoinAsync("RESCUE-1");
        var id = await world.GiveAsync(Rescue, new Addressee(AddresseeKind.Group, "__ANON__"));
        await rescue.ReadAsync("chatroom=\"All Chat Rooms\"");
        var content = (await world.FindAsync(id)).Content;
        await ChangeAsync(new ChangeTask(id, content with { Title = "Clear both" }, null, null, null));
        await rescue.ReadAsync("TASK 1 CHANGED: Clear both");
        await ChangeAsync(new ChangeTask(
            id, null, null, new TaskStep(TaskState.Cancelled, "Storm", null, null, false), null));
        await rescue.ReadAsync("TASK 1 CANCELLED: Clear both&#10;Storm");

        async Task ChangeAsync(ChangeTask command) => Assert.Null((await world.Post.DecideAsync(
            new("Sato", "watch"), (boards, occasion) => boards.Tasks.Decide(command, occasion),
            (_, id) => id)).Refusal);
    }
}
