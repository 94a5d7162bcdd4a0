using CsCheck;
using Liaison.Kernel.Geodesy;

namespace Liaison.Kernel.Tests.Geodesy;

public sealed class GeoPointTests
{
    [Theory]
    [InlineData(91, 0)]
    [InlineData(-90.0000001, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(0, 360.1)]
    [InlineData(0, double.NegativeInfinity)]
    public void A_place_off_the_earth_is_refused(double latitude, double longitude)
    {
        Assert.False(GeoPoint.TryCreate(latitude, longitude, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GeoPoint(latitude, longitude));
    }

    [Theory]
    [InlineData(180, -180)]
    [InlineData(-180, -180)]
    [InlineData(190, -170)]
    [InlineData(-190, 170)]
    [InlineData(360, 0)]
    [InlineData(-360, 0)]
    [InlineData(179.5, 179.5)]
    public void A_longitude_has_one_name(double given, double kept) =>
        Assert.Equal(new GeoPoint(1, kept), new GeoPoint(1, given));

    [Fact]
    public void A_longitude_in_range_is_kept_to_the_last_bit() =>
        Gen.Double[-180, 179.9999999].Sample(lon => new GeoPoint(0, lon).Longitude == lon);
}
