using System.Globalization;
using System.Text.Json.Nodes;
using Liaison.Demo;

namespace Liaison.Tests.Demo;

public sealed class DemoPostureTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Sites_come_behind_what_they_lie_in_and_every_unit_is_at_one(int number)
    {
        var headquarters = DemoHeadquarters.Both[number];
        var content = DemoPosture.Read(headquarters);
        var sites = new HashSet<string>();
        foreach (var site in content["sites"]!.AsArray().Select(entry => entry!["site"]!))
        {
            Assert.True(site["parent"] is not { } parent || sites.Contains((string)parent!), $"{site}");
            Assert.True(sites.Add((string)site["id"]!), $"{site}");
        }

        var units = Units(headquarters).ToDictionary(unit => (string)unit["id"]!);
        Assert.All(units.Values, unit => Assert.Contains((string)unit["currentSite"]!, sites));
        var reports = content["readiness"]!.AsArray();
        Assert.InRange(reports.Count, 40, units.Count);
        Assert.All(reports, report => Assert.True(units.ContainsKey((string)report!["unit"]!), $"{report}"));
        Assert.All(content["requirements"]!.AsArray(), one => Assert.Contains((string)one!["area"]!, sites));
    }

    [Fact]
    public void A_report_speaks_of_some_hours_ago()
    {
        var now = new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);
        var report = DemoPosture.Dated(JsonNode.Parse("""{"hoursAgo":3,"report":{"state":"open"}}""")!, now);
        var asOf = DateTimeOffset.Parse((string)report["asOf"]!, CultureInfo.InvariantCulture);
        Assert.Equal(now.AddHours(-3), asOf);
        Assert.Equal("open", (string)report["state"]!);
    }

    static IEnumerable<JsonNode> Units(DemoHeadquarters headquarters)
    {
        using var file = DemoUnits.Open(headquarters);
        return [.. JsonNode.Parse(file)!.AsArray().Select(unit => unit!)];
    }
}
