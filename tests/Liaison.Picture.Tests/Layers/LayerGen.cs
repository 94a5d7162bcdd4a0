using CsCheck;
using Liaison.Picture.Layers;

namespace Liaison.Picture.Tests.Layers;

/// <summary>Layers of every kind, also with odd words.</summary>
static class LayerGen
{
    // Names that mean something to other programs, texts with signs of JSON and of more than one unit.
    static readonly string[] OddWords = ["name", "title", "stroke", "desc", "艦 \"1\"", "a\tb\nc", "\uD83D\uDEA2"];

    static readonly Gen<string?> Word = Gen.OneOf(
        Gen.Const((string?)null), Gen.String[1, 12].Select(text => (string?)text),
        Gen.Int[0, OddWords.Length - 1].Select(i => (string?)OddWords[i]));

    static readonly Gen<Position> Place = Gen.Select(
        Gen.Double[-360, 360], Gen.Double[-90, 90], Gen.OneOf(Gen.Const(double.NaN), Gen.Double[-400, 9_000]),
        (longitude, latitude, height) => new Position(longitude, latitude, height));

    static readonly Gen<LayerProperty> Property = Gen.OneOf(
        Gen.Select(Word, Word, (name, text) => new LayerProperty(name ?? "a", LayerPropertyKind.Text, text ?? "b")),
        Gen.Select(Word, Gen.Int, (name, n) => new LayerProperty(name ?? "c", LayerPropertyKind.Number, $"{n}")),
        Word.Select(name => new LayerProperty(name ?? "d", LayerPropertyKind.Truth, "true")));

    public static Gen<LayerContent> Content { get; } =
        Gen.Select(Word, GeometryOf(Place), Word, Word, Property.Array[0, 6]).Array[1, 6].Select(features =>
        {
            var builder = new LayerContentBuilder("kml");
            foreach (var (id, geometry, name, description, properties) in features)
                builder.Add(id, geometry, name, description, name is null ? null : "#336699", properties);
            Assert.True(builder.TryFinish(out var content));
            return content;
        });

    /// <summary>Geometries of all kinds with these places.</summary>
    public static Gen<Geometry> GeometryOf(Gen<Position> place)
    {
        var simple = Gen.OneOf(
            place.Select(at => (Geometry)new GeometryPoint(at)),
            place.Array[2, 5].Select(places => (Geometry)new GeometryLine(places)),
            place.Array[3, 5].Select(Ring).Array[1, 3].Select(rings => (Geometry)new GeometryPolygon(rings)));
        return Gen.OneOf(simple, simple.Array[1, 3].Select(members => (Geometry)new GeometrySet(members)));
    }

    static IReadOnlyList<Position> Ring(Position[] places) => [.. places, places[0]];
}
