using System.Net;
using System.Text.Json;
using Liaison.Web.Tests.Posture;

namespace Liaison.Web.Tests.Sites;

public sealed class SitesApiTests
{
    const string Path = "/api/v1/sites";

    [Fact]
    public async Task A_site_comes_back_as_it_was_posted()
    {
        await using var world = await PostureApiWorld.StartAsync();
        var port = await world.GetAsync($"{Path}/hirara");
        Assert.Equal(("port", "miyako", "miyako", "Sakishima"), (
            Text(port, "kind"), Text(port, "parent"), Text(port, "island"), Text(port, "area")));
        Assert.Equal([125.3, 24.8], port.GetProperty("position").EnumerateArray().Select(one => one.GetDouble()));
        Assert.Equal(9.25, port.GetProperty("capacity").GetProperty("draught").GetDouble());
        Assert.Equal(2_000_000, port.GetProperty("capacity").GetProperty("fuel").GetInt64());
        Assert.Equal(("unknown", "UNCLASSIFIED", "JFHQ"), (
            Text(port, "state"), Text(port, "label"), Text(port, "headquarters")));
        Assert.False(port.TryGetProperty("report", out _));
    }

    [Fact]
    public async Task A_report_of_the_state_has_its_author_and_its_age_and_a_late_one_changes_nothing()
    {
        await using var world = await PostureApiWorld.StartAsync();
        var closed = await world.SendAsync(
            HttpMethod.Post, $"{Path}/hirara/state", "watch",
            """{"state":"closed","reason":"typhoon","source":"harbour master","label":"RESTRICTED"}""",
            HttpStatusCode.Created);
        Assert.Equal("closed", Text(closed, "state"));
        var report = closed.GetProperty("report");
        Assert.Equal(("typhoon", "harbour master", "watch", "RESTRICTED"), (
            Text(report, "reason"), Text(report, "source"), Text(report, "by"), Text(report, "label")));
        Assert.True(report.GetProperty("age").GetInt64() >= 0);
        var late = await world.SendAsync(
            HttpMethod.Post, $"{Path}/hirara/state", "watch",
            """{"state":"open","asOf":"2020-01-01T00:00:00Z"}""", HttpStatusCode.Created);
        Assert.Equal("closed", Text(late, "state"));
        var history = await world.GetAsync($"{Path}/hirara/history");
        Assert.Equal(2, history.GetProperty("reports").GetArrayLength());
        Assert.Equal(3, history.GetProperty("versions").GetArrayLength());
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_nothing_else()
    {
        await using var world = await PostureApiWorld.StartAsync();
        var before = await world.GetAsync($"{Path}/hirara");
        var after = await world.SendAsync(
            HttpMethod.Patch, $"{Path}/hirara", "planner",
            """{"capacity":{"berths":5,"fuel":null},"owner":null,"hazards":[]}""");
        Assert.Equal(5, after.GetProperty("capacity").GetProperty("berths").GetInt32());
        Assert.Equal(9.25, after.GetProperty("capacity").GetProperty("draught").GetDouble());
        Assert.False(after.GetProperty("capacity").TryGetProperty("fuel", out _));
        Assert.False(after.TryGetProperty("owner", out _));
        Assert.Equal("Hirara", Text(after, "name"));
        await world.SendAsync(
            HttpMethod.Patch, $"{Path}/hirara", "planner", "{}", HttpStatusCode.PreconditionFailed,
            $"\"{before.GetProperty("version")}\"");
        await world.SendAsync(HttpMethod.Patch, $"{Path}/none", "planner", "{}", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"name":"X"}""")]
    [InlineData("""{"name":"X","kind":"castle"}""")]
    [InlineData("""{"name":"X","kind":"port","parent":"nowhere"}""")]
    [InlineData("""{"name":"X","kind":"port","position":[1]}""")]
    [InlineData("""{"name":"X","kind":"port","capacity":{"draught":1e300}}""")]
    [InlineData("""{"name":"X","kind":"port","capacity":{"berths":-1}}""")]
    [InlineData("""{"name":"X","kind":"port","hazards":[null]}""")]
    [InlineData("""{"name":"X","kind":"port","colour":"red"}""")]
    public async Task What_cannot_be_is_refused(string json)
    {
        await using var world = await PostureApiWorld.StartAsync();
        await world.SendAsync(HttpMethod.Post, Path, "logistics", json, HttpStatusCode.BadRequest);
        Assert.Equal(2, (await world.GetAsync(Path)).GetArrayLength());
    }

    [Fact]
    public async Task Lists_are_filtered()
    {
        await using var world = await PostureApiWorld.StartAsync();
        Assert.Equal(["hirara"], await IdsAsync(world, $"{Path}?kind=port"));
        Assert.Equal(["hirara", "miyako"], await IdsAsync(world, $"{Path}?area=Sakishima"));
        Assert.Equal(["hirara", "miyako"], await IdsAsync(world, $"{Path}?area=miyako&bbox=125,24,126,25"));
        Assert.Equal([], await IdsAsync(world, $"{Path}?bbox=0,0,1,1"));
        Assert.Equal([], await IdsAsync(world, $"{Path}?area=nowhere"));
        Assert.Equal(["hirara"], await IdsAsync(world, $"{Path}?parent=miyako&state=unknown"));
        await world.GetAsync($"{Path}?kind=castle", HttpStatusCode.BadRequest);
        await world.GetAsync($"{Path}?bbox=1", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Sites_and_units_are_features_for_maps()
    {
        await using var world = await PostureApiWorld.StartAsync();
        var sites = await world.GetAsync("/ogc/collections/sites/items?bbox=125,24,126,25");
        Assert.Equal(2, sites.GetProperty("features").GetArrayLength());
        var unit = await world.GetAsync("/ogc/collections/units/items/co");
        Assert.Equal(
            [125.3, 24.8],
            unit.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(one => one.GetDouble()));
        Assert.Equal(("hirara", "tf", "unknown"), (
            Text(unit.GetProperty("properties"), "site"), Text(unit.GetProperty("properties"), "operationalCommander"),
            Text(unit.GetProperty("properties"), "readiness")));
    }

    [Theory]
    [InlineData("sites")]
    [InlineData("units")]
    public async Task A_feed_sees_no_boards_on_a_map_either(string collection)
    {
        await using var world = await PostureApiWorld.StartAsync();
        foreach (var path in new[] { "", "/items", "/items/co", "/schema" })
        {
            await world.SendAsync(
                HttpMethod.Get, $"/ogc/collections/{collection}{path}", "feed", null, HttpStatusCode.NotFound);
        }

        var all = await world.SendAsync(HttpMethod.Get, "/ogc/collections", "feed", null);
        var names = all.GetProperty("collections").EnumerateArray().Select(one => Text(one, "id"));
        Assert.DoesNotContain(collection, names);
    }

    [Fact]
    public async Task Gdal_reads_sites_and_units()
    {
        Ogc.Gdal.SkipIfAbsent();
        await using var world = await PostureApiWorld.StartAsync();
        var address = $"OAPIF:{new Uri(world.World.Http.BaseAddress!, "/ogc")}";
        var sites = await Ogc.Gdal.RunAsync("ogrinfo", "viewer", "-al", address, "sites");
        Assert.Contains("Feature Count: 2", sites, StringComparison.Ordinal);
        Assert.Contains("draught (Real) = 9.25", sites, StringComparison.Ordinal);
        var units = await Ogc.Gdal.RunAsync("ogrinfo", "viewer", "-al", address, "units");
        Assert.Contains("operationalCommander (String) = tf", units, StringComparison.Ordinal);
    }

    static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() : null;

    static async Task<List<string?>> IdsAsync(PostureApiWorld world, string path) =>
        [.. (await world.GetAsync(path)).EnumerateArray().Select(site => Text(site, "id"))];
}
