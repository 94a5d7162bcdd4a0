using Liaison.Kernel.Geodesy;

namespace Liaison.Kernel.Units;

/// <summary>A direction over ground, clockwise from true (not magnetic) north.</summary>
public readonly record struct TrueBearing
{
    // NATO mils: 6,400 to the circle.
    const double MilsPerDegree = 6400.0 / 360;

    TrueBearing(double degrees) => InDegrees = degrees;

    /// <summary>Degrees, in [0, 360).</summary>
    public double InDegrees { get; }

    /// <summary>NATO mils, in [0, 6400).</summary>
    public double Mils => InDegrees * MilsPerDegree;

    /// <summary>The opposite direction.</summary>
    public TrueBearing Reversed => FromDegrees(InDegrees + 180);

    /// <summary>A bearing of degrees; any finite number, brought into [0, 360).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static TrueBearing FromDegrees(double degrees) => double.IsFinite(degrees)
        ? new(Degrees.NormalizeAzimuth(degrees))
        : throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "A bearing is a finite number of degrees.");

    /// <summary>A bearing of NATO mils (6,400 to the circle); any finite number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static TrueBearing FromMils(double mils) => FromDegrees(mils / MilsPerDegree);
}
