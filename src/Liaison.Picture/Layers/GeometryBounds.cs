using Liaison.Kernel.Geodesy;

namespace Liaison.Picture.Layers;

/// <summary>Where geometries are, and what of them is in a box. Lines are straight in longitude and latitude.</summary>
public static class GeometryBounds
{
    /// <summary>The smallest box of the longitudes as written that holds all places; null for none.</summary>
    public static GeoBox? BoxOf(IEnumerable<Position> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        var (west, south, east, north) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var position in positions)
        {
            (west, east) = (Math.Min(west, position.Longitude), Math.Max(east, position.Longitude));
            (south, north) = (Math.Min(south, position.Latitude), Math.Max(north, position.Latitude));
        }

        return GeoBox.TryCreate(west, south, east, north, out var box) ? box : null;
    }

    /// <summary>Whether a geometry and a box share at least a place.</summary>
    public static bool Intersects(Geometry geometry, GeoBox box)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return box.CrossesAntimeridian
            ? MeetsOnAnyTurn(geometry, new Frame(box.West, box.South, 180, box.North))
                || MeetsOnAnyTurn(geometry, new Frame(-180, box.South, box.East, box.North))
            : MeetsOnAnyTurn(geometry, new Frame(box.West, box.South, box.East, box.North));
    }

    /// <summary>
    /// A geometry may be written with longitudes beyond 180 degrees: the frame is looked for there too.
    /// </summary>
    static bool MeetsOnAnyTurn(Geometry geometry, Frame frame) =>
        Meets(geometry, frame)
        || Meets(geometry, frame with { West = frame.West - 360, East = frame.East - 360 })
        || Meets(geometry, frame with { West = frame.West + 360, East = frame.East + 360 });

    static bool Meets(Geometry geometry, Frame frame) => geometry switch
    {
        GeometryPoint point => frame.Holds(point.At),
        GeometryLine line => Meets(line.Points, frame),
        // An area meets the frame where a border does, or when it holds all of it: then any corner tells.
        GeometryPolygon polygon => polygon.Rings.Any(ring => Meets(ring, frame))
            || Holds(polygon, new Position(frame.West, frame.South)),
        GeometrySet set => set.Members.Any(member => Meets(member, frame)),
        _ => false,
    };

    static bool Meets(IReadOnlyList<Position> line, Frame frame)
    {
        for (var i = 1; i < line.Count; i++)
        {
            if (frame.Crosses(line[i - 1], line[i])) return true;
        }

        return line.Count == 1 && frame.Holds(line[0]);
    }

    /// <summary>
    /// Whether a place is in a polygon and in none of its holes: a ray to the east crosses it an odd number of times.
    /// </summary>
    static bool Holds(GeometryPolygon polygon, Position at)
    {
        var isInside = false;
        foreach (var ring in polygon.Rings)
        {
            for (var i = 1; i < ring.Count; i++)
            {
                var (a, b) = (ring[i - 1], ring[i]);
                if (a.Latitude > at.Latitude == b.Latitude > at.Latitude) continue;
                var crossing = a.Longitude
                    + ((at.Latitude - a.Latitude) / (b.Latitude - a.Latitude) * (b.Longitude - a.Longitude));
                if (at.Longitude < crossing) isInside = !isInside;
            }
        }

        return isInside;
    }

    readonly record struct Frame(double West, double South, double East, double North)
    {
        public bool Holds(Position at) =>
            at.Longitude >= West && at.Longitude <= East && at.Latitude >= South && at.Latitude <= North;

        /// <summary>
        /// Whether any of the line from one place to another is in the frame (Liang and Barsky's clipping).
        /// </summary>
        public bool Crosses(Position from, Position to)
        {
            var (first, last) = (0.0, 1.0);
            var (dx, dy) = (to.Longitude - from.Longitude, to.Latitude - from.Latitude);
            return Clip(-dx, from.Longitude - West, ref first, ref last)
                && Clip(dx, East - from.Longitude, ref first, ref last)
                && Clip(-dy, from.Latitude - South, ref first, ref last)
                && Clip(dy, North - from.Latitude, ref first, ref last);
        }

        static bool Clip(double step, double distance, ref double first, ref double last)
        {
            if (step == 0) return distance >= 0;
            var at = distance / step;
            if (step < 0) first = Math.Max(first, at);
            else last = Math.Min(last, at);
            return first <= last;
        }
    }
}
