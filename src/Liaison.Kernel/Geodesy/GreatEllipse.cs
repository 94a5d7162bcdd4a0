namespace Liaison.Kernel.Geodesy;

/// <summary>
/// A geodesic on the auxiliary sphere: what is common to all of its points. Names and equation numbers are of Karney
/// (2013): alpha is azimuth, beta reduced latitude, sigma the arc from the northward crossing of the equator, omega
/// the longitude on the sphere.
/// </summary>
readonly struct GreatEllipse
{
    /// <summary>The geodesic that passes a reduced latitude in a direction.</summary>
    public GreatEllipse(Direction alpha, Direction beta)
    {
        // Equation (10): the azimuth where the geodesic crosses the equator.
        Alpha0 = new(alpha.Sin * beta.Cos, double.Hypot(alpha.Cos, alpha.Sin * beta.Sin));
        // Equations (9) and (16), the latter in a form that does not cancel.
        KSquared = Alpha0.Cos * Alpha0.Cos * Wgs84.SecondEccentricitySquared;
        Epsilon = KSquared / (2 * (1 + Math.Sqrt(1 + KSquared)) + KSquared);
    }

    public Direction Alpha0 { get; }

    public double KSquared { get; }

    public double Epsilon { get; }

    /// <summary>Equation (11): the arc from the equator to a point of the geodesic.</summary>
    public static Direction Arc(Direction alpha, Direction beta) =>
        // On the equator, heading along it, the arc is taken as zero.
        beta.Sin == 0 && alpha.Cos == 0 ? new(0, 1) : new Direction(beta.Sin, beta.Cos * alpha.Cos).Normalized();

    /// <summary>Equation (12): the longitude on the sphere, as a vector of any length.</summary>
    public Direction Longitude(Direction sigma) => new(Alpha0.Sin * sigma.Sin, sigma.Cos);

    /// <summary>Equations (8) and (23): longitude on the sphere less that on the ellipsoid, radians.</summary>
    public double LongitudeCorrection(Direction sigma1, Direction sigma2, double sigma12)
    {
        Span<double> c = stackalloc double[GeodesicSeries.Order];
        GeodesicSeries.C3(Epsilon, c);
        var b312 = GeodesicSeries.SineSum(sigma2.Sin, sigma2.Cos, c)
            - GeodesicSeries.SineSum(sigma1.Sin, sigma1.Cos, c);
        return Wgs84.Flattening * Alpha0.Sin * GeodesicSeries.A3(Epsilon) * (sigma12 + b312);
    }

    /// <summary>Equations (7) and (15): the length between two points of the geodesic, metres.</summary>
    public double Length(Direction sigma1, Direction sigma2, double sigma12) =>
        Wgs84.PolarRadius * Integral1(sigma1, sigma2, sigma12);

    /// <summary>Equation (38): the reduced length between two points, in units of the polar radius.</summary>
    public double ReducedLength(Direction sigma1, Direction sigma2, double sigma12)
    {
        Span<double> c = stackalloc double[GeodesicSeries.Order + 1];
        GeodesicSeries.C2(Epsilon, c);
        var b212 = GeodesicSeries.SineSum(sigma2.Sin, sigma2.Cos, c)
            - GeodesicSeries.SineSum(sigma1.Sin, sigma1.Cos, c);
        var j12 = Integral1(sigma1, sigma2, sigma12) - GeodesicSeries.A2(Epsilon) * (sigma12 + b212);
        return Stretch(sigma2) * (sigma1.Cos * sigma2.Sin) - Stretch(sigma1) * (sigma1.Sin * sigma2.Cos)
            - sigma1.Cos * sigma2.Cos * j12;
    }

    double Integral1(Direction sigma1, Direction sigma2, double sigma12)
    {
        Span<double> c = stackalloc double[GeodesicSeries.Order + 1];
        GeodesicSeries.C1(Epsilon, c);
        var b112 = GeodesicSeries.SineSum(sigma2.Sin, sigma2.Cos, c)
            - GeodesicSeries.SineSum(sigma1.Sin, sigma1.Cos, c);
        return GeodesicSeries.A1(Epsilon) * (sigma12 + b112);
    }

    double Stretch(Direction sigma) => Math.Sqrt(1 + KSquared * sigma.Sin * sigma.Sin);
}
