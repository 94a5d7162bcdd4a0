using System.Globalization;
using System.Net;
using System.Text.Json;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Alerts;

namespace Liaison.Web.Tests.Ogc;

/// <summary>GDAL reads every collection, each feature of it, with every property.</summary>
public sealed class GdalTests
{
    // More than two of the pages that GDAL asks for.
    const int Ships = 2_500;

    const string Shelters = """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","id":"hall","geometry":{"type":"Point","coordinates":[127.7,26.2]},"properties":
            {"name":"市民会館","beds":120,"height":3.25,"open":true}},
          {"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]},"properties":
            {"color":"#336699","description":"two\nlines"}},
          {"type":"Feature","geometry":{"type":"LineString","coordinates":[[175,0,5],[185,0,6]]},"properties":{}}
        ]}
        """;

    const string Circle = """
        {"name":"Strait","shape":{"kind":"circle","center":[179.9,0],"radius":50000},"severity":"minor",
         "rules":[{"kind":"enter"},{"kind":"leave"}],"types":["a-n-S"]}
        """;

    const string Corridor = """
        {"name":"Lane","shape":{"kind":"corridor","points":[[127,26],[128,27]],"width":2000},"severity":"severe",
         "rules":[{"kind":"enter"}]}
        """;

    [Fact]
    public async Task Ogrinfo_lists_every_collection()
    {
        Gdal.SkipIfAbsent();
        await using var world = await WebWorld.StartAsync();
        var listed = await Gdal.RunAsync("ogrinfo", null, Address(world));
        foreach (var collection in await Collections(world))
            Assert.Contains(collection, listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ogr2ogr_copies_every_collection_whole()
    {
        Gdal.SkipIfAbsent();
        await using var world = await WebWorld.StartAsync();
        await AddShipsAsync(world);
        var layer = await world.PostAsync("/api/v1/layers?name=Shelters", "planner", Shelters);
        Assert.Equal(HttpStatusCode.Created, layer.StatusCode);
        foreach (var area in (string[])[Circle, Corridor])
            Assert.Equal(HttpStatusCode.Created, (await world.PostAsync("/api/v1/areas", "watch", area)).StatusCode);
        Assert.True(world.Alerts.Post(TsunamiWarning()));
        foreach (var collection in await Collections(world))
        {
            using var ours = JsonDocument.Parse(await world.Http.GetStringAsync(
                new Uri($"/ogc/collections/{collection}/items?limit=10000", UriKind.Relative), WebWorld.Deadline()));
            var expected = ours.RootElement.GetProperty("features").EnumerateArray().ToList();
            using var copy = JsonDocument.Parse(await Gdal.RunAsync(
                "ogr2ogr", null, "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=15", "/vsistdout/",
                Address(world), collection));
            var copied = copy.RootElement.GetProperty("features").EnumerateArray()
                .ToDictionary(f => f.GetProperty("properties").GetProperty("id").GetString()!);
            Assert.Equal(expected.Count, copied.Count);
            foreach (var feature in expected) AssertSame(feature, copied[feature.GetProperty("id").GetString()!]);
        }
    }

    [Fact]
    public async Task Ogrinfo_with_a_token_counts_what_is_in_a_box()
    {
        Gdal.SkipIfAbsent();
        await using var world = await WebWorld.StartAsync(anonymous: null);
        await AddShipsAsync(world);
        var summary = await Gdal.RunAsync(
            "ogrinfo", "viewer", "-so", "-spat", "0", "0", "9.95", "0.5", Address(world), "tracks");
        Assert.Contains("Feature Count: 100\n", summary, StringComparison.Ordinal);
        // The columns that no ship of these has are known all the same, and with their types.
        Assert.Contains("callsign: String", summary, StringComparison.Ordinal);
        Assert.Contains("course: Real", summary, StringComparison.Ordinal);
        Assert.Contains("time: DateTime", summary, StringComparison.Ordinal);
        Assert.Contains("age: Integer", summary, StringComparison.Ordinal);
    }

    static Alert TsunamiWarning() => new()
    {
        Id = "urn:example:1",
        Source = "cap",
        Sender = "agency@example.org",
        Identifier = "1",
        Sent = TimeProvider.System.GetUtcNow(),
        Status = AlertStatus.Exercise,
        MessageType = AlertMessageType.Alert,
        Severity = AlertSeverity.Extreme,
        Texts =
        [
            new AlertText { Language = "ja", Event = "津波警報" },
            new AlertText { Language = "en", Event = "Tsunami Warning", Headline = "Leave the shore." },
        ],
        Areas =
        [
            new AlertArea
            {
                Description = "Okinawa",
                Polygons = [[new GeoPoint(26, 127), new GeoPoint(26, 128), new GeoPoint(27, 128)]],
                Circles = [new AlertCircle(new GeoPoint(24, 124), 30_000), new AlertCircle(new GeoPoint(25, 125), 0)],
            },
        ],
    };

    static async Task AddShipsAsync(WebWorld world)
    {
        for (var i = 0; i < Ships; i++)
        {
            var (longitude, latitude) = (i % 100 / 10.0, i / 100);
            var body = string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                {"uid":"ship {{i}}/é","type":"a-n-S","position":[{{longitude}},{{latitude}},{{i}}.5],"speed":7.5}
                """);
            Assert.Equal(HttpStatusCode.Accepted, (await world.PostAsync("/api/v1/tracks", "feed", body)).StatusCode);
        }
    }

    static string Address(WebWorld world) => $"OAPIF:{world.Http.BaseAddress}ogc";

    static async Task<List<string>> Collections(WebWorld world)
    {
        using var all = JsonDocument.Parse(
            await world.Http.GetStringAsync(new Uri("/ogc/collections", UriKind.Relative), WebWorld.Deadline()));
        var collections = all.RootElement.GetProperty("collections").EnumerateArray();
        return [.. collections.Select(c => c.GetProperty("id").GetString()!)];
    }

    static void AssertSame(JsonElement expected, JsonElement actual)
    {
        Assert.Equal(Numbers(expected.GetProperty("geometry")), Numbers(actual.GetProperty("geometry")));
        foreach (var property in expected.GetProperty("properties").EnumerateObject())
        {
            // It counts on between two requests; times GDAL writes in a form of its own.
            if (property.Name is "age" or "time" or "stale" or "sent") continue;
            var copied = actual.GetProperty("properties").GetProperty(property.Name);
            Assert.Equal(Plain(property.Value), Plain(copied));
        }
    }

    /// <summary>All numbers of a geometry, in order.</summary>
    static IEnumerable<double> Numbers(JsonElement geometry) => geometry.ValueKind switch
    {
        JsonValueKind.Object => geometry.EnumerateObject().SelectMany(member => Numbers(member.Value)),
        JsonValueKind.Array => geometry.EnumerateArray().SelectMany(Numbers),
        JsonValueKind.Number => [Math.Round(geometry.GetDouble(), 12)],
        _ => [],
    };

    // GDAL writes 7.0 for 7, and spaces after commas.
    static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble().ToString(CultureInfo.InvariantCulture)
        : value.ToString().Replace(" ", "", StringComparison.Ordinal);
}
