using System.Net;
using System.Text.Json;

namespace Liaison.Web.Tests.Posture;

public sealed class PostureApiTests
{
    const string Path = "/api/v1/posture";

    [Fact]
    public async Task The_posture_of_an_island_tells_units_sites_changes_and_what_is_missing()
    {
        await using var world = await PostureApiWorld.StartAsync();
        await world.ReportAsync("""{"stated":{"level":"c4","reason":"at half strength"}}""");
        await world.SendAsync(
            HttpMethod.Put, $"{Path}/requirements/miyako", "planner", """
            {"requirements":[
              {"name":"A company fit for work","count":1,"component":"ground","atLeast":"c2"},
              {"name":"A port","count":1,"siteKind":"port"}]}
            """);
        var since = "2020-01-01T00:00:00Z";
        var json = await world.GetAsync($"{Path}?area=miyako&since={since}");
        Assert.Equal(["hirara", "miyako"], Ids(json, "sites"));
        Assert.Equal(["co"], Ids(json, "units"));
        var unit = json.GetProperty("units")[0];
        Assert.Equal(("tf", "hirara", "c4"), (
            Text(unit, "operationalCommander"), Text(unit, "site"), Text(unit.GetProperty("readiness"), "level")));
        Assert.Equal(
            ["siteAdded hirara", "siteAdded miyako", "unitAdded co"],
            json.GetProperty("changes").EnumerateArray().Select(one => $"{Text(one, "kind")} {Text(one, "subject")}")
                .Order(StringComparer.Ordinal));
        Assert.Equal([(1, 0, 1, true), (1, 0, 1, true)], json.GetProperty("requirements").EnumerateArray().Select(one =>
            (one.GetProperty("present").GetInt32(), one.GetProperty("fit").GetInt32(),
                one.GetProperty("missing").GetInt32(), one.GetProperty("overdue").GetBoolean())));
        var now = Uri.EscapeDataString(Text(json, "asOf")!);
        Assert.Empty((await world.GetAsync($"{Path}?area=miyako&since={now}")).GetProperty("changes").EnumerateArray());
        await world.SendAsync(
            HttpMethod.Post, "/api/v1/sites/hirara/state", "watch", """{"state":"open"}""", HttpStatusCode.Created);
        var after = await world.GetAsync($"{Path}?area=Sakishima&since={now}");
        var change = Assert.Single(after.GetProperty("changes").EnumerateArray());
        Assert.Equal(("siteStateChanged", "unknown", "open"), (
            Text(change, "kind"), Text(change, "before"), Text(change, "after")));
        Assert.Single((await world.GetAsync($"{Path}/requirements")).EnumerateArray());
        Assert.Equal("planner", Text(await world.GetAsync($"{Path}/requirements/miyako"), "by"));
    }

    [Fact]
    public async Task A_box_or_a_polygon_may_be_asked_for()
    {
        await using var world = await PostureApiWorld.StartAsync();
        Assert.Equal(["co"], Ids(await world.GetAsync($"{Path}?bbox=125,24,126,25"), "units"));
        Assert.Equal(["co"], Ids(await world.GetAsync($"{Path}?polygon=125,24,126,24,125.3,25"), "units"));
        Assert.Equal([], Ids(await world.GetAsync($"{Path}?polygon=125,24,126,24,125.3,24.5"), "units"));
        Assert.Equal(["co", "tf"], Ids(await world.GetAsync(Path), "units"));
    }

    [Theory]
    [InlineData("bbox=1", HttpStatusCode.BadRequest)]
    [InlineData("polygon=1,2,3,4", HttpStatusCode.BadRequest)]
    [InlineData("polygon=1,2,3,4,5", HttpStatusCode.BadRequest)]
    [InlineData("polygon=1,2,3,4,5,99", HttpStatusCode.BadRequest)]
    [InlineData("polygon=1,2,3,4,5,NaN", HttpStatusCode.BadRequest)]
    [InlineData("area=miyako&bbox=1,2,3,4", HttpStatusCode.BadRequest)]
    [InlineData("area=nowhere", HttpStatusCode.NotFound)]
    [InlineData("since=yesterday", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_asked_is_refused(string query, HttpStatusCode status)
    {
        await using var world = await PostureApiWorld.StartAsync();
        await world.GetAsync($"{Path}?{query}", status);
    }

    [Theory]
    [InlineData("""{"requirements":[{"name":"x","count":0}]}""")]
    [InlineData("""{"requirements":[{"name":"x","count":1,"siteKind":"port","atLeast":"c1"}]}""")]
    [InlineData("""{"requirements":[null]}""")]
    [InlineData("""{}""")]
    public async Task What_cannot_be_laid_down_is_refused(string json)
    {
        await using var world = await PostureApiWorld.StartAsync();
        await world.SendAsync(
            HttpMethod.Put, $"{Path}/requirements/miyako", "planner", json, HttpStatusCode.BadRequest);
        await world.SendAsync(HttpMethod.Put, $"{Path}/requirements/miyako", "watch", json, HttpStatusCode.Forbidden);
        await world.GetAsync($"{Path}/requirements/miyako", HttpStatusCode.NotFound);
    }

    static List<string?> Ids(JsonElement json, string list) =>
        [.. json.GetProperty(list).EnumerateArray().Select(one => Text(one, "id"))];

    static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
