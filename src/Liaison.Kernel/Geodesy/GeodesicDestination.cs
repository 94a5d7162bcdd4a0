namespace Liaison.Kernel.Geodesy;

/// <summary>Where a geodesic leads.</summary>
/// <param name="Point">The place reached.</param>
/// <param name="Azimuth">Direction of travel there, degrees true in [0, 360).</param>
public readonly record struct GeodesicDestination(GeoPoint Point, double Azimuth);
