using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace Liaison.Web.Tests;

public sealed class LiveTests
{
    [Fact]
    public async Task A_browser_gets_the_picture_in_its_viewport_and_what_changes()
    {
        await using var world = await WebWorld.StartAsync();
        await world.PostAsync("/api/v1/tracks", "feed", """{"uid":"inside","type":"a-n-S","position":[127.5,26.25]}""");
        await world.PostAsync("/api/v1/tracks", "feed", """{"uid":"outside","type":"a-n-S","position":[10,10]}""");
        using var socket = await world.WebSocketAsync("/api/v1/tracks/live", "liaison.tracks.v1");
        Assert.Equal("liaison.tracks.v1", socket.SubProtocol);
        await SendAsync(socket, """{"viewport":[127,26,128,27],"zoom":7,"intervalMs":250}""");

        var frame = await ReceiveAsync(socket);
        Assert.Equal((1, 3), (frame[0], frame[1]));
        var text = Encoding.UTF8.GetString(frame);
        Assert.Contains("\"uid\":\"inside\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("outside", text, StringComparison.Ordinal);

        await SendAsync(socket, """{"ack":1}""");
        await world.PostAsync("/api/v1/tracks", "feed", """{"uid":"second","type":"a-u-A","position":[127.6,26.3]}""");
        Assert.Contains("\"uid\":\"second\"", Encoding.UTF8.GetString(await ReceiveAsync(socket)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"viewport":[1,2,3]}""")]
    [InlineData("""{"viewport":[1,91,3,92]}""")]
    [InlineData("""{"intervalMs":1}""")]
    [InlineData("""{"sudo":true}""")]
    public async Task A_request_that_cannot_be_used_ends_the_stream_with_the_reason(string request)
    {
        await using var world = await WebWorld.StartAsync();
        using var socket = await world.WebSocketAsync("/api/v1/tracks/live");
        await SendAsync(socket, request);
        await ReceiveAsync(socket);
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, socket.CloseStatus);
        Assert.NotEmpty(socket.CloseStatusDescription!);
    }

    [Fact]
    public async Task A_flood_of_requests_ends_the_stream()
    {
        await using var world = await WebWorld.StartAsync();
        using var socket = await world.WebSocketAsync("/api/v1/tracks/live");
        for (var i = 0; i < 60; i++) await SendAsync(socket, """{"ack":1}""");
        await ReceiveAsync(socket);
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, socket.CloseStatus);
    }

    [Fact]
    public async Task A_tak_client_by_websocket_sees_one_by_tcp()
    {
        await using var world = await WebWorld.StartAsync();
        using var socket = await world.WebSocketAsync("/takproto/1");
        using var client = new TcpClient();
        await client.ConnectAsync(world.Tak.Endpoints[0].EndPoint, WebWorld.Deadline());
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
            "<event version='2.0' uid='by-tcp' type='a-f-G' how='m-g' time='2026-11-23T00:00:00Z' start='2026-11-23T00:00:00Z' "
            + "stale='2099-01-01T00:00:00Z'><point lat='1' lon='2' hae='3' ce='4' le='5'/><detail/></event>"), WebWorld.Deadline());

        var received = "";
        while (!received.Contains("by-tcp", StringComparison.Ordinal)) received += Encoding.UTF8.GetString(await ReceiveAsync(socket));
        Assert.NotNull(world.Picture.Find("by-tcp"));
    }

    static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, WebWorld.Deadline());

    static async Task<byte[]> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[512 * 1024];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), WebWorld.Deadline());
            length += part.Count;
            if (part.EndOfMessage) return buffer[..length];
        }
    }
}
