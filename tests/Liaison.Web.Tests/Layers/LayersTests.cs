using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Liaison.Picture.Layers;

namespace Liaison.Web.Tests.Layers;

public sealed class LayersTests
{
    const string Kml = """
        <kml><Placemark id="gate"><name>Gate 3</name><Point><coordinates>127.7,26.2</coordinates></Point></Placemark>
        <Placemark><name>nowhere</name></Placemark></kml>
        """;

    [Fact]
    public async Task A_file_is_put_on_the_map_seen_by_all_and_taken_off()
    {
        await using var world = await WebWorld.StartAsync();
        var posted = await PostAsync(world, "/api/v1/layers?name=Gates", "planner", Kml);
        Assert.Equal(HttpStatusCode.Created, posted.StatusCode);
        Assert.Equal("/api/v1/layers/gates", posted.Headers.Location?.ToString());
        var made = await BodyOf(posted);
        Assert.Equal(1, made.GetProperty("skipped").GetInt32());
        Assert.Equal("feature 1: it has no geometry", made.GetProperty("reasons")[0].GetString());
        var listed = Assert.Single((await BodyOf(await world.GetAsync("/api/v1/layers"))).EnumerateArray());
        Assert.Equal(made.GetProperty("layer").ToString(), listed.ToString());
        Assert.Equal("planner", listed.GetProperty("by").GetString());
        var box = listed.GetProperty("bbox").EnumerateArray().Select(n => n.GetDouble());
        Assert.Equal([127.7, 26.2, 127.7, 26.2], box);

        var response = await world.GetAsync("/api/v1/layers/gates");
        Assert.Equal("application/geo+json", response.Content.Headers.ContentType?.MediaType);
        var feature = Assert.Single((await BodyOf(response)).GetProperty("features").EnumerateArray());
        Assert.Equal("gate", feature.GetProperty("id").GetString());
        Assert.Equal("Gate 3", feature.GetProperty("properties").GetProperty("name").GetString());
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/layers/gates");
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await world.Http.SendAsync(again, WebWorld.Deadline())).StatusCode);

        Assert.Equal(HttpStatusCode.Forbidden, (await DeleteAsync(world, "viewer")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(world, "watch")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await DeleteAsync(world, "watch")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.GetAsync("/api/v1/layers/gates")).StatusCode);
    }

    [Fact]
    public async Task A_layer_is_a_collection_of_features_for_other_programs()
    {
        await using var world = await WebWorld.StartAsync();
        await PostAsync(world, "/api/v1/layers?name=Gates", "watch", Kml);
        var collection = await BodyOf(await world.GetAsync("/ogc/collections/gates"));
        Assert.Equal("Gates", collection.GetProperty("title").GetString());
        var items = await BodyOf(await world.GetAsync("/ogc/collections/gates/items?bbox=127,26,128,27"));
        var found = Assert.Single(items.GetProperty("features").EnumerateArray());
        Assert.Equal("gate", found.GetProperty("id").GetString());
        items = await BodyOf(await world.GetAsync("/ogc/collections/gates/items?bbox=0,0,1,1"));
        Assert.Equal(0, items.GetProperty("numberMatched").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync("/ogc/collections/gates/items/gate")).StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/layers", Kml, "name")]
    [InlineData("/api/v1/layers?name=", Kml, "name")]
    [InlineData("/api/v1/layers?name=%20", Kml, "name")]
    [InlineData("/api/v1/layers?name=a%00b", Kml, "name")]
    [InlineData("/api/v1/layers?name=a", "<svg/>", "neither KML nor GPX")]
    [InlineData("/api/v1/layers?name=a", "", "no JSON")]
    [InlineData("/api/v1/layers?name=a", "<kml><Placemark/></kml>", "no geometry")]
    public async Task A_file_that_cannot_be_used_is_refused_in_words(string path, string body, string words)
    {
        await using var world = await WebWorld.StartAsync();
        var response = await PostAsync(world, path, "watch", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(words, (await BodyOf(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(world.Layers.All);
    }

    [Fact]
    public async Task A_large_file_is_taken_and_one_that_is_too_large_is_refused_by_its_size()
    {
        await using var world = await WebWorld.StartAsync();
        // More than other requests may bring.
        var large = Kml + new string(' ', 4 << 20);
        var response = await PostAsync(world, "/api/v1/layers?name=a", "watch", large);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var tooLarge = new string(' ', LayerLimits.MaxFileBytes + 1);
        response = await PostAsync(world, "/api/v1/layers?name=a", "watch", tooLarge);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("urn:liaison:problem:too-large", (await BodyOf(response)).GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("viewer", HttpStatusCode.Forbidden)]
    [InlineData("feed", HttpStatusCode.Forbidden)]
    [InlineData("watch", HttpStatusCode.Created)]
    [InlineData("planner", HttpStatusCode.Created)]
    [InlineData("admin", HttpStatusCode.Created)]
    public async Task Only_those_who_plan_and_watch_change_layers(string? role, HttpStatusCode expected)
    {
        await using var world = await WebWorld.StartAsync(anonymous: null);
        Assert.Equal(expected, (await PostAsync(world, "/api/v1/layers?name=a", role, Kml)).StatusCode);
    }

    static async Task<HttpResponseMessage> PostAsync(WebWorld world, string path, string? role, string file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(file)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        if (role is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", role);
        // As curl does: what is refused by its length is not sent.
        request.Headers.ExpectContinue = file.Length > LayerLimits.MaxFileBytes;
        return await world.Http.SendAsync(request, WebWorld.Deadline());
    }

    static async Task<HttpResponseMessage> DeleteAsync(WebWorld world, string role)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/layers/gates");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", role);
        return await world.Http.SendAsync(request, WebWorld.Deadline());
    }

    static async Task<JsonElement> BodyOf(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline()));
        return document.RootElement.Clone();
    }
}
