using System.Net.Http.Headers;
using System.Text.Json;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Alerts;

namespace Liaison.Web.Tests.Alerts;

/// <summary>Alerts and readers of events for the tests of both.</summary>
static class AlertWorld
{
    public static Alert Alert(string id) => new()
    {
        Id = id,
        Source = "cap",
        Sender = "agency",
        Identifier = id,
        Sent = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(9)),
        Status = AlertStatus.Actual,
        MessageType = AlertMessageType.Alert,
        Severity = AlertSeverity.Severe,
        Texts = [new AlertText { Language = "ja", Event = "津波警報" }],
        Areas =
        [
            new AlertArea
            {
                Description = "沖縄本島地方",
                Polygons = [[new GeoPoint(26, 179.5), new GeoPoint(26, -179.5), new GeoPoint(27, -179.5)]],
                Geocodes = [new AlertGeocode("JMA", "800")],
            },
            new AlertArea { Description = "here", Circles = [new AlertCircle(new GeoPoint(26, 128), 0)] },
        ],
    };

    /// <summary>Begins to read changes of alerts; the answer has begun when this returns.</summary>
    public static Task<EventLines> EventsAsync(this WebWorld world, string query = "", string? lastEventId = null) =>
        ReadAsync(world, "?kinds=alert" + query.Replace('?', '&'), lastEventId);

    /// <summary>Begins to read records; the answer has begun when this returns.</summary>
    public static Task<EventLines> RecordEventsAsync(this WebWorld world, string query) =>
        ReadAsync(world, "?kinds=record" + query, null);

    static async Task<EventLines> ReadAsync(WebWorld world, string query, string? lastEventId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events" + query);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "viewer");
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await world.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, WebWorld.Deadline());
        var lines = new EventLines(response, new StreamReader(await response.Content.ReadAsStreamAsync(WebWorld.Deadline())));
        if (response.IsSuccessStatusCode) Assert.Equal(": events", await lines.NextAsync());
        return lines;
    }
}

/// <summary>The lines of one reader of events.</summary>
sealed class EventLines(HttpResponseMessage response, StreamReader reader) : IDisposable
{
    public HttpResponseMessage Response => response;

    /// <summary>The next line that is not empty.</summary>
    public async Task<string> NextAsync()
    {
        string? line;
        do line = await reader.ReadLineAsync(WebWorld.Deadline());
        while (line?.Length == 0);
        return line ?? throw new EndOfStreamException("the events have ended");
    }

    /// <summary>The next change of an alert: its number and what it says.</summary>
    public async Task<(long Number, JsonElement Data)> NextEventAsync()
    {
        var (place, data) = await NextAsync("alert");
        return (long.Parse(place, System.Globalization.CultureInfo.InvariantCulture), data);
    }

    /// <summary>The next record: the place behind it and what it says.</summary>
    public Task<(string Place, JsonElement Data)> NextRecordAsync() => NextAsync("record");

    async Task<(string Place, JsonElement Data)> NextAsync(string kind)
    {
        var id = await NextAsync();
        Assert.StartsWith("id: ", id, StringComparison.Ordinal);
        Assert.Equal($"event: {kind}", await NextAsync());
        var data = await NextAsync();
        Assert.StartsWith("data: ", data, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(data[6..]);
        return (id[4..], document.RootElement.Clone());
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}
