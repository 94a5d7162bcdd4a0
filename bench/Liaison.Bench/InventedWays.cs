using System.Globalization;
using System.Text;

namespace Liaison.Bench;

/// <summary>
/// Where invented tracks go: a third on foot or standing, a third ships and vehicles, a third aircraft, each seen with
/// the errors of a receiver: some metres, half a degree of course, a tenth of a metre a second, some milliseconds late.
/// </summary>
sealed class InventedWays
{
    const double MetresPerDegree = 111_195;

    readonly Way[] _ways;
    readonly Random _random = new(5);

    public InventedWays(int tracks)
    {
        _ways = new Way[tracks];
        for (var i = 0; i < tracks; i++)
        {
            _ways[i] = new Way
            {
                Row = -1,
                Latitude = 15 + (20 * _random.NextDouble()),
                Longitude = 115 + (30 * _random.NextDouble()),
                Height = i % 3 == 2 ? 9_000 : 20,
                Course = 360 * _random.NextDouble(),
                Speed = (i % 3) switch
                {
                    0 => _random.NextDouble() * 1.5,
                    1 => 2 + (10 * _random.NextDouble()),
                    _ => 220,
                },
            };
        }
    }

    public static byte[] UidOf(int track) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"ANDROID-{track * 7919L % 1_000_003:x16}"));

    public static byte[] CallsignOf(int track) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"UNIT-{track}"));

    /// <summary>Moves a track on, and sees it.</summary>
    public ref Way Move(int track, double seconds)
    {
        ref var way = ref _ways[track];
        // Now and then it turns.
        if (_random.Next(100) == 0) way.Turning = (_random.NextDouble() - 0.5) * 4;
        if (_random.Next(20) == 0) way.Turning = 0;
        way.Course = (way.Course + (way.Turning * seconds) + 360) % 360;
        var (sine, cosine) = Math.SinCos(way.Course * Math.PI / 180);
        way.Latitude = Math.Clamp(way.Latitude + (way.Speed * seconds * cosine / MetresPerDegree), -80, 80);
        way.Longitude += way.Speed * seconds * sine / MetresPerDegree / Math.Cos(way.Latitude * Math.PI / 180);
        if (Math.Abs(way.Longitude) > 179) way.Longitude = 128;
        way.SeenLatitude = Math.Round(way.Latitude + (Error() * 2 / MetresPerDegree), 7);
        way.SeenLongitude = Math.Round(way.Longitude + (Error() * 2 / MetresPerDegree), 7);
        way.SeenHeight = Math.Round(way.Height + (Error() * 3), 2);
        way.SeenCourse = (float)Math.Round((way.Course + (Error() * 0.5) + 360) % 360, 2);
        way.SeenSpeed = (float)Math.Round(Math.Max(0, way.Speed + (Error() * 0.1)), 2);
        way.LateMs = 40 + (long)(Math.Abs(Error()) * 30);
        return ref way;
    }

    // Near enough to a normal distribution with deviation 1.
    double Error() => (_random.NextDouble() + _random.NextDouble() + _random.NextDouble() - 1.5) * 2;

    public struct Way
    {
        public int Row;
        public double Latitude, Longitude, Height, Course, Speed, Turning;
        public double SeenLatitude, SeenLongitude, SeenHeight;
        public float SeenCourse, SeenSpeed;
        public long LateMs;
    }
}
