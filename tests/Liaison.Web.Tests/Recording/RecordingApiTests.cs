using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Liaison.Web.Tests.Recording;

public sealed class RecordingApiTests
{
    static readonly string Past = "2020-01-01T00:00:00Z";

    [Fact]
    public async Task The_picture_of_a_moment_is_told_as_it_was_then()
    {
        await using var world = await WebWorld.StartAsync(records: true);
        var first = await SayAsync(world, "one", 127, 26, reports: 1);
        var second = await SayAsync(world, "one", 127.5, 26.5, reports: 2);
        await SayAsync(world, "two", 10, 10, reports: 3);

        Assert.Equal([("one", 127.0)], await PlacesAsync(world, $"at={first}"));
        Assert.Equal([("one", 127.5)], await PlacesAsync(world, $"at={second}"));
        var now = Now();
        Assert.Equal([("one", 127.5), ("two", 10)], await PlacesAsync(world, $"at={now}"));
        Assert.Equal([("two", 10)], await PlacesAsync(world, $"at={now}&bbox=0,0,20,20"));
        Assert.Single(await PlacesAsync(world, $"at={now}&limit=1"));
        Assert.Empty(await PlacesAsync(world, $"at={now}&type=a-f"));
    }

    [Fact]
    public async Task A_moment_of_the_past_has_the_members_of_a_moment_of_now()
    {
        await using var world = await WebWorld.StartAsync(records: true);
        await world.PostAsync("/api/v1/tracks", "feed",
            """
            {"uid":"one","type":"a-n-S","position":[127,26,5],"callsign":"MARU","course":90,"speed":5.5,
            "label":"UNCLASSIFIED//REL TO USA, JPN"}
            """);
        await RecordedAsync(world, 1);
        var now = (await JsonAsync(world, "/api/v1/tracks")).GetProperty("features")[0];
        var past = (await JsonAsync(world, $"/api/v1/tracks?at={Now()}")).GetProperty("features")[0];

        Assert.Equal(now.GetProperty("geometry").GetRawText(), past.GetProperty("geometry").GetRawText());
        var pastProperties = past.GetProperty("properties");
        foreach (var property in now.GetProperty("properties").EnumerateObject().Where(one => one.Name != "age"))
            Assert.Equal(property.Value.GetRawText(), pastProperties.GetProperty(property.Name).GetRawText());
    }

    [Fact]
    public async Task A_moment_that_was_not_recorded_is_told_as_a_gap()
    {
        await using var world = await WebWorld.StartAsync(records: true);
        var answer = await JsonAsync(world, $"/api/v1/tracks?at={Past}");
        Assert.Equal("2020-01-01T00:00:00.000Z", answer.GetProperty("timeStamp").GetString());
        Assert.Empty(answer.GetProperty("features").EnumerateArray());
        Assert.False(answer.GetProperty("gap").TryGetProperty("from", out _));
        Assert.True(answer.GetProperty("gap").TryGetProperty("to", out _));
    }

    [Fact]
    public async Task The_way_of_a_track_is_a_geojson_feature_with_lists_beside_it()
    {
        await using var world = await WebWorld.StartAsync(records: true);
        await SayAsync(world, "a/b", 127, 26, reports: 1);
        await SayAsync(world, "a/b", 127.5, 26, reports: 2);
        var feature = await JsonAsync(world, "/api/v1/tracks/a%2Fb/history");
        Assert.Equal("Feature", feature.GetProperty("type").GetString());
        Assert.Equal("a/b", feature.GetProperty("id").GetString());
        Assert.Equal("LineString", feature.GetProperty("geometry").GetProperty("type").GetString());
        Assert.Equal("[[127,26],[127.5,26]]", feature.GetProperty("geometry").GetProperty("coordinates").GetRawText());
        var properties = feature.GetProperty("properties");
        Assert.Equal(2, properties.GetProperty("times").GetArrayLength());
        Assert.Equal("[null,null]", properties.GetProperty("courses").GetRawText());
        Assert.Equal("[7.5,7.5]", properties.GetProperty("speeds").GetRawText());
        Assert.Empty(properties.GetProperty("gaps").EnumerateArray());

        feature = await JsonAsync(world, "/api/v1/tracks/a%2Fb/history?limit=1");
        Assert.Equal("[127.5,26]", feature.GetProperty("geometry").GetProperty("coordinates").GetRawText());
        Assert.True(feature.GetProperty("properties").GetProperty("truncated").GetBoolean());
    }

    [Fact]
    public async Task A_way_across_the_antimeridian_is_in_parts()
    {
        await using var world = await WebWorld.StartAsync(records: true);
        await SayAsync(world, "one", 179.5, 26, reports: 1);
        await SayAsync(world, "one", -179.5, 26, reports: 2);
        var feature = await JsonAsync(world, "/api/v1/tracks/one/history");
        Assert.Equal("MultiLineString", feature.GetProperty("geometry").GetProperty("type").GetString());
        Assert.Equal(
            "[[[179.5,26],[179.5,26]],[[-179.5,26],[-179.5,26]]]",
            feature.GetProperty("geometry").GetProperty("coordinates").GetRawText());
        Assert.Equal(4, feature.GetProperty("properties").GetProperty("times").GetArrayLength());
    }

    [Fact]
    public async Task A_track_without_recorded_positions_is_nowhere_and_one_that_never_was_is_not_found()
    {
        await using var world = await WebWorld.StartAsync(records: true);
        await SayAsync(world, "one", 127, 26, reports: 1);
        var feature = await JsonAsync(world, $"/api/v1/tracks/one/history?from={Past}&to=2020-01-02T00:00:00Z");
        Assert.Equal(JsonValueKind.Null, feature.GetProperty("geometry").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await world.GetAsync("/api/v1/tracks/nobody/history")).StatusCode);
    }

    [Fact]
    public async Task What_is_recorded_is_counted_and_what_is_not_is_a_gap()
    {
        await using var world = await WebWorld.StartAsync(records: true);
        await SayAsync(world, "one", 127, 26, reports: 1);
        var to = DateTimeOffset.UtcNow;
        var overview = await JsonAsync(world, $"/api/v1/recording?from={Iso(to.AddHours(-1))}&to={Iso(to)}&buckets=60");
        var buckets = overview.GetProperty("buckets").EnumerateArray().ToList();
        Assert.Equal(60, buckets.Count);
        Assert.Equal(1, buckets.Sum(bucket => bucket.GetProperty("reports").GetInt64()));
        Assert.True(overview.GetProperty("bytes").GetInt64() > 0);
        var gap = Assert.Single(overview.GetProperty("gaps").EnumerateArray());
        Assert.Equal(Iso(to.AddHours(-1)), gap.GetProperty("from").GetString());
    }

    [Theory]
    [InlineData("/api/v1/tracks?at=yesterday")]
    [InlineData("/api/v1/tracks?at=2999-01-01T00:00:00Z")]
    [InlineData("/api/v1/recording?buckets=0")]
    [InlineData("/api/v1/recording?buckets=2001")]
    [InlineData("/api/v1/recording?from=x")]
    [InlineData("/api/v1/recording?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")]
    [InlineData("/api/v1/tracks/one/history?limit=0")]
    [InlineData("/api/v1/tracks/one/history?to=never")]
    public async Task A_parameter_that_cannot_be_used_is_refused(string path)
    {
        await using var world = await WebWorld.StartAsync(records: true);
        var answer = await world.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadAsStringAsync(WebWorld.Deadline());
        Assert.Contains("urn:liaison:problem:bad-parameter", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_does_not_record_says_so()
    {
        await using var world = await WebWorld.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await world.GetAsync("/api/v1/recording")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.GetAsync("/api/v1/tracks/one/history")).StatusCode);
    }

    /// <summary>Reports a position, and waits until it is recorded.</summary>
    /// <returns>A moment after it.</returns>
    internal static async Task<string> SayAsync(
        WebWorld world, string uid, double longitude, double latitude, int reports)
    {
        var answer = await world.PostAsync("/api/v1/tracks", "feed", FormattableString.Invariant(
            $$"""{"uid":"{{uid}}","type":"a-n-S","position":[{{longitude}},{{latitude}}],"speed":7.5}"""));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await RecordedAsync(world, reports);
        var moment = DateTimeOffset.UtcNow;
        // What is said next is said in a later millisecond.
        await WebWorld.UntilAsync(() => DateTimeOffset.UtcNow > moment.AddMilliseconds(1));
        return Iso(moment);
    }

    internal static string Now() => Iso(DateTimeOffset.UtcNow);

    static async Task RecordedAsync(WebWorld world, int reports)
    {
        var deadline = WebWorld.Deadline();
        for (var count = -1L; count < reports;)
        {
            deadline.ThrowIfCancellationRequested();
            var from = Iso(DateTimeOffset.UtcNow.AddMinutes(-10));
            var overview = await JsonAsync(world, $"/api/v1/recording?from={from}&to=2999-01-01T00:00:00Z&buckets=1");
            count = overview.GetProperty("buckets")[0].GetProperty("reports").GetInt64();
        }
    }

    static async Task<List<(string, double)>> PlacesAsync(WebWorld world, string query) =>
        [.. (await JsonAsync(world, $"/api/v1/tracks?{query}")).GetProperty("features").EnumerateArray()
            .Select(feature => (
                feature.GetProperty("id").GetString()!,
                feature.GetProperty("geometry").GetProperty("coordinates")[0].GetDouble()))
            .Order()];

    static async Task<JsonElement> JsonAsync(WebWorld world, string path)
    {
        var answer = await world.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync(WebWorld.Deadline());
        Assert.True(answer.IsSuccessStatusCode, text);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    static string Iso(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
