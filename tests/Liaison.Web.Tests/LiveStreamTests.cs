using System.Net;
using System.Net.WebSockets;
using System.Text;
using Liaison.Picture;
using Liaison.Tak.Codec;

namespace Liaison.Web.Tests;

public sealed class LiveStreamTests
{
    [Fact]
    public async Task Changes_removals_and_a_moved_viewport_are_followed()
    {
        await using var world = await WebWorld.StartAsync();
        await Report(world, "okinawa", 127.7, 26.2);
        await Report(world, "miyako", 125.3, 24.8);
        using var browser = await Browser.OpenAsync(world);
        await browser.LookAsync(127, 26, 128, 27);
        await browser.ShowsAsync("okinawa");

        await Report(world, "okinawa", 127.9, 26.4);
        while (browser.PlaceOf("okinawa") != (127.9, 26.4)) await browser.NextAsync();
        await browser.LookAsync(125, 24, 128, 27);
        await browser.ShowsAsync("miyako", "okinawa");
        await browser.LookAsync(125, 24, 126, 25);
        await browser.ShowsAsync("miyako");
        Assert.True(world.Picture.Remove("miyako"u8));
        await browser.ShowsAsync();
    }

    [Theory]
    [InlineData(170, -170)]
    [InlineData(170, 190)]
    [InlineData(-190, -170)]
    public async Task A_viewport_may_cross_the_antimeridian_in_each_way_of_writing_it(double west, double east)
    {
        await using var world = await WebWorld.StartAsync();
        await Report(world, "far east", 175, 10);
        await Report(world, "far west", -175, 10);
        await Report(world, "elsewhere", 0, 10);
        using var browser = await Browser.OpenAsync(world);
        await browser.LookAsync(west, 0, east, 20);
        await browser.ShowsAsync("far east", "far west");
    }

    [Fact]
    public async Task A_browser_that_acknowledges_nothing_is_owed_two_frames_and_then_the_newest_state()
    {
        await using var world = await WebWorld.StartAsync();
        using var browser = await Browser.OpenAsync(world);
        browser.Acknowledges = false;
        await Report(world, "a", 1, 1);
        await browser.LookAsync(-10, -10, 10, 10);
        await browser.ShowsAsync("a");
        await Report(world, "b", 1, 2);
        await browser.ShowsAsync("a", "b");
        Assert.Equal(2u, browser.Frame);

        // The third frame is made after the acknowledgement, so what moved three times comes once, where it is now.
        for (var i = 3; i < 6; i++) await Report(world, "b", 1, i);
        await browser.SendAsync("""{"ack":2}""");
        await browser.NextAsync();
        Assert.Equal((1, 5), browser.PlaceOf("b"));
    }

    [Fact]
    public async Task A_picture_that_does_not_fit_one_frame_comes_in_several()
    {
        await using var world = await WebWorld.StartAsync();
        var uids = Enumerable.Range(0, 2000).Select(i => $"t{i:0000}").ToArray();
        using var device = await TakDevice.OpenAsync(world);
        foreach (var uid in uids) await device.SendAsync(uid, 26, 128);
        await WebWorld.UntilAsync(() => world.Picture.Count == uids.Length);

        using var browser = await Browser.OpenAsync(world);
        await browser.LookAsync(127, 25, 129, 27);
        await browser.ShowsAsync(uids);
        Assert.True(browser.Frame >= 2);
    }

    [Fact]
    public async Task A_request_that_is_too_big_ends_the_stream_with_the_reason()
    {
        await using var world = await WebWorld.StartAsync();
        using var browser = await Browser.OpenAsync(world);
        await browser.SendAsync(new string(' ', 11 * 1024));
        var (status, reason) = await browser.EndAsync();
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, status);
        Assert.Contains("bytes", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_of_nothing_that_never_ends_ends_the_stream_with_the_reason()
    {
        await using var world = await WebWorld.StartAsync();
        using var browser = await Browser.OpenAsync(world);
        for (var part = 0; part <= 500; part++) await browser.SendPartAsync([]);
        var (status, reason) = await browser.EndAsync();
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, status);
        Assert.Contains("parts", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_may_come_in_parts()
    {
        await using var world = await WebWorld.StartAsync();
        using var browser = await Browser.OpenAsync(world);
        await Report(world, "a", 1, 1);
        await browser.SendPartAsync("""{"viewport":[-10,-10,"""u8.ToArray());
        await browser.SendPartAsync([]);
        await browser.SendAsync("10,10]}");
        await browser.ShowsAsync("a");
    }

    [Fact]
    public async Task Who_is_sent_away_in_the_middle_of_frames_still_hears_why()
    {
        await using var world = await WebWorld.StartAsync();
        using var browser = await Browser.OpenAsync(world);
        await Report(world, "a", 1, 1);
        await browser.LookAsync(-10, -10, 10, 10);
        await browser.ShowsAsync("a");
        await Report(world, "b", 1, 1);
        await browser.SendAsync("""{"viewport":[0,0,1,"north"]}""");
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, (await browser.EndAsync()).Status);
    }

    [Fact]
    public async Task Others_see_the_picture_while_one_browser_is_sent_away()
    {
        await using var world = await WebWorld.StartAsync();
        using var honest = await Browser.OpenAsync(world);
        await honest.LookAsync(-10, -10, 10, 10);
        using var hostile = await Browser.OpenAsync(world);
        await hostile.SendAsync([0xFF, 0xFE, 0x00], WebSocketMessageType.Binary);
        await hostile.EndAsync();
        await Report(world, "a", 1, 1);
        await honest.ShowsAsync("a");
    }

    [Theory]
    [InlineData("/api/v1/tracks/live")]
    [InlineData("/takproto/1")]
    public async Task The_page_of_another_site_gets_no_stream(string path)
    {
        await using var world = await WebWorld.StartAsync();
        await Assert.ThrowsAsync<WebSocketException>(() => world.WebSocketAsync(path, origin: "http://elsewhere.example"));
        await Assert.ThrowsAsync<WebSocketException>(() => world.WebSocketAsync(path, origin: "null"));
        using var own = await world.WebSocketAsync(path, origin: $"http://{world.Http.BaseAddress!.Authority}");
        Assert.Equal(WebSocketState.Open, own.State);
    }

    [Theory]
    [InlineData("/api/v1/tracks/live", HttpStatusCode.BadRequest)]
    [InlineData("/takproto/1", HttpStatusCode.BadRequest)]
    public async Task A_stream_is_for_websockets(string path, HttpStatusCode expected)
    {
        await using var world = await WebWorld.StartAsync();
        Assert.Equal(expected, (await world.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Tak_clients_by_websocket_and_by_tcp_see_each_other()
    {
        await using var world = await WebWorld.StartAsync();
        using var device = await TakDevice.OpenAsync(world);
        using var socket = await world.WebSocketAsync("/takproto/1");
        await device.SendAsync("by-tcp", 1, 2);
        await ReadUntilAsync("by-tcp", async buffer => (await socket.ReceiveAsync(buffer, WebWorld.Deadline())).Count);
        await socket.SendAsync(
            InProtobuf(TakDevice.Event("by-websocket", 3, 4)), WebSocketMessageType.Binary, endOfMessage: true, WebWorld.Deadline());
        await ReadUntilAsync("by-websocket", async buffer => await device.Stream.ReadAsync(buffer, WebWorld.Deadline()));
        Assert.NotNull(world.Picture.Find("by-tcp"));
        Assert.NotNull(world.Picture.Find("by-websocket"));
    }

    [Fact]
    public async Task Nobody_enters_the_tak_stream_by_websocket_without_a_certificate_outside_the_demo()
    {
        await using var world = await WebWorld.StartAsync(anonymous: null);
        await Assert.ThrowsAsync<WebSocketException>(() => world.WebSocketAsync("/takproto/1"));
    }

    // By WebSocket all is protobuf.
    static ReadOnlyMemory<byte> InProtobuf(byte[] xml)
    {
        var message = new byte[4096];
        return message.AsMemory(0, new CotReportCodec().Transcode(WireEncoding.Xml, xml, message));
    }

    static async Task ReadUntilAsync(string expected, Func<Memory<byte>, Task<int>> read)
    {
        var (buffer, text) = (new byte[64 * 1024], new StringBuilder());
        while (!text.ToString().Contains(expected, StringComparison.Ordinal))
        {
            var length = await read(buffer);
            Assert.NotEqual(0, length);
            text.Append(Encoding.UTF8.GetString(buffer, 0, length));
        }
    }

    static async Task Report(WebWorld world, string uid, double longitude, double latitude)
    {
        var response = await world.PostAsync("/api/v1/tracks", "feed", FormattableString.Invariant(
            $$"""{"uid":"{{uid}}","type":"a-n-S","position":[{{longitude}},{{latitude}}]}"""));
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }
}
