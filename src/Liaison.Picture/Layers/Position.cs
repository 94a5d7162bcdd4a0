namespace Liaison.Picture.Layers;

/// <summary>A place of a geometry.</summary>
/// <param name="Longitude">
/// WGS-84 degrees east, in [-360, 360]: a line across the antimeridian may go on beyond 180 degrees.
/// </param>
/// <param name="Latitude">WGS-84 degrees north, in [-90, 90].</param>
/// <param name="Height">
/// Metres above the ellipsoid or, where the source says no better, above the sea; NaN for none.
/// </param>
public readonly record struct Position(double Longitude, double Latitude, double Height)
{
    // Beyond the satellites.
    const double MaxHeight = 100_000_000;

    /// <summary>A place without height.</summary>
    public Position(double longitude, double latitude)
        : this(longitude, latitude, double.NaN)
    {
    }

    /// <summary>Makes a place of numbers that came from outside.</summary>
    /// <param name="longitude">Degrees east; accepted in [-360, 360].</param>
    /// <param name="latitude">Degrees north; accepted in [-90, 90].</param>
    /// <param name="height">Metres; what no place on or near the earth has is taken as unknown.</param>
    /// <param name="position">The place, when the answer is true.</param>
    /// <returns>False when a coordinate is outside its range or not a number.</returns>
    public static bool TryCreate(double longitude, double latitude, double height, out Position position)
    {
        position = new Position(longitude, latitude, Math.Abs(height) <= MaxHeight ? height : double.NaN);
        return longitude is >= -360 and <= 360 && latitude is >= -90 and <= 90;
    }
}
