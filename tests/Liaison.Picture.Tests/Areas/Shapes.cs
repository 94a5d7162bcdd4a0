using CsCheck;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Areas;
using Liaison.Picture.Areas.Geometry;

namespace Liaison.Picture.Tests.Areas;

/// <summary>Shapes of all kinds, many across the antimeridian, and slow answers that share no code with the fast ones.</summary>
static class Shapes
{
    static readonly Gen<double> Longitude = Gen.OneOf(Gen.Double[-180, 180], Gen.Double[175, 185].Select(Normalized));

    static readonly Gen<GeoPoint> Middle =
        Gen.Select(Gen.Double[-75, 75], Longitude, (latitude, longitude) => new GeoPoint(latitude, longitude));

    /// <summary>Concave polygons: corners at different distances all around.</summary>
    public static readonly Gen<AreaPolygon> Polygon =
        from middle in Middle
        from size in Gen.Double[-2, 0.9].Select(power => Math.Pow(10, power))
        from reaches in Gen.Double[0.2, 1].Array[3, 24]
        select new AreaPolygon(
        [
            .. reaches.Select((reach, i) => new GeoPoint(
                middle.Latitude + (size * reach * Math.Sin(2 * Math.PI * i / reaches.Length)),
                Normalized(middle.Longitude + (size * reach * Math.Cos(2 * Math.PI * i / reaches.Length))))),
        ]);

    public static readonly Gen<AreaCircle> Circle =
        from latitude in Gen.Double[-90, 90]
        from longitude in Longitude
        from radius in Gen.Double[1, 6].Select(power => Math.Pow(10, power))
        select new AreaCircle(new GeoPoint(latitude, longitude), radius);

    public static readonly Gen<AreaCorridor> Corridor =
        from middle in Middle
        from width in Gen.Double[2, 5].Select(power => Math.Pow(10, power))
        from steps in Gen.Select(Gen.Double[-1.5, 1.5], Gen.Double[-1.5, 1.5]).Array[1, 4]
        select new AreaCorridor(
        [
            .. steps.Aggregate(
                new List<GeoPoint> { middle },
                (line, step) =>
                {
                    line.Add(new GeoPoint(line[^1].Latitude + step.Item1, Normalized(line[^1].Longitude + step.Item2)));
                    return line;
                }),
        ],
        width);

    public static readonly Gen<AreaShape> Any =
        Gen.OneOf(Polygon.Select(s => (AreaShape)s), Circle.Select(s => (AreaShape)s), Corridor.Select(s => (AreaShape)s));

    /// <summary>A place in or about the box of a shape.</summary>
    public static GeoPoint PlaceAt(AreaGeometry shape, double across, double up) => new(
        Math.Clamp((shape.South + shape.North) / 2 + (up * (shape.North - shape.South)), -90, 90),
        Normalized(shape.MiddleLongitude + (across * Math.Min(170, shape.HalfWidth))));

    public static Spot At(GeoPoint point) => new(point.Latitude, point.Longitude);

    public static double Normalized(double longitude) => new GeoPoint(0, Math.IEEERemainder(longitude, 360)).Longitude;

    /// <summary>
    /// Whether a ring winds about a place, by the sum of angles; null for a place on the ring itself.
    /// </summary>
    public static bool? Winds(IReadOnlyList<GeoPoint> ring, GeoPoint place)
    {
        var sum = 0.0;
        for (var i = 0; i < ring.Count; i++)
        {
            var (ax, ay) = Relative(ring[i], place);
            var (bx, by) = Relative(ring[(i + 1) % ring.Count], place);
            var t = ((ax - bx) * ax) + ((ay - by) * ay);
            t = Math.Clamp(t / (((ax - bx) * (ax - bx)) + ((ay - by) * (ay - by))), 0, 1);
            if (double.Hypot(ax + (t * (bx - ax)), ay + (t * (by - ay))) < 1e-9) return null;
            sum += Math.Atan2((ax * by) - (ay * bx), (ax * bx) + (ay * by));
        }

        return Math.Abs(sum) > Math.PI;
    }

    /// <summary>Metres from a place to a line, straight in longitude and latitude, by geodesics to many of its points.</summary>
    public static double Distance(GeoPoint place, IReadOnlyList<GeoPoint> line)
    {
        var least = double.MaxValue;
        for (var i = 1; i < line.Count; i++)
        {
            var east = Math.IEEERemainder(line[i].Longitude - line[i - 1].Longitude, 360);
            var (a, b) = (line[i - 1], line[i]);
            double At(double t) => Geodesic.Distance(
                place, new GeoPoint(a.Latitude + (t * (b.Latitude - a.Latitude)), Normalized(a.Longitude + (t * east))));
            const int Steps = 40;
            var best = Enumerable.Range(0, Steps + 1).MinBy(n => At((double)n / Steps));
            // The least lies beside the best of the steps; thirds find it.
            var (low, high) = (Math.Max(0, best - 1.0) / Steps, Math.Min(Steps, best + 1.0) / Steps);
            for (var n = 0; n < 40; n++)
            {
                var (first, second) = (low + ((high - low) / 3), high - ((high - low) / 3));
                if (At(first) < At(second)) high = second;
                else low = first;
            }

            least = Math.Min(least, At((low + high) / 2));
        }

        return least;
    }

    static (double X, double Y) Relative(GeoPoint point, GeoPoint place) =>
        (Math.IEEERemainder(point.Longitude - place.Longitude, 360), point.Latitude - place.Latitude);
}
