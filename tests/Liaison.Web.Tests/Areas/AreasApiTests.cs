using System.Net;
using System.Text;
using System.Text.Json;

namespace Liaison.Web.Tests.Areas;

public sealed class AreasApiTests
{
    const string Circle = """
        {"name":"Strait","shape":{"kind":"circle","center":[128,26],"radius":5000},"severity":"moderate",
         "rules":[{"kind":"enter"},{"kind":"loiter","seconds":600,"metres":200}],"types":["a-n-S"],"sources":["ais"],
         "label":"UNCLASSIFIED//REL TO USA, JPN","margin":20}
        """;

    const string Corridor = """
        {"name":"Lane","enabled":false,"shape":{"kind":"corridor","points":[[179,26],[-179,27]],"width":2000},
         "severity":"minor","rules":[{"kind":"speed","above":12.5}]}
        """;

    [Fact]
    public async Task An_area_is_made_read_changed_and_removed()
    {
        await using var world = await WebWorld.StartAsync();
        var response = await world.PostAsync("/api/v1/areas", "watch", Circle);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var made = await JsonAsync(response);
        var path = response.Headers.Location!.ToString();
        Assert.Equal($"/api/v1/areas/{made.GetProperty("id").GetString()}", path);
        Assert.Equal("circle", made.GetProperty("shape").GetProperty("kind").GetString());
        Assert.Equal(5000, made.GetProperty("shape").GetProperty("radius").GetDouble());
        Assert.Equal([128, 26], made.GetProperty("shape").GetProperty("center").EnumerateArray().Select(c => c.GetDouble()));
        Assert.Equal("loiter", made.GetProperty("rules")[1].GetProperty("kind").GetString());
        Assert.Equal("UNCLASSIFIED//REL TO USA, JPN", made.GetProperty("label").GetString());
        Assert.True(made.GetProperty("enabled").GetBoolean());

        // What was read may be put back.
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(world, path, "planner", made.GetRawText())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(world, path, "commander", Corridor)).StatusCode);
        var changed = await JsonAsync(await world.GetAsync(path));
        Assert.Equal("Lane", changed.GetProperty("name").GetString());
        Assert.False(changed.GetProperty("enabled").GetBoolean());
        Assert.Equal(50, changed.GetProperty("margin").GetDouble());
        Assert.Equal("UNCLASSIFIED", changed.GetProperty("label").GetString());
        Assert.Equal(-179, changed.GetProperty("shape").GetProperty("points")[1][0].GetDouble());
        Assert.Equal(1, (await JsonAsync(await world.GetAsync("/api/v1/areas"))).GetArrayLength());

        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(world, path, "admin")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await DeleteAsync(world, path, "admin")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PutAsync(world, path, "watch", Circle)).StatusCode);
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("feed")]
    [InlineData("logistics")]
    [InlineData("release")]
    [InlineData("auditor")]
    public async Task Others_do_not_draw_areas(string role)
    {
        await using var world = await WebWorld.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await world.PostAsync("/api/v1/areas", role, Circle)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await PutAsync(world, "/api/v1/areas/x", role, Circle)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await DeleteAsync(world, "/api/v1/areas/x", role)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync("/api/v1/areas", role)).StatusCode);
    }

    [Theory]
    [InlineData("\"radius\":5000", "\"radius\":-1", "shape.radius: ")]
    [InlineData("\"radius\":5000", "\"radius\":5000,\"width\":5", "shape.width: ")]
    [InlineData("\"center\":[128,26]", "\"center\":[128]", "shape.center: ")]
    [InlineData("\"center\":[128,26]", "\"center\":[128,96]", "shape.center: ")]
    [InlineData("\"center\":[128,26],\"radius\":5000", "\"points\":[[1,2],[3,4],[500,6]]", "shape.points[2]: ")]
    [InlineData("\"kind\":\"circle\"", "\"kind\":\"square\"", "shape.kind: ")]
    [InlineData("\"kind\":\"circle\"", "\"kind\":\"polygon\"", "shape.center: ")]
    [InlineData("\"kind\":\"enter\"", "\"kind\":\"Enter\"", "rules[0].kind: ")]
    [InlineData("\"seconds\":600,", "", "rules[1].seconds: ")]
    [InlineData("\"severity\":\"moderate\"", "\"severity\":\"3\"", "severity: ")]
    [InlineData("\"name\":\"Strait\"", "\"name\":\"\"", "name: ")]
    [InlineData("\"name\":\"Strait\"", "\"id\":\"x\",\"name\":\"Strait\"", "id: ")]
    [InlineData("REL TO USA, JPN", "REL TO EVERYBODY", "label: ")]
    public async Task What_is_wrong_is_told_by_its_field_and_changes_nothing(string part, string wrong, string detail)
    {
        await using var world = await WebWorld.StartAsync();
        Assert.Contains(part, Circle, StringComparison.Ordinal);
        var response = await world.PostAsync("/api/v1/areas", "watch", Circle.Replace(part, wrong, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith(detail, (await JsonAsync(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(world.Areas.All);
    }

    [Theory]
    [InlineData("""{"name":"x","severity":"minor","rules":[]}""")]
    [InlineData("""{"name":"x","severity":"minor","rules":[null],"shape":{"kind":"circle","center":[0,0],"radius":5}}""")]
    [InlineData("""{"name":"x","severity":"minor","rules":[],"types":[null],"shape":{"kind":"circle","center":[0,0],"radius":5}}""")]
    [InlineData("""{"name":"x","severity":"minor","rules":[],"shape":{"kind":"polygon","points":[null,null,null]}}""")]
    [InlineData("""{"name":"x","severity":"minor","rules":[],"shape":null}""")]
    [InlineData("""{"name":"x","severity":"minor","rules":[],"color":"red","shape":{"kind":"circle","center":[0,0],"radius":5}}""")]
    public async Task What_is_no_area_is_refused(string json)
    {
        await using var world = await WebWorld.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await world.PostAsync("/api/v1/areas", "watch", json)).StatusCode);
        Assert.Empty(world.Areas.All);
    }

    static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline()));
        return document.RootElement.Clone();
    }

    static Task<HttpResponseMessage> PutAsync(WebWorld world, string path, string role, string json) =>
        SendAsync(world, HttpMethod.Put, path, role, new StringContent(json, Encoding.UTF8, "application/json"));

    static Task<HttpResponseMessage> DeleteAsync(WebWorld world, string path, string role) =>
        SendAsync(world, HttpMethod.Delete, path, role, null);

    static async Task<HttpResponseMessage> SendAsync(
        WebWorld world, HttpMethod method, string path, string role, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("Authorization", $"Bearer {role}");
        return await world.Http.SendAsync(request, WebWorld.Deadline());
    }
}
