using Liaison.Kernel.Geodesy;

namespace Liaison.Demo;

/// <summary>One invented TAK device: who it is and where it is at each moment of the exercise.</summary>
/// <param name="Uid">Its uid.</param>
/// <param name="Callsign">Its callsign.</param>
/// <param name="CotType">Its CoT type.</param>
/// <param name="Team">Colour of its team, one of TAK's.</param>
/// <param name="Role">Role in the team, one of TAK's.</param>
/// <param name="Platform">What it says its software is.</param>
/// <param name="Route">Where it moves.</param>
/// <param name="StartMetres">How far along the route it is at the beginning.</param>
/// <param name="Speed">Metres per second of the exercise's time.</param>
/// <param name="Altitude">Metres above the ellipsoid.</param>
/// <param name="Interval">Time between two reports.</param>
/// <param name="OnlyReports">A sensor that never listens: it reports to the port for those.</param>
sealed record DemoDevice(
    string Uid, string Callsign, string CotType, string Team, string Role, string Platform, Route Route,
    double StartMetres, double Speed, double Altitude, TimeSpan Interval, bool OnlyReports)
{
    public (GeoPoint Point, double Course) At(TimeSpan exerciseTime) =>
        Route.At(StartMetres + Speed * exerciseTime.TotalSeconds);
}
