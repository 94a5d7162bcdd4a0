using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Liaison.Web.Tests.Ogc;

public sealed class OgcTests
{
    const string Items = "/ogc/collections/tracks/items";
    const string Epsg = "http://www.opengis.net/def/crs/EPSG/0/";
    const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    [Fact]
    public async Task The_landing_page_leads_to_all_there_is()
    {
        await using var world = await WebWorld.StartAsync();
        var links = (await JsonOf(world, "/ogc/")).GetProperty("links").EnumerateArray().ToList();
        Assert.Equal(
            ["conformance", "data", "self", "service-desc"],
            links.Select(l => l.GetProperty("rel").GetString()!).Order());
        foreach (var link in links)
        {
            var response = await world.GetAsync(link.GetProperty("href").GetString()!);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(
                link.GetProperty("type").GetString()!.Split(';')[0], response.Content.Headers.ContentType?.MediaType);
        }

        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync("/ogc")).StatusCode);
        var classes = (await JsonOf(world, "/ogc/conformance")).GetProperty("conformsTo");
        Assert.Contains(
            "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
            classes.EnumerateArray().Select(c => c.GetString()));
    }

    [Fact]
    public async Task Every_link_of_every_collection_leads_somewhere_and_the_description_names_its_addresses()
    {
        await using var world = await WebWorld.StartAsync();
        var all = await JsonOf(world, "/ogc/collections");
        var api = await JsonOf(world, "/ogc/api");
        Assert.Equal("3.0.3", api.GetProperty("openapi").GetString());
        foreach (var collection in all.GetProperty("collections").EnumerateArray())
        {
            var id = collection.GetProperty("id").GetString();
            Assert.True(api.GetProperty("paths").TryGetProperty($"/collections/{id}/items", out _));
            Assert.Equal(Crs84, collection.GetProperty("crs")[0].GetString());
            Assert.Equal(3, collection.GetProperty("crs").GetArrayLength());
            foreach (var link in collection.GetProperty("links").EnumerateArray())
            {
                var response = await world.GetAsync(link.GetProperty("href").GetString()!);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                Assert.Equal(link.GetProperty("type").GetString(), response.Content.Headers.ContentType?.MediaType);
            }

            Assert.Equal(id, (await JsonOf(world, $"/ogc/collections/{id}")).GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task References_of_the_description_lead_to_what_it_defines()
    {
        await using var world = await WebWorld.StartAsync();
        var api = await JsonOf(world, "/ogc/api");
        var references = References(api).Distinct().ToList();
        Assert.NotEmpty(references);
        foreach (var reference in references)
        {
            var at = api;
            foreach (var part in reference["#/".Length..].Split('/')) at = at.GetProperty(part);
        }
    }

    [Theory]
    [InlineData("", "127.5 26.25")]
    [InlineData(Crs84, "127.5 26.25")]
    [InlineData(Epsg + "4326", "26.25 127.5")]
    // By gdaltransform -s_srs OGC:CRS84 -t_srs EPSG:3857.
    [InlineData(Epsg + "3857", "14193235.08 3030077.61")]
    public async Task Features_come_in_the_coordinates_that_were_asked_for(string crs, string expected)
    {
        await using var world = await WorldWithAsync(("ship/1", 127.5, 26.25));
        foreach (var path in new[] { Items, $"{Items}/ship%2F1" })
        {
            var response = await world.GetAsync(crs.Length == 0 ? path : $"{path}?crs={Uri.EscapeDataString(crs)}");
            Assert.Equal("application/geo+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal($"<{(crs.Length == 0 ? Crs84 : crs)}>", response.Headers.GetValues("Content-Crs").Single());
            var json = await BodyOf(response);
            var feature = path == Items ? Assert.Single(json.GetProperty("features").EnumerateArray()) : json;
            Assert.Equal("ship/1", feature.GetProperty("id").GetString());
            Assert.Equal("a-n-S", feature.GetProperty("properties").GetProperty("type").GetString());
            var coordinates = feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray()
                .Select(c => Math.Round(c.GetDouble(), 2).ToString(CultureInfo.InvariantCulture));
            Assert.Equal(expected, string.Join(' ', coordinates));
        }
    }

    [Theory]
    [InlineData("bbox=127,26,128,27", 1)]
    [InlineData("bbox=127,26,-10,128,27,10", 1)]
    [InlineData("bbox=26,80,27,90", 0)]
    [InlineData("bbox=26,127,27,128&bbox-crs=" + Epsg + "4326", 1)]
    [InlineData("bbox=14193235,3030077,14193236,3030078&bbox-crs=" + Epsg + "3857", 1)]
    [InlineData("bbox=-30000000,-20000000,30000000,20000000&bbox-crs=" + Epsg + "3857", 3)]
    [InlineData("bbox=170,-10,-170,10", 2)]
    [InlineData("bbox=-180,-90,180,90", 3)]
    public async Task Only_features_in_the_box_are_found(string query, int count)
    {
        await using var world = await WorldWithAsync(("a", 127.5, 26.25), ("b", 179.5, 0), ("c", -179.5, 0));
        var found = await JsonOf(world, $"{Items}?{query}");
        Assert.Equal(count, found.GetProperty("numberReturned").GetInt32());
        Assert.Equal(count, found.GetProperty("numberMatched").GetInt32());
        Assert.Equal(count, found.GetProperty("features").GetArrayLength());
    }

    [Theory]
    [InlineData("2026-11-23T10:00:00Z", 1)]
    [InlineData("2026-11-23T10:05:00Z", 1)]
    [InlineData("2026-11-23T10:05:01Z", 0)]
    [InlineData("2026-11-23T09:00:00Z/2026-11-23T10:00:00Z", 1)]
    [InlineData("2026-11-23T09:00:00Z/2026-11-23T09:59:59Z", 0)]
    [InlineData("2026-11-23T10:01:00Z/..", 1)]
    [InlineData("2026-11-23T10:06:00Z/..", 0)]
    [InlineData("/2026-11-23T10:00:00Z", 1)]
    [InlineData("../2026-11-23T09:59:59Z", 0)]
    [InlineData("../..", 1)]
    public async Task Only_features_that_hold_at_the_time_are_found(string time, int count)
    {
        await using var world = await WebWorld.StartAsync();
        await world.PostAsync(
            "/api/v1/tracks", "feed",
            """
            {"uid":"a","type":"a-n-S","position":[1,2],"time":"2026-11-23T10:00:00Z","stale":"2026-11-23T10:05:00Z"}
            """);
        var found = await JsonOf(world, $"{Items}?datetime={time}");
        Assert.Equal(count, found.GetProperty("numberMatched").GetInt32());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(11)]
    public async Task Pages_lead_from_one_to_the_next_until_each_feature_has_been_given_once(int limit)
    {
        await using var world = await WorldWithAsync(
            [.. Enumerable.Range(0, 20).Select(i => ($"ship {i}", i / 2.0, i % 2 == 0 ? 1.0 : -1.0))]);
        var next = $"{Items}?limit={limit}&bbox=0,0,180,90";
        var ids = new List<string>();
        while (next is not null)
        {
            var page = await JsonOf(world, next);
            Assert.InRange(page.GetProperty("numberReturned").GetInt32(), 1, limit);
            Assert.Equal(10, page.GetProperty("numberMatched").GetInt32());
            ids.AddRange(page.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetString()!));
            next = page.GetProperty("links").EnumerateArray()
                .Where(l => l.GetProperty("rel").GetString() == "next").Select(l => l.GetProperty("href").GetString())
                .SingleOrDefault();
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"ship {i * 2}"), ids);
    }

    [Fact]
    public async Task A_limit_above_the_most_gives_the_most()
    {
        await using var world = await WorldWithAsync(("a", 1, 2));
        Assert.Equal(1, (await JsonOf(world, $"{Items}?limit=2000000000")).GetProperty("numberReturned").GetInt32());
    }

    [Theory]
    [InlineData("bbox=1,2,3", "bbox")]
    [InlineData("bbox=1,2,3,4,5", "bbox")]
    [InlineData("bbox=1,2,3,4,5,6,7", "bbox")]
    [InlineData("bbox=1,20,3,10", "bbox")]
    [InlineData("bbox=1,2,3,NaN", "bbox")]
    [InlineData("bbox=1,2,3,91", "bbox")]
    [InlineData("bbox=1,2,3,4&bbox=1,2,3,4", "bbox")]
    [InlineData("bbox=1,2,3,4&bbox-crs=EPSG:3857", "bbox-crs")]
    [InlineData("crs=http://www.opengis.net/def/crs/EPSG/0/2056", "crs")]
    [InlineData("crs=", "crs")]
    [InlineData("datetime=yesterday", "datetime")]
    [InlineData("datetime=2026-11-24T00:00:00Z/2026-11-23T00:00:00Z", "datetime")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=all", "limit")]
    [InlineData("after=x", "after")]
    [InlineData("box=1,2,3,4", "box")]
    public async Task A_parameter_that_cannot_be_used_is_named(string query, string name)
    {
        await using var world = await WebWorld.StartAsync();
        var response = await world.GetAsync($"{Items}?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var detail = (await BodyOf(response)).GetProperty("detail").GetString();
        Assert.StartsWith($"{name}:", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ogc/collections/nothing")]
    [InlineData("/ogc/collections/nothing/items")]
    [InlineData("/ogc/collections/nothing/schema")]
    [InlineData("/ogc/collections/tracks/items/nobody")]
    public async Task What_is_not_there_is_a_problem_and_not_a_page_of_the_app(string path)
    {
        await using var world = await WebWorld.StartAsync();
        var response = await world.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/ogc")]
    [InlineData("/ogc/api")]
    [InlineData("/ogc/conformance")]
    [InlineData("/ogc/collections")]
    [InlineData("/ogc/collections/tracks")]
    [InlineData(Items)]
    [InlineData(Items + "/a")]
    public async Task Nobody_reads_without_a_token_where_that_is_not_allowed(string path)
    {
        await using var world = await WebWorld.StartAsync(anonymous: null);
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.GetAsync(path)).StatusCode);
        Assert.NotEqual(HttpStatusCode.Unauthorized, (await world.GetAsync(path, "viewer")).StatusCode);
    }

    /// <summary>A world with ships at places.</summary>
    static async Task<WebWorld> WorldWithAsync(params (string Uid, double Longitude, double Latitude)[] ships)
    {
        var world = await WebWorld.StartAsync();
        foreach (var (uid, longitude, latitude) in ships)
        {
            var body = string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"uid":"{{uid}}","type":"a-n-S","position":[{{longitude}},{{latitude}}]}""");
            Assert.Equal(HttpStatusCode.Accepted, (await world.PostAsync("/api/v1/tracks", "feed", body)).StatusCode);
        }

        return world;
    }

    static async Task<JsonElement> JsonOf(WebWorld world, string path)
    {
        var response = await world.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await BodyOf(response);
    }

    static async Task<JsonElement> BodyOf(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline()));
        return document.RootElement.Clone();
    }

    static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p =>
            p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
