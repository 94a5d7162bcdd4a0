namespace Liaison.Kernel.Geodesy;

/// <summary>
/// The transverse Mercator projection of WGS-84 with the scale of UTM, metres from the equator and the central
/// meridian. Source: Krueger's series to sixth order in the third flattening, C. F. F. Karney, "Transverse Mercator
/// with an accuracy of a few nanometers", Journal of Geodesy 85 (2011) 475-485, doi:10.1007/s00190-011-0445-3;
/// equation numbers are of that paper.
/// </summary>
static class TransverseMercator
{
    const double Scale = 0.9996;
    const double N = Wgs84.ThirdFlattening;

    // Equation (14): metres per unit of the rectified latitude.
    const double Radius = Scale * Wgs84.EquatorialRadius / (1 + N)
        * (1 + N * N * (1.0 / 4 + N * N * (1.0 / 64 + N * N / 256)));

    // Equation (35): to the projection.
    static readonly double[] Alpha =
    [
        N * (1.0 / 2 + N * (-2.0 / 3 + N * (5.0 / 16 + N * (41.0 / 180 + N * (-127.0 / 288 + N * 7891 / 37800))))),
        N * N * (13.0 / 48 + N * (-3.0 / 5 + N * (557.0 / 1440 + N * (281.0 / 630 - N * 1983433 / 1935360)))),
        N * N * N * (61.0 / 240 + N * (-103.0 / 140 + N * (15061.0 / 26880 + N * 167603 / 181440))),
        N * N * N * N * (49561.0 / 161280 + N * (-179.0 / 168 + N * 6601661 / 7257600)),
        N * N * N * N * N * (34729.0 / 80640 - N * 3418889 / 1995840),
        N * N * N * N * N * N * 212378941 / 319334400,
    ];

    // Equation (36): back from the projection.
    static readonly double[] Beta =
    [
        N * (1.0 / 2 + N * (-2.0 / 3 + N * (37.0 / 96 + N * (-1.0 / 360 + N * (-81.0 / 512 + N * 96199 / 604800))))),
        N * N * (1.0 / 48 + N * (1.0 / 15 + N * (-437.0 / 1440 + N * (46.0 / 105 - N * 1118711 / 3870720)))),
        N * N * N * (17.0 / 480 + N * (-37.0 / 840 + N * (-209.0 / 4480 + N * 5569 / 90720))),
        N * N * N * N * (4397.0 / 161280 + N * (-11.0 / 504 - N * 830251 / 7257600)),
        N * N * N * N * N * (4583.0 / 161280 - N * 108847 / 3991680),
        N * N * N * N * N * N * 20648693 / 638668800,
    ];

    /// <summary>Projects a place; made for places within some degrees of the central meridian.</summary>
    /// <param name="latitude">Degrees north, not a pole.</param>
    /// <param name="longitude">Degrees east of the central meridian.</param>
    public static (double X, double Y) Forward(double latitude, double longitude)
    {
        var tau = ConformalLatitude.FromDegrees(latitude);
        var (sin, cos) = Degrees.SinCos(longitude);
        // Equations (10) and (11).
        var xi = Math.Atan2(tau, cos);
        var eta = Math.Asinh(sin / double.Hypot(tau, cos));
        double y = xi, x = eta;
        for (var j = 1; j <= Alpha.Length; j++)
        {
            y += Alpha[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            x += Alpha[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }
        return (Radius * x, Radius * y);
    }

    /// <summary>The place of a projected point: degrees north, and degrees east of the central meridian.</summary>
    public static (double Latitude, double Longitude) Reverse(double x, double y)
    {
        double xi = y / Radius, eta = x / Radius;
        double xiConformal = xi, etaConformal = eta;
        for (var j = 1; j <= Beta.Length; j++)
        {
            xiConformal -= Beta[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            etaConformal -= Beta[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }

        // Equation (18).
        var (sin, cos) = Math.SinCos(xiConformal);
        var sinh = Math.Sinh(etaConformal);
        return (ConformalLatitude.ToDegrees(sin / double.Hypot(sinh, cos)), Degrees.Atan2(sinh, cos));
    }
}
