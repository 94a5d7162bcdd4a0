using Liaison.Feeds.Adsb;

namespace Liaison.Feeds.Tests.Adsb;

/// <summary>Against the examples of J. Sun, "The 1090 Megahertz Riddle", and of its companion pyModeS.</summary>
public sealed class ModeSDecoderTests
{
    const float Knot = 1852f / 3600;
    const double Foot = 0.3048;

    readonly GatheredReports _sink = new();
    readonly AircraftTable _table = new();
    readonly ModeSDecoder _decoder;
    long _clockMs = 1000;

    public ModeSDecoderTests() => _decoder = new ModeSDecoder(_table);

    [Fact]
    public void Two_codes_of_the_two_grids_give_a_position()
    {
        Hear("8D40621D58C382D690C8AC2863A7", "8D40621D58C386435CC412692AD6");
        // The second is the odd one and gives the position; the book's, 52.2572 3.91937, is that of the even one.
        var report = Assert.Single(_sink.Reports);
        Assert.Equal("ICAO-40621D", report.Uid);
        Assert.Equal(52.26578, report.Latitude, 4);
        Assert.Equal(3.93891, report.Longitude, 4);
        Assert.Equal(38000 * Foot, report.Height, 6);
        Assert.Contains("pressure altitude 38000 ft", report.Remarks, StringComparison.Ordinal);
        Hear("8D40621D58C382D690C8AC2863A7");
        Assert.Equal(52.2572, _sink.Reports[^1].Latitude, 4);
        Assert.Equal(3.91937, _sink.Reports[^1].Longitude, 4);
    }

    [Fact]
    public void An_identification_names_the_flight_and_the_kind()
    {
        Hear("8D4840D6202CC371C32CE0576098");
        ref var aircraft = ref _table.Find(0x4840D6);
        Span<byte> flight = stackalloc byte[FlightText.Length];
        var length = FlightText.Write(aircraft.Flight, flight);
        Assert.Equal("KLM1023", System.Text.Encoding.ASCII.GetString(flight[..length]));
        Assert.Equal(0x10, aircraft.Category);
    }

    [Fact]
    public void A_velocity_over_ground_is_course_and_speed()
    {
        Hear("8D485020994409940838175B284F");
        ref var aircraft = ref _table.Find(0x485020);
        Assert.Equal(159.20 * Knot, aircraft.Speed, 0.01);
        Assert.Equal(182.88, aircraft.Course, 0.01);
        Assert.Equal(-832, aircraft.VerticalRate);
        Assert.Equal(550, aircraft.HeightDifference);
    }

    [Fact]
    public void A_heading_through_the_air_is_no_course_over_ground()
    {
        Hear("8DA05F219B06B6AF189400CBC33F");
        Assert.True(float.IsNaN(_table.Find(0xA05F21).Course));
        Assert.Equal(-2304, _table.Find(0xA05F21).VerticalRate);
    }

    [Fact]
    public void Replies_are_believed_of_aircraft_that_were_heard_just_now()
    {
        Learn(0x510AF9, 0x7582F7, 0x484163);
        Hear("2A00516D492B80", "A02014B400000000000000F9D514", "A000083E202CC371C31DE0AA1CCF");
        Assert.Equal(356, _table.Find(0x510AF9).Squawk);
        Assert.Equal(32300, _table.Find(0x7582F7).Altitude);
        Span<byte> flight = stackalloc byte[FlightText.Length];
        var length = FlightText.Write(_table.Find(0x484163).Flight, flight);
        Assert.Equal("KLM1017", System.Text.Encoding.ASCII.GetString(flight[..length]));
    }

    [Fact]
    public void Replies_of_others_make_no_aircraft()
    {
        Hear("2A00516D492B80", "A02014B400000000000000F9D514");
        Assert.Equal(0, _table.Count);
        Learn(0x510AF9);
        _clockMs += 61_000;
        Hear("2A00516D492B80");
        Assert.Equal(-1, _table.Find(0x510AF9).Squawk);
    }

    [Fact]
    public void On_the_ground_a_position_is_found_near_the_last_one_in_the_air()
    {
        Hear("8C4841753AAB238733C8CD4020B1", "8C4841753A8A35323FAEBDAC702D");
        Assert.Equal(ModeSDecoder.NoReference, Assert.Single(_sink.Rejections));
        ref var aircraft = ref _table.Find(0x484175);
        (aircraft.Latitude, aircraft.Longitude, aircraft.PositionMs) = (51.990, 4.375, _clockMs);
        aircraft.AreOfGround = false;
        // 43 km away at once is out of reach; nine minutes later it may have landed there.
        _clockMs += 9 * 60_000;
        Hear("8C4841753AAB238733C8CD4020B1", "8C4841753A8A35323FAEBDAC702D");
        var report = _sink.Reports[^1];
        Assert.Equal(52.320607, report.Latitude, 4);
        Assert.Equal(4.734735, report.Longitude, 4);
        Assert.True(double.IsNaN(report.Height));
        Assert.Contains("on the ground", report.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_altitude_in_steps_of_100_feet_has_one_code()
    {
        const int FineBit = 0x10;
        var altitudes = Enumerable.Range(1, 0x1FFF).Where(code => (code & FineBit) == 0)
            .Select(PressureAltitude.OfReply).Where(feet => feet != PressureAltitude.None).Order().ToList();
        Assert.Equal(Enumerable.Range(-12, 1280).Select(hundreds => hundreds * 100), altitudes);
    }

    [Fact]
    public void Altitudes_in_steps_of_25_feet_count_from_a_thousand_below_zero()
    {
        const int FineBit = 0x10;
        var altitudes = Enumerable.Range(0, 0x2000).Where(code => (code & FineBit) != 0 && (code & 0x40) == 0)
            .Select(PressureAltitude.OfReply).Order().ToList();
        Assert.Equal(Enumerable.Range(0, 2048).Select(steps => steps * 25 - 1000), altitudes);
    }

    [Fact]
    public void A_damaged_message_says_nothing()
    {
        Hear("8D40621D58C382D690C8AC2863A6", "8D40621D58C386435CC412692AD7");
        Assert.Equal([ModeSDecoder.BadParity, ModeSDecoder.BadParity], _sink.Rejections);
        Assert.Empty(_sink.Reports);
        Assert.Equal(0, _table.Count);
    }

    void Learn(params uint[] addresses)
    {
        foreach (var address in addresses) _table.FindOrAdd(address, _clockMs).HeardMs = _clockMs;
    }

    void Hear(params string[] messages)
    {
        foreach (var message in messages)
        {
            _clockMs += 5000;
            _decoder.Accept(Convert.FromHexString(message), _clockMs, 1_800_000_000_000 + _clockMs, _sink);
        }
    }
}
