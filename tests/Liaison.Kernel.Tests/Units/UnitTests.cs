using CsCheck;
using Liaison.Kernel.Units;

namespace Liaison.Kernel.Tests.Units;

public sealed class UnitTests
{
    // Definitions: NIST Special Publication 811 (2008), appendix B.8.
    [Fact]
    public void Conversions_are_those_of_the_definitions()
    {
        Assert.Equal(1852, Length.FromNauticalMiles(1).Metres);
        Assert.Equal(0.3048, Length.FromFeet(1).Metres);
        Assert.Equal(0.514444444444, Speed.FromKnots(1).MetresPerSecond, 1e-12);
        Assert.Equal(1 / 3.6, Speed.FromKilometresPerHour(1).MetresPerSecond, 1e-15);
        Assert.Equal(1600, TrueBearing.FromDegrees(90).Mils, 1e-9);
        Assert.Equal(270, TrueBearing.FromMils(4800).InDegrees, 1e-9);
    }

    [Fact]
    public void There_and_back_is_the_same() =>
        Gen.Double[-1e6, 1e6].Sample(x =>
        {
            Assert.Equal(x, Length.FromNauticalMiles(x).NauticalMiles, 1e-9);
            Assert.Equal(x, Length.FromFeet(x).Feet, 1e-9);
            Assert.Equal(x, Speed.FromKnots(x).Knots, 1e-9);
            Assert.Equal(x, Speed.FromKilometresPerHour(x).KilometresPerHour, 1e-9);
        });

    [Fact]
    public void A_bearing_lies_on_the_circle_and_its_reverse_opposite() =>
        Gen.Double[-1e4, 1e4].Sample(degrees =>
        {
            var bearing = TrueBearing.FromDegrees(degrees);
            Assert.InRange(bearing.InDegrees, 0, 360 - 1e-14);
            Assert.Equal(0, Math.IEEERemainder(bearing.InDegrees - degrees, 360), 1e-9);
            Assert.Equal(180, Math.Abs(bearing.Reversed.InDegrees - bearing.InDegrees), 1e-9);
        });

    [Theory]
    [InlineData(-1e-300, 0)]
    [InlineData(360, 0)]
    [InlineData(-90, 270)]
    public void North_is_zero_and_not_360(double degrees, double expected) =>
        Assert.Equal(expected, TrueBearing.FromDegrees(degrees).InDegrees);

    [Fact]
    public void A_bearing_is_a_number() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TrueBearing.FromDegrees(double.NaN));
}
