using System.Globalization;
using System.Text.Json;
using Liaison.Feeds.Adsb;

namespace Liaison.Feeds.Tests.Adsb;

/// <summary>
/// Recorded air, decoded by us and by Debian's dump1090-mutability 1.15, whose BaseStation output and list of
/// aircraft lie beside the recording.
/// </summary>
public sealed class Dump1090RecordedTests
{
    [Theory]
    // This recording leaps some kilometres where its messages have been left out. After that dump1090 waits until
    // several messages agree before it says a position again; we wait for a new pair of codes: four positions
    // earlier.
    [InlineData(
        "modes1.dump1090.beast", "modes1.dump1090.sbs", 1, "1: 7, 3: 59, 4: 54, 5: 11, 6: 13", 48, 4)]
    [InlineData("ulss7-a.beast", "ulss7-a.dump1090.sbs", 11, "1: 52, 3: 516, 4: 510, 5: 158, 6: 106", 474, 0)]
    public void Message_by_message_we_read_what_dump1090_reads(
        string beast, string sbs, int aircraft, string agreeing, int positions, int positionsOnlyOurs)
    {
        var comparison = new Dump1090Comparison(
            File.ReadAllBytes(SharedData.File("adsb", beast)),
            File.ReadLines(SharedData.File("adsb", sbs)));
        Assert.Empty(comparison.Differences);
        Assert.Equal(
            (aircraft, agreeing, positions, positionsOnlyOurs),
            (comparison.Aircraft.Count, comparison.Agreeing, comparison.Positions, comparison.PositionsOnlyOurs));
    }

    [Theory]
    [InlineData("modes1.dump1090.beast", "modes1.dump1090.aircraft.json")]
    [InlineData("ulss7-a.beast", "ulss7-a.dump1090.aircraft.json")]
    public void Our_last_word_on_each_aircraft_is_that_of_dump1090(string beast, string list)
    {
        var sink = new GatheredReports();
        new BeastDecoder().Accept(
            File.ReadAllBytes(SharedData.File("adsb", beast)), 1_800_000_000_000, sink);
        Assert.DoesNotContain("no Beast frame", sink.Rejections);
        var last = sink.Reports.GroupBy(r => r.Uid).ToDictionary(g => g.Key, g => g.Last());
        using var json = JsonDocument.Parse(File.ReadAllText(SharedData.File("adsb", list)));
        var listed = json.RootElement.GetProperty("aircraft").EnumerateArray()
            .ToDictionary(a => $"ICAO-{a.GetProperty("hex").GetString()!.ToUpperInvariant()}");
        Assert.Subset(listed.Keys.ToHashSet(), last.Keys.ToHashSet());
        foreach (var (uid, theirs) in listed.Where(a => a.Value.TryGetProperty("lat", out _)))
        {
            var ours = last[uid];
            Assert.Equal(theirs.GetProperty("lat").GetDouble(), ours.Latitude, 1.1e-6);
            Assert.Equal(theirs.GetProperty("lon").GetDouble(), ours.Longitude, 1.1e-6);
            if (theirs.TryGetProperty("flight", out var flight))
                Assert.Equal(flight.GetString()!.Trim(), ours.Callsign);
            if (theirs.TryGetProperty("squawk", out var squawk))
                Assert.Contains($"squawk {squawk.GetString()}", ours.Remarks, StringComparison.Ordinal);
            if (theirs.TryGetProperty("speed", out var speed) && float.IsFinite(ours.Speed))
                Assert.Equal(speed.GetDouble(), ours.Speed * 3600.0 / 1852, 5.0);
            if (theirs.TryGetProperty("track", out var track) && float.IsFinite(ours.Course))
                Assert.InRange(Math.Abs(Math.IEEERemainder(track.GetDouble() - ours.Course, 360)), 0, 2.0);
            // Our report is of the last position, their list of the last message: an altitude may be a reply later.
            var feet = theirs.GetProperty("altitude").GetDouble();
            Assert.InRange(
                double.Parse(ours.Remarks.Split("pressure altitude ")[1].Split(' ')[0], CultureInfo.InvariantCulture),
                feet - 200, feet + 200);
        }
    }
}
