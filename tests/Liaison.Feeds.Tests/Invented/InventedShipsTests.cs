using System.Buffers;
using Liaison.Feeds.Ais;
using Liaison.Feeds.Invented;
using Liaison.Feeds.Tests.Ais;
using Liaison.Kernel.Geodesy;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Feeds.Tests.Invented;

public sealed class InventedShipsTests
{
    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 12, 0, 7, TimeSpan.Zero));
    readonly AisTracks _tracks = new();
    readonly AisRecorder _sink = new();
    readonly ArrayBufferWriter<byte> _heard = new();

    [Fact]
    public void At_first_each_ship_says_who_and_where_it_is()
    {
        var ships = new InventedShips(_time);
        Hear(ships);
        Assert.Equal(ships.Count, _sink.Reports.Select(report => report.Uid).Distinct().Count());
        Assert.Empty(_sink.Rejected);
        Assert.All(_sink.Reports, report =>
        {
            Assert.StartsWith("MMSI-799", report.Uid, StringComparison.Ordinal);
            Assert.DoesNotMatch("^[0-9]*$", report.Callsign);
            Assert.StartsWith("a-n-S-X", report.Type, StringComparison.Ordinal);
            Assert.InRange(report.Latitude, 22, 31);
            Assert.InRange(report.Longitude, 122, 133);
        });
        Assert.Equal(
            ["a-n-S-X-F", "a-n-S-X-L", "a-n-S-X-M", "a-n-S-X-M-C", "a-n-S-X-M-O", "a-n-S-X-M-P", "a-n-S-X-M-T-U",
                "a-n-S-X-R"],
            _sink.Reports.Select(report => report.Type).Distinct().Order());
    }

    [Fact]
    public void Each_ship_goes_as_fast_and_where_it_says()
    {
        var ships = new InventedShips(_time);
        for (var i = 0; i < 4 * 120; i++)
        {
            Hear(ships);
            _time.Advance(TimeSpan.FromMilliseconds(250));
        }

        var compared = 0;
        foreach (var track in _sink.Reports.GroupBy(report => report.Uid))
        {
            foreach (var (before, after) in track.Zip(track.Skip(1)))
            {
                var seconds = (after.TimeMs - before.TimeMs) / 1000.0;
                Assert.True(seconds > 0, track.Key);
                var path = Geodesic.Inverse(
                    new GeoPoint(before.Latitude, before.Longitude), new GeoPoint(after.Latitude, after.Longitude));
                // The position is at most a second younger than its second.
                Assert.InRange(path.Distance / (seconds + 1), 0, before.Speed + 0.5);
                if (path.Distance > 30 && before.Course == after.Course)
                    Assert.InRange(Math.Abs(Math.IEEERemainder(path.InitialAzimuth - before.Course, 360)), 0, 3);
                compared++;
            }
        }

        Assert.True(compared > 300);
    }

    [Fact]
    public void Ships_report_as_often_as_real_ones()
    {
        var ships = new InventedShips(_time);
        for (var i = 0; i < 4 * 600; i++)
        {
            Hear(ships);
            _time.Advance(TimeSpan.FromMilliseconds(250));
        }

        foreach (var ship in NanseiShips.All)
        {
            var reports = _sink.Reports.Where(report => report.Uid == $"MMSI-{ship.Mmsi:D9}").ToList();
            var least = ship.RestMinutes > 0 ? 600 / 180 : (int)(600 / ship.Interval(0).TotalSeconds) - 2;
            Assert.InRange(reports.Count, least, (600 / ship.Interval(0).TotalSeconds) + 4);
        }
    }

    [Fact]
    public void The_clock_alone_says_where_they_are()
    {
        Hear(new InventedShips(_time));
        var first = _sink.Reports.Select(report => (report.Uid, report.Latitude, report.Longitude)).ToList();
        var other = new AisRecorder();
        var heard = new ArrayBufferWriter<byte>();
        new InventedShips(_time).Hear(heard);
        new AisTracks().Accept(heard.WrittenSpan, _time.GetUtcNow().ToUnixTimeMilliseconds(), other);
        Assert.Equal(first, other.Reports.Select(report => (report.Uid, report.Latitude, report.Longitude)));
    }

    [Fact]
    public void A_ship_rests_at_the_end_of_its_lane_and_comes_back()
    {
        var lane = new Lane((26, 127), (26, 127.1));
        var way = lane.Length / 10;
        Assert.Equal(127.0, lane.At(0, 10, 60).Place.Longitude, 1e-9);
        Assert.Equal(90, lane.At(1, 10, 60).Course, 0.1);
        var rest = lane.At(way + 30, 10, 60);
        Assert.True(rest.IsResting);
        Assert.Equal(127.1, rest.Place.Longitude, 1e-9);
        var back = lane.At(way + 60 + (way / 2), 10, 60);
        Assert.False(back.IsResting);
        Assert.Equal(127.05, back.Place.Longitude, 1e-4);
        Assert.Equal(270, back.Course, 0.1);
    }

    void Hear(InventedShips ships)
    {
        _heard.ResetWrittenCount();
        ships.Hear(_heard);
        _tracks.Accept(_heard.WrittenSpan, _time.GetUtcNow().ToUnixTimeMilliseconds(), _sink);
    }
}
