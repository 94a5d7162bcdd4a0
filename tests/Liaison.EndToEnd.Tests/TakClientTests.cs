namespace Liaison.EndToEnd.Tests;

/// <summary>Two TAK clients that others wrote, over mutual TLS, through the real program.</summary>
public sealed class TakClientTests : IAsyncLifetime
{
    LiaisonProgram _node = null!;
    ClientFiles _alice = null!;
    ClientFiles _bob = null!;

    public async ValueTask InitializeAsync()
    {
        _node = await LiaisonProgram.StartAsync();
        _alice = await _node.CertificateAsync("alice");
        _bob = await _node.CertificateAsync("bob");
    }

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task Positions_and_chat_go_both_ways()
    {
        await using var alice = await NodeTakClient.JoinAsync(_node, _alice, "ALICE");
        await using var bob = await NodeTakClient.JoinAsync(_node, _bob, "BOB");
        await bob.ReceiveAsync("ALICE is here");
        await alice.ReceiveAsync("BOB is here");

        await alice.ReportAsync("moving – 那覇");
        await bob.ReportAsync("following");
        var position = await bob.ReceiveAsync("moving – 那覇");
        await alice.ReceiveAsync("following");
        await alice.ChatAsync(bob, "hello <Bob> & 皆さん");
        var line = await bob.ReceiveAsync("hello <Bob> & 皆さん");
        await bob.ChatAsync(alice, "hello Alice");
        await alice.ReceiveAsync("hello Alice");
        await alice.ChatToAllAsync("hello everybody");
        await bob.ReceiveAsync("hello everybody");
        await alice.PingAsync();

        Assert.Equal(("NODE-ALICE", "ALICE"), ((string?)position["uid"], (string?)position["callsign"]));
        Assert.Equal("a-f-G-U-C", (string?)position["type"]);
        Assert.Equal((26.3358, 127.8014), ((double)position["lat"]!, (double)position["lon"]!));
        Assert.Equal(("ALICE", false), ((string?)line["callsign"], (bool)line["isAddressed"]!));
        Assert.Equal(0, alice.CountOf("moving – 那覇") + alice.CountOf("hello everybody"));
        Assert.StartsWith("Liaison", alice.Version, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Chat_to_one_who_is_away_comes_when_it_is_back_also_after_a_restart()
    {
        await using var alice = await NodeTakClient.JoinAsync(_node, _alice, "ALICE");
        await using var bob = await NodeTakClient.JoinAsync(_node, _bob, "BOB");
        await alice.ReceiveAsync("BOB is here");
        await bob.LeaveAsync();
        await alice.NoticeOfLeavingAsync(1);

        await alice.ChatAsync(bob, "first");
        await alice.ChatToAllAsync("second");
        await alice.ChatAsync(bob, "third");
        await alice.PingAsync();
        await using (var again = await NodeTakClient.JoinAsync(_node, _bob, "BOB"))
        {
            await again.ReceiveAsync("third");
            Assert.Equal(["first", "second", "third"], again.Chat);
            await again.PingAsync();
            await again.LeaveAsync();
        }

        await alice.NoticeOfLeavingAsync(2);
        await alice.ChatAsync(bob, "fourth");
        await alice.PingAsync();
        await _node.RestartAsync();
        await using var afterRestart = await NodeTakClient.JoinAsync(_node, _bob, "BOB");
        await afterRestart.ReceiveAsync("fourth");

        Assert.Equal(["fourth"], afterRestart.Chat);
    }

    [Fact]
    public async Task A_client_whose_certificate_is_revoked_is_cut_off_while_others_go_on()
    {
        await using var alice = await NodeTakClient.JoinAsync(_node, _alice, "ALICE");
        await using var bob = await NodeTakClient.JoinAsync(_node, _bob, "BOB");

        await _node.RevokeAsync("bob");
        await bob.EndAsync();
        await alice.NoticeOfLeavingAsync(1);

        await using var carol = await NodeTakClient.JoinAsync(_node, await _node.CertificateAsync("carol"), "CAROL");
        await alice.ReceiveAsync("CAROL is here");
    }
}
