using CsCheck;
using Liaison.Kernel.Geodesy;

namespace Liaison.Kernel.Tests.Geodesy;

public sealed class TransverseMercatorTests
{
    // GeoConvert -u -p 9 of the Debian package geographiclib-tools 2.1.2, without the false origin of UTM.
    [Theory]
    [InlineData(60, -4, -223020.073598994, 6658157.202407252)]
    [InlineData(-33.8688, -1.7907, -165631.366351903, -3749051.654614991)]
    [InlineData(82.5, -0.8, -11657.491450415, 9160724.047936628)]
    [InlineData(1, -0.1, -11125.818554118, 110530.328249811)]
    public void A_place_is_projected_to_the_nanometre(double latitude, double longitude, double x, double y)
    {
        var (east, north) = TransverseMercator.Forward(latitude, longitude);
        Assert.Equal(x, east, 1e-8);
        Assert.Equal(y, north, 1e-8);
    }

    [Fact]
    public void The_way_back_leads_to_the_same_place() =>
        Gen.Select(Gen.Double[-84, 84], Gen.Double[-6, 6]).Sample((latitude, longitude) =>
        {
            var (x, y) = TransverseMercator.Forward(latitude, longitude);
            var back = TransverseMercator.Reverse(x, y);
            return Geodesic.Distance(new(latitude, longitude), new(back.Latitude, back.Longitude)) < 2e-8;
        });
}
