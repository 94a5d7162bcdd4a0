using CsCheck;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Areas;
using Liaison.Picture.Areas.Geometry;

namespace Liaison.Picture.Tests.Areas;

public sealed class GeometryTests
{
    static readonly Gen<(double Across, double Up)> About = Gen.Select(Gen.Double[-1.3, 1.3], Gen.Double[-0.7, 0.7]);

    [Fact]
    public void A_place_is_in_a_polygon_when_the_polygon_winds_about_it()
    {
        var decided = 0;
        Gen.Select(Shapes.Polygon, About).Sample(
            (polygon, about) =>
            {
                var geometry = AreaGeometry.Of(polygon);
                var place = Shapes.PlaceAt(geometry, about.Across, about.Up);
                var spot = Shapes.At(place);
                if (Shapes.Winds(polygon.Points, place) is not { } isInside) return;
                Interlocked.Increment(ref decided);
                Assert.Equal(isInside, geometry.Contains(ref spot));
            },
            iter: 20_000);
        Assert.True(decided > 19_000);
    }

    [Fact]
    public void A_place_is_in_a_circle_when_the_geodesic_to_its_centre_is_short_enough()
    {
        Gen.Select(Shapes.Circle, Gen.Double[0, 360], Gen.OneOf(Gen.Double[0, 2], Gen.Double[0.9999, 1.0001])).Sample(
            (circle, azimuth, part) =>
            {
                var geometry = AreaGeometry.Of(circle);
                var place = Geodesic.Direct(circle.Center, azimuth, circle.Radius * part).Point;
                var spot = Shapes.At(place);
                Assert.Equal(Geodesic.Distance(circle.Center, place) <= circle.Radius, geometry.Contains(ref spot));
            },
            iter: 20_000);
    }

    [Fact]
    public void A_place_is_in_a_corridor_when_its_line_is_near_enough()
    {
        var decided = 0;
        Gen.Select(Shapes.Corridor, About).Sample(
            (corridor, about) =>
            {
                var geometry = AreaGeometry.Of(corridor);
                var place = Shapes.PlaceAt(geometry, about.Across, about.Up);
                var spot = Shapes.At(place);
                var distance = Shapes.Distance(place, corridor.Points);
                // Pieces of the line are straight: half a metre, more towards the poles.
                if (Math.Abs(distance - (corridor.Width / 2)) < 3) return;
                Interlocked.Increment(ref decided);
                Assert.Equal(distance < corridor.Width / 2, geometry.Contains(ref spot));
            },
            iter: 3_000);
        Assert.True(decided > 2_900);
    }

    [Fact]
    public void A_little_outside_is_within_a_margin_and_far_outside_is_not()
    {
        Gen.Select(Shapes.Any, About, Gen.Double[1, 500]).Sample(
            (shape, about, metres) =>
            {
                var geometry = AreaGeometry.Of(shape);
                var place = Shapes.PlaceAt(geometry, about.Across, about.Up);
                var spot = Shapes.At(place);
                var distance = shape switch
                {
                    AreaCircle circle => Geodesic.Distance(circle.Center, place) - circle.Radius,
                    AreaCorridor corridor => Shapes.Distance(place, corridor.Points) - (corridor.Width / 2),
                    AreaPolygon polygon when Shapes.Winds(polygon.Points, place) != false => 0,
                    AreaPolygon polygon => Shapes.Distance(place, [.. polygon.Points, polygon.Points[0]]),
                    _ => throw new InvalidOperationException(),
                };
                if (distance < (metres * 0.98) - 3) Assert.True(geometry.IsWithin(ref spot, metres));
                if (distance > (metres * 1.02) + 3) Assert.False(geometry.IsWithin(ref spot, metres));
            },
            iter: 2_000);
    }

    [Fact]
    public void A_way_that_has_a_place_inside_crosses_and_one_that_stays_clear_does_not()
    {
        var crossed = 0;
        Gen.Select(Shapes.Any, About, About).Sample(
            (shape, one, other) =>
            {
                var geometry = AreaGeometry.Of(shape);
                var (a, b) = (Shapes.PlaceAt(geometry, one.Across, one.Up), Shapes.PlaceAt(geometry, other.Across, other.Up));
                var (from, to) = (Shapes.At(a), Shapes.At(b));
                var east = Math.IEEERemainder(b.Longitude - a.Longitude, 360);
                var isInside = false;
                var isClear = true;
                const int Steps = 1_000;
                var clear = (Geodesic.Distance(a, b) / Steps) + 10;
                for (var i = 0; i <= Steps; i++)
                {
                    var t = (double)i / Steps;
                    var spot = new Spot(
                        a.Latitude + (t * (b.Latitude - a.Latitude)), Shapes.Normalized(a.Longitude + (t * east)));
                    isInside |= geometry.Contains(ref spot);
                    isClear &= !geometry.IsWithin(ref spot, clear);
                }

                if (isInside) Interlocked.Increment(ref crossed);
                if (isInside) Assert.True(geometry.IsCrossed(ref from, ref to));
                if (isClear) Assert.False(geometry.IsCrossed(ref from, ref to));
            },
            iter: 1_000);
        Assert.True(crossed > 250);
    }

    [Fact]
    public void The_grid_finds_every_area_that_is_at_a_place_or_on_a_way()
    {
        Gen.Select(Shapes.Any.Array[1, 30], About, About, Gen.Int[0, 29]).Sample(
            (shapes, one, other, chosen) =>
            {
                AreaGeometry[] geometries = [.. shapes.Select(AreaGeometry.Of)];
                var grid = new AreaGrid(geometries.Select(AreaGrid.CellsOf));
                var near = geometries[chosen % geometries.Length];
                var from = Shapes.At(Shapes.PlaceAt(near, one.Across, one.Up));
                var to = Shapes.At(Shapes.PlaceAt(near, other.Across, other.Up));
                var (at, on) = (new List<int>(), new List<int>());
                grid.FindAt(from, at);
                grid.FindOn(from, to, on);
                for (var i = 0; i < geometries.Length; i++)
                {
                    if (geometries[i].Contains(ref from)) Assert.Contains(i, at);
                    if (!geometries[i].IsCrossed(ref from, ref to)) continue;
                    Assert.Contains(i, on);
                    if (AreaGrid.IsSameCell(from, to)) Assert.Contains(i, at);
                }

                Assert.Equal(at.Count, at.Distinct().Count());
            },
            iter: 3_000);
    }

    [Fact]
    public void A_polygon_across_the_antimeridian_is_one_area()
    {
        var fiji = AreaGeometry.Of(new AreaPolygon(
            [new GeoPoint(-20, 177), new GeoPoint(-20, -178), new GeoPoint(-15, -178), new GeoPoint(-15, 177)]));
        foreach (var (longitude, isInside) in
            new[] { (176.9, false), (177.1, true), (180, true), (-180, true), (-178.1, true), (-177.9, false), (0, false) })
        {
            var spot = new Spot(-17, longitude);
            Assert.Equal(isInside, fiji.Contains(ref spot));
        }
    }
}
