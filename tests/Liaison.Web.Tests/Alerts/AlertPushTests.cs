using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Liaison.Picture.Alerts;

namespace Liaison.Web.Tests.Alerts;

public sealed class AlertPushTests
{
    const string Id = "rain@agency.example,r~2F1,2036-03-01T03:00:00Z";

    static readonly XNamespace Cap = "urn:oasis:names:tc:emergency:cap:1.2";

    [Theory]
    [InlineData("feed", HttpStatusCode.OK)]
    [InlineData("watch", HttpStatusCode.OK)]
    [InlineData("viewer", HttpStatusCode.Forbidden)]
    [InlineData("commander", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Machines_and_the_watch_send_alerts(string? role, HttpStatusCode expected)
    {
        await using var world = await WebWorld.StartAsync(anonymous: null);
        Assert.Equal(expected, (await PushAsync(world, Message(), role)).StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, world.Alerts.Find(Id) is not null);
    }

    [Fact]
    public async Task What_is_sent_is_told_by_its_ids_and_the_same_again_changes_nothing()
    {
        await using var world = await WebWorld.StartAsync();
        var first = await JsonAsync(await PushAsync(world, Message()));
        Assert.Equal(Id, Assert.Single(first.GetProperty("ids").EnumerateArray()).GetString());
        Assert.Equal(Id, Assert.Single(first.GetProperty("taken").EnumerateArray()).GetString());

        var again = await JsonAsync(await PushAsync(world, Message()));
        Assert.Equal(Id, Assert.Single(again.GetProperty("ids").EnumerateArray()).GetString());
        Assert.Empty(again.GetProperty("taken").EnumerateArray());
        Assert.Equal("push:feed", world.Alerts.Find(Id)!.Alert.Source);
    }

    [Fact]
    public async Task An_update_takes_the_place_of_what_it_refers_to()
    {
        await using var world = await WebWorld.StartAsync();
        await PushAsync(world, Message());
        await PushAsync(world, Message("r2", "Cancel",
            "<references>rain@agency.example,r/1,2036-03-01T12:00:00+09:00</references>"));
        Assert.False(world.Alerts.Find(Id)!.IsActive);
    }

    [Theory]
    [InlineData("", "The document is not well-formed XML.")]
    [InlineData("{\"json\":1}", "The document is not well-formed XML.")]
    [InlineData("<other/>", "The document is neither CAP nor an index of CAP nor a telegram of the JMA.")]
    [InlineData(
        "<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'><sender>s</sender></alert>",
        "CAP: alert has no identifier.")]
    [InlineData(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='x'/></entry></feed>",
        "The document holds no alert; an index of links is read as a feed, not here.")]
    public async Task A_document_that_cannot_be_used_is_refused_with_the_reason(string document, string reason)
    {
        await using var world = await WebWorld.StartAsync();
        var response = await PushAsync(world, document);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await JsonAsync(response);
        Assert.Equal("urn:liaison:problem:bad-body", problem.GetProperty("type").GetString());
        Assert.Equal(reason, problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_document_that_is_too_long_is_refused()
    {
        await using var world = await WebWorld.StartAsync();
        var response = await PushAsync(world, new string(' ', (4 << 20) + 1));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task An_alert_is_told_as_CAP_to_those_who_ask_for_it()
    {
        await using var world = await WebWorld.StartAsync();
        world.Alerts.Post(AlertWorld.Alert("agency,area 7") with
        {
            MessageType = AlertMessageType.Update,
            References = ["rain@agency.example,r~2F1,2036-03-01T03:00:00Z"],
        });

        const string Path = "/api/v1/alerts/";
        using var request = new HttpRequestMessage(HttpMethod.Get, Path + Uri.EscapeDataString("agency,area 7"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "viewer");
        request.Headers.Accept.ParseAdd("application/cap+xml, application/json;q=0.5");
        using var response = await world.Http.SendAsync(request, WebWorld.Deadline());

        Assert.Equal("application/cap+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept", response.Headers.Vary);
        await using var body = await response.Content.ReadAsStreamAsync(WebWorld.Deadline());
        var alert = (await XDocument.LoadAsync(body, LoadOptions.None, WebWorld.Deadline())).Root!;
        Assert.Equal("agency,area 7", alert.Element(Cap + "identifier")!.Value);
        Assert.Equal("2026-11-23T00:00:00-00:00", alert.Element(Cap + "sent")!.Value);
        Assert.Equal("rain@agency.example,r/1,2036-03-01T03:00:00-00:00", alert.Element(Cap + "references")!.Value);
        Assert.Equal("津波警報", alert.Element(Cap + "info")!.Element(Cap + "event")!.Value);
        Assert.Equal("26,179.5 26,-179.5 27,-179.5 26,179.5", alert.Descendants(Cap + "polygon").Single().Value);
    }

    static async Task<HttpResponseMessage> PushAsync(WebWorld world, string document, string? role = "feed")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/alerts");
        request.Content = new StringContent(document, Encoding.UTF8, "application/xml");
        // The node refuses by the length, before the body is on its way.
        request.Headers.ExpectContinue = true;
        if (role is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", role);
        return await world.Http.SendAsync(request, WebWorld.Deadline());
    }

    static string Message(string identifier = "r/1", string type = "Alert", string more = "") =>
        $"<alert xmlns='{Cap}'><identifier>{identifier}</identifier><sender>rain@agency.example</sender>"
        + $"<sent>2036-03-01T12:00:00+09:00</sent><status>Actual</status><msgType>{type}</msgType><scope>Public</scope>"
        + $"{more}<info><category>Met</category><event>Rain</event><urgency>Future</urgency>"
        + "<severity>Severe</severity><certainty>Likely</certainty></info></alert>";

    static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline()));
        return document.RootElement.Clone();
    }
}
