using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Addressees;
using Liaison.Headquarters.Watch.Alerts;
using Liaison.Headquarters.Watch.Information;
using Liaison.Headquarters.Watch.Log;

namespace Liaison.Tests.Composition;

/// <summary>An alert of the log on its way to real clients over TCP, and their acknowledgements on their way
/// back.</summary>
public sealed class TakAlertTests
{
    static readonly Addressee Rescue = new(AddresseeKind.Callsign, "RESCUE-1");
    static readonly EventContent Fire = new(
        "Fire in the port", new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero), null, null, EventSeverity.Severe, EventForm.Alert,
        "fire", "", null, [], [], null, null);

    [Fact]
    public async Task An_entry_that_meets_a_requirement_is_told_to_its_addressees_who_acknowledge()
    {
        await using var world = await TakTaskWorld.StartAsync();
        using var rescue = await world.JoinAsync("RESCUE-1");
        using var other = await world.JoinAsync("OTHER");
        var match = new EventMatch(EventSeverity.Severe, "", [], [], [], [], null);
        var content = new CcirContent(
            CcirKind.FriendlyForce, "Is the port open?", null, "Divert", [new Indicator("Fire", match)], "watch", null,
            [], [Rescue, new(AddresseeKind.Device, "uid-AWAY")]);
        await DoAsync(world, (boards, at) => boards.Ccirs.Decide(new DraftCcir(content, "", true), at));
        await DoAsync(world, (boards, at) => boards.Log.Decide(new ReportEvent(Fire, "UNCLASSIFIED"), at));
        var alert = await FindAsync(world);
        await rescue.ReadAsync($".alert-{alert.Id}");
        await rescue.ReadAsync("UNCLASSIFIED&#10;ALERT 1 (CCIR 1): Fire in the port&#10;Answer: ACK A1");

        await rescue.SayAsync("c1", "了解 Ａ１");
        alert = await UntilAnsweredAsync(world, 1);
        Assert.Equal(
            new TakOrigin("uid-RESCUE-1", "RESCUE-1", null, "c1", "了解 Ａ１"), Assert.Single(alert.Answers).Origin);
        Assert.False(alert.IsAcknowledged);
        await rescue.ReadAsync("Alert 1: acknowledged.");

        await other.SayAsync("c2", "ACK A1");
        await other.ReadAsync("This alert is not for you.");
        // Who is away gets it later, and a program may point at it.
        using var away = await world.JoinAsync("AWAY");
        await away.ReadAsync("ALERT 1 (CCIR 1)");
        await away.SendAsync("c3", "y-a", $"<link relation='p-p' uid='GeoChat.x.alert-{alert.Id}'/>");
        await UntilAnsweredAsync(world, 2);
        await away.ReadAsync("Alert: acknowledged.");
    }

    [Fact]
    public async Task An_answer_to_a_task_is_none_to_an_alert_with_its_number()
    {
        await using var world = await TakTaskWorld.StartAsync();
        using var rescue = await world.JoinAsync("RESCUE-1");
        var entry = await DoAsync(world, (boards, at) => boards.Log.Decide(new ReportEvent(Fire, ""), at));
        await DoAsync(world, (boards, at) => boards.Alerts.Decide(
            new RaiseAlert(null, entry, null, null, null, [Rescue], null), boards.Log));
        var task = await world.GiveAsync(Rescue);
        await rescue.ReadAsync("DONE 1");
        await rescue.SayAsync("c1", "ACK 1");
        await rescue.ReadAsync("Task 1: acknowledged.");
        Assert.Empty((await FindAsync(world)).Answers);
        await rescue.SayAsync("c2", "ack alert 1");
        Assert.True((await UntilAnsweredAsync(world, 1)).IsAcknowledged);
        Assert.Single((await world.FindAsync(task)).Acknowledgements);
    }

    static async Task<Guid> DoAsync(TakTaskWorld world, Func<Boards, Occasion, Verdict> decide)
    {
        var outcome = await world.Post.DecideAsync(new Actor("Sato", "commander"), decide, (_, id) => id);
        Assert.Null(outcome.Refusal);
        return outcome.Answer;
    }

    static Task<StaffAlert> FindAsync(TakTaskWorld world) =>
        world.Post.ReadAsync(boards => boards.Alerts.Find(1)!);

    static async Task<StaffAlert> UntilAnsweredAsync(TakTaskWorld world, int answers)
    {
        for (var deadline = TakTaskWorld.Deadline(); ; deadline.ThrowIfCancellationRequested())
        {
            var alert = await FindAsync(world);
            if (alert.Answers.Count == answers) return alert;
            await Task.Yield();
        }
    }
}
