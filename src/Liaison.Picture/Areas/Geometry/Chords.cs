using Liaison.Kernel.Geodesy;

namespace Liaison.Picture.Areas.Geometry;

/// <summary>Straight pieces through the earth that stand for short ways on it.</summary>
static class Chords
{
    // Such a piece lies at most 0.5 m below the surface, and a straight line in longitude and latitude at most that,
    // times the tangent of the latitude, beside it.
    const double LongestPiece = 5_000;
    const int MostPieces = 4_096;

    /// <summary>The square of the distance of a point from a piece.</summary>
    public static double SquaredDistance(EarthVector point, EarthVector from, EarthVector to)
    {
        var along = to - from;
        var length = along.Dot(along);
        if (length == 0) return point.SquaredDistance(from);
        var t = Math.Clamp((point - from).Dot(along) / length, 0, 1);
        return point.SquaredDistance(from + (along * t));
    }

    /// <summary>The square of the least distance of two pieces.</summary>
    public static double SquaredDistance(EarthVector a0, EarthVector a1, EarthVector b0, EarthVector b1)
    {
        // After Ericson, Real-Time Collision Detection (2005), section 5.1.9: the nearest points of the two lines, drawn
        // back into the pieces.
        EarthVector u = a1 - a0, v = b1 - b0, w = a0 - b0;
        double uu = u.Dot(u), vv = v.Dot(v), vw = v.Dot(w), uw = u.Dot(w), uv = u.Dot(v);
        if (uu == 0) return SquaredDistance(a0, b0, b1);
        if (vv == 0) return SquaredDistance(b0, a0, a1);
        var across = (uu * vv) - (uv * uv);
        var s = across > 0 ? Math.Clamp(((uv * vw) - (uw * vv)) / across, 0, 1) : 0;
        var t = ((uv * s) + vw) / vv;
        if (t is < 0 or > 1)
        {
            t = Math.Clamp(t, 0, 1);
            s = Math.Clamp(((uv * t) - uw) / uu, 0, 1);
        }

        return (a0 + (u * s)).SquaredDistance(b0 + (v * t));
    }

    /// <summary>Cuts the straight way between two places, the shorter way round, into pieces.</summary>
    /// <returns>The ends of the pieces: one more than there are pieces.</returns>
    public static EarthVector[] Cut(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude)
    {
        var east = Spot.East(fromLongitude, toLongitude);
        var scale = LocalScale.At(Math.Min(Math.Abs(fromLatitude), Math.Abs(toLatitude)));
        // Near the poles the scale of the other end is less: too many pieces do no harm.
        var pieces = (int)Math.Clamp(
            Math.Ceiling(scale.Metres(toLatitude - fromLatitude, east) / LongestPiece), 1, MostPieces);
        var ends = new EarthVector[pieces + 1];
        for (var i = 0; i <= pieces; i++)
        {
            var t = (double)i / pieces;
            ends[i] = EarthVector.At(fromLatitude + (t * (toLatitude - fromLatitude)), fromLongitude + (t * east));
        }

        return ends;
    }
}
