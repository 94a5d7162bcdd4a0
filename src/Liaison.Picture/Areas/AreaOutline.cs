using Liaison.Kernel.Geodesy;

namespace Liaison.Picture.Areas;

/// <summary>Draws the outline of an area's shape as one ring, for maps.</summary>
public static class AreaOutline
{
    const int CirclePoints = 72;
    const double DegreesOfArc = 15;

    /// <summary>
    /// The ring, counterclockwise for circles and corridors; the last point joins the first without being repeated. Where a
    /// corridor turns sharply its ring may cross itself: what it winds about is inside.
    /// </summary>
    public static IReadOnlyList<GeoPoint> Of(AreaShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return shape switch
        {
            AreaPolygon polygon => polygon.Points,
            AreaCircle circle => Arc(circle.Center, circle.Radius, 0, -360 + (360.0 / CirclePoints), 360.0 / CirclePoints),
            AreaCorridor corridor => RingOf(corridor),
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        };
    }

    static List<GeoPoint> RingOf(AreaCorridor corridor)
    {
        var ring = new List<GeoPoint>();
        List<GeoPoint> line = [.. corridor.Points.Where((point, i) => i == 0 || point != corridor.Points[i - 1])];
        if (line.Count == 1) return Arc(line[0], corridor.Width / 2, 0, -345, DegreesOfArc);
        // Along the right side to the end, around it, and back along the other side.
        AddSide(ring, line, corridor.Width / 2);
        line.Reverse();
        AddSide(ring, line, corridor.Width / 2);
        return ring;
    }

    static void AddSide(List<GeoPoint> ring, List<GeoPoint> line, double reach)
    {
        for (var i = 1; i < line.Count; i++)
        {
            var way = Geodesic.Inverse(line[i - 1], line[i]);
            var isLast = i == line.Count - 1;
            ring.Add(Geodesic.Direct(line[i - 1], way.InitialAzimuth + 90, reach).Point);
            // Around the end by half a circle; around a bend as far as the line turns, if it turns away from this side.
            var turn = isLast ? -180 : Math.IEEERemainder(
                Geodesic.Inverse(line[i], line[i + 1]).InitialAzimuth - way.FinalAzimuth, 360);
            ring.AddRange(Arc(line[i], reach, way.FinalAzimuth + 90, Math.Min(0, turn), DegreesOfArc));
        }
    }

    /// <summary>Points around a centre, from an azimuth on, turning by some degrees (negative: counterclockwise).</summary>
    static List<GeoPoint> Arc(GeoPoint center, double radius, double azimuth, double turn, double step)
    {
        var steps = (int)Math.Ceiling(Math.Abs(turn) / step);
        return
        [
            .. Enumerable.Range(0, steps + 1)
                .Select(i => Geodesic.Direct(center, azimuth + (steps == 0 ? 0 : turn * i / steps), radius).Point),
        ];
    }
}
