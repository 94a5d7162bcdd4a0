using Liaison.Kernel.Geodesy;

namespace Liaison.Headquarters.Records;

/// <summary>A place as records keep it: whole numbers, so that its bytes are the same everywhere.</summary>
/// <param name="LatitudeE7">Degrees north times 10⁷.</param>
/// <param name="LongitudeE7">Degrees east times 10⁷.</param>
public readonly record struct GeoPosition(int LatitudeE7, int LongitudeE7)
{
    const double Scale = 1e7;

    /// <summary>The place nearest to a point: within 6 mm.</summary>
    public static GeoPosition Of(GeoPoint point) =>
        new((int)Math.Round(point.Latitude * Scale), (int)Math.Round(point.Longitude * Scale));

    /// <summary>The place as a point.</summary>
    public GeoPoint ToPoint() => new(LatitudeE7 / Scale, LongitudeE7 / Scale);

    /// <summary>Whether the numbers are a place on Earth.</summary>
    public bool IsValid =>
        Math.Abs((long)LatitudeE7) <= 90 * (long)Scale && Math.Abs((long)LongitudeE7) <= 180 * (long)Scale;
}
