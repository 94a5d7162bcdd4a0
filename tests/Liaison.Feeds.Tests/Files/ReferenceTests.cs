using System.Text.Json;
using Liaison.Feeds.Files;
using Liaison.Picture.Layers;

namespace Liaison.Feeds.Tests.Files;

/// <summary>What GDAL 3.6 reads out of the same KML and GPX files, shape by shape and name by name.</summary>
public sealed class ReferenceTests
{
    // A degree and 1e-7 of it, about a centimetre: GDAL writes 15 digits, files more.
    const double Tolerance = 1e-7;

    /// <summary>Files of which we read something else than GDAL, and why.</summary>
    static readonly Dictionary<string, string> Different = new()
    {
        ["bad.kml"] = "GDAL takes 'yes' and 'no' for coordinates of 0; we refuse the file.",
        ["bad.gpx"] = "GDAL takes 'undefined' for 0; we refuse the file.",
        ["ground_overlay.kml"] = "GDAL makes an area of a picture; we say that pictures are left out.",
        ["ground_overlay_quad.kml"] = "GDAL makes an area of a picture; we say that pictures are left out.",
    };

    [Fact]
    public void Every_shape_and_name_that_GDAL_reads_is_read()
    {
        var folder = SampleFiles.Folder("kml", "togeojson");
        var compared = 0;
        foreach (var reference in Directory.EnumerateFiles(SampleFiles.Folder("kml", "ref")).Order())
        {
            var name = Path.GetFileName(reference).Replace(".ogr.geojson", "", StringComparison.Ordinal);
            if (Different.ContainsKey(name)) continue;
            using var json = JsonDocument.Parse(File.ReadAllBytes(reference));
            List<JsonElement> expected =
            [
                .. json.RootElement.GetProperty("features").EnumerateArray()
                    .Where(f => f.GetProperty("geometry").ValueKind != JsonValueKind.Null)
                    .Where(f => Places(f.GetProperty("geometry")).Any()),
            ];
            var isRead = LayerFileReader.TryRead(File.ReadAllBytes(Path.Combine(folder, name)), out var content, out _);
            Assert.True(isRead || expected.Count == 0, name);
            // GDAL's file holds one layer: a folder of KML, the tracks of GPX. Ours holds all of the file, in order.
            var next = 0;
            foreach (var feature in expected)
            {
                while (next < content.Features.Count && !IsSame(feature, content.Features[next])) next++;
                Assert.True(next++ < content.Features.Count, $"{name}: {feature.GetProperty("properties")}");
                compared++;
            }
        }

        Assert.True(compared > 80, $"{compared} features were compared");
    }

    [Fact]
    public void Where_we_differ_from_GDAL_the_reason_is_given()
    {
        var folder = SampleFiles.Folder("kml", "togeojson");
        foreach (var name in Different.Keys)
        {
            var file = File.ReadAllBytes(Path.Combine(folder, name));
            Assert.False(LayerFileReader.TryRead(file, out _, out var refusal));
            Assert.Matches("cannot be (read|shown)|not latitude and longitude", refusal);
        }
    }

    [Fact]
    public void Earthquakes_of_a_week_are_read_with_all_that_is_said_of_them()
    {
        var file = Path.Combine(SampleFiles.Folder("quake"), "usgs-week-2018-02-part1.geojson");
        Assert.True(LayerFileReader.TryRead(File.ReadAllBytes(file), out var content, out var refusal), refusal);
        Assert.Equal(853, content.Features.Count);
        Assert.Equal(0, content.Skipped);
        Assert.Contains(
            new LayerProperty("place", LayerPropertyKind.Text, "4km W of Castaic, CA"), content.Features[0].Properties);
        Assert.Contains(new LayerProperty("mag", LayerPropertyKind.Number, "2"), content.Features[0].Properties);
    }

    [Theory]
    [InlineData("gaz", "countries-110m.json", "TopoJSON")]
    [InlineData("gaz", "sea-ports.json", "no GeoJSON")]
    [InlineData("gaz", "countries.json", "no GeoJSON")]
    [InlineData("gdacs", "gdacs-rss.xml", "neither KML nor GPX")]
    public void Files_of_other_formats_are_refused_by_what_they_are(string folder, string name, string words)
    {
        var file = File.ReadAllBytes(Path.Combine(SampleFiles.Folder(folder), name));
        Assert.False(LayerFileReader.TryRead(file, out _, out var refusal));
        Assert.Contains(words, refusal, StringComparison.Ordinal);
    }

    static bool IsSame(JsonElement expected, LayerFeature actual)
    {
        var properties = expected.GetProperty("properties");
        var hasName = properties.TryGetProperty("Name", out var name) || properties.TryGetProperty("name", out name);
        if (hasName && name.ValueKind == JsonValueKind.String && name.GetString()!.Trim() != (actual.Name ?? ""))
            return false;
        var (ours, theirs) = (actual.Geometry.Positions.ToList(), Places(expected.GetProperty("geometry")).ToList());
        // A ring that the file leaves open, and GDAL with it, we close.
        if (actual.Geometry is GeometryPolygon && ours.Count == theirs.Count + 1 && ours[0] == ours[^1])
            ours.RemoveAt(ours.Count - 1);
        return ours.Count == theirs.Count && ours.Zip(theirs).All(pair =>
            Math.Abs(pair.First.Longitude - pair.Second[0]) < Tolerance
            && Math.Abs(pair.First.Latitude - pair.Second[1]) < Tolerance
            // GDAL gives places without height one of 0 where others of the same shape have one.
            && (pair.Second.Count < 3 || Math.Abs(HeightOf(pair.First) - pair.Second[2]) < 1e-3));
    }

    static double HeightOf(Position at) => double.IsNaN(at.Height) ? 0 : at.Height;

    static IEnumerable<List<double>> Places(JsonElement geometry) =>
        geometry.TryGetProperty("geometries", out var members)
            ? members.EnumerateArray().SelectMany(Places) : PlacesIn(geometry.GetProperty("coordinates"));

    // A line of one place, which GDAL keeps, is no line (RFC 7946, 3.1.4): we leave it out.
    static IEnumerable<List<double>> PlacesIn(JsonElement coordinates) => IsPlace(coordinates)
        ? [[.. coordinates.EnumerateArray().Select(c => c.GetDouble())]]
        : coordinates.EnumerateArray()
            .Where(inner => inner.GetArrayLength() != 1 || !IsPlace(inner[0])).SelectMany(PlacesIn);

    static bool IsPlace(JsonElement coordinates) => coordinates.ValueKind == JsonValueKind.Array
        && coordinates.GetArrayLength() > 0 && coordinates[0].ValueKind == JsonValueKind.Number;
}
