using Liaison.Kernel.Geodesy;

namespace Liaison.Picture.Areas.Geometry;

/// <summary>A polygon whose longitudes are unrolled about its middle, so that a plane will do.</summary>
sealed class PolygonGeometry : AreaGeometry
{
    // Degrees east of the middle, degrees north; the first corner stands again at the end.
    readonly double[] _x;
    readonly double[] _y;

    public PolygonGeometry(IReadOnlyList<GeoPoint> points)
    {
        _x = new double[points.Count + 1];
        _y = new double[points.Count + 1];
        _x[0] = points[0].Longitude;
        for (var i = 0; i < _y.Length; i++)
        {
            var point = points[i % points.Count];
            _y[i] = point.Latitude;
            if (i > 0) _x[i] = _x[i - 1] + Spot.East(points[i - 1].Longitude, point.Longitude);
        }

        var (west, east) = (_x.Min(), _x.Max());
        var middle = (west + east) / 2;
        for (var i = 0; i < _x.Length; i++) _x[i] -= middle;
        MiddleLongitude = Math.IEEERemainder(middle, 360);
        HalfWidth = (east - west) / 2;
        (South, North) = (_y.Min(), _y.Max());
        Size = NarrownessOf();
    }

    // Its plane is true for short distances alone; polygons mostly fill their boxes.
    public override bool MayBeNear(ref Spot spot, double metres) => true;

    public override bool Contains(ref Spot spot) =>
        IsInBox(spot) && Contains(Spot.East(MiddleLongitude, spot.Longitude), spot.Latitude);

    public override bool IsWithin(ref Spot spot, double metres)
    {
        var x = Spot.East(MiddleLongitude, spot.Longitude);
        return Contains(ref spot) || SquaredMetresToEdge(x, spot.Latitude) <= metres * metres;
    }

    public override bool IsCrossed(ref Spot from, ref Spot to)
    {
        var fromX = Spot.East(MiddleLongitude, from.Longitude);
        var toX = fromX + Spot.East(from.Longitude, to.Longitude);
        // The way may leave the unrolled stretch on one side: there it meets the shape's other edge.
        return IsCrossed(fromX, from.Latitude, toX, to.Latitude)
            || (toX > 180 && IsCrossed(fromX - 360, from.Latitude, toX - 360, to.Latitude))
            || (toX < -180 && IsCrossed(fromX + 360, from.Latitude, toX + 360, to.Latitude));
    }

    bool Contains(double x, double y)
    {
        // Even-odd rule: how many edges lie east of the place at its latitude.
        var isInside = false;
        for (var i = 1; i < _x.Length; i++)
        {
            double y0 = _y[i - 1], y1 = _y[i];
            if (y0 > y != y1 > y && x < _x[i - 1] + ((y - y0) / (y1 - y0) * (_x[i] - _x[i - 1]))) isInside = !isInside;
        }

        return isInside;
    }

    double SquaredMetresToEdge(double x, double y)
    {
        var scale = LocalScale.At(y);
        var least = double.MaxValue;
        for (var i = 1; i < _x.Length; i++)
        {
            double ax = (_x[i - 1] - x) * scale.East, ay = (_y[i - 1] - y) * scale.North;
            double dx = (_x[i] - _x[i - 1]) * scale.East, dy = (_y[i] - _y[i - 1]) * scale.North;
            var length = (dx * dx) + (dy * dy);
            var t = length > 0 ? Math.Clamp(-((ax * dx) + (ay * dy)) / length, 0, 1) : 0;
            double px = ax + (t * dx), py = ay + (t * dy);
            least = Math.Min(least, (px * px) + (py * py));
        }

        return least;
    }

    bool IsCrossed(double fromX, double fromY, double toX, double toY)
    {
        if (Math.Max(fromX, toX) < -HalfWidth || Math.Min(fromX, toX) > HalfWidth
            || Math.Max(fromY, toY) < South || Math.Min(fromY, toY) > North)
            return false;
        for (var i = 1; i < _x.Length; i++)
        {
            // Each line has the ends of the other on both sides.
            var a = Side(fromX, fromY, toX, toY, _x[i - 1], _y[i - 1]);
            var b = Side(fromX, fromY, toX, toY, _x[i], _y[i]);
            if (a * b > 0) continue;
            var c = Side(_x[i - 1], _y[i - 1], _x[i], _y[i], fromX, fromY);
            var d = Side(_x[i - 1], _y[i - 1], _x[i], _y[i], toX, toY);
            // All four are zero where both lie on one line.
            if (c * d <= 0 && (a != 0 || b != 0 || Overlaps(fromX, toX, _x[i - 1], _x[i]))) return true;
        }

        return Contains(fromX, fromY);
    }

    static double Side(double ax, double ay, double bx, double by, double x, double y) =>
        ((bx - ax) * (y - ay)) - ((by - ay) * (x - ax));

    static bool Overlaps(double a0, double a1, double b0, double b1) =>
        Math.Max(a0, a1) >= Math.Min(b0, b1) && Math.Max(b0, b1) >= Math.Min(a0, a1);

    /// <summary>Twice the area for each metre of the outline: the width of a long strip, half that of a square.</summary>
    double NarrownessOf()
    {
        var scale = LocalScale.At((South + North) / 2);
        var (area, outline) = (0.0, 0.0);
        for (var i = 1; i < _x.Length; i++)
        {
            area += (_x[i - 1] * _y[i]) - (_x[i] * _y[i - 1]);
            outline += scale.Metres(_y[i] - _y[i - 1], _x[i] - _x[i - 1]);
        }

        return Math.Abs(area) * scale.East * scale.North / outline;
    }
}
