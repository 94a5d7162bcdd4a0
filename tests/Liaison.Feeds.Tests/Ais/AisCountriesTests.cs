using System.Text;
using CsCheck;
using Liaison.Feeds.Ais;

namespace Liaison.Feeds.Tests.Ais;

public sealed class AisCountriesTests
{
    [Theory]
    [InlineData(431000123u, "JP")]
    [InlineData(338123456u, "US")]
    [InlineData(440123456u, "KR")]
    [InlineData(636012345u, "LR")]
    [InlineData(4310001u, "JP")]
    [InlineData(111431501u, "JP")]
    [InlineData(994311001u, "JP")]
    [InlineData(982194567u, "DK")]
    [InlineData(799000001u, "")]
    [InlineData(970123456u, "")]
    [InlineData(1u, "")]
    public void The_digits_of_an_identity_name_its_country(uint mmsi, string country) =>
        Assert.Equal(country, Encoding.ASCII.GetString(AisCountries.Of(mmsi)));

    [Fact]
    public void Every_identity_names_a_country_or_none() =>
        Gen.UInt[0, 999_999_999].Sample(mmsi =>
        {
            var country = AisCountries.Of(mmsi);
            Assert.Contains(country.Length, (int[])[0, 2]);
            Assert.True(country.IndexOfAnyExceptInRange((byte)'A', (byte)'Z') < 0);
        });
}
