using System.Net;
using System.Text.Json;

namespace Liaison.Web.Tests.Alerts;

public sealed class AlertsApiTests
{
    [Fact]
    public async Task An_alert_is_told_with_its_places_as_geojson()
    {
        await using var world = await WebWorld.StartAsync();
        world.Alerts.Post(AlertWorld.Alert("a"));
        var alert = await JsonAsync(await world.GetAsync("/api/v1/alerts/a"));
        Assert.Equal("active", alert.GetProperty("state").GetString());
        Assert.Equal("severe", alert.GetProperty("severity").GetString());
        Assert.Equal("2026-11-23T00:00:00.000Z", alert.GetProperty("sent").GetString());
        Assert.Equal("UNCLASSIFIED", alert.GetProperty("label").GetString());
        Assert.Equal("津波警報", alert.GetProperty("texts")[0].GetProperty("event").GetString());
        Assert.Equal("800", alert.GetProperty("areas")[0].GetProperty("geocodes")[0].GetProperty("value").GetString());
        Assert.False(alert.TryGetProperty("acknowledged", out _));

        var geometries = alert.GetProperty("geometry").GetProperty("geometries");
        Assert.Equal("MultiPolygon", geometries[0].GetProperty("type").GetString());
        // Closed, and no edge goes around the world.
        Assert.Equal(
            [179.5, 180.5, 180.5, 179.5],
            geometries[0].GetProperty("coordinates")[0][0].EnumerateArray().Select(place => place[0].GetDouble()));
        Assert.Equal("MultiPoint", geometries[1].GetProperty("type").GetString());
    }

    [Fact]
    public async Task Ended_alerts_are_listed_for_those_who_ask()
    {
        await using var world = await WebWorld.StartAsync();
        world.Alerts.Post(AlertWorld.Alert("a"));
        world.Alerts.Post(AlertWorld.Alert("b"));
        world.Alerts.Acknowledge("a", "Sato");
        world.Alerts.Resolve("a", "over");
        Assert.Equal(["b"], await IdsAsync(world, "/api/v1/alerts"));
        Assert.Equal(["a", "b"], await IdsAsync(world, "/api/v1/alerts?all=true"));
        Assert.Equal(HttpStatusCode.BadRequest, (await world.GetAsync("/api/v1/alerts?all=yes")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.GetAsync("/api/v1/alerts/c")).StatusCode);
    }

    [Theory]
    [InlineData("viewer", HttpStatusCode.Forbidden)]
    [InlineData("feed", HttpStatusCode.Forbidden)]
    [InlineData("auditor", HttpStatusCode.Forbidden)]
    [InlineData("watch", HttpStatusCode.OK)]
    [InlineData("commander", HttpStatusCode.OK)]
    public async Task Those_on_watch_acknowledge_and_are_named(string role, HttpStatusCode expected)
    {
        await using var world = await WebWorld.StartAsync();
        world.Alerts.Post(AlertWorld.Alert("a"));
        var response = await world.PostAsync("/api/v1/alerts/a/acknowledge", role, "");
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? role : null, world.Alerts.Find("a")!.Acknowledged?.By);
        if (expected != HttpStatusCode.OK) return;
        Assert.Equal(role, (await JsonAsync(response)).GetProperty("acknowledged").GetProperty("by").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await world.PostAsync("/api/v1/alerts/b/acknowledge", role, "")).StatusCode);
    }

    [Fact]
    public async Task Nobody_reads_alerts_or_events_without_a_token_where_that_is_not_allowed()
    {
        await using var world = await WebWorld.StartAsync(anonymous: null);
        foreach (var path in new[] { "/api/v1/alerts", "/api/v1/alerts/a", "/api/v1/events" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await world.GetAsync(path)).StatusCode);
    }

    static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline()));
        return document.RootElement.Clone();
    }

    static async Task<IEnumerable<string?>> IdsAsync(WebWorld world, string path) =>
        (await JsonAsync(await world.GetAsync(path))).EnumerateArray().Select(alert => alert.GetProperty("id").GetString());
}
