namespace Liaison.Kernel.Geodesy;

/// <summary>
/// An angle kept as its sine and cosine: near the poles and at nearly antipodal points the angle itself would lose
/// the digits that matter.
/// </summary>
readonly record struct Direction(double Sin, double Cos)
{
    // The square of this is still a normal number; it keeps a cosine at a pole from being zero.
    const double Tiny = 1.4916681462400413e-154;

    public static Direction FromDegrees(double degrees)
    {
        var (sin, cos) = Degrees.SinCos(degrees);
        return new(sin, cos);
    }

    public static Direction FromRadians(double radians)
    {
        var (sin, cos) = Math.SinCos(radians);
        return new(sin, cos);
    }

    /// <summary>The reduced latitude of a geographic latitude in degrees; its cosine is never zero.</summary>
    public static Direction ReducedLatitude(double latitude)
    {
        var (sin, cos) = Degrees.SinCos(latitude);
        var reduced = new Direction(sin * (1 - Wgs84.Flattening), cos).Normalized();
        return reduced with { Cos = Math.Max(Tiny, reduced.Cos) };
    }

    /// <summary>This vector at length 1.</summary>
    public Direction Normalized()
    {
        var length = double.Hypot(Sin, Cos);
        return new(Sin / length, Cos / length);
    }

    public Direction Plus(Direction other) =>
        new(Sin * other.Cos + Cos * other.Sin, Cos * other.Cos - Sin * other.Sin);

    public Direction Minus(Direction other) =>
        new(Sin * other.Cos - Cos * other.Sin, Cos * other.Cos + Sin * other.Sin);

    public double Radians => Math.Atan2(Sin, Cos);

    public double InDegrees => Degrees.Atan2(Sin, Cos);

    /// <summary>A cosine too small to matter and too large to divide by zero with.</summary>
    public static double SmallestCosine => Tiny;
}
