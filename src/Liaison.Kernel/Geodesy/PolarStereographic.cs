namespace Liaison.Kernel.Geodesy;

/// <summary>
/// The polar stereographic projection of WGS-84 with the scale of UPS, metres from the pole. Source: NGA.SIG.0012,
/// "The Universal Grids and the Transverse Mercator and Polar Stereographic Map Projections", chapter 8.
/// </summary>
static class PolarStereographic
{
    const double Scale = 0.994;

    // 2 k0 a / sqrt((1 + e)^(1 + e) (1 - e)^(1 - e)), by the identity atanh(e) = log((1 + e) / (1 - e)) / 2.
    static readonly double Diameter = 2 * Scale * Wgs84.EquatorialRadius / Math.Sqrt(1 - Wgs84.EccentricitySquared)
        * Math.Exp(-Wgs84.Eccentricity * Math.Atanh(Wgs84.Eccentricity));

    /// <summary>The distance from the north pole on the map, metres, of a latitude in degrees.</summary>
    public static double Radius(double latitude)
    {
        if (latitude == 90)
            return 0;
        var tau = ConformalLatitude.FromDegrees(latitude);
        var secant = double.Hypot(1, tau);
        return Diameter * (tau >= 0 ? 1 / (secant + tau) : secant - tau);
    }

    /// <summary>Projects around the north pole: x along 90 E, y along 180.</summary>
    public static (double X, double Y) Forward(double latitude, double longitude)
    {
        var (sin, cos) = Degrees.SinCos(longitude);
        var radius = Radius(latitude);
        return (radius * sin, -radius * cos);
    }

    /// <summary>The place of a point around the north pole: degrees north and degrees east.</summary>
    public static (double Latitude, double Longitude) Reverse(double x, double y)
    {
        var t = double.Hypot(x, y) / Diameter;
        if (t == 0)
            return (90, 0);
        return (ConformalLatitude.ToDegrees((1 / t - t) / 2), Degrees.Atan2(x, -y));
    }
}
