using System.Text;
using Liaison.Feeds.Ais;
using Liaison.Feeds.Ais.Messages;
using Liaison.Picture.Tracks;

namespace Liaison.Feeds.Tests.Ais;

public sealed class AisTracksTests
{
    const uint Ship = 431000123;
    const int Degree = 600_000;

    // 2026-01-01T00:00:20Z
    const long Now = 1_767_225_620_000;

    readonly AisTracks _tracks = new();
    readonly AisRecorder _sink = new();
    readonly byte[] _lines = new byte[AisEncoder.MaxBytes];

    static AisMotion Naha => new()
    {
        Latitude = (int)(26.2 * Degree),
        Longitude = (int)(127.6 * Degree),
        Speed = 123,
        Course = 2250,
        Heading = 224,
        Second = 18,
        IsAccurate = true,
    };

    [Fact]
    public void A_ship_reports_place_course_speed_and_the_second_it_was_there()
    {
        Position(Ship, 0, Naha);
        var report = Assert.Single(_sink.Reports);
        Assert.Equal(("MMSI-431000123", "431000123", "a-u-S", "m-g"),
            (report.Uid, report.Callsign, report.Type, report.How));
        Assert.Equal((26.2, 127.6, 225f, 6.33f, 10f),
            (report.Latitude, report.Longitude, report.Course, report.Speed, report.CircularError));
        Assert.True(double.IsNaN(report.Height));
        Assert.Equal(Now - 2_000, report.TimeMs);
        Assert.Equal(TrackKey.Mmsi(Ship), report.Key);
        Assert.Equal("flag JP, under way using engine", report.Remarks);
    }

    [Fact]
    public void What_is_not_available_is_unknown()
    {
        var motion = new AisMotion { Latitude = Naha.Latitude, Longitude = Naha.Longitude };
        Position(Ship, 15, motion);
        Assert.Equal((float.NaN, float.NaN, 30f, Now, "flag JP"),
            (_sink.Last.Course, _sink.Last.Speed, _sink.Last.CircularError, _sink.Last.TimeMs, _sink.Last.Remarks));
    }

    [Theory]
    [InlineData(91 * Degree, 0)]
    [InlineData(0, 181 * Degree)]
    [InlineData(0, 0)]
    [InlineData(-91 * Degree, 0)]
    public void Without_a_position_there_is_no_report(int latitude, int longitude)
    {
        Position(Ship, 0, Naha with { Latitude = latitude, Longitude = longitude });
        Assert.Empty(_sink.Reports);
        Assert.Equal(1, _sink.Ignored);
    }

    [Fact]
    public void A_voyage_gives_the_track_its_name_its_type_and_its_words_at_once()
    {
        Position(Ship, 1, Naha);
        var row = 1;
        Voyage();
        Assert.Equal(2, _sink.Reports.Count);
        Assert.Equal(("RYUKYU STAR", "a-n-S-X-M-C", row), (_sink.Last.Callsign, _sink.Last.Type, _sink.Last.Row));
        Assert.Equal(
            "cargo ship, flag JP, call sign 7KAB, IMO 9123456, 120 x 18 m, draught 6.3 m, to NAHA, arriving 2 Jan 04:05"
            + " UTC, at anchor",
            _sink.Last.Remarks);
        Assert.Equal(_sink.Reports[0].TimeMs, _sink.Last.TimeMs);

        // Said again it is nothing new.
        Voyage();
        Assert.Equal((2, 1), (_sink.Reports.Count, _sink.Ignored));
    }

    [Fact]
    public void A_name_that_came_before_the_position_is_known()
    {
        Voyage();
        Assert.Empty(_sink.Reports);
        Position(Ship, 0, Naha);
        Assert.Equal("RYUKYU STAR", _sink.Last.Callsign);
    }

    [Theory]
    [InlineData(0, "a-u-S")]
    [InlineData(30, "a-n-S-X-F")]
    [InlineData(35, "a-u-S")]
    [InlineData(37, "a-n-S-X-A")]
    [InlineData(52, "a-n-S-X-M-T-U")]
    [InlineData(55, "a-n-S-X-L")]
    [InlineData(60, "a-n-S-X-M-P")]
    [InlineData(72, "a-n-S-X-M-H")]
    [InlineData(79, "a-n-S-X-M-C")]
    [InlineData(80, "a-n-S-X-M-O")]
    [InlineData(99, "a-n-S-X")]
    [InlineData(100, "a-u-S")]
    [InlineData(255, "a-u-S")]
    public void The_kind_of_ship_is_the_type_and_never_friend_or_foe(int kind, string type)
    {
        Send(AisEncoder.WriteStatic(Ship, new AisParticulars { ShipType = kind }, _lines));
        Send(AisEncoder.WriteClassB(Ship, Naha, _lines));
        Assert.Equal(type, _sink.Last.Type);
    }

    [Fact]
    public void Class_B_says_its_name_and_the_rest_in_two_parts()
    {
        Send(AisEncoder.WriteName(Ship, "KAI", _lines));
        Send(AisEncoder.WriteStatic(Ship, new AisParticulars { ShipType = 36, Size = new(8, 4, 2, 2) }, _lines));
        Send(AisEncoder.WriteClassB(Ship, Naha, _lines));
        Assert.Equal(("KAI", "a-n-S-X-R", "sailing vessel, flag JP, 12 x 4 m"),
            (_sink.Last.Callsign, _sink.Last.Type, _sink.Last.Remarks));
    }

    [Theory]
    [InlineData(2655135u, "a-n-G-I-U-T")]
    [InlineData(111431101u, "a-n-A-C-F")]
    [InlineData(111431501u, "a-n-A-C-H")]
    [InlineData(994311001u, "b-m-p-s-m")]
    [InlineData(970123456u, "b-m-p-s-m")]
    [InlineData(982123456u, "a-u-S")]
    public void The_form_of_the_identity_says_what_a_station_is(uint mmsi, string type)
    {
        Position(mmsi, 15, Naha);
        Assert.Equal(type, _sink.Last.Type);
        Assert.Equal($"MMSI-{mmsi:D9}", _sink.Last.Uid);
    }

    [Theory]
    [InlineData(970123456u, "search and rescue transmitter, emergency transmitter active")]
    [InlineData(972123456u, "man overboard device, emergency transmitter active")]
    [InlineData(974123456u, "emergency beacon, emergency transmitter active")]
    public void An_active_emergency_transmitter_is_an_alert_that_holds(uint mmsi, string remarks)
    {
        Position(mmsi, 14, Naha);
        Assert.Equal(("b-a-o-tbl", remarks), (_sink.Last.Type, _sink.Last.Remarks));
        Assert.Equal(15 * 60_000, _sink.Last.StaleMs - _sink.Last.TimeMs);
    }

    [Fact]
    public void A_base_station_an_aircraft_and_an_aid_to_navigation_have_their_own_types()
    {
        var log = SampleFiles.Folder("ais");
        Send(File.ReadAllBytes(Path.Combine(log, "gpsd_sample.aivdm")));
        var byType = _sink.Reports.ToLookup(report => report.Type);
        Assert.Contains(byType["a-n-A-C-H"], report => report.Height == 303
            && report.Remarks == "search and rescue aircraft, flag GB");
        Assert.Contains(byType["a-n-G-I-U-T"], report => report.Remarks == "base station, flag US");
        Assert.Contains(byType["b-m-p-s-m"], report => report.Callsign == "CHINA ROSE MURPHY EXPRESS ALERT");
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(5, 10)]
    public void A_ship_at_rest_reports_seldom_and_holds_longer(int status, int minutes)
    {
        Position(Ship, status, Naha);
        Assert.Equal(minutes * 60_000, _sink.Last.StaleMs - _sink.Last.TimeMs);
    }

    [Theory]
    [InlineData(61, "h-e")]
    [InlineData(62, "m-p")]
    [InlineData(63, "m-p")]
    public void A_position_by_hand_or_by_reckoning_says_so_and_has_no_known_error(int second, string how)
    {
        Position(Ship, 0, Naha with { Second = second });
        Assert.Equal((how, float.NaN), (_sink.Last.How, _sink.Last.CircularError));
    }

    [Fact]
    public void The_same_message_by_two_receivers_is_reported_once()
    {
        Position(Ship, 0, Naha);
        Position(Ship, 0, Naha, Now + 500);
        Assert.Equal((1, 1), (_sink.Reports.Count, _sink.Ignored));
    }

    [Fact]
    public void A_message_that_is_older_than_the_last_is_not_reported()
    {
        Send(Tagged("c:1767225615", Naha));
        Send(Tagged("c:1767225600", Naha with { Speed = 1 }));
        Assert.Equal(1_767_225_615_000, Assert.Single(_sink.Reports).TimeMs);
    }

    [Fact]
    public void A_tag_block_from_the_future_is_not_believed()
    {
        Send(Tagged("c:1767229999", Naha with { Second = 60 }));
        Assert.Equal(Now, _sink.Last.TimeMs);
    }

    [Fact]
    public void A_clock_that_was_set_back_does_not_stop_the_reports()
    {
        Position(Ship, 0, Naha with { Second = 60 });
        Position(Ship, 0, Naha with { Second = 60 }, Now - 3_600_000);
        Assert.Equal(Now - 3_600_000, _sink.Last.TimeMs);
    }

    [Fact]
    public void A_number_that_is_no_MMSI_is_rejected()
    {
        Position(1_000_000_000, 0, Naha);
        Position(0, 0, Naha);
        Assert.Empty(_sink.Reports);
        Assert.Equal(["no such MMSI", "no such MMSI"], _sink.Rejected.Select(each => each.Reason));
    }

    [Fact]
    public void A_coarse_position_does_not_replace_a_fine_one_that_is_young()
    {
        Send(File.ReadAllBytes(Path.Combine(SampleFiles.Folder("ais"), "gpsd_ais-18-27.log")));
        Assert.NotEmpty(_sink.Reports);
        Assert.DoesNotContain(_sink.Reports, report => report.CircularError > 100);
    }

    [Fact]
    public void The_table_of_stations_has_a_bound_and_the_longest_silent_one_goes()
    {
        var tracks = new AisTracks(mostStations: 2);
        foreach (var mmsi in (uint[])[1_1, 2_2, 1_1, 3_3, 1_1, 2_2])
        {
            var length = AisEncoder.WriteName(mmsi + 200_000_000, $"SHIP {mmsi}", _lines);
            tracks.Accept(_lines.AsSpan(0, length), Now, _sink);
        }

        foreach (var mmsi in (uint[])[1_1, 2_2, 3_3])
        {
            var length = AisEncoder.WriteClassB(mmsi + 200_000_000, Naha, _lines);
            tracks.Accept(_lines.AsSpan(0, length), Now, _sink);
        }

        Assert.Equal(["SHIP 11", "SHIP 22", "200000033"], _sink.Reports.Select(report => report.Callsign));
    }

    [Fact]
    public void Every_recorded_log_gives_reports_whatever_is_in_it()
    {
        foreach (var path in Directory.EnumerateFiles(SampleFiles.Folder("ais")).Where(
            path => Path.GetExtension(path) is ".txt" or ".log" or ".aivdm" or ".nmea"))
        {
            var before = _sink.Reports.Count;
            Send(File.ReadAllBytes(path));
            Assert.True(_sink.Reports.Count > before, path);
        }
    }

    void Position(uint mmsi, int status, in AisMotion motion, long receivedMs = Now)
    {
        var length = AisEncoder.WritePosition(mmsi, status, -128, motion, _lines);
        _tracks.Accept(_lines.AsSpan(0, length), receivedMs, _sink);
    }

    void Voyage() => Send(AisEncoder.WriteVoyage(Ship, new AisParticulars
    {
        Name = "RYUKYU STAR",
        CallSign = "7KAB",
        Imo = 9123456,
        ShipType = 70,
        Size = new AisSize(100, 20, 9, 9),
        Draught = 63,
        Destination = "NAHA",
        Arrival = (1, 2, 4, 5),
    }, 0, _lines));

    void Send(int length) => Send(_lines.AsSpan(0, length).ToArray());

    void Send(byte[] lines)
    {
        _tracks.Accept(lines, Now, _sink);
        _tracks.End(Now, _sink);
    }

    byte[] Tagged(string tag, in AisMotion motion)
    {
        var length = AisEncoder.WritePosition(Ship, 0, -128, motion, _lines);
        var sum = AisSentence.Checksum(Encoding.ASCII.GetBytes(tag));
        return [.. Encoding.ASCII.GetBytes($"\\{tag}*{sum:X2}\\"), .. _lines.AsSpan(0, length)];
    }
}
