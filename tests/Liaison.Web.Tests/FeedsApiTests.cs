using System.Net;
using System.Text.Json;

namespace Liaison.Web.Tests;

public sealed class FeedsApiTests
{
    // A recorded position report of a ship (type 1), with a checksum; and one whose checksum is wrong.
    const string Good = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\r\n";
    const string Bad = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4B\r\n";

    [Fact]
    public async Task A_feed_says_what_it_does_what_came_and_what_was_refused()
    {
        await using var world = await WebWorld.StartAsync();
        await File.WriteAllTextAsync(world.ShipsFile, Good + Bad, WebWorld.Deadline());
        Assert.Equal("paused", (await FeedAsync(world)).GetProperty("state").GetString());

        var resumed = await world.PostAsync("/api/v1/feeds/ships/resume", "watch", "");
        Assert.Equal(HttpStatusCode.OK, resumed.StatusCode);
        var feed = await UntilAsync(world, f => f.GetProperty("samples").GetArrayLength() == 1);
        Assert.Equal(1, feed.GetProperty("accepted").GetInt64());
        Assert.Equal("running", feed.GetProperty("state").GetString());
        Assert.Equal("ais", feed.GetProperty("kind").GetString());
        Assert.Equal(1, Assert.Single(feed.GetProperty("rejected").EnumerateObject()).Value.GetInt64());
        var sample = Assert.Single(feed.GetProperty("samples").EnumerateArray());
        Assert.StartsWith("!AIVDM", sample.GetProperty("text").GetString(), StringComparison.Ordinal);
        var tracks = await world.GetAsync("/api/v1/tracks");
        Assert.Contains("\"source\":\"ships\"", await tracks.Content.ReadAsStringAsync(WebWorld.Deadline()), StringComparison.Ordinal);

        await world.PostAsync("/api/v1/feeds/ships/pause", "admin", "");
        await UntilAsync(world, f => f.GetProperty("paused").GetBoolean());
    }

    [Fact]
    public async Task Pausing_is_for_the_watch_and_looking_for_those_who_see_connections()
    {
        await using var world = await WebWorld.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await world.GetAsync("/api/v1/feeds", "viewer")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden, (await world.PostAsync("/api/v1/feeds/ships/pause", "commander", "")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.PostAsync("/api/v1/feeds/none/pause", "watch", "")).StatusCode);
    }

    static async Task<JsonElement> UntilAsync(WebWorld world, Func<JsonElement, bool> condition)
    {
        for (var deadline = WebWorld.Deadline(); ; deadline.ThrowIfCancellationRequested())
        {
            var feed = await FeedAsync(world);
            if (condition(feed)) return feed;
        }
    }

    static async Task<JsonElement> FeedAsync(WebWorld world)
    {
        var response = await world.GetAsync("/api/v1/feeds", "watch");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline()));
        return Assert.Single(json.RootElement.EnumerateArray()).Clone();
    }
}
