using System.Net;
using System.Net.WebSockets;
using Liaison.Picture;
using Liaison.Tak.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Liaison.Tak.Tests.Sessions;

/// <summary>Clients by WebSocket, through a real web server.</summary>
public sealed class WebSocketTests : IAsyncLifetime
{
    readonly TakWorld _world = new();
    WebApplication _web = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _web = builder.Build();
        _web.UseWebSockets();
        _web.Map("/takproto/1", async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await _world.Node.RunWebSocketAsync(socket, "loopback", null, ["__ANON__"], context.RequestAborted);
        });
        await _web.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _world.Dispose();
        await _web.DisposeAsync();
    }

    async Task<TakTestClient> ConnectAsync()
    {
        var socket = new ClientWebSocket();
        using var patience = new CancellationTokenSource(TakTestClient.Patience);
        var address = _web.Urls.Single().Replace("http:", "ws:", StringComparison.Ordinal);
        await socket.ConnectAsync(new Uri(address + "/takproto/1"), patience.Token);
        return TakTestClient.Over(
            WebSocketStream.Create(socket, WebSocketMessageType.Binary, ownsWebSocket: true), WireEncoding.Protobuf);
    }

    async Task<TakTestClient> JoinAsync(string callsign) => await (await ConnectAsync()).IntroduceAsync(callsign);

    [Fact]
    public async Task Reports_and_chat_go_both_ways_in_protobuf()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var web = await JoinAsync("WEB");
        await web.ReceiveAsync(alpha.Uid);

        await alpha.SendAsync(CotText.Position(alpha.Uid, "ALPHA", "to the web"));
        await web.SendEventAsync(CotText.Position(web.Uid, "WEB", "from the web"));
        await alpha.SendAsync(CotText.Chat("ALPHA", "hello", "callsign='WEB'"));
        await web.SendEventAsync(CotText.Chat("WEB", "hello back", "callsign='ALPHA'"));

        Assert.Equal(WireEncoding.Protobuf, (await web.ReceiveAsync("to the web")).Encoding);
        Assert.Equal(WireEncoding.Xml, (await alpha.ReceiveAsync("from the web")).Encoding);
        await web.ReceiveAsync("hello");
        await alpha.ReceiveAsync("hello back");
        Assert.Equal(0, web.CountOf("from the web"));
        Assert.Equal("websocket", _world.StateOf("WEB").Transport);
    }

    [Fact]
    public async Task A_report_by_websocket_does_not_wait_for_a_loop_to_wake_up()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var web = await JoinAsync("WEB");
        var began = _world.Time.GetTimestamp();

        for (var n = 0; n < 30; n++)
        {
            await web.SendEventAsync(CotText.Position("ball", "", $"there {n} "));
            await alpha.ReceiveAsync($"there {n} ");
            await alpha.SendAsync(CotText.Position("ball", "", $"back {n} "));
            await web.ReceiveAsync($"back {n} ");
        }

        // A loop that sleeps looks up once a second: this would take a quarter of a minute at least.
        Assert.InRange(_world.Time.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Two_that_chat_with_each_other_at_the_same_time_never_wait_for_each_other()
    {
        await using var alpha = await JoinAsync("ALPHA");
        await using var bravo = await JoinAsync("BRAVO");
        const int lines = 1500;

        await Task.WhenAll(TalkAsync(alpha, "ALPHA", "BRAVO"), TalkAsync(bravo, "BRAVO", "ALPHA"));
        await alpha.ReceiveAsync($"BRAVO says {lines - 1}<");
        await bravo.ReceiveAsync($"ALPHA says {lines - 1}<");

        Assert.Equal(lines, alpha.CountOf(">BRAVO says"));
        Assert.Equal(lines, bravo.CountOf(">ALPHA says"));

        static async Task TalkAsync(TakTestClient client, string from, string to)
        {
            for (var n = 0; n < lines; n++)
                await client.SendEventAsync(CotText.Chat(from, $"{from} says {n}", $"callsign='{to}'"));
        }
    }

    [Fact]
    public async Task What_was_delivered_by_websocket_is_not_delivered_again()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        var web = await JoinAsync("WEB");
        await web.DisposeAsync();
        await alpha.ReceiveAsync("t-x-d-d");
        await alpha.SendAsync(CotText.Chat("ALPHA", "line 1", "callsign='WEB'"));
        await alpha.PingAsync();

        web = await JoinAsync("WEB");
        await web.ReceiveAsync("line 1<");
        // Longer than the node takes to look at what has arrived.
        await web.WaitAsync(
            () =>
            {
                _ = web.SendEventAsync(CotText.Ping(web.Uid));
                return _world.Node.MessagesWaiting == 0;
            },
            "that the message is settled");
        await web.DisposeAsync();
        await alpha.WaitAsync(() => alpha.CountOf("t-x-d-d") == 2, "the second notice");
        await using var again = await JoinAsync("WEB");
        await alpha.SendAsync(CotText.Chat("ALPHA", "line 2", "callsign='WEB'"));
        await again.ReceiveAsync("line 2<");

        Assert.Equal(0, again.CountOf("line 1<"));
    }

    [Fact]
    public async Task A_stream_that_cannot_be_followed_ends()
    {
        await using var alpha = await _world.JoinAsync("ALPHA");
        await using var web = await JoinAsync("WEB");

        await web.SendAsync((byte[])[0xBF, 0x00]);

        await web.ReceiveAsync("of your events refused");
        await web.ClosedAsync();
        await alpha.ReceiveAsync("t-x-d-d");
    }
}
