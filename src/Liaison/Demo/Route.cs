using Liaison.Kernel.Geodesy;

namespace Liaison.Demo;

/// <summary>A line that something goes along, forth and back.</summary>
sealed class Route
{
    readonly GeoPoint[] _points;

    // How far it is from the first point to each point along the line, in metres.
    readonly double[] _distances;

    public Route(string name, GeoPoint[] points)
    {
        Name = name;
        _points = points;
        _distances = new double[points.Length];
        for (var i = 1; i < points.Length; i++)
            _distances[i] = _distances[i - 1] + Geodesic.Distance(points[i - 1], points[i]);
    }

    public string Name { get; }

    /// <summary>From end to end, in metres.</summary>
    public double Length => _distances[^1];

    /// <summary>
    /// Where something is after this many metres since the first point, and its course in degrees true; at an end it
    /// turns.
    /// </summary>
    public (GeoPoint Point, double Course) At(double travelled)
    {
        var phase = travelled % (2 * Length);
        var isReturning = phase > Length;
        var distance = isReturning ? 2 * Length - phase : phase;
        var leg = Array.FindLastIndex(_distances, _distances.Length - 2, d => d <= distance);
        var path = Geodesic.Inverse(_points[leg], _points[leg + 1]);
        var (point, azimuth) = Geodesic.Direct(_points[leg], path.InitialAzimuth, distance - _distances[leg]);
        var course = isReturning ? azimuth + 180 : azimuth;
        return (point, (course + 360) % 360);
    }
}
