using CsCheck;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Areas;
using Liaison.Picture.Areas.Geometry;

namespace Liaison.Picture.Tests.Areas;

public sealed class OutlineTests
{
    [Fact]
    public void The_outline_of_a_circle_lies_on_its_edge()
    {
        var circle = new AreaCircle(new GeoPoint(26, 179.99), 50_000);
        var ring = AreaOutline.Of(circle);
        Assert.Equal(72, ring.Distinct().Count());
        Assert.All(ring, point => Assert.Equal(50_000, Geodesic.Distance(circle.Center, point), 0.001));
    }

    [Fact]
    public void The_outline_of_a_corridor_winds_about_what_is_inside()
    {
        // Long lines are geodesics here and straight in longitude and latitude there: short ones are alike.
        var corridors =
            from first in Gen.Select(Gen.Double[-60, 60], Gen.Double[-180, 180])
            from turns in Gen.Select(Gen.Double[0, 360], Gen.Double[3_000, 10_000]).Array[1, 4]
            select new AreaCorridor(
            [
                .. turns.Aggregate(
                    new List<GeoPoint> { new(first.Item1, first.Item2) },
                    (line, turn) => [.. line, Geodesic.Direct(line[^1], turn.Item1, turn.Item2).Point]),
            ],
            1_000);
        Gen.Select(corridors, Gen.Double[-1, 1], Gen.Double[-0.5, 0.5]).Sample(
            (corridor, across, up) =>
            {
                var ring = AreaOutline.Of(corridor);
                var geometry = AreaGeometry.Of(corridor);
                var place = Shapes.PlaceAt(geometry, across, up);
                var distance = Shapes.Distance(place, corridor.Points);
                if (Math.Abs(distance - 500) < 15) return;
                Assert.Equal(distance < 500, Shapes.Winds(ring, place));
            },
            iter: 1_000);
    }
}
