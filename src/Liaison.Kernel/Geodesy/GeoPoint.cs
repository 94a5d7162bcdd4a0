using System.Globalization;

namespace Liaison.Kernel.Geodesy;

/// <summary>A place on the WGS-84 ellipsoid, without height.</summary>
public readonly record struct GeoPoint
{
    /// <summary>Makes a point from coordinates that the caller knows to be valid.</summary>
    /// <param name="latitude">Degrees north, in [-90, 90].</param>
    /// <param name="longitude">Degrees east, in [-360, 360]; it is brought into [-180, 180).</param>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is outside its range or not a number.</exception>
    public GeoPoint(double latitude, double longitude)
    {
        if (!IsLatitude(latitude))
            throw new ArgumentOutOfRangeException(nameof(latitude), latitude, "A latitude lies in [-90, 90] degrees.");
        if (!IsLongitude(longitude))
            throw new ArgumentOutOfRangeException(
                nameof(longitude), longitude, "A longitude lies in [-360, 360] degrees.");
        Latitude = latitude;
        Longitude = Degrees.NormalizeLongitude(longitude);
    }

    /// <summary>Degrees north, in [-90, 90].</summary>
    public double Latitude { get; }

    /// <summary>Degrees east, in [-180, 180).</summary>
    public double Longitude { get; }

    /// <summary>Makes a point from coordinates that came from outside.</summary>
    /// <param name="latitude">Degrees north; accepted in [-90, 90].</param>
    /// <param name="longitude">Degrees east; accepted in [-360, 360].</param>
    /// <param name="point">The point, when the answer is true.</param>
    /// <returns>False when a coordinate is outside its range or not a number.</returns>
    public static bool TryCreate(double latitude, double longitude, out GeoPoint point)
    {
        var valid = IsLatitude(latitude) && IsLongitude(longitude);
        point = valid ? new GeoPoint(latitude, longitude) : default;
        return valid;
    }

    /// <summary>Latitude and longitude in degrees, for people and logs.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Latitude:0.######},{Longitude:0.######}");

    static bool IsLatitude(double degrees) => degrees is >= -90 and <= 90;

    static bool IsLongitude(double degrees) => degrees is >= -360 and <= 360;
}
