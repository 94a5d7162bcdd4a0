using CsCheck;
using Liaison.Feeds.Adsb;

namespace Liaison.Feeds.Tests.Adsb;

public sealed class CompactPositionTests
{
    // Half a step of the coarsest grid in the air, and a little; on the ground a quarter of it.
    const double Tolerance = 0.5 * 360.0 / 59 / CompactPosition.Steps * 1.01;

    static readonly Gen<(double Latitude, double Longitude)> Places =
        Gen.Select(Gen.Double[-86, 86], Gen.Double[-180, 179.999]);

    [Fact]
    public void A_position_in_the_air_comes_back_from_its_two_codes() =>
        Gen.Select(Places, Gen.Bool).Sample((place, isOddNewer) =>
        {
            var even = CompactPosition.Encode(place.Latitude, place.Longitude, isOdd: false, isSurface: false);
            var odd = CompactPosition.Encode(place.Latitude, place.Longitude, isOdd: true, isSurface: false);
            // Next to a border between zones the two codes fall on its two sides; decoders wait for the next pair.
            if (!CompactPosition.TryDecodeAirborne(even, odd, isOddNewer, out var latitude, out var longitude)) return;
            AssertNear(place, latitude, longitude, isSurface: false);
        });

    [Fact]
    public void Codes_that_do_not_belong_together_are_rare()
    {
        var failed = 0;
        Places.Sample(place =>
        {
            var even = CompactPosition.Encode(place.Latitude, place.Longitude, isOdd: false, isSurface: false);
            var odd = CompactPosition.Encode(place.Latitude, place.Longitude, isOdd: true, isSurface: false);
            if (!CompactPosition.TryDecodeAirborne(even, odd, true, out _, out _)) Interlocked.Increment(ref failed);
        }, iter: 10_000);
        Assert.InRange(failed, 0, 50);
    }

    [Fact]
    public void One_code_is_enough_near_a_known_place() =>
        Gen.Select(Places, Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Bool, Gen.Bool)
            .Sample((place, north, east, isOdd, isSurface) =>
            {
                // A zone on the ground is a quarter of one in the air.
                var reach = isSurface ? 0.7 : 2.9;
                var nearLatitude = place.Latitude + north * reach;
                var nearLongitude = place.Longitude + east * reach;
                var code = CompactPosition.Encode(place.Latitude, place.Longitude, isOdd, isSurface);
                var (latitude, longitude) = CompactPosition.DecodeNear(code, isSurface, nearLatitude, nearLongitude);
                AssertNear(place, latitude, longitude, isSurface);
            });

    [Fact]
    public void On_the_ground_two_codes_and_a_place_within_45_degrees_are_enough() =>
        Gen.Select(Places, Gen.Double[-40, 40], Gen.Bool).Sample((place, east, isOddNewer) =>
        {
            var even = CompactPosition.Encode(place.Latitude, place.Longitude, isOdd: false, isSurface: true);
            var odd = CompactPosition.Encode(place.Latitude, place.Longitude, isOdd: true, isSurface: true);
            var near = place.Longitude + east;
            if (!CompactPosition.TryDecodeSurface(
                even, odd, isOddNewer, place.Latitude, near, out var latitude, out var longitude)) return;
            // At the equator itself north and south are both near.
            if (Math.Abs(place.Latitude) > 0.001) AssertNear(place, latitude, longitude, isSurface: true);
        });

    [Theory]
    [InlineData(0, 59)]
    [InlineData(10.47, 59)]
    [InlineData(10.471, 58)]
    [InlineData(-52.2, 36)]
    [InlineData(86.9, 2)]
    [InlineData(87.1, 1)]
    public void The_zones_grow_fewer_towards_the_poles(double latitude, int zones) =>
        Assert.Equal(zones, CompactPosition.LongitudeZones(latitude));

    static void AssertNear((double Latitude, double Longitude) place, double latitude, double longitude, bool isSurface)
    {
        var tolerance = isSurface ? Tolerance / 4 : Tolerance;
        Assert.Equal(place.Latitude, latitude, tolerance);
        // A zone of longitude is up to 360 degrees wide near the poles.
        var widest = 59.0 / Math.Max(1, CompactPosition.LongitudeZones(place.Latitude) - 1);
        Assert.InRange(Math.Abs(Math.IEEERemainder(place.Longitude - longitude, 360)), 0, tolerance * widest);
    }
}
