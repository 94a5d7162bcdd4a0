using System.Net;
using System.Text;
using System.Text.Json;

namespace Liaison.Web.Tests.Tasks;

public sealed class TasksApiTests
{
    const string Path = "/api/v1/tasks";
    const string Pier = """{"title":"Clear the pier","addressees":[{"kind":"callsign","name":"RESCUE-1"}]}""";

    [Fact]
    public async Task A_task_is_written_given_acknowledged_and_done()
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync(Path, "watch", Pier);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var made = await JsonAsync(response);
        var path = $"{Path}/{made.GetProperty("id").GetString()}";
        Assert.Equal(path, response.Headers.Location!.ToString());
        Assert.Equal("draft", made.GetProperty("state").GetString());
        Assert.Equal("JFHQ", made.GetProperty("headquarters").GetString());
        Assert.Equal("UNCLASSIFIED", made.GetProperty("label").GetString());
        Assert.Equal("watch", made.GetProperty("commander").GetString());
        Assert.Equal("issued", await StateAsync(world, path, """{"state":"issued"}"""));
        Assert.Equal("acknowledged", await StateAsync(world, path, """{"state":"acknowledged","by":"Lt Mori"}"""));
        Assert.Equal("underWay", await StateAsync(world, path, """{"state":"underWay","note":"North end first"}"""));
        Assert.Equal("done", await StateAsync(world, path, """{"state":"done"}"""));
        var read = await JsonAsync(await world.GetAsync(path));
        Assert.Equal("Lt Mori", read.GetProperty("acknowledgements")[0].GetProperty("by").GetString());
        Assert.Equal("North end first", read.GetProperty("notes")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task What_is_absent_stays_and_what_is_cleared_goes()
    {
        await using var world = await WebWorld.StartAsync();
        var made = await AddAsync(world, """
            {"title":"Clear the pier","details":"All of it","units":[],"addressees":[{"kind":"group","name":"Boats"}],
             "start":"2026-09-01T09:00:00+09:00","finish":"2026-09-01T03:00:00Z","position":[124.15,24.34],
             "label":"UNCLASSIFIED//REL TO USA, JPN"}
            """);
        var path = $"{Path}/{made.GetProperty("id").GetString()}";
        using var response = await PatchAsync(world, path, """{"title":"Clear both","clear":["finish","details"]}""");
        var changed = await JsonAsync(response);
        Assert.Equal("Clear both", changed.GetProperty("title").GetString());
        Assert.Equal("2026-09-01T00:00:00+00:00", changed.GetProperty("start").GetString());
        Assert.False(changed.TryGetProperty("finish", out _));
        Assert.False(changed.TryGetProperty("details", out _));
        Assert.Equal([124.15, 24.34], changed.GetProperty("position").EnumerateArray().Select(c => c.GetDouble()));
        Assert.Equal("UNCLASSIFIED//REL TO USA, JPN", changed.GetProperty("label").GetString());
    }

    [Fact]
    public async Task A_change_is_for_the_version_that_was_read()
    {
        await using var world = await WebWorld.StartAsync();
        var made = await AddAsync(world, Pier);
        var path = $"{Path}/{made.GetProperty("id").GetString()}";
        var version = $"\"{made.GetProperty("version").GetInt64()}\"";
        using var first = await PatchAsync(world, path, """{"title":"One"}""", version);
        using var second = await PatchAsync(world, path, """{"title":"Two"}""", version);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (first.StatusCode, second.StatusCode));
    }

    [Theory]
    [InlineData("""{"title":"a"}""")]
    [InlineData("""{"title":"","addressees":[{"kind":"group","name":"g"}]}""")]
    [InlineData("""{"title":"a","addressees":[null]}""")]
    [InlineData("""{"title":"a","addressees":[{"kind":"fleet","name":"g"}]}""")]
    [InlineData("""{"title":"a","units":["nobody"]}""")]
    [InlineData("""{"title":"a","addressees":[{"kind":"group","name":"g"}],"state":"done"}""")]
    [InlineData("""{"title":"a","addressees":[{"kind":"group","name":"g"}],"position":[1]}""")]
    [InlineData("""{"title":"a","addressees":[{"kind":"group","name":"g"}],"unknown":1}""")]
    public async Task What_cannot_be_is_refused(string json)
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync(Path, "watch", json);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(0, (await JsonAsync(await world.GetAsync(Path))).GetArrayLength());
    }

    [Fact]
    public async Task Lists_are_filtered_and_paged()
    {
        await using var world = await WebWorld.StartAsync();
        for (var i = 0; i < 3; i++) await AddAsync(world, Pier);
        await AddAsync(world, """{"title":"b","state":"issued","addressees":[{"kind":"group","name":"Boats"}]}""");
        using var page = await world.GetAsync(Path + "?limit=2");
        Assert.Equal(2, (await JsonAsync(page)).GetArrayLength());
        Assert.Contains("after=2", page.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        Assert.Equal([3, 4], await NumbersAsync(world, "?limit=2&after=2"));
        Assert.Equal([4], await NumbersAsync(world, "?state=issued"));
        Assert.Equal([4], await NumbersAsync(world, "?group=Boats"));
        Assert.Equal([1, 2, 3], await NumbersAsync(world, "?callsign=RESCUE-1&open=true"));
        Assert.Empty(await NumbersAsync(world, "?late=true"));
        using var bad = await world.GetAsync(Path + "?state=7");
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
    }

    [Fact]
    public async Task Those_who_may_not_give_tasks_do_not()
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync(Path, "logistics", Pier);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        using var missing = await PatchAsync(world, $"{Path}/{Guid.Empty}", """{"title":"a"}""");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    static async Task<string?> StateAsync(WebWorld world, string path, string json)
    {
        using var response = await PatchAsync(world, path, json);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await JsonAsync(response)).GetProperty("state").GetString();
    }

    static async Task<List<int>> NumbersAsync(WebWorld world, string query) =>
        [.. (await JsonAsync(await world.GetAsync(Path + query))).EnumerateArray()
            .Select(task => task.GetProperty("number").GetInt32())];

    static async Task<JsonElement> AddAsync(WebWorld world, string json)
    {
        using var response = await world.PostAsync(Path, "watch", json);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await JsonAsync(response);
    }

    static async Task<HttpResponseMessage> PatchAsync(WebWorld world, string path, string json, string? version = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, path)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Authorization", "Bearer watch");
        if (version is not null) request.Headers.Add("If-Match", version);
        return await world.Http.SendAsync(request, WebWorld.Deadline());
    }

    static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline())).RootElement;
}
