using System.Net;
using System.Xml;
using System.Xml.Linq;
using Liaison.Web.Tests.Ogc;

namespace Liaison.Web.Tests.Kml;

public sealed class KmlTests
{
    const string Ship = """
        {"uid":"ship-1","type":"a-n-S","position":[127.5,26.25,-3],"callsign":"<Hayate> & 艦","course":123,"speed":7.5}
        """;

    const string Plane = """{"uid":"plane-1","type":"a-f-A","position":[-179.5,26.25,9000]}""";

    static readonly XNamespace Kml = "http://www.opengis.net/kml/2.2";

    [Fact]
    public async Task The_link_asks_for_the_tracks_in_view_now_and_then()
    {
        await using var world = await WebWorld.StartAsync();
        var response = await world.GetAsync("/kml/link.kml?interval=30");
        Assert.Equal("application/vnd.google-earth.kml+xml", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        var link = (await DocumentOf(response)).Descendants(Kml + "Link").Single();
        Assert.Equal("onInterval", link.Element(Kml + "refreshMode")?.Value);
        Assert.Equal("30", link.Element(Kml + "refreshInterval")?.Value);
        Assert.Equal("onStop", link.Element(Kml + "viewRefreshMode")?.Value);
        // What Google Earth makes of it.
        var query = link.Element(Kml + "viewFormat")!.Value
            .Replace("[bboxWest]", "127", StringComparison.Ordinal)
            .Replace("[bboxSouth]", "26", StringComparison.Ordinal)
            .Replace("[bboxEast]", "128", StringComparison.Ordinal)
            .Replace("[bboxNorth]", "27", StringComparison.Ordinal);
        await world.PostAsync("/api/v1/tracks", "feed", Ship);
        await world.PostAsync("/api/v1/tracks", "feed", Plane);
        var tracks = await DocumentOf(await world.GetAsync($"{link.Element(Kml + "href")!.Value}?{query}"));
        Assert.Single(tracks.Descendants(Kml + "Placemark"));
    }

    [Fact]
    public async Task A_placemark_says_who_it_is_when_it_was_seen_and_where_it_goes()
    {
        await using var world = await WebWorld.StartAsync();
        await world.PostAsync("/api/v1/tracks", "feed", Ship);
        await world.PostAsync("/api/v1/tracks", "feed", Plane);
        var document = await DocumentOf(await world.GetAsync("/kml/tracks.kml"));
        var placemarks = document.Descendants(Kml + "Placemark").ToDictionary(p => DataOf(p)["uid"]);

        var ship = placemarks["ship-1"];
        Assert.Equal("<Hayate> & 艦", ship.Element(Kml + "name")?.Value);
        Assert.Equal("127.5,26.25", ship.Descendants(Kml + "coordinates").Single().Value);
        var data = DataOf(ship);
        Assert.Equal(("123", "7.5", "a-n-S"), (data["course"], data["speed"], data["type"]));
        Assert.Equal("UNCLASSIFIED", data["label"]);
        Assert.EndsWith("Z", data["time"], StringComparison.Ordinal);
        var styles = document.Descendants(Kml + "Style").ToDictionary(s => $"#{s.Attribute("id")!.Value}");
        var style = styles[ship.Element(Kml + "styleUrl")!.Value];
        Assert.Equal("120", style.Descendants(Kml + "heading").Single().Value);
        var icon = await world.GetAsync(style.Descendants(Kml + "href").Single().Value);
        Assert.Equal("image/png", icon.Content.Headers.ContentType?.MediaType);
        Assert.Equal([0x89, .. "PNG"u8], (await icon.Content.ReadAsByteArrayAsync(WebWorld.Deadline()))[..4]);

        // What flies is shown at its height, and what has no course has no arrow.
        Assert.Equal("-179.5,26.25,9000", placemarks["plane-1"].Descendants(Kml + "coordinates").Single().Value);
        Assert.Equal("absolute", placemarks["plane-1"].Descendants(Kml + "altitudeMode").Single().Value);
        Assert.Empty(styles[placemarks["plane-1"].Element(Kml + "styleUrl")!.Value].Descendants(Kml + "heading"));
    }

    [Fact]
    public async Task When_there_are_more_tracks_than_are_sent_the_document_says_so()
    {
        await using var world = await WebWorld.StartAsync();
        await world.PostAsync("/api/v1/tracks", "feed", Ship);
        await world.PostAsync("/api/v1/tracks", "feed", Plane);
        var document = await DocumentOf(await world.GetAsync("/kml/tracks.kml?limit=1"));
        Assert.Equal("JFHQ: 1 of 2 tracks", document.Root!.Element(Kml + "Document")!.Element(Kml + "name")!.Value);
        Assert.Single(document.Descendants(Kml + "Placemark"));
    }

    [Fact]
    public async Task Gdal_reads_the_placemarks()
    {
        Gdal.SkipIfAbsent();
        await using var world = await WebWorld.StartAsync();
        await world.PostAsync("/api/v1/tracks", "feed", Ship);
        var file = Path.Combine(Directory.CreateTempSubdirectory("liaison-kml-").FullName, "tracks.kml");
        var response = await world.GetAsync("/kml/tracks.kml");
        var served = await response.Content.ReadAsByteArrayAsync(WebWorld.Deadline());
        await File.WriteAllBytesAsync(file, served, WebWorld.Deadline());
        var listed = await Gdal.RunAsync("ogrinfo", null, "-al", file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Contains("<Hayate> & 艦", listed, StringComparison.Ordinal);
        Assert.Contains("POINT (127.5 26.25)", listed, StringComparison.Ordinal);
        Assert.Contains("course (String) = 123", listed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kml/link.kml?interval=0", "interval")]
    [InlineData("/kml/link.kml?interval=often", "interval")]
    [InlineData("/kml/tracks.kml?bbox=1,2,3", "bbox")]
    [InlineData("/kml/tracks.kml?limit=20001", "limit")]
    public async Task A_parameter_that_cannot_be_used_is_named(string path, string name)
    {
        await using var world = await WebWorld.StartAsync();
        var response = await world.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadAsStringAsync(WebWorld.Deadline());
        Assert.Contains($"{name}:", problem, StringComparison.Ordinal);
    }

    static Dictionary<string, string> DataOf(XElement placemark) => placemark.Descendants(Kml + "Data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element(Kml + "value")!.Value);

    static async Task<XDocument> DocumentOf(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var xml = XmlReader.Create(await response.Content.ReadAsStreamAsync(WebWorld.Deadline()));
        return XDocument.Load(xml);
    }
}
