namespace Liaison.Kernel.Geodesy;

/// <summary>Trigonometry on degrees that stays exact at the quarters of the circle.</summary>
static class Degrees
{
    const double RadiansPerDegree = Math.PI / 180;

    /// <summary>Sine and cosine of an angle in degrees; exact at multiples of 90.</summary>
    public static (double Sin, double Cos) SinCos(double degrees)
    {
        // The remainder is exact, so that the only rounding is in the conversion of an angle within 45 degrees.
        var remainder = Math.IEEERemainder(degrees, 90);
        var quarter = (long)Math.Round((degrees - remainder) / 90) & 3;
        var (sin, cos) = Math.SinCos(remainder * RadiansPerDegree);
        return quarter switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    /// <summary>The angle of the vector (x, y) in degrees, in [-180, 180].</summary>
    public static double Atan2(double y, double x) => Math.Atan2(y, x) / RadiansPerDegree;

    /// <summary>How far one longitude is east of another, in [-180, 180].</summary>
    public static double Difference(double from, double to) => Math.IEEERemainder(to - from, 360);

    /// <summary>Puts an angle into [-180, 180).</summary>
    public static double NormalizeLongitude(double degrees)
    {
        if (degrees is >= -180 and < 180)
            return degrees;
        var remainder = Math.IEEERemainder(degrees, 360);
        return remainder == 180 ? -180 : remainder;
    }

    /// <summary>Puts an angle into [0, 360).</summary>
    public static double NormalizeAzimuth(double degrees)
    {
        var remainder = Math.IEEERemainder(degrees, 360);
        var positive = remainder < 0 ? remainder + 360 : remainder;
        // A tiny negative angle rounds up to 360; and + 0 turns a negative zero into zero.
        return positive >= 360 ? 0 : positive + 0.0;
    }
}
