using Liaison.Kernel.Geodesy;

namespace Liaison.Feeds.Invented;

/// <summary>A line over the sea that a ship goes along, forth and back, with a rest at each end.</summary>
sealed class Lane
{
    readonly GeoPoint[] _points;

    // How far it is from the first point to each point along the line, in metres.
    readonly double[] _distances;

    /// <summary>A lane through these points, degrees north and east.</summary>
    public Lane(params (double Latitude, double Longitude)[] points)
    {
        _points = [.. points.Select(point => new GeoPoint(point.Latitude, point.Longitude))];
        _distances = new double[points.Length];
        for (var i = 1; i < points.Length; i++)
            _distances[i] = _distances[i - 1] + Geodesic.Distance(_points[i - 1], _points[i]);
    }

    /// <summary>From end to end, in metres.</summary>
    public double Length => _distances[^1];

    /// <summary>Where a ship is after a time.</summary>
    /// <param name="seconds">Since it left the first point for the first time; from 0.</param>
    /// <param name="speed">Metres per second.</param>
    /// <param name="restSeconds">How long it rests at each end.</param>
    /// <returns>The place, the course in degrees true, and whether it rests.</returns>
    public (GeoPoint Place, double Course, bool IsResting) At(double seconds, double speed, double restSeconds)
    {
        var way = Length / speed;
        var phase = seconds % (2 * (way + restSeconds));
        var isReturning = phase >= way + restSeconds;
        if (isReturning) phase -= way + restSeconds;
        var isResting = phase >= way;
        var travelled = Math.Min(phase, way) * speed;
        var distance = isReturning ? Length - travelled : travelled;
        var leg = Math.Max(0, Array.FindLastIndex(_distances, _distances.Length - 2, start => start <= distance));
        var path = Geodesic.Inverse(_points[leg], _points[leg + 1]);
        var (place, course) = Geodesic.Direct(_points[leg], path.InitialAzimuth, distance - _distances[leg]);
        return (place, (course + (isReturning ? 540 : 360)) % 360, isResting);
    }
}
