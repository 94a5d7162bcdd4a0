using CsCheck;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Layers;

namespace Liaison.Picture.Tests.Layers;

public sealed class GeometryBoundsTests
{
    static readonly GeometryPolygon Frame = new(
    [
        [new(0, 0), new(10, 0), new(10, 10), new(0, 10), new(0, 0)],
        [new(2, 2), new(8, 2), new(8, 8), new(2, 8), new(2, 2)],
    ]);

    // Quarters of degrees: turns round the earth lose nothing of them, and edges meet often.
    static readonly Gen<double> Latitude = Gen.Int[-360, 360].Select(quarters => quarters / 4.0);
    static readonly Gen<double> Longitude = Gen.Int[-1440, 1440].Select(quarters => quarters / 4.0);

    static readonly Gen<Geometry> Shape = LayerGen.GeometryOf(
        Gen.Select(Longitude, Latitude, (longitude, latitude) => new Position(longitude, latitude)));

    static readonly Gen<GeoBox> Box = Gen.Select(
        Longitude, Latitude, Longitude, Latitude,
        (west, a, east, b) => GeoBox.TryCreate(west, Math.Min(a, b), east, Math.Max(a, b), out var box)
            ? box : throw new InvalidOperationException());

    [Theory]
    [InlineData("1,1,1.5,1.5", true)]
    [InlineData("3,3,7,7", false)]
    [InlineData("3,3,9,7", true)]
    [InlineData("-5,-5,-1,-1", false)]
    [InlineData("-5,-5,0,0", true)]
    [InlineData("-5,4,20,5", true)]
    [InlineData("11,0,12,10", false)]
    [InlineData("170,-90,-170,90", false)]
    [InlineData("170,-90,5,90", true)]
    public void An_area_is_in_a_box_when_any_of_it_is_and_its_holes_are_not(string box, bool expected)
    {
        Assert.True(GeoBox.TryParse(box, out var read));
        Assert.Equal(expected, GeometryBounds.Intersects(Frame, read));
    }

    [Fact]
    public void A_line_that_only_passes_a_corner_is_not_in_the_box()
    {
        var line = new GeometryLine([new(0, 3), new(3, 0)]);
        Assert.False(GeometryBounds.Intersects(line, BoxOf(0, 0, 1, 1)));
        Assert.True(GeometryBounds.Intersects(line, BoxOf(0, 0, 1.5, 1.5)));
        Assert.True(GeometryBounds.Intersects(line, BoxOf(1.4, 1.4, 1.6, 1.6)));
    }

    [Fact]
    public void A_line_across_the_antimeridian_is_found_on_both_sides_of_it()
    {
        var line = new GeometryLine([new(175, 0), new(185, 0)]);
        Assert.True(GeometryBounds.Intersects(line, BoxOf(-177, -1, -176, 1)));
        Assert.True(GeometryBounds.Intersects(line, BoxOf(176, -1, 177, 1)));
        Assert.True(GeometryBounds.Intersects(line, BoxOf(179, -1, -179, 1)));
        Assert.False(GeometryBounds.Intersects(line, BoxOf(-174, -1, 174, 1)));
        Assert.Equal(BoxOf(175, 0, -175, 0), GeometryBounds.BoxOf(line.Positions));
    }

    [Fact]
    public void A_box_with_a_place_of_a_shape_meets_the_shape() =>
        Gen.Select(Shape, Box).Sample((geometry, box) =>
            !geometry.Positions.Any(at => box.Contains(new GeoPoint(at.Latitude, at.Longitude)))
            || GeometryBounds.Intersects(geometry, box));

    [Fact]
    public void What_meets_a_shape_meets_the_box_of_the_shape() =>
        Gen.Select(Shape, Box).Sample((geometry, box) =>
            !GeometryBounds.Intersects(geometry, box)
            || GeometryBounds.BoxOf(geometry.Positions)!.Value.Intersects(box));

    [Fact]
    public void A_point_is_in_a_box_exactly_when_the_box_holds_it() =>
        Gen.Select(Longitude, Latitude, Box).Sample((longitude, latitude, box) =>
            GeometryBounds.Intersects(new GeometryPoint(new Position(longitude, latitude)), box)
            == box.Contains(new GeoPoint(latitude, longitude)));

    static GeoBox BoxOf(double west, double south, double east, double north) =>
        GeoBox.TryCreate(west, south, east, north, out var box) ? box : throw new ArgumentException("no box");
}
