using System.Diagnostics.CodeAnalysis;

namespace Liaison.Kernel.Geodesy;

/// <summary>
/// A reference of the Military Grid Reference System on WGS-84: a square of 100 km down to 1 m, anywhere on earth.
/// Source: NGA.STND.0037, "Universal Grids and Grid Reference Systems", chapter 3.
/// </summary>
/// <remarks>
/// A reference names an area, so that digits are cut off, never rounded. Near the edges of its grid zone a square is
/// clipped; a text whose square has no place in the zone that it names is refused.
/// </remarks>
public sealed record MgrsReference
{
    /// <summary>Most digits for each of easting and northing: squares of one metre.</summary>
    public const int MaxPrecision = 5;

    readonly GridSquare _square;

    MgrsReference(GridSquare square, int precision, GeoPoint point) =>
        (_square, Precision, Point) = (square, precision, point);

    /// <summary>Zone number of UTM, 1 to 60; 0 in the polar caps.</summary>
    public int Zone => _square.Zone.Number;

    /// <summary>Latitude band C to X, or A, B, Y, Z in the polar caps.</summary>
    public char Band => _square.Zone.Band;

    /// <summary>Digits for each of easting and northing, 0 to 5.</summary>
    public int Precision { get; }

    /// <summary>Side of the square before it is clipped, metres: 100,000 at precision 0, 1 at precision 5.</summary>
    public int SideMetres => _square.Side;

    /// <summary>Easting of the south-west corner in UTM or UPS, metres.</summary>
    public int Easting => _square.Easting;

    /// <summary>Northing of the south-west corner in UTM or UPS, metres.</summary>
    public int Northing => _square.Northing;

    /// <summary>
    /// The centre of the square; where the edge of the grid zone cuts that off, a place of the square at that edge.
    /// </summary>
    public GeoPoint Point { get; }

    /// <summary>The reference of the square that a place lies in.</summary>
    /// <param name="point">The place.</param>
    /// <param name="precision">Digits for each of easting and northing, 0 to 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">The precision is not in 0 to 5.</exception>
    public static MgrsReference FromPoint(GeoPoint point, int precision = MaxPrecision)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(precision);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(precision, MaxPrecision);
        var metre = GridSquare.Of(point);
        var side = SideOf(precision);
        var square = metre with
        {
            Easting = metre.Easting - metre.Easting % side,
            Northing = metre.Northing - metre.Northing % side,
            Side = side,
        };
        // The point itself stands in for a place that rounding would have put across an edge.
        return new(square, precision, square.TryPlace(out var place) ? place : point);
    }

    /// <summary>
    /// Reads a reference such as <c>54SUE8693650012</c> or <c>54S UE 869 500</c>: spaces may separate its parts,
    /// letters may be small, the zone may have a leading zero; at most 32 characters.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="reference">The reference, when the answer is true.</param>
    /// <returns>False when the text is anything else, or names a square that has no place in its grid zone.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out MgrsReference? reference)
    {
        reference = MgrsText.TryParse(text, out var square, out var precision) && square.TryPlace(out var place)
            ? new(square, precision, place)
            : null;
        return reference is not null;
    }

    /// <summary>The reference without spaces, as systems exchange it.</summary>
    public override string ToString() => MgrsText.Print(_square, Precision, separator: "");

    /// <summary>The reference with spaces between its parts, as people read it.</summary>
    public string ToSpacedString() => MgrsText.Print(_square, Precision, separator: " ");

    internal static int SideOf(int precision)
    {
        var side = 100_000;
        for (var digit = 0; digit < precision; digit++)
            side /= 10;
        return side;
    }
}
