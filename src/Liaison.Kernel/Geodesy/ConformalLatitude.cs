namespace Liaison.Kernel.Geodesy;

/// <summary>
/// The tangent of the conformal latitude of WGS-84. Source: Karney (2011), equations (7) to (9) and (19) to (21), see
/// <see cref="TransverseMercator"/>.
/// </summary>
static class ConformalLatitude
{
    /// <summary>The tangent of the conformal latitude of a geographic latitude in degrees.</summary>
    public static double FromDegrees(double latitude)
    {
        var (sin, cos) = Degrees.SinCos(latitude);
        return FromTangent(sin / Math.Max(cos, Direction.SmallestCosine));
    }

    /// <summary>The geographic latitude, degrees, of a tangent of the conformal latitude.</summary>
    public static double ToDegrees(double conformal)
    {
        // Beyond this the latitude is a pole to the last bit.
        if (Math.Abs(conformal) > 1e17)
            return Math.CopySign(90, conformal);
        const double E2 = Wgs84.EccentricitySquared;
        // Newton's method; two steps give all digits, the bound is for safety.
        var tau = conformal / (1 - E2);
        for (var step = 0; step < 6; step++)
        {
            var reached = FromTangent(tau);
            var change = (conformal - reached) / double.Hypot(1, reached)
                * (1 + (1 - E2) * tau * tau) / ((1 - E2) * double.Hypot(1, tau));
            tau += change;
            if (!(Math.Abs(change) > 1e-9 * Math.Max(1, Math.Abs(tau))))
                break;
        }
        return Degrees.Atan2(tau, 1);
    }

    static double FromTangent(double tau)
    {
        var secant = double.Hypot(1, tau);
        var sigma = Math.Sinh(Wgs84.Eccentricity * Math.Atanh(Wgs84.Eccentricity * tau / secant));
        return double.Hypot(1, sigma) * tau - sigma * secant;
    }
}
