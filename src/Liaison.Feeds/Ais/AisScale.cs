using System.Runtime.CompilerServices;

namespace Liaison.Feeds.Ais;

/// <summary>From transmitted integers to units, by ITU-R M.1371-5. Not available is NaN.</summary>
static class AisScale
{
    /// <summary>1/10000 minute in a degree.</summary>
    public const int FinePerDegree = 600_000;

    /// <summary>1/10 minute in a degree.</summary>
    public const int CoarsePerDegree = 600;

    // Metres per second of a tenth of a knot: 1,852 m in an hour of 3,600 s.
    const double MetresPerSecondPerTenth = 1852.0 / 36_000;

    // In hundredths of a metre per second, a fifth of what is transmitted: no digits that nobody measured.
    static readonly float[] Speeds =
        [.. Enumerable.Range(0, 1023).Select(tenths => (float)Math.Round(tenths * MetresPerSecondPerTenth, 2))];

    static readonly float[] Courses = [.. Enumerable.Range(0, 3600).Select(tenths => (float)(tenths / 10.0))];

    /// <summary>Degrees north; NaN outside [-90, 90], as 91 for not available.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Latitude(int raw, int perDegree) =>
        (uint)(raw + (90 * perDegree)) <= 180 * (uint)perDegree ? Degrees(raw, perDegree) : double.NaN;

    /// <summary>Degrees east; NaN outside [-180, 180], as 181 for not available.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Longitude(int raw, int perDegree) =>
        (uint)(raw + (180 * perDegree)) <= 360 * (uint)perDegree ? Degrees(raw, perDegree) : double.NaN;

    // In seven places, a centimetre, where a unit is at least 16 centimetres: no digits that nobody measured.
    static double Degrees(int raw, int perDegree)
    {
        const double places = 1e7;
        return Math.Round(raw * places / perDegree) / places;
    }

    /// <summary>Metres per second from tenths of a knot; 1,023 is not available, 1,022 is 102.2 kn or more.</summary>
    public static float Speed(int tenths) => (uint)tenths < 1023 ? Speeds[tenths] : float.NaN;

    /// <summary>Metres per second from knots; <paramref name="unavailable"/> is not available.</summary>
    public static float SpeedOfKnots(int knots, int unavailable) =>
        knots == unavailable ? float.NaN : (float)Math.Round(knots * 10 * MetresPerSecondPerTenth, 2);

    /// <summary>Degrees from tenths; 3,600 and more is not available.</summary>
    public static float Course(int tenths) => (uint)tenths < 3600 ? Courses[tenths] : float.NaN;

    /// <summary>Degrees; 360 and more (511) is not available.</summary>
    public static float CourseOfDegrees(int degrees) => degrees >= 360 ? float.NaN : degrees;
}
