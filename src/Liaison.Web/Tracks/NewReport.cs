using Liaison.Kernel.Labels;

namespace Liaison.Web.Tracks;

/// <summary>A report that came by the API; values have been checked.</summary>
/// <param name="Uid">Unique id of the track.</param>
/// <param name="Type">CoT type.</param>
/// <param name="Callsign">Callsign, or null.</param>
/// <param name="Longitude">WGS-84 degrees east.</param>
/// <param name="Latitude">WGS-84 degrees north.</param>
/// <param name="Height">Metres above the ellipsoid; NaN when unknown.</param>
/// <param name="Course">Degrees true; NaN when unknown.</param>
/// <param name="Speed">Metres per second; NaN when unknown.</param>
/// <param name="Time">When it was seen.</param>
/// <param name="Stale">Until when it holds.</param>
/// <param name="Remarks">Words to it, or null.</param>
/// <param name="Label">Its label; null when none was stated, which means the node's default.</param>
sealed record NewReport(
    string Uid, string Type, string? Callsign, double Longitude, double Latitude, double Height, double Course, double Speed,
    DateTimeOffset Time, DateTimeOffset Stale, string? Remarks, Label? Label);
