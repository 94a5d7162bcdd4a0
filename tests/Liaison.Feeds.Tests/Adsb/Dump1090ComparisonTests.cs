using System.Globalization;
using System.Text.Json;
using Liaison.Feeds.Adsb;

namespace Liaison.Feeds.Tests.Adsb;

/// <summary>
/// Recorded air, decoded by us and by Debian's dump1090-mutability 1.15 (its BaseStation output lies beside the
/// recording).
/// </summary>
public sealed class Dump1090ComparisonTests
{
    // The last digit that dump1090 prints.
    const double Tolerance = 1.1e-5;

    [Theory]
    [InlineData("modes1.dump1090.beast", "modes1.dump1090.sbs")]
    [InlineData("ulss7-a.beast", "ulss7-a.dump1090.sbs")]
    public void Every_position_that_dump1090_finds_we_find(string beast, string sbs)
    {
        var ours = Decode(beast);
        var theirs = Positions(SharedData.File("adsb", sbs));
        Assert.NotEmpty(theirs);
        var missing = theirs.Where(p => !ours.Exists(o => o.Uid == p.Uid
            && Math.Abs(o.Latitude - p.Latitude) < Tolerance
            && Math.Abs(o.Longitude - p.Longitude) < Tolerance)).ToList();
        Assert.True(missing.Count == 0, $"{missing.Count} of {theirs.Count}: {string.Join("; ", missing.Take(10))}");
    }

    [Theory]
    [InlineData("modes1.dump1090.beast", "modes1.dump1090.sbs")]
    [InlineData("ulss7-a.beast", "ulss7-a.dump1090.sbs")]
    public void We_find_no_position_far_from_those_of_dump1090(string beast, string sbs)
    {
        var theirs = Positions(SharedData.File("adsb", sbs)).ToLookup(p => p.Uid);
        foreach (var report in Decode(beast).Where(r => theirs.Contains(r.Uid)))
        {
            // Twenty seconds of flight: a hundredth of a degree of what some other report says.
            Assert.Contains(theirs[report.Uid], p =>
                Math.Abs(p.Latitude - report.Latitude) < 0.02 && Math.Abs(p.Longitude - report.Longitude) < 0.03);
        }
    }

    [Theory]
    [InlineData("modes1.dump1090.beast", "modes1.dump1090.sbs")]
    [InlineData("ulss7-a.beast", "ulss7-a.dump1090.sbs")]
    public void Flights_altitudes_speeds_and_codes_agree(string beast, string sbs)
    {
        // Codes that came in emergency messages (type 28) are not in its lines, but in its list of aircraft.
        var list = SharedData.File("adsb", sbs.Replace("sbs", "aircraft.json", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(File.ReadAllText(list));
        var listed = json.RootElement.GetProperty("aircraft").EnumerateArray()
            .Where(a => a.TryGetProperty("squawk", out _))
            .ToDictionary(
                a => $"ICAO-{a.GetProperty("hex").GetString()!.ToUpperInvariant()}",
                a => a.GetProperty("squawk").GetString()!);
        var last = Decode(beast).GroupBy(r => r.Uid).ToDictionary(g => g.Key, g => g.Last());
        foreach (var aircraft in Values(SharedData.File("adsb", sbs)).Where(a => last.ContainsKey(a.Uid)))
        {
            var report = last[aircraft.Uid];
            if (aircraft.Flight.Length > 0 && report.Callsign != report.Uid[5..])
                Assert.Equal(aircraft.Flight, report.Callsign);
            if (report.Remarks.Contains("squawk", StringComparison.Ordinal))
                Assert.Contains($"squawk {listed[aircraft.Uid]}", report.Remarks, StringComparison.Ordinal);
            if (float.IsFinite(report.Speed))
                Assert.Contains(aircraft.Speeds, knots => Math.Abs(knots - report.Speed * 3600 / 1852) <= 1.01);
            if (report.Remarks.Contains("pressure altitude", StringComparison.Ordinal))
                Assert.Contains(aircraft.Altitudes, report.Remarks.Contains);
        }
    }

    static List<GatheredReport> Decode(string name)
    {
        var sink = new GatheredReports();
        var bytes = File.ReadAllBytes(SharedData.File("adsb", name));
        new BeastDecoder().Accept(bytes, 1_800_000_000_000, sink);
        Assert.DoesNotContain("no Beast frame", sink.Rejections);
        return sink.Reports;
    }

    static List<(string Uid, double Latitude, double Longitude)> Positions(string path) =>
    [
        .. File.ReadLines(path).Select(line => line.Split(','))
            .Where(f => f[1] is "2" or "3" && f[14].Length > 0)
            .Select(f => ($"ICAO-{f[4]}", Number(f[14]), Number(f[15]))),
    ];

    static List<(string Uid, string Flight, List<double> Speeds, List<string> Altitudes)> Values(string path) =>
    [
        .. File.ReadLines(path).Select(line => line.Split(',')).GroupBy(f => $"ICAO-{f[4]}").Select(g => (
            g.Key, g.Select(f => f[10].Trim()).LastOrDefault(text => text.Length > 0) ?? "",
            g.Select(f => f[12]).Where(text => text.Length > 0).Select(Number).ToList(),
            g.Select(f => f[11]).Where(text => text.Length > 0).ToList())),
    ];

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
