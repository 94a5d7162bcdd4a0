namespace Liaison.Kernel.Geodesy;

/// <summary>
/// Distance, azimuth and destination on the WGS-84 ellipsoid, accurate to some nanometres for any pair of points.
/// Source: C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013) 43-55,
/// doi:10.1007/s00190-012-0578-z.
/// </summary>
public static class Geodesic
{
    /// <summary>The shortest path from one place to another.</summary>
    /// <remarks>
    /// Where several paths are equally short (from pole to pole, or between opposite points of the equator) one of
    /// them is returned. The azimuth from or to a pole is relative to the longitude that the point carries. The
    /// azimuth between coincident points is 0 or 180.
    /// </remarks>
    /// <param name="from">The first place.</param>
    /// <param name="to">The second place.</param>
    public static GeodesicPath Inverse(GeoPoint from, GeoPoint to)
    {
        // The problem is turned so that 0 <= longitude difference <= 180, latitude 1 <= 0 and
        // latitude 1 <= latitude 2 <= -latitude 1; the symmetries are undone on the azimuths at the end.
        var longitude12 = Degrees.Difference(from.Longitude, to.Longitude);
        var swapped = Math.Abs(from.Latitude) < Math.Abs(to.Latitude);
        var (latitude1, latitude2) = swapped ? (to.Latitude, from.Latitude) : (from.Latitude, to.Latitude);
        var eastward = longitude12 >= 0 != swapped ? 1 : -1;
        var northward = latitude1 < 0 ? 1 : -1;
        var turn = swapped ? -1 : 1;

        var (distance, azimuth1, azimuth2) =
            GeodesicInverse.Solve(latitude1 * northward, latitude2 * northward, Math.Abs(longitude12));

        if (swapped)
            (azimuth1, azimuth2) = (azimuth2, azimuth1);
        return new(distance, Restore(azimuth1), Restore(azimuth2));

        double Restore(Direction azimuth) => Degrees.NormalizeAzimuth(
            Degrees.Atan2(azimuth.Sin * turn * eastward, azimuth.Cos * turn * northward));
    }

    /// <summary>The length of the shortest path between two places, metres.</summary>
    /// <param name="from">The first place.</param>
    /// <param name="to">The second place.</param>
    public static double Distance(GeoPoint from, GeoPoint to) => Inverse(from, to).Distance;

    /// <summary>Where one arrives who leaves a place in a direction and goes straight on for a distance.</summary>
    /// <param name="from">The place of departure.</param>
    /// <param name="azimuth">Direction of departure, degrees true; any finite number.</param>
    /// <param name="distance">Metres; may be negative (backwards) and longer than the way around the earth.</param>
    /// <exception cref="ArgumentOutOfRangeException">Azimuth or distance is not finite.</exception>
    public static GeodesicDestination Direct(GeoPoint from, double azimuth, double distance)
    {
        if (!double.IsFinite(azimuth))
            throw new ArgumentOutOfRangeException(
                nameof(azimuth), azimuth, "An azimuth is a finite number of degrees.");
        if (!double.IsFinite(distance))
            throw new ArgumentOutOfRangeException(
                nameof(distance), distance, "A distance is a finite number of metres.");

        var alpha1 = Direction.FromDegrees(azimuth);
        var beta1 = Direction.ReducedLatitude(from.Latitude);
        var arc = new GreatEllipse(alpha1, beta1);
        var sigma1 = GreatEllipse.Arc(alpha1, beta1);
        var omega1 = arc.Longitude(sigma1);

        // Distance to arc, equations (7) and (20).
        Span<double> c = stackalloc double[GeodesicSeries.Order + 1];
        GeodesicSeries.C1(arc.Epsilon, c);
        var b11 = GeodesicSeries.SineSum(sigma1.Sin, sigma1.Cos, c);
        var tau12 = distance / (Wgs84.PolarRadius * GeodesicSeries.A1(arc.Epsilon));
        var tau2 = sigma1.Plus(Direction.FromRadians(b11)).Plus(Direction.FromRadians(tau12));
        GeodesicSeries.C1Inverse(arc.Epsilon, c);
        var sigma12 = tau12 + GeodesicSeries.SineSum(tau2.Sin, tau2.Cos, c) + b11;
        var sigma2 = sigma1.Plus(Direction.FromRadians(sigma12));

        // Equations (13), (14), (12) and (8).
        var sinBeta2 = arc.Alpha0.Cos * sigma2.Sin;
        var cosBeta2 = double.Hypot(arc.Alpha0.Sin, arc.Alpha0.Cos * sigma2.Cos);
        var cosSigma2 = sigma2.Cos;
        if (cosBeta2 == 0)
            cosBeta2 = cosSigma2 = Direction.SmallestCosine;
        var omega12 = arc.Longitude(sigma2 with { Cos = cosSigma2 }).Minus(omega1).Radians;
        var lambda12 = omega12 - arc.LongitudeCorrection(sigma1, sigma2, sigma12);

        var latitude = Degrees.Atan2(sinBeta2, (1 - Wgs84.Flattening) * cosBeta2);
        var longitude = Degrees.NormalizeLongitude(from.Longitude + lambda12 * (180 / Math.PI));
        var azimuth2 = Degrees.Atan2(arc.Alpha0.Sin, arc.Alpha0.Cos * cosSigma2);
        return new(new GeoPoint(latitude, longitude), Degrees.NormalizeAzimuth(azimuth2));
    }
}
