using Liaison.Tak.Tests.World;

namespace Liaison.Tak.Tests.Routing;

public sealed class EmergencyTests : IDisposable
{
    readonly TakWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task An_emergency_goes_ahead_of_a_backlog()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var slow = await _world.ConnectSlowAsync("SLOW", alpha);
        const int reports = 20_000;
        await TakWorld.ReportAsync(alpha, reports);

        await alpha.SendAsync(CotText.Emergency(alpha.Uid, "ALPHA"));
        await alpha.PingAsync();
        slow.ReadOn();
        await slow.ReceiveAsync($"report {reports - 1} ");

        var emergencies = slow.Events.Select((e, i) => (e.Type, i)).Where(x => x.Type == "b-a-o-tbl")
            .Select(x => x.i).ToList();
        // What the kernel had taken already goes before; it is a small part of all.
        Assert.True(Assert.Single(emergencies) < reports / 2, $"{emergencies[0]} events came before the emergency.");
    }

    [Fact]
    public async Task An_emergency_reaches_all_who_may_see_it_once_and_not_its_sender()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var bravo = await _world.JoinAsync("BRAVO");
        await using var blue = await _world.JoinAsync(_world.Directory.Add("blue", "blue"), "BLUE");
        var emergency = CotText.Emergency(alpha.Uid, "ALPHA");

        await alpha.SendAsync(emergency);
        var received = await bravo.ReceiveAsync("911 Alert");
        await alpha.SendAsync(CotText.Position(alpha.Uid, "ALPHA", "afterwards"));
        await bravo.ReceiveAsync("afterwards");
        await alpha.PingAsync();
        await blue.PingAsync();

        Assert.Equal(emergency, received.Xml);
        Assert.Equal((0, 1, 0), (alpha.CountOf("911 Alert"), bravo.CountOf("911 Alert"), blue.CountOf("911 Alert")));
        Assert.Equal("ALPHA", _world.StateOf("ALPHA").Callsign);
    }

    [Fact]
    public async Task Newcomers_see_an_active_emergency_and_not_one_that_is_over()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await alpha.SendAsync(CotText.Emergency(alpha.Uid, "ALPHA"));
        await alpha.PingAsync();
        await using var during = await _world.JoinAsync("BRAVO");
        await during.ReceiveAsync("911 Alert");

        await alpha.SendAsync(CotText.EmergencyIsOver(alpha.Uid, "ALPHA"));
        await during.ReceiveAsync("b-a-o-can");
        await using var after = await _world.JoinAsync("CHARLIE");

        Assert.Equal(0, after.CountOf("911 Alert"));
        Assert.Equal(1, after.CountOf($"uid='{alpha.Uid}'"));
    }
}
