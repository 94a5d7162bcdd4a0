using System.Globalization;
using System.Text.RegularExpressions;
using Liaison.Kernel.Geodesy;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>
/// Places as telegrams write them, after ISO 6709: <c>+34.8+138.5-10000/</c> in degrees with the height in metres, or
/// <c>+3624.38+13831.38+2568/</c> in degrees and minutes; how many digits stand before the point tells which.
/// </summary>
static partial class JmaCoordinate
{
    const int MaxRingPoints = 5_000;

    /// <summary>Reads one place.</summary>
    /// <param name="text">What the telegram has; empty for an unknown place.</param>
    /// <param name="point">The place, when the answer is true.</param>
    /// <param name="height">Metres above the sea, below it negative; null when not stated.</param>
    public static bool TryRead(string text, out GeoPoint point, out double? height)
    {
        (point, height) = (default, null);
        var match = Shape().Match(text);
        if (!match.Success || Degrees(match, 2, 3) is not (>= -180 and <= 180 and var east)
            || !GeoPoint.TryCreate(Degrees(match, 1, 2), east, out point))
            return false;
        if (match.Groups[3].Success)
            height = Number(match.Groups[3].Value);
        return true;
    }

    /// <summary>Reads a ring of places; the last joins the first without being repeated.</summary>
    public static bool TryReadRing(string text, out IReadOnlyList<GeoPoint> ring)
    {
        var points = new List<GeoPoint>();
        ring = points;
        foreach (var part in text.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (points.Count >= MaxRingPoints || !TryRead(part + "/", out var point, out _))
                return false;
            points.Add(point);
        }
        if (points.Count > 1 && points[0] == points[^1])
            points.RemoveAt(points.Count - 1);
        return points.Count >= 3;
    }

    static double Degrees(Match match, int group, int degreeDigits)
    {
        var text = match.Groups[group].Value;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = (point < 0 ? text.Length : point) - 1;
        if (whole <= degreeDigits)
            return Number(text);
        var minutes = Number(text[(1 + degreeDigits)..]);
        var degrees = Number(text[1..(1 + degreeDigits)]) + minutes / 60;
        return minutes >= 60 ? double.NaN : text[0] == '-' ? -degrees : degrees;
    }

    static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^([+-]\d{1,4}(?:\.\d{1,8})?)([+-]\d{1,5}(?:\.\d{1,8})?)([+-]\d{1,6}(?:\.\d{1,4})?)?/$",
        RegexOptions.ECMAScript, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
