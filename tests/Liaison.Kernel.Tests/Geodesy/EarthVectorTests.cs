using CsCheck;
using Liaison.Kernel.Geodesy;

namespace Liaison.Kernel.Tests.Geodesy;

public sealed class EarthVectorTests
{
    static readonly Gen<GeoPoint> Place =
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], (latitude, longitude) => new GeoPoint(latitude, longitude));

    [Fact]
    public void Chords_enclose_the_geodesic_distance()
    {
        Gen.Select(Place, Gen.Double[0, 360], Gen.Double[0, 7].Select(power => Math.Pow(10, power) * 0.9)).Sample(
            (from, azimuth, distance) =>
            {
                var to = Geodesic.Direct(from, azimuth, distance).Point;
                var chord = Math.Sqrt(VectorTo(from).SquaredDistance(VectorTo(to)));
                var (nearer, farther) = EarthVector.ChordsOf(distance);
                Assert.InRange(chord, nearer - 1e-6, farther + 1e-6);
            });
    }

    [Theory]
    [InlineData(100e3, 0.05)]
    [InlineData(1000e3, 25)]
    public void Chords_are_close_together(double distance, double metres)
    {
        var (nearer, farther) = EarthVector.ChordsOf(distance);
        Assert.InRange(farther - nearer, 0, metres);
    }

    [Fact]
    public void The_local_scale_agrees_with_the_geodesic_for_short_ways()
    {
        Gen.Select(Gen.Double[-80, 80], Gen.Double[-179, 179], Gen.Double[0, 360], Gen.Double[1, 3_000]).Sample(
            (latitude, longitude, azimuth, distance) =>
            {
                var to = Geodesic.Direct(new GeoPoint(latitude, longitude), azimuth, distance).Point;
                var east = Math.IEEERemainder(to.Longitude - longitude, 360);
                Assert.Equal(distance, LocalScale.At(latitude).Metres(to.Latitude - latitude, east), distance * 0.005);
            });
    }

    static EarthVector VectorTo(GeoPoint point) => EarthVector.At(point.Latitude, point.Longitude);
}
