namespace Liaison.Kernel.Geodesy;

/// <summary>The shortest path between two places on the ellipsoid.</summary>
/// <param name="Distance">Length, metres.</param>
/// <param name="InitialAzimuth">Direction of travel at the first place, degrees true in [0, 360).</param>
/// <param name="FinalAzimuth">Direction of travel at the second place, degrees true in [0, 360).</param>
public readonly record struct GeodesicPath(double Distance, double InitialAzimuth, double FinalAzimuth);
