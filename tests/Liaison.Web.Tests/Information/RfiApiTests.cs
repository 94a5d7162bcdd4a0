using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Liaison.Web.Tests.Information;

public sealed class RfiApiTests
{
    const string Path = "/api/v1/rfis";

    const string Depth = """
        {"question":"How deep is the basin?","neededBy":"2099-01-01T09:00:00+09:00","priority":"immediate",
         "assignedTo":"Harbour office","label":"UNCLASSIFIED//REL TO USA, JPN"}
        """;

    [Fact]
    public async Task A_request_is_asked_answered_and_closed()
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync(Path, "watch", Depth);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var made = await JsonAsync(response);
        var path = $"{Path}/{made.GetProperty("id").GetString()}";
        Assert.Equal(path, response.Headers.Location!.ToString());
        Assert.Equal("watch", made.GetProperty("askedBy").GetString());
        Assert.Equal("immediate", made.GetProperty("priority").GetString());
        Assert.Equal("assigned", made.GetProperty("state").GetString());
        Assert.Equal("2099-01-01T00:00:00+00:00", made.GetProperty("neededBy").GetString());
        Assert.False(made.GetProperty("overdue").GetBoolean());
        using var early = await world.PostAsync($"{path}/close", "watch", "{}");
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        var answer = $"{path}/answer";
        Assert.Equal("answered", await StateAsync(world, answer, """{"answer":"9 m","source":"chart 226"}"""));
        Assert.Equal("assigned", await StateAsync(world, $"{path}/return", """{"reason":"today's"}"""));
        Assert.Equal("assigned", await StateAsync(world, $"{path}/assign", """{"to":"Divers"}"""));
        Assert.Equal("answered", await StateAsync(world, answer, """{"answer":"8.5 m","source":"sounding"}"""));
        Assert.Equal("closed", await StateAsync(world, $"{path}/close", "{}"));
        var read = await JsonAsync(await world.GetAsync(path));
        Assert.Equal(["9 m", "8.5 m"], read.GetProperty("answers").EnumerateArray()
            .Select(given => given.GetProperty("answer").GetString()));
        Assert.Equal("today's", read.GetProperty("answers")[0].GetProperty("returned").GetString());
        Assert.Equal(0, (await JsonAsync(await world.GetAsync($"{Path}?open=true"))).GetArrayLength());
        Assert.Equal(1, (await JsonAsync(await world.GetAsync($"{Path}?state=closed&assignedTo=Divers")))
            .GetArrayLength());
        Assert.Equal(0, (await JsonAsync(await world.GetAsync($"{Path}?overdue=true"))).GetArrayLength());
    }

    [Fact]
    public async Task A_change_is_for_the_version_that_was_read()
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync(Path, "watch", Depth);
        var path = response.Headers.Location!.ToString();
        const string Later = """{"question":"How deep?","neededBy":"2099-02-01T00:00:00Z","reason":"it waits"}""";
        using var first = await PutAsync(world, path, Later, response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var changed = await JsonAsync(first);
        Assert.Equal("How deep?", changed.GetProperty("question").GetString());
        Assert.Equal("UNCLASSIFIED//REL TO USA, JPN", changed.GetProperty("label").GetString());
        using var second = await PutAsync(world, path, Later, response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
    }

    [Theory]
    [InlineData("""{"question":"a"}""")]
    [InlineData("""{"question":"","neededBy":"2099-01-01T00:00:00Z"}""")]
    [InlineData("""{"question":"a","neededBy":"2009-01-01T00:00:00Z"}""")]
    [InlineData("""{"question":"a","neededBy":"2099-01-01T00:00:00Z","priority":"soon"}""")]
    [InlineData("""{"question":"a","neededBy":"2099-01-01T00:00:00Z","ccir":"00000000-0000-0000-0000-000000000001"}""")]
    public async Task What_cannot_be_is_refused(string json)
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync(Path, "watch", json);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(0, (await JsonAsync(await world.GetAsync(Path))).GetArrayLength());
    }

    [Fact]
    public async Task Others_read_alone_and_a_post_is_repeated_with_its_key()
    {
        await using var world = await WebWorld.StartAsync();
        using var refused = await world.PostAsync(Path, "viewer", Depth);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Path)
            {
                Content = new StringContent(Depth, Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("Authorization", "Bearer watch");
            request.Headers.Add("Idempotency-Key", "once");
            using var response = await world.Http.SendAsync(request, WebWorld.Deadline());
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }

        using var second = await world.PostAsync(Path, "watch", Depth);
        using var page = await world.GetAsync($"{Path}?limit=1");
        Assert.Equal(1, (await JsonAsync(page)).GetArrayLength());
        var next = page.Headers.GetValues("Link").Single().Split('<', '>')[1];
        Assert.Equal(2, (await JsonAsync(await world.GetAsync(next)))[0].GetProperty("number").GetInt32());
    }

    static async Task<string?> StateAsync(WebWorld world, string path, string json)
    {
        using var response = await world.PostAsync(path, "watch", json);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await JsonAsync(response)).GetProperty("state").GetString();
    }

    static async Task<HttpResponseMessage> PutAsync(
        WebWorld world, string path, string json, EntityTagHeaderValue version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Authorization", "Bearer watch");
        request.Headers.IfMatch.Add(version);
        return await world.Http.SendAsync(request, WebWorld.Deadline());
    }

    static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline())).RootElement;
}
