using System.Text;
using CsCheck;
using Liaison.Picture.Layers;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Picture.Tests.Layers;

public sealed class LayerBoardTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("liaison-layers-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_layer_is_the_same_after_a_restart() =>
        LayerGen.Content.Sample(content =>
        {
            var board = new LayerBoard(TimeProvider.System, _folder);
            Assert.True(board.TryAdd("Depots", "watch-1", content, out var layer));
            var restarted = new LayerBoard(TimeProvider.System, _folder);
            Assert.Empty(restarted.Faults);
            AssertSame(layer, restarted.Find(layer.Id)!);
            Assert.True(restarted.Remove(layer.Id));
            Assert.Empty(Directory.EnumerateFiles(_folder));
        }, iter: 300, threads: 1);

    [Fact]
    public void Ids_are_words_that_people_know_and_differ()
    {
        var time = new FakeTimeProvider();
        var board = new LayerBoard(time, _folder);
        string Add(string name)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(board.TryAdd(name, "a", Point, out var layer));
            return layer.Id;
        }

        string[] names = ["Sea Ports (2026)", "sea ports 2026!", "避難所", "../..", "Tracks", "../a/../b"];
        Assert.Equal(
            ["sea-ports-2026", "sea-ports-2026-2", "layer-1", "layer-2", "tracks-2", "a-b"], [.. names.Select(Add)]);
        Assert.Equal(board.All.Select(layer => layer.Name), new LayerBoard(TimeProvider.System, _folder).All
            .OrderBy(layer => layer.At).Select(layer => layer.Name));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_told_and_left_alone()
    {
        File.WriteAllText(Path.Combine(_folder, "torn.json"), """{"type":"FeatureCollection","features":[""");
        File.WriteAllText(Path.Combine(_folder, "Odd Name.json"), "{}");
        File.WriteAllText(Path.Combine(_folder, "points.json"), """{"type":"Point","coordinates":[1,2]}""");
        var board = new LayerBoard(TimeProvider.System, _folder);
        Assert.Empty(board.All);
        Assert.Equal(3, board.Faults.Count);
        Assert.True(board.TryAdd("torn", "a", Point, out var layer));
        Assert.Equal("torn-2", layer.Id);
        Assert.Equal(4, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void A_full_board_takes_no_more_and_stays_as_it_was()
    {
        var board = new LayerBoard(TimeProvider.System);
        for (var i = 0; i < LayerLimits.MaxLayers; i++) Assert.True(board.TryAdd("a", "a", Point, out _));
        Assert.False(board.TryAdd("a", "a", Point, out _));
        Assert.Equal(LayerLimits.MaxLayers, board.All.Count);
        Assert.True(board.Remove("a"));
        Assert.True(board.TryAdd("a", "a", Point, out _));
    }

    [Fact]
    public void What_others_could_not_read_is_not_written_as_a_number()
    {
        var digits = new string('9', 400);
        const string Geometry = """{"type":"Point","coordinates":[1,2]}""";
        var json = $$"""
            {"type":"Feature","properties":{"n":{{digits}},"e":1e400,"x":1e3},"geometry":{{Geometry}} }
            """;
        Assert.True(GeoJsonReader.TryRead(Encoding.UTF8.GetBytes(json), out var content, out _));
        Assert.Equal(
            [
                new("n", LayerPropertyKind.Text, digits), new("e", LayerPropertyKind.Text, "1e400"),
                new("x", LayerPropertyKind.Number, "1e3"),
            ],
            content.Features[0].Properties);
    }

    static LayerContent Point
    {
        get
        {
            var builder = new LayerContentBuilder("gpx");
            builder.Add(null, new GeometryPoint(new Position(1, 2)), null, null, null, []);
            Assert.True(builder.TryFinish(out var content));
            return content;
        }
    }

    static void AssertSame(Layer expected, Layer actual)
    {
        Assert.Equal(
            (expected.Id, expected.Name, expected.Format, expected.By, expected.At.ToUnixTimeMilliseconds()),
            (actual.Id, actual.Name, actual.Format, actual.By, actual.At.ToUnixTimeMilliseconds()));
        Assert.Equal(expected.Extent, actual.Extent);
        Assert.Equal(expected.Features.Count, actual.Features.Count);
        foreach (var (before, after) in expected.Features.Zip(actual.Features))
        {
            Assert.Equal((before.Id, before.Name), (after.Id, after.Name));
            Assert.Equal((before.Description, before.Color), (after.Description, after.Color));
            Assert.Equal(before.Properties, after.Properties);
            Assert.Equal(before.Geometry.GetType(), after.Geometry.GetType());
            Assert.Equal(before.Geometry.Positions, after.Geometry.Positions);
        }
    }
}
