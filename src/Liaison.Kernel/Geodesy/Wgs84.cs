namespace Liaison.Kernel.Geodesy;

/// <summary>The defining and derived constants of the WGS-84 ellipsoid (NGA.STND.0036, table 3.1).</summary>
static class Wgs84
{
    /// <summary>Equatorial radius, metres.</summary>
    public const double EquatorialRadius = 6378137;

    /// <summary>Flattening, (a - b) / a.</summary>
    public const double Flattening = 1 / 298.257223563;

    /// <summary>Polar radius, metres.</summary>
    public const double PolarRadius = EquatorialRadius * (1 - Flattening);

    /// <summary>Third flattening, (a - b) / (a + b): the small quantity of every series here.</summary>
    public const double ThirdFlattening = Flattening / (2 - Flattening);

    /// <summary>Square of the (first) eccentricity.</summary>
    public const double EccentricitySquared = Flattening * (2 - Flattening);

    /// <summary>Square of the second eccentricity.</summary>
    public const double SecondEccentricitySquared = EccentricitySquared / ((1 - Flattening) * (1 - Flattening));

    /// <summary>The (first) eccentricity.</summary>
    public static readonly double Eccentricity = Math.Sqrt(EccentricitySquared);
}
