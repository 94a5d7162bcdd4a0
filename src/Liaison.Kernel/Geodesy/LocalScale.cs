namespace Liaison.Kernel.Geodesy;

/// <summary>How long a degree is about a latitude: for short distances, where a plane will do.</summary>
/// <param name="North">Metres for each degree of latitude.</param>
/// <param name="East">Metres for each degree of longitude.</param>
public readonly record struct LocalScale(double North, double East)
{
    const double RadiansPerDegree = Math.PI / 180;

    /// <summary>The scale at a latitude, from the radii of curvature of the ellipsoid.</summary>
    /// <param name="latitude">Degrees north.</param>
    public static LocalScale At(double latitude)
    {
        var (sin, cos) = Math.SinCos(latitude * RadiansPerDegree);
        var w = 1 - Wgs84.EccentricitySquared * sin * sin;
        var primeVertical = Wgs84.EquatorialRadius / Math.Sqrt(w);
        var meridian = primeVertical * (1 - Wgs84.EccentricitySquared) / w;
        return new(meridian * RadiansPerDegree, primeVertical * cos * RadiansPerDegree);
    }

    /// <summary>Metres between two places near each other; within 1 % up to some tens of kilometres away from the
    /// poles.</summary>
    /// <param name="north">Difference of latitude, degrees.</param>
    /// <param name="east">Difference of longitude, degrees in [-180, 180].</param>
    public double Metres(double north, double east)
    {
        double y = north * North, x = east * East;
        return Math.Sqrt((x * x) + (y * y));
    }
}
