using Liaison.Kernel.Geodesy;
using Liaison.Picture.Layers;

namespace Liaison.Web.Ogc;

/// <summary>A coordinate reference system that features and boxes may be asked for in.</summary>
/// <remarks>
/// Heights stay as they are in all of them: metres above the ellipsoid. The two axes of each are those that its
/// authority states, so EPSG:4326 has latitude first.
/// </remarks>
sealed class CoordinateSystem
{
    // Semi-major axis of WGS-84, taken for the radius of a sphere by EPSG method 1024 (pseudo-Mercator).
    const double Radius = 6_378_137;
    const double DegreesPerRadian = 180 / Math.PI;

    readonly Func<double, double, (double, double)> _project;
    readonly Func<double, double, (double, double)> _unproject;

    CoordinateSystem(
        string uri, Func<double, double, (double, double)> project, Func<double, double, (double, double)> unproject) =>
        (Uri, _project, _unproject) = (uri, project, unproject);

    /// <summary>WGS-84, longitude then latitude in degrees: what is used when nothing is said.</summary>
    public static CoordinateSystem Crs84 { get; } = new(
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        (longitude, latitude) => (longitude, latitude),
        (x, y) => (x, y));

    /// <summary>WGS-84, latitude then longitude in degrees.</summary>
    public static CoordinateSystem Epsg4326 { get; } = new(
        "http://www.opengis.net/def/crs/EPSG/0/4326",
        (longitude, latitude) => (latitude, longitude),
        (x, y) => (y, x));

    /// <summary>Web Mercator, easting then northing in metres.</summary>
    public static CoordinateSystem Epsg3857 { get; } = new(
        "http://www.opengis.net/def/crs/EPSG/0/3857", ToMercator, FromMercator);

    /// <summary>All of them, the usual one first.</summary>
    public static IReadOnlyList<CoordinateSystem> All { get; } = [Crs84, Epsg4326, Epsg3857];

    /// <summary>Their names, the usual one first.</summary>
    public static IReadOnlyList<string> Uris { get; } = [.. All.Select(system => system.Uri)];

    /// <summary>Its name.</summary>
    public string Uri { get; }

    /// <summary>Finds one by its name.</summary>
    public static CoordinateSystem? Find(string uri) => All.FirstOrDefault(system => system.Uri == uri);

    /// <summary>The two coordinates of a place, in the order of the axes.</summary>
    public (double X, double Y) Project(Position at) => _project(at.Longitude, at.Latitude);

    /// <summary>Makes a box of its two corners as they were written: least of both axes, then greatest.</summary>
    public bool TryMakeBox(double x1, double y1, double x2, double y2, out GeoBox box)
    {
        var ((west, south), (east, north)) = (_unproject(x1, y1), _unproject(x2, y2));
        return GeoBox.TryCreate(west, south, east, north, out box);
    }

    // The inverse hyperbolic sine stays finite at the poles, where the logarithm of the textbooks does not.
    static (double X, double Y) ToMercator(double longitude, double latitude) =>
        (Radius * longitude / DegreesPerRadian, Radius * Math.Asinh(Math.Tan(latitude / DegreesPerRadian)));

    // Maps draw more than one turn round the earth: a box as wide as that is all of it.
    static (double Longitude, double Latitude) FromMercator(double x, double y) =>
        (Math.Clamp(x / Radius * DegreesPerRadian, -360, 360), Math.Atan(Math.Sinh(y / Radius)) * DegreesPerRadian);
}
