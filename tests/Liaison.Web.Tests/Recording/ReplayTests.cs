using System.Net.WebSockets;

namespace Liaison.Web.Tests.Recording;

public sealed class ReplayTests
{
    [Fact]
    public async Task A_browser_sees_a_moment_of_the_past_another_one_and_the_present_again()
    {
        await using var world = await WebWorld.StartAsync(records: true);
        var first = await RecordingApiTests.SayAsync(world, "one", 127, 26, reports: 1);
        var second = await RecordingApiTests.SayAsync(world, "two", 127.5, 26.5, reports: 2);
        using var browser = await Browser.OpenAsync(world);
        await browser.LookAsync(120, 20, 130, 30);
        await browser.ShowsAsync("one", "two");
        Assert.False(browser.Counts.TryGetProperty("at", out _));

        await browser.SendAsync($$"""{"replay":{"at":"{{first}}","speed":0} }""");
        await browser.ShowsAsync("one");
        Assert.Equal(Unix(first), browser.Counts.GetProperty("at").GetInt64());
        Assert.False(browser.Counts.TryGetProperty("gap", out _));

        await browser.SendAsync($$"""{"replay":{"at":"{{second}}","speed":0} }""");
        await browser.ShowsAsync("one", "two");
        Assert.Equal(Unix(second), browser.Counts.GetProperty("at").GetInt64());

        await browser.SendAsync("""{"replay":{"at":"2020-01-01T00:00:00Z","speed":0} }""");
        await browser.ShowsAsync();
        Assert.True(browser.Counts.GetProperty("gap").TryGetProperty("to", out _));

        await browser.SendAsync("""{"replay":null}""");
        await browser.ShowsAsync("one", "two");
        while (browser.Counts.TryGetProperty("at", out _)) await browser.NextAsync();
    }

    [Fact]
    public async Task A_replay_goes_on_with_its_speed_until_now()
    {
        await using var world = await WebWorld.StartAsync(records: true);
        var first = await RecordingApiTests.SayAsync(world, "one", 127, 26, reports: 1);
        await RecordingApiTests.SayAsync(world, "two", 127.5, 26.5, reports: 2);
        using var browser = await Browser.OpenAsync(world);
        await browser.LookAsync(120, 20, 130, 30);
        await browser.SendAsync($$"""{"replay":{"at":"{{first}}","speed":0} }""");
        await browser.ShowsAsync("one");
        await browser.SendAsync("""{"replay":{"speed":10} }""");
        await browser.ShowsAsync("one", "two");
        Assert.InRange(browser.Counts.GetProperty("at").GetInt64(), Unix(first), Unix(RecordingApiTests.Now()));
    }

    [Theory]
    [InlineData("""{"replay":{"at":"soon"}}""")]
    [InlineData("""{"replay":{"at":"2026-01-01T00:00:00Z","speed":-1}}""")]
    [InlineData("""{"replay":{"speed":1e9}}""")]
    [InlineData("""{"replay":[]}""")]
    [InlineData("""{"replay":{"from":1}}""")]
    public async Task A_replay_that_cannot_be_shown_ends_the_stream_with_the_reason(string request)
    {
        await using var world = await WebWorld.StartAsync(records: true);
        using var browser = await Browser.OpenAsync(world);
        await browser.SendAsync(request);
        var (status, reason) = await browser.EndAsync();
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, status);
        Assert.StartsWith("replay", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_does_not_record_ends_the_stream_with_the_reason()
    {
        await using var world = await WebWorld.StartAsync();
        using var browser = await Browser.OpenAsync(world);
        await browser.SendAsync("""{"replay":{"at":"2026-01-01T00:00:00Z"}}""");
        Assert.Contains("no recordings", (await browser.EndAsync()).Reason, StringComparison.Ordinal);
    }

    static long Unix(string iso) =>
        DateTimeOffset.Parse(iso, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
