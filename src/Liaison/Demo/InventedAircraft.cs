using System.Buffers;
using System.Text;
using Liaison.Feeds.Adsb;

namespace Liaison.Demo;

/// <summary>
/// Invented aircraft on airways between the islands, as the frames of a receiver that hears them all.
/// </summary>
sealed class InventedAircraft(TimeProvider time, double timeFactor)
{
    // Of a block of addresses that no State has.
    const uint FirstAddress = 0xEF0001;
    const int Count = 14;
    const double ClimbMetresPerSecond = 9;
    const double MetresPerSecondOfKnot = 1852.0 / 3600;

    static readonly TimeSpan PositionEvery = TimeSpan.FromSeconds(1);
    static readonly TimeSpan IdentityEvery = TimeSpan.FromSeconds(5);

    readonly long _started = time.GetTimestamp();
    readonly Plane[] _planes = [.. Enumerable.Range(0, Count).Select(Plane.Of)];
    TimeSpan _said;

    /// <summary>Writes what was sent since the last call.</summary>
    public void Hear(IBufferWriter<byte> destination)
    {
        var now = time.GetElapsedTime(_started);
        foreach (var plane in _planes)
        {
            // Each at its own moment within the second.
            var offset = PositionEvery * ((double)plane.Number / Count);
            for (var tick = Next(_said - offset, PositionEvery); tick + offset <= now; tick += PositionEvery)
            {
                if (tick + offset > _said) Send(plane, tick + offset, destination);
            }
        }

        _said = now;
    }

    static TimeSpan Next(TimeSpan after, TimeSpan every) => every * Math.Max(0, Math.Floor(after / every));

    void Send(Plane plane, TimeSpan clock, IBufferWriter<byte> destination)
    {
        var flown = clock.TotalSeconds * timeFactor;
        var ((point, course), altitude, climb) = plane.At(flown);
        var second = (long)clock.TotalSeconds;
        if (second % (long)IdentityEvery.TotalSeconds == plane.Number % (long)IdentityEvery.TotalSeconds)
            AdsbEncoder.WriteIdentity(plane.Address, plane.Flight, clock, destination);
        AdsbEncoder.WriteVelocity(plane.Address, plane.Speed, course, climb, clock, destination);
        AdsbEncoder.WritePosition(
            plane.Address, point.Latitude, point.Longitude, altitude, second % 2 != 0, clock, destination);
    }

    sealed record Plane(int Number, Route Route, double Start, double Speed, double Cruise)
    {
        public uint Address { get; } = FirstAddress + (uint)Number;

        public byte[] Flight { get; } = Encoding.ASCII.GetBytes($"NSI{101 + 2 * Number}");

        public static Plane Of(int number)
        {
            var route = Nansei.Airways[number % Nansei.Airways.Count];
            var part = number * 0.6180339887 % 1;
            return new Plane(
                number, route, part * 2 * route.Length, (240 + 180 * part) * MetresPerSecondOfKnot,
                Math.Clamp(route.Length / 30, 2_000, 10_500));
        }

        /// <summary>Where it is; it climbs from one end, and comes down to the other.</summary>
        public ((Kernel.Geodesy.GeoPoint Point, double Course) Place, double Altitude, double Climb) At(double seconds)
        {
            var travelled = Start + Speed * seconds;
            var fromEnd = travelled % Route.Length;
            var up = fromEnd / Speed * ClimbMetresPerSecond;
            var down = (Route.Length - fromEnd) / Speed * ClimbMetresPerSecond;
            var altitude = Math.Min(Math.Min(up, down), Cruise);
            var climb = altitude >= Cruise ? 0 : up < down ? ClimbMetresPerSecond : -ClimbMetresPerSecond;
            return (Route.At(travelled), altitude, climb);
        }
    }
}
