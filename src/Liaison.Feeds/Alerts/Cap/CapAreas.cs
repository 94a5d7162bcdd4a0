using System.Globalization;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts.Cap;

/// <summary>Reads the <c>area</c> elements of a message, all of one message within one budget.</summary>
sealed class CapAreas(CapFaults faults)
{
    const int MaxAreas = 5_000;
    const int MaxShapes = 10_000;
    const int MaxPoints = 200_000;

    /// <summary>The farthest two places can be from each other, in metres.</summary>
    const double MaxRadius = 20_003_931.5;

    const double MetresPerKilometre = 1000;

    // A ring of three corners that ends where it began.
    const int MinRingPoints = 4;

    static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    int _areas;
    int _shapes;
    int _points;

    public AlertArea Read(AlertElement area)
    {
        if (++_areas > MaxAreas)
            faults.Note("CAP: too many areas.");
        var polygons = new List<IReadOnlyList<GeoPoint>>();
        var circles = new List<AlertCircle>();
        var geocodes = new List<AlertGeocode>();
        foreach (var child in area.Children)
        {
            // An empty element says nothing; some senders write one for every field that they know.
            if (faults.First is not null || (child.Text.Length == 0 && child.Children.Count == 0))
                continue;
            if (child.Name is "polygon" or "circle" or "geocode" && ++_shapes > MaxShapes)
                faults.Note("CAP: too many shapes.");
            if (child.Name == "polygon" && TryReadRing(child.Text, out var ring))
                polygons.Add(ring);
            else if (child.Name == "circle" && TryReadCircle(child.Text, out var circle))
                circles.Add(circle);
            else if (child.Name == "geocode" && CapReader.TryReadPair(child, out var system, out var value))
                geocodes.Add(new(system, value));
        }
        return new AlertArea
        {
            Description = CapReader.OneLine(faults.Required(area, "areaDesc")),
            Polygons = polygons,
            Circles = circles,
            Geocodes = geocodes,
        };
    }

    bool TryReadRing(string text, out IReadOnlyList<GeoPoint> ring)
    {
        var points = new List<GeoPoint>();
        ring = points;
        foreach (var pair in text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
        {
            if (++_points > MaxPoints)
            {
                faults.Note("CAP: too many points.");
                return false;
            }
            if (!TryReadPoint(pair, out var point))
            {
                faults.Note("CAP: a polygon has a point that is none on Earth.");
                return false;
            }
            points.Add(point);
        }
        // One that is not closed is closed: where it goes is plain.
        if (points.Count > 1 && points[0] == points[^1])
            points.RemoveAt(points.Count - 1);
        if (points.Distinct().Count() >= MinRingPoints - 1)
            return true;
        faults.Note("CAP: a polygon has fewer than three corners.");
        return false;
    }

    bool TryReadCircle(string text, out AlertCircle circle)
    {
        var parts = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        var isCircle = parts.Length == 2 & TryReadPoint(parts[0], out var center)
            & TryReadNumber(parts[^1], out var kilometres);
        // To the millimetre: 0.0001 km is 0.1 m, not almost.
        circle = new(center, Math.Round(kilometres * MetresPerKilometre, 3));
        if (isCircle && circle.Radius is >= 0 and <= MaxRadius)
            return true;
        faults.Note("CAP: a circle is not a point on Earth and a radius in kilometres.");
        return false;
    }

    static bool TryReadPoint(string pair, out GeoPoint point)
    {
        point = default;
        var comma = pair.IndexOf(',', StringComparison.Ordinal);
        return comma > 0 && TryReadNumber(pair.AsSpan(0, comma), out var latitude)
            && TryReadNumber(pair.AsSpan(comma + 1), out var longitude)
            && longitude is >= -180 and <= 180 && GeoPoint.TryCreate(latitude, longitude, out point);
    }

    static bool TryReadNumber(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out number);
}
