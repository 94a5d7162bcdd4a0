using System.IO.Compression;
using System.Text;
using CsCheck;
using Liaison.Feeds.Files;
using Liaison.Picture.Layers;

namespace Liaison.Feeds.Tests.Files;

public sealed class LayerFileTests
{
    const string Kml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <kml xmlns="http://www.opengis.net/kml/2.2"><Document>
          <Placemark id="gate"><name>Gate 3</name><description><![CDATA[<b>North</b> gate]]></description>
            <styleUrl>#pair</styleUrl><TimeStamp><when>2026-11-23T00:00:00Z</when></TimeStamp>
            <ExtendedData><Data name="guard"><value>two</value></Data></ExtendedData>
            <Point><coordinates>127.7, 26.2, 12</coordinates></Point></Placemark>
          <Folder><Placemark><Style><LineStyle><color>7f336699</color></LineStyle></Style>
            <Polygon>
              <outerBoundaryIs><LinearRing><coordinates>0,0 1,0 1,1 0,1 0,0</coordinates></LinearRing></outerBoundaryIs>
              <innerBoundaryIs><LinearRing>
                <coordinates>.2,.2 .4,.2 .4,.4 .2,.2</coordinates></LinearRing></innerBoundaryIs>
            </Polygon></Placemark></Folder>
          <StyleMap id="pair"><Pair><key>normal</key><styleUrl>#red</styleUrl></Pair></StyleMap>
          <Style id="red"><IconStyle><color>ff0000ff</color></IconStyle></Style>
        </Document></kml>
        """;

    const string Gpx = """
        <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
          <wpt lat="26.2" lon="127.7"><ele>3.5</ele><name>Pier</name><sym>Anchor</sym></wpt>
          <rte><name>Ferry</name><rtept lat="26" lon="127"/><rtept lat="27" lon="128"/></rte>
          <trk><name>Walk</name><trkseg><trkpt lat="1" lon="2"/><trkpt lat="1.5" lon="2"><ele>9</ele></trkpt></trkseg>
            <extensions>
              <line xmlns="http://www.topografix.com/GPX/gpx_style/0/2"><color>893380</color></line></extensions>
            <trkseg/></trk>
        </gpx>
        """;

    const string GeoJson = """
        {"features":[
          {"id":7,"geometry":{"coordinates":[127.7,26.2],"type":"Point"},"properties":
            {"name":"Depot","marker-color":"#F00","beds":12,"open":true,"parts":["a",{"b":1}],"none":null},
            "type":"Feature"},
          {"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[
            {"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]},
            {"type":"MultiPoint","coordinates":[[1,2],[3,4]]}]}},
          {"type":"Feature","properties":{},"geometry":null},
          {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[0,95]}}
        ],"type":"FeatureCollection"}
        """;

    static readonly byte[][] Seeds =
        [.. new[] { Kml, Gpx, GeoJson }.Select(Encoding.UTF8.GetBytes), Zip(("doc.kml", Kml))];

    [Fact]
    public void Placemarks_come_with_their_words_colour_time_and_data()
    {
        var layer = Read(Kml);
        Assert.Equal("kml", layer.Format);
        var (gate, area) = (layer.Features[0], layer.Features[1]);
        Assert.Equal(("gate", "Gate 3", "<b>North</b> gate"), (gate.Id, gate.Name, gate.Description));
        Assert.Equal(new GeometryPoint(new Position(127.7, 26.2, 12)), gate.Geometry);
        Assert.Equal("#ff0000", gate.Color);
        Assert.Equal(
            [new("time", LayerPropertyKind.Text, "2026-11-23T00:00:00Z"), new("guard", LayerPropertyKind.Text, "two")],
            gate.Properties);
        Assert.Equal("#996633", area.Color);
        Assert.Equal([5, 4], Assert.IsType<GeometryPolygon>(area.Geometry).Rings.Select(ring => ring.Count));
    }

    [Fact]
    public void Waypoints_routes_and_tracks_come_out_of_gpx()
    {
        var layer = Read(Gpx);
        Assert.Equal(["Pier", "Ferry", "Walk"], layer.Features.Select(f => f.Name));
        Assert.Equal(new GeometryPoint(new Position(127.7, 26.2, 3.5)), layer.Features[0].Geometry);
        Assert.Contains(new LayerProperty("sym", LayerPropertyKind.Text, "Anchor"), layer.Features[0].Properties);
        Assert.Equal(2, Assert.IsType<GeometryLine>(layer.Features[1].Geometry).Points.Count);
        Assert.Equal("#893380", layer.Features[2].Color);
        Assert.Equal([double.NaN, 9], layer.Features[2].Geometry.Positions.Select(p => p.Height));
    }

    [Fact]
    public void Members_of_geojson_may_stand_in_any_order_and_what_cannot_be_shown_is_told()
    {
        var layer = Read(GeoJson);
        Assert.Equal(2, layer.Features.Count);
        var depot = layer.Features[0];
        Assert.Equal(("7", "Depot", "#ff0000"), (depot.Id, depot.Name, depot.Color));
        Assert.Equal(
            [
                new("beds", LayerPropertyKind.Number, "12"), new("open", LayerPropertyKind.Truth, "true"),
                new("parts", LayerPropertyKind.Text, """["a",{"b":1}]"""),
            ],
            depot.Properties);
        Assert.Equal(6, layer.Features[1].Geometry.Positions.Count());
        Assert.Equal(2, layer.Skipped);
        Assert.Equal(
            ["feature 3: it has no geometry", "feature 4: a place of it is not longitude and latitude in degrees"],
            layer.Reasons);
    }

    [Fact]
    public void The_first_kml_of_an_archive_is_read()
    {
        var file = Zip(("files/picture.png", "not a picture"), ("doc.kml", Kml));
        Assert.True(LayerFileReader.TryRead(file, out var content, out var refusal), refusal);
        Assert.Equal(2, content.Features.Count);
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("words", "no JSON")]
    [InlineData("{", "no JSON")]
    [InlineData("[]", "no GeoJSON")]
    [InlineData("""{"type":"FeatureCollection"}""", "no features")]
    [InlineData("""{"type":"FeatureCollection","features":{}}""", "array")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "no features")]
    [InlineData("""{"type":"FeatureCollection","features":[1]}""", "no object")]
    [InlineData("""{"type":"Point","coordinates":[1,2]} more""", "no JSON")]
    [InlineData("""{"type":"Point","coordinates":[1]}""", "longitude and latitude")]
    [InlineData("""{"type":"Point","coordinates":["1","2"]}""", "longitude and latitude")]
    [InlineData("""{"type":"Point","coordinates":[[1,2]]}""", "longitude and latitude")]
    [InlineData("""{"type":"LineString","coordinates":[1,2]}""", "nested")]
    [InlineData("""{"type":"LineString","coordinates":[[1,2]]}""", "one place")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}""", "not closed")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "ring")]
    [InlineData("""{"type":"Circle","coordinates":[]}""", "no GeoJSON")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Circle"}}""", "no type of RFC 7946")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[1e999,2]}}""", "longitude and latitude")]
    [InlineData("""{"type":"Feature","id":"\ud800","geometry":{"type":"Point","coordinates":[1,2]}}""", "no text")]
    [InlineData("<kml>", "no XML")]
    [InlineData("<kml/>", "no features")]
    [InlineData("<html/>", "neither KML nor GPX")]
    [InlineData("<!DOCTYPE kml [<!ENTITY a 'b'>]><kml/>", "DTD is prohibited")]
    [InlineData("<kml><Placemark><Point><coordinates>x,y</coordinates></Point></Placemark></kml>", "cannot be read")]
    [InlineData("<kml><Placemark/></kml>", "no geometry")]
    [InlineData("<kml><NetworkLink><Link/></NetworkLink></kml>", "not followed")]
    [InlineData("<gpx><wpt lat='91' lon='0'/></gpx>", "latitude and longitude")]
    [InlineData("<gpx><rte><rtept lat='1' lon='0'/></rte></gpx>", "two places")]
    [InlineData("<?xml version='1.0' encoding='klingon'?><kml/>", "no XML")]
    [InlineData("PK", "archive")]
    public void A_file_that_cannot_be_used_is_refused_in_words(string file, string words)
    {
        Assert.False(LayerFileReader.TryRead(Encoding.UTF8.GetBytes(file), out _, out var refusal));
        Assert.Contains(words, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_nested_deeper_than_people_write_is_refused()
    {
        var nested = string.Concat(Enumerable.Repeat("<Folder>", 100));
        Assert.False(LayerFileReader.TryRead(Encoding.UTF8.GetBytes($"<kml>{nested}"), out _, out var refusal));
        Assert.Contains("nested deeper", refusal, StringComparison.Ordinal);
        var lists = new string('[', 100_000);
        var json = Encoding.UTF8.GetBytes($$"""{"type":"Point","coordinates":{{lists}}""");
        Assert.False(LayerFileReader.TryRead(json, out _, out refusal));
        Assert.Contains("no JSON", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void What_unpacks_to_more_than_a_file_may_hold_is_refused_before_it_is_unpacked()
    {
        var bomb = Zip(("doc.kml", new string(' ', LayerLimits.MaxFileBytes + 1)));
        Assert.True(bomb.Length < 100_000);
        Assert.False(LayerFileReader.TryRead(bomb, out _, out var refusal));
        Assert.Contains("longer than", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<kml>", "<Placemark><Point><coordinates>1,2</coordinates></Point></Placemark>", "</kml>")]
    [InlineData("<gpx>", "<wpt lat='1' lon='2'/>", "</gpx>")]
    [InlineData(
        """{"type":"FeatureCollection","features":[""",
        """{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{}},""",
        """{}]}""")]
    public void More_features_than_a_layer_holds_are_refused(string head, string feature, string tail)
    {
        var file = new StringBuilder(head).Insert(head.Length, feature, LayerLimits.MaxFeatures + 1).Append(tail);
        Assert.False(LayerFileReader.TryRead(Encoding.UTF8.GetBytes(file.ToString()), out _, out var refusal));
        Assert.Contains($"more than {LayerLimits.MaxFeatures} features", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void More_places_than_a_layer_holds_are_refused()
    {
        var places = string.Concat(Enumerable.Repeat("1,2 ", LayerLimits.MaxPositions + 1));
        var file = $"<kml><Placemark><LineString><coordinates>{places}</coordinates></LineString></Placemark></kml>";
        Assert.False(LayerFileReader.TryRead(Encoding.UTF8.GetBytes(file), out _, out var refusal));
        Assert.Contains($"more than {LayerLimits.MaxPositions} places", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Prefixes_that_nobody_declared_do_no_harm()
    {
        const string Track = "<gx:Track><gx:coord>1 2 3</gx:coord><gx:coord>2 3</gx:coord></gx:Track>";
        var content = Read($"<kml><Placemark>{Track}</Placemark></kml>");
        Assert.Equal(2, Assert.IsType<GeometryLine>(content.Features[0].Geometry).Points.Count);
    }

    /// <summary>Broken files of every kind are refused or read, and never make the node fail.</summary>
    [Fact]
    public void No_change_of_a_file_makes_a_reader_throw() =>
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Select(Gen.Int[0, 1 << 20], Gen.Int[0, 3], Gen.Byte).Array[1, 8])
            .Sample((seed, changes) =>
            {
                var file = changes.Aggregate(Seeds[seed], Change);
                var isRead = LayerFileReader.TryRead(file, out var content, out var refusal);
                return isRead ? content.Features.Count > 0 : refusal.Length > 0;
            }, iter: 20_000);

    static byte[] Change(byte[] bytes, (int At, int Kind, byte Value) change)
    {
        if (bytes.Length == 0) return [change.Value];
        var at = change.At % bytes.Length;
        return change.Kind switch
        {
            0 => [.. bytes[..at], change.Value, .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], .. bytes[(at + 1)..]],
            2 => [.. bytes[..at], .. bytes[(at / 2)..]],
            _ => bytes[..at],
        };
    }

    static LayerContent Read(string file)
    {
        Assert.True(LayerFileReader.TryRead(Encoding.UTF8.GetBytes(file), out var content, out var refusal), refusal);
        return content;
    }

    static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }
}
