using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Liaison.Web.Tests;

public sealed class ApiTests
{
    const string Ship = """{"uid":"ship-1","type":"a-n-S","position":[127.5,26.25],"callsign":"HAYATE","speed":7.5}""";

    [Fact]
    public async Task What_a_feed_reports_is_in_the_picture_as_geojson()
    {
        await using var world = await WebWorld.StartAsync();
        Assert.Equal(HttpStatusCode.Accepted, (await world.PostAsync("/api/v1/tracks", "feed", Ship)).StatusCode);

        var response = await world.GetAsync("/api/v1/tracks?bbox=127,26,128,27");
        Assert.Equal("application/geo+json", response.Content.Headers.ContentType?.MediaType);
        var feature = Assert.Single((await Json(response)).GetProperty("features").EnumerateArray());
        Assert.Equal("ship-1", feature.GetProperty("id").GetString());
        Assert.Equal([127.5, 26.25], feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(c => c.GetDouble()));
        var properties = feature.GetProperty("properties");
        Assert.Equal("HAYATE", properties.GetProperty("callsign").GetString());
        Assert.Equal("a-n-S", properties.GetProperty("type").GetString());
        Assert.Equal(20, properties.GetProperty("sidc").GetString()!.Length);
        Assert.Equal(7.5, properties.GetProperty("speed").GetDouble());
        Assert.Equal("api", properties.GetProperty("source").GetString());
        Assert.EndsWith("Z", properties.GetProperty("time").GetString(), StringComparison.Ordinal);
        // What is not known is absent.
        Assert.False(properties.TryGetProperty("course", out _));
        Assert.False(properties.TryGetProperty("hae", out _));
    }

    [Theory]
    [InlineData("/api/v1/tracks?bbox=1,2,3", "bbox")]
    [InlineData("/api/v1/tracks?bbox=0,95,10,99", "bbox")]
    [InlineData("/api/v1/tracks?limit=0", "limit")]
    [InlineData("/api/v1/tracks?limit=many", "limit")]
    public async Task A_parameter_that_cannot_be_used_is_named(string path, string name)
    {
        await using var world = await WebWorld.StartAsync();
        var response = await world.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await Json(response);
        Assert.Equal("urn:liaison:problem:bad-parameter", problem.GetProperty("type").GetString());
        Assert.StartsWith(name, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tracks_are_found_by_type_text_and_uid()
    {
        await using var world = await WebWorld.StartAsync();
        await world.PostAsync("/api/v1/tracks", "feed", Ship);
        await world.PostAsync("/api/v1/tracks", "watch", """{"uid":"plane-1","type":"a-u-A","position":[1,2]}""");

        Assert.Equal(["plane-1"], await Ids(world, "/api/v1/tracks?type=a-u"));
        Assert.Equal(["ship-1"], await Ids(world, "/api/v1/tracks?q=haya"));
        Assert.Equal(2, (await Ids(world, "/api/v1/tracks")).Count);
        Assert.Single(await Ids(world, "/api/v1/tracks?limit=1"));
        Assert.Equal("ship-1", (await Json(await world.GetAsync("/api/v1/tracks/ship-1"))).GetProperty("id").GetString());
        var missing = await world.GetAsync("/api/v1/tracks/nobody");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal("urn:liaison:problem:not-found", (await Json(missing)).GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("""{"uid":"","type":"a-n-S","position":[1,2]}""")]
    [InlineData("""{"uid":"a","type":"b-m-p","position":[1,2]}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1]}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,91]}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"course":361}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"speed":-1}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2,1e300]}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"time":"yesterday"}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"time":"1969-12-31T23:59:59Z"}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"time":"2026-01-02T00:00:00Z","stale":"2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"remarks":"no \u0000 in XML"}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"callsign":"no \ufffe in XML"}""")]
    [InlineData("""{"uid":"a\uffff","type":"a-n-S","position":[1,2]}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"label":"VERY SECRET"}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"rank":"admiral"}""")]
    [InlineData("""{"uid":"a","uid":"b","type":"a-n-S","position":[1,2]}""")]
    [InlineData("not json")]
    public async Task A_report_that_cannot_be_used_is_refused_and_changes_nothing(string body)
    {
        await using var world = await WebWorld.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await world.PostAsync("/api/v1/tracks", "feed", body)).StatusCode);
        Assert.Equal(0, world.Picture.Count);
    }

    [Fact]
    public async Task The_label_of_a_report_is_shown_with_its_track()
    {
        await using var world = await WebWorld.StartAsync();
        const string Labelled = """{"uid":"a","type":"a-n-S","position":[1,2],"label":"SECRET//REL TO USA, JPN"}""";
        var response = await world.PostAsync("/api/v1/tracks", "feed", Labelled);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var track = await Json(await world.GetAsync("/api/v1/tracks/a"));
        Assert.Equal("SECRET//REL TO USA, JPN", track.GetProperty("properties").GetProperty("label").GetString());
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("nonsense", HttpStatusCode.Unauthorized)]
    [InlineData("viewer", HttpStatusCode.Forbidden)]
    [InlineData("planner", HttpStatusCode.Forbidden)]
    [InlineData("feed", HttpStatusCode.Accepted)]
    [InlineData("watch", HttpStatusCode.Accepted)]
    public async Task Only_feeds_and_watch_officers_report(string? role, HttpStatusCode expected)
    {
        await using var world = await WebWorld.StartAsync(anonymous: null);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tracks")
        {
            Content = new StringContent(Ship, new MediaTypeHeaderValue("application/json")),
        };
        if (role is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", role);
        Assert.Equal(expected, (await world.Http.SendAsync(request, WebWorld.Deadline())).StatusCode);
    }

    [Fact]
    public async Task Nobody_sees_the_picture_without_a_token_where_that_is_not_allowed()
    {
        await using var world = await WebWorld.StartAsync(anonymous: null);
        foreach (var path in new[] { "/api/v1/tracks", "/api/v1/tracks/x", "/api/v1/headquarters", "/api/v1/tak/clients", "/api/v1/tracks/live" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await world.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync("/api/v1/headquarters", "viewer")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.GetAsync("/api/v1/tak/clients", "viewer")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync("/api/v1/tak/clients", "admin")).StatusCode);
    }

    [Fact]
    public async Task The_node_is_ready_when_all_its_parts_are()
    {
        await using var world = await WebWorld.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync("/readyz")).StatusCode);
        world.Part.IsReady = false;
        var response = await world.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("a part", await response.Content.ReadAsStringAsync(WebWorld.Deadline()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync("/healthz")).StatusCode);
    }

    [Fact]
    public async Task The_app_is_served_small_cached_and_guarded()
    {
        await using var world = await WebWorld.StartAsync();
        var page = await world.GetAsync("/");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync("/some/page/of/the/app")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.GetAsync("/missing.js")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.GetAsync("/api/v1/nothing")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.GetAsync("/..%2f..%2fetc%2fpasswd.txt")).StatusCode);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/app-1.js");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        var asset = await world.Http.SendAsync(request, WebWorld.Deadline());
        Assert.Equal("small", await asset.Content.ReadAsStringAsync(WebWorld.Deadline()));
        Assert.Equal(["br"], asset.Content.Headers.ContentEncoding);
        Assert.Contains("immutable", asset.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/");
        again.Headers.IfNoneMatch.Add(page.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await world.Http.SendAsync(again, WebWorld.Deadline())).StatusCode);
    }

    /// <summary>
    /// The document that clients' types are generated from. Write it again with LIAISON_WRITE_OPENAPI=1 in the environment.
    /// </summary>
    [Fact]
    public async Task The_api_is_described_as_the_reference_says()
    {
        await using var world = await WebWorld.StartAsync();
        var response = await world.GetAsync("/openapi/v1.json");
        var served = (await response.Content.ReadAsStringAsync(WebWorld.Deadline())).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var file = Path.Combine(Repository(), "docs", "reference", "openapi.json");
        if (Environment.GetEnvironmentVariable("LIAISON_WRITE_OPENAPI") == "1")
            await File.WriteAllTextAsync(file, served, WebWorld.Deadline());
        Assert.True(
            File.Exists(file) && served == await File.ReadAllTextAsync(file, WebWorld.Deadline()),
            "docs/reference/openapi.json is not what the node serves: run this test with LIAISON_WRITE_OPENAPI=1.");
    }

    internal static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Liaison.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }

    static async Task<JsonElement> Json(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline()));
        return document.RootElement.Clone();
    }

    static async Task<List<string>> Ids(WebWorld world, string path) =>
        [.. (await Json(await world.GetAsync(path))).GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetString()!)];
}
