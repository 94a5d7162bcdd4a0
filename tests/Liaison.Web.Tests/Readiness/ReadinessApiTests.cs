using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Liaison.Web.Tests.Posture;

namespace Liaison.Web.Tests.Readiness;

public sealed partial class ReadinessApiTests
{
    const string OfUnit = "/api/v1/units/co/readiness";

    [Fact]
    public async Task Measured_computed_and_stated_are_kept_apart_each_with_its_author_and_age()
    {
        await using var world = await PostureApiWorld.StartAsync();
        await world.ReportAsync("""
            {"measured":{"personnel":{"percent":92},"supply":{"percent":66},"training":{"level":"c2"}},
             "tasks":[{"task":"Clear a port","assessment":"qualified","reason":"one crane"}],
             "forecast":{"level":"c2","at":"2027-01-01T00:00:00Z"},"percentEmployed":40,"remarks":"well"}
            """, "watch");
        await world.ReportAsync("""{"stated":{"level":"c1","reason":"enough for this"},"label":"RESTRICTED"}""");
        var json = await world.GetAsync(OfUnit);
        var personnel = json.GetProperty("measured").GetProperty("personnel");
        Assert.Equal((92, "c1"), (personnel.GetProperty("percent").GetInt32(), Text(personnel, "level")));
        Assert.Equal("watch", Text(personnel.GetProperty("said"), "by"));
        Assert.Equal("fresh", Text(personnel.GetProperty("said"), "ageing"));
        Assert.False(json.GetProperty("measured").TryGetProperty("condition", out _));
        var computed = json.GetProperty("computed");
        Assert.Equal(("c3", "supply"), (Text(computed, "level"), Text(computed, "area")));
        Assert.Equal(["condition"], computed.GetProperty("missing").EnumerateArray().Select(one => one.GetString()));
        Assert.StartsWith("Lowest of", Text(computed, "rule"), StringComparison.Ordinal);
        var stated = json.GetProperty("stated");
        Assert.Equal(("c1", "commander", "RESTRICTED"), (
            Text(stated, "level"), Text(stated.GetProperty("said"), "by"), Text(stated.GetProperty("said"), "label")));
        Assert.Equal("c1", Text(json.GetProperty("overall"), "level"));
        Assert.True(json.GetProperty("overall").GetProperty("isStated").GetBoolean());
        Assert.Equal("ready", Text(json, "coarse"));
        Assert.Equal("qualified", Text(json.GetProperty("tasks")[0], "assessment"));
        Assert.Equal(40, json.GetProperty("employed").GetProperty("percent").GetInt32());
        Assert.False(json.TryGetProperty("history", out _));
        var history = (await world.GetAsync($"{OfUnit}?history=true")).GetProperty("history");
        Assert.Equal(["commander", "watch"], history.EnumerateArray()
            .Select(report => Text(report.GetProperty("said"), "by")));
    }

    [Fact]
    public async Task A_unit_of_which_nobody_has_reported_is_unknown()
    {
        await using var world = await PostureApiWorld.StartAsync();
        var json = await world.GetAsync(OfUnit);
        Assert.Equal("unknown", Text(json, "coarse"));
        Assert.False(json.TryGetProperty("overall", out _));
        await world.GetAsync("/api/v1/units/none/readiness", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"measured":{"personnel":{"percent":101}}}""")]
    [InlineData("""{"measured":{"personnel":{"level":"c1"}}}""")]
    [InlineData("""{"measured":{"morale":{"percent":50}}}""")]
    [InlineData("""{"tasks":[null]}""")]
    [InlineData("""{"tasks":[{"assessment":"yes"}]}""")]
    [InlineData("""{"forecast":{"level":"c1"}}""")]
    [InlineData("""{"stated":{"level":"c9","reason":"x"}}""")]
    [InlineData("""{"stated":{"level":"c1"}}""")]
    [InlineData("""{"remarks":"x","asOf":"2999-01-01T00:00:00Z"}""")]
    public async Task What_cannot_be_is_refused(string json)
    {
        await using var world = await PostureApiWorld.StartAsync();
        await world.SendAsync(HttpMethod.Post, OfUnit, "commander", json, HttpStatusCode.BadRequest);
        await world.SendAsync(HttpMethod.Post, OfUnit, "viewer", """{"remarks":"x"}""", HttpStatusCode.Forbidden);
        Assert.Equal(0, (await world.GetAsync(OfUnit)).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Nothing_fine_is_in_the_coarse_form()
    {
        await using var world = await PostureApiWorld.StartAsync();
        await world.SendAsync(HttpMethod.Post, OfUnit, "watch", """
            {"source":"CANARY-source","measured":{"personnel":{"percent":77},"supply":{"percent":66},
              "condition":{"percent":63},"training":{"level":"c3"}},
             "tasks":[{"task":"CANARY-task","assessment":"no","reason":"CANARY-task-reason"}],
             "stated":{"level":"c3","reason":"CANARY-stated"},
             "forecast":{"level":"c4","at":"2031-05-05T05:05:05Z","reason":"CANARY-forecast"},
             "percentEmployed":57,"remarks":"CANARY-remarks","label":"SECRET"}
            """, HttpStatusCode.Created);
        var json = await world.GetAsync("/api/v1/readiness/releasable");
        var company = json.EnumerateArray().Single(one => Text(one, "unit") == "co");
        Assert.Equal("partial", Text(company, "readiness"));
        Assert.Equal(
            ["component", "headquarters", "label", "name", "readiness", "unit", "unitLabel"],
            company.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        var feature = await world.GetAsync("/ogc/collections/units/items/co");
        foreach (var text in new[] { json.GetRawText(), feature.GetRawText() })
        {
            Assert.DoesNotContain("CANARY", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("2031", text, StringComparison.Ordinal);
            Assert.DoesNotContain("SECRET", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(Fine(), text);
        }

        Assert.Contains("CANARY-remarks", (await world.GetAsync(OfUnit)).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readiness_is_rolled_up_with_the_rule_stated()
    {
        await using var world = await PostureApiWorld.StartAsync();
        await world.ReportAsync("""{"stated":{"level":"c3","reason":"two boats missing"}}""");
        var command = await world.GetAsync("/api/v1/readiness");
        Assert.StartsWith("Lowest of", Text(command, "explanation"), StringComparison.Ordinal);
        var groups = command.GetProperty("groups");
        Assert.Equal(["JFHQ", "Task force"], groups.EnumerateArray().Select(group => Text(group, "name")));
        Assert.Equal(("c3", "co"), (Text(groups[0], "level"), Text(groups[0], "worst")));
        Assert.Equal(1, groups[0].GetProperty("levels").GetProperty("c3").GetInt32());
        Assert.Equal((2, 1), (groups[0].GetProperty("units").GetInt32(), groups[0].GetProperty("unknown").GetInt32()));
        foreach (var (by, keys) in new[]
        {
            ("component", "ground joint"), ("island", " miyako"), ("area", " Sakishima"),
        })
        {
            var json = await world.GetAsync($"/api/v1/readiness?by={by}&rule=weighted");
            Assert.StartsWith("Weighted", Text(json, "explanation"), StringComparison.Ordinal);
            Assert.Equal(keys, string.Join(' ', json.GetProperty("groups").EnumerateArray()
                .Select(group => by == "component" ? Text(group, "name") : Text(group, "key"))));
        }

        await world.GetAsync("/api/v1/readiness?by=colour", HttpStatusCode.BadRequest);
        await world.GetAsync("/api/v1/readiness?unit=none", HttpStatusCode.NotFound);
        var found = await world.GetAsync("/api/v1/readiness/units?level=c3&ageing=fresh&area=miyako");
        Assert.Single(found.EnumerateArray());
        Assert.Empty((await world.GetAsync("/api/v1/readiness/units?level=c4")).EnumerateArray());
    }

    [Fact]
    public async Task Rules_are_read_changed_and_checked()
    {
        await using var world = await PostureApiWorld.StartAsync();
        const string path = "/api/v1/readiness/rules";
        var rules = await world.GetAsync(path);
        Assert.Equal(90, rules.GetProperty("cutOffs")[0].GetProperty("c1").GetInt32());
        await world.ReportAsync("""{"measured":{"personnel":{"percent":85}}}""");
        Assert.Equal("c2", Text((await world.GetAsync(OfUnit)).GetProperty("computed"), "level"));
        var changed = rules.GetRawText().Replace("\"c1\":90", "\"c1\":85", StringComparison.Ordinal);
        await world.SendAsync(HttpMethod.Put, path, "watch", changed, HttpStatusCode.Forbidden);
        var set = await world.SendAsync(HttpMethod.Put, path, "commander", changed);
        Assert.Equal("commander", Text(set, "by"));
        Assert.Equal("c1", Text((await world.GetAsync(OfUnit)).GetProperty("computed"), "level"));
        await world.SendAsync(
            HttpMethod.Put, path, "commander",
            rules.GetRawText().Replace("\"c1\":90", "\"c1\":10", StringComparison.Ordinal), HttpStatusCode.BadRequest);
    }

    static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>A level, or one of the percentages that were reported.</summary>
    [GeneratedRegex("""\bc-?[1-5]\b|\b(77|66|63|57)\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Fine();
}
