using System.Collections.Concurrent;
using Liaison.Tak.Chat;
using Liaison.Tak.Tests.World;

namespace Liaison.Tak.Tests.Chat;

public sealed class TakChatTests
{
    const string NodeUid = "liaison-node-under-test";

    [Fact]
    public async Task What_the_node_says_to_a_callsign_comes_with_a_contact_to_answer()
    {
        using var world = new TakWorld();
        await using var alpha = await world.JoinAsync("ALPHA");
        await using var bravo = await world.JoinAsync("BRAVO");
        world.Node.Chat.SendToCallsign("ALPHA", "m1", "Clear the <pier>\nnow");
        var said = (await alpha.ReceiveAsync("b-t-f")).Xml;
        Assert.Contains("Clear the &lt;pier&gt;&#10;now", said, StringComparison.Ordinal);
        Assert.Contains($"uid=\"GeoChat.{NodeUid}.ANDROID-ALPHA.m1\"", said, StringComparison.Ordinal);
        Assert.Contains("callsign=\"JFHQ\"", (await alpha.ReceiveAsync("*:-1:stcp")).Xml, StringComparison.Ordinal);
        await bravo.PingAsync();
        Assert.Equal(0, bravo.CountOf("pier"));
    }

    [Fact]
    public async Task What_the_node_says_waits_for_clients_that_it_has_not_seen_yet()
    {
        using var world = new TakWorld();
        world.Node.Chat.SendToClient("ANDROID-LATER", "m1", "for the device");
        world.Node.Chat.SendToCallsign("LATER", "m2", "for the callsign");
        world.Restart();
        await using var later = await world.JoinAsync("LATER");
        await later.ReceiveAsync("for the device");
        await later.ReceiveAsync("for the callsign");
    }

    [Fact]
    public async Task A_group_gets_what_the_node_says_to_it_and_nobody_else_does()
    {
        using var world = new TakWorld(
            null, null, new TakInputOptions { Name = "red", Port = 0, Groups = ["Red"] },
            new TakInputOptions { Name = "blue", Port = 0, Groups = ["Blue"] });
        await using var red = await world.JoinAsync("RED", "red");
        await using var blue = await world.JoinAsync("BLUE", "blue");
        Assert.False(world.Node.Chat.SendToGroup("Green", "m0", "nobody"));
        Assert.True(world.Node.Chat.SendToGroup("Red", "m1", "to the reds"));
        await red.ReceiveAsync("to the reds");
        await blue.PingAsync();
        Assert.Equal(0, blue.CountOf("to the reds"));
    }

    [Fact]
    public async Task Chat_is_heard_with_who_said_it()
    {
        using var world = new TakWorld();
        var heard = new ConcurrentQueue<TakChatMessage>();
        world.Node.Chat.Received += heard.Enqueue;
        await using var alpha = await world.JoinAsync("ALPHA");
        await using var bravo = await world.JoinAsync("BRAVO");
        await alpha.SendEventAsync(Chat("c1", "ACK &amp; 12", "<dest callsign='JFHQ'/>"));
        await alpha.SendEventAsync(Chat("c2", "to all", ""));
        await alpha.SendEventAsync(Chat("c3", "to one", "<dest callsign='BRAVO'/>"));
        await alpha.SendEventAsync(Chat("c4", "both", $"<dest callsign='BRAVO'/><dest uid='{NodeUid}'/>"));
        await alpha.PingAsync();
        Assert.Equal(
            [("c1", "ACK & 12", true), ("c2", "to all", false), ("c3", "to one", false), ("c4", "both", true)],
            heard.Select(message => (message.Uid, message.Text, message.IsToNode)));
        Assert.All(heard, message => Assert.Equal(
            ("ANDROID-ALPHA", "ALPHA", null, "b-t-f"),
            (message.SenderUid, message.SenderCallsign, message.Certificate, message.Type)));
        await bravo.ReceiveAsync("both");
        Assert.Equal(0, bravo.CountOf("ACK"));
        Assert.Equal(1, bravo.CountOf("to all"));
    }

    static string Chat(string uid, string text, string destinations) =>
        $"<event version='2.0' uid='{uid}' type='b-t-f' how='h-g-i-g-o' time='2026-09-01T00:00:00Z' "
        + "start='2026-09-01T00:00:00Z' stale='2026-09-02T00:00:00Z'><point lat='1' lon='2' hae='0' ce='9' le='9'/>"
        + $"<detail><remarks>{text}</remarks>"
        + (destinations.Length > 0 ? $"<marti>{destinations}</marti>" : "") + "</detail></event>";
}
