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
    /// <summary>A place without height.</summary>
    public Position(double longitude, double latitude)
        : this(longitude, latitude, double.NaN)
    {
    }
}
