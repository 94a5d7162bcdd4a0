using Liaison.Feeds.Adsb;

namespace Liaison.Feeds.Tests.Adsb;

/// <summary>What an aircraft says of itself beside its place, how long it holds, and who is believed.</summary>
public sealed class ModeSStateTests
{
    const long Now = 1_800_000_000_000;
    const uint Address = 0x40621D;
    const byte Own = 0x8D;

    // The book's position of 40621D: type code 11, 38,000 ft, the two grids.
    const string Even = "58C382D690C8AC";
    const string Odd = "58C386435CC412";

    readonly GatheredReports _sink = new();
    readonly ModeSDecoder _decoder = new(new AircraftTable());
    long _clockMs = Now;

    [Fact]
    public void An_accuracy_that_the_aircraft_states_stands_for_the_radius()
    {
        HearPosition();
        Assert.Equal(185.2f, _sink.Reports[^1].CircularError);
        // Operational status in the air, version 2, NACp 9, GVA 2.
        Hear(Own, "F8000000004980");
        HearPosition();
        Assert.Equal(30, _sink.Reports[^1].CircularError);
        // Version 0 has no such field there.
        Hear(Own, "F8000000000B80");
        HearPosition();
        Assert.Equal(30, _sink.Reports[^1].CircularError);
    }

    [Theory]
    [InlineData("E12000000000", "EMERGENCY, pressure")]
    [InlineData("E14000000000", "MEDICAL EMERGENCY, pressure")]
    [InlineData("E16000000000", "MINIMUM FUEL, pressure")]
    [InlineData("E18000000000", "RADIO FAILURE, pressure")]
    [InlineData("E1A000000000", "UNLAWFUL INTERFERENCE, pressure")]
    [InlineData("E1C000000000", "DOWNED AIRCRAFT, pressure")]
    [InlineData("E1E000000000", "pressure")]
    [InlineData("E10000000000", "pressure")]
    public void An_emergency_comes_first_in_the_remarks(string content, string start)
    {
        Hear(Own, content + "00");
        HearPosition();
        Assert.StartsWith(start, _sink.Reports[^1].Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public void An_emergency_that_is_not_repeated_is_over()
    {
        Hear(Own, "E1200000000000");
        HearPosition();
        Assert.StartsWith("EMERGENCY", _sink.Reports[^1].Remarks, StringComparison.Ordinal);
        _clockMs += 121_000;
        HearPosition();
        Assert.StartsWith("pressure", _sink.Reports[^1].Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public void A_velocity_is_not_told_as_of_now_when_it_is_old()
    {
        // The book's velocity of 485020: 159 kn, 183 degrees.
        Hear(Own, "99440994083817");
        HearPosition();
        Assert.Equal(159.2 * 1852 / 3600, _sink.Reports[^1].Speed, 0.01);
        _clockMs += 31_000;
        HearPosition();
        Assert.True(float.IsNaN(_sink.Reports[^1].Speed));
        Assert.True(float.IsNaN(_sink.Reports[^1].Course));
    }

    [Fact]
    public void A_velocity_that_comes_again_holds_again()
    {
        for (var i = 0; i < 3; i++)
        {
            _clockMs += i * 31_000;
            Hear(Own, "99440994083817");
            HearPosition();
            Assert.Equal(159.2 * 1852 / 3600, _sink.Reports[^1].Speed, 0.01);
            Assert.Equal(182.88, _sink.Reports[^1].Course, 0.01);
            _clockMs += 31_000;
            HearPosition();
            Assert.True(float.IsNaN(_sink.Reports[^1].Speed));
        }
    }

    [Fact]
    public void Heading_and_air_speed_are_words_and_no_motion_over_ground()
    {
        // The book's velocity of A05F21: 375 kn, 243.98 degrees.
        Hear(Own, "9B06B6AF189400");
        HearPosition();
        Assert.Contains("heading 244, air speed 375 kn", _sink.Reports[^1].Remarks, StringComparison.Ordinal);
        Assert.True(float.IsNaN(_sink.Reports[^1].Speed));
    }

    [Fact]
    public void A_height_above_the_ellipsoid_gives_way_to_a_pressure_altitude()
    {
        // Type code 20: the same 12 bits say geometric height.
        Hear(Own, "A0C382D690C8AC");
        Hear(Own, "A0C386435CC412");
        Assert.Equal(38_000 * 0.3048, _sink.Reports[^1].Height, 0.01);
        Assert.DoesNotContain("pressure", _sink.Reports[^1].Remarks, StringComparison.Ordinal);
        HearPosition();
        Assert.Contains("pressure altitude 38000 ft", _sink.Reports[^1].Remarks, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x90, true)]
    [InlineData(0x91, false)]
    [InlineData(0x92, false)]
    [InlineData(0x93, false)]
    [InlineData(0x94, false)]
    [InlineData(0x95, false)]
    [InlineData(0x96, true)]
    [InlineData(0x97, false)]
    public void Of_others_senders_only_aircraft_under_their_own_address_are_believed(byte head, bool isBelieved)
    {
        Hear(head, Even);
        Hear(head, Odd);
        Assert.Equal(isBelieved ? 1 : 0, _sink.Reports.Count);
        Assert.Empty(_sink.Rejections);
    }

    [Fact]
    public void A_relayed_position_under_an_address_that_is_made_up_says_so_and_is_left_out()
    {
        // The last bit of the type's byte.
        Hear(0x96, "59C382D690C8AC");
        Hear(0x96, "59C386435CC412");
        Assert.Empty(_sink.Reports);
    }

    [Theory]
    [InlineData(0x40621D, "a-n-A-C-F")]
    [InlineData(0xAE1234, "a-u-A-M-F")]
    [InlineData(0xADF7C7, "a-n-A-C-F")]
    public void A_civil_category_does_not_make_a_military_address_civil(uint address, string type)
    {
        // Category A3.
        Hear(Own, "232CC371C32CE0", address);
        Hear(Own, Even, address);
        Hear(Own, Odd, address);
        Assert.Equal(type, _sink.Reports[^1].Type);
    }

    void HearPosition()
    {
        // The two are of places a mile apart: when one is known, the other would be a leap.
        if (_sink.Reports.Count == 0) Hear(Own, Even);
        Hear(Own, Odd);
    }

    void Hear(byte head, string content, uint address = Address)
    {
        _clockMs += 400;
        _decoder.Accept(ModeSMessage.Squitter(head, address, content), _clockMs, _clockMs, _sink);
    }
}
