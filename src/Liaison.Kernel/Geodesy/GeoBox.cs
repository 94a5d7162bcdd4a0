using System.Globalization;

namespace Liaison.Kernel.Geodesy;

/// <summary>
/// An area between two meridians and two parallels, edges included; it may cross the antimeridian. Written
/// <c>W,S,E,N</c> in degrees, as in GeoJSON (RFC 7946, section 5).
/// </summary>
public readonly record struct GeoBox
{
    const int MaxTextLength = 128;

    GeoBox(double west, double south, double east, double north) =>
        (West, South, East, North) = (west, south, east, north);

    /// <summary>The whole earth.</summary>
    public static GeoBox World { get; } = new(-180, -90, 180, 90);

    /// <summary>Western edge, degrees in [-180, 180).</summary>
    public double West { get; }

    /// <summary>Southern edge, degrees in [-90, 90].</summary>
    public double South { get; }

    /// <summary>Eastern edge, degrees in [-180, 180]; less than <see cref="West"/> across the antimeridian.</summary>
    public double East { get; }

    /// <summary>Northern edge, degrees in [-90, 90], not less than <see cref="South"/>.</summary>
    public double North { get; }

    /// <summary>True when the box reaches from one side of the antimeridian to the other.</summary>
    public bool CrossesAntimeridian => West > East;

    /// <summary>Makes a box from edges that came from outside.</summary>
    /// <param name="west">Degrees in [-360, 360].</param>
    /// <param name="south">Degrees in [-90, 90].</param>
    /// <param name="east">Degrees in [-360, 360]; a box of 360 degrees or more is the whole circle.</param>
    /// <param name="north">Degrees in [-90, 90].</param>
    /// <param name="box">The box, when the answer is true.</param>
    /// <returns>False when an edge is outside its range, not a number, or north is south of south.</returns>
    public static bool TryCreate(double west, double south, double east, double north, out GeoBox box)
    {
        box = default;
        if (!GeoPoint.TryCreate(south, west, out var southWest) || !GeoPoint.TryCreate(north, east, out var northEast)
            || south > north)
            return false;
        if (east - west >= 360)
        {
            box = new(-180, south, 180, north);
            return true;
        }

        // An eastern edge on the antimeridian belongs to the box west of it.
        var eastern = northEast.Longitude == -180 && east > west ? 180 : northEast.Longitude;
        box = new(southWest.Longitude, south, eastern, north);
        return true;
    }

    /// <summary>Reads <c>W,S,E,N</c>: four decimal numbers, at most 128 characters.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="box">The box, when the answer is true.</param>
    /// <returns>False when the text is anything else, or <see cref="TryCreate"/> refuses the edges.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out GeoBox box)
    {
        box = default;
        Span<Range> parts = stackalloc Range[5];
        if (text.Length > MaxTextLength || text.Split(parts, ',') != 4)
            return false;
        Span<double> edges = stackalloc double[4];
        for (var i = 0; i < edges.Length; i++)
        {
            if (!double.TryParse(text[parts[i]], NumberStyles.Float, CultureInfo.InvariantCulture, out edges[i]))
                return false;
        }
        return TryCreate(edges[0], edges[1], edges[2], edges[3], out box);
    }

    /// <summary>True when the point is inside or on an edge.</summary>
    public bool Contains(GeoPoint point) =>
        point.Latitude >= South && point.Latitude <= North
        && (CoversLongitude(point.Longitude) || (point.Longitude == -180 && East == 180));

    /// <summary>True when the boxes share at least a point.</summary>
    public bool Intersects(GeoBox other) =>
        South <= other.North && other.South <= North
        // Two arcs of a circle meet exactly when the beginning of one lies in the other; the two names of the
        // antimeridian are one place.
        && (CoversLongitude(other.West) || other.CoversLongitude(West)
            || (East == 180 && other.West == -180) || (other.East == 180 && West == -180));

    /// <summary>The box as <c>W,S,E,N</c>; <see cref="TryParse"/> reads it back unchanged.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{West},{South},{East},{North}");

    bool CoversLongitude(double longitude) => CrossesAntimeridian
        ? longitude >= West || longitude <= East
        : longitude >= West && longitude <= East;
}
