namespace Liaison.Kernel.Units;

/// <summary>A speed. Ships and aircraft report knots; inside it is metres per second.</summary>
/// <param name="MetresPerSecond">Metres per second.</param>
public readonly record struct Speed(double MetresPerSecond)
{
    // A nautical mile of 1,852 m in an hour of 3,600 s.
    const double KnotsPerMetrePerSecond = 3600.0 / 1852;
    const double KilometresPerHourPerMetrePerSecond = 3.6;

    /// <summary>Knots.</summary>
    public double Knots => MetresPerSecond * KnotsPerMetrePerSecond;

    /// <summary>Kilometres per hour.</summary>
    public double KilometresPerHour => MetresPerSecond * KilometresPerHourPerMetrePerSecond;

    /// <summary>A speed of knots.</summary>
    public static Speed FromKnots(double knots) => new(knots / KnotsPerMetrePerSecond);

    /// <summary>A speed of kilometres per hour.</summary>
    public static Speed FromKilometresPerHour(double speed) => new(speed / KilometresPerHourPerMetrePerSecond);
}
