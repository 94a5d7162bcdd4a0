using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Liaison.Web.Tests.Activity;

public sealed class ActivityApiTests
{
    const string Path = "/api/v1/activities";

    [Fact]
    public async Task An_entry_belongs_to_its_position_and_is_amended_for_the_version_that_was_read()
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync(Path, "watch", """{"position":"watch","text":"Called the port"}""");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var made = await JsonAsync(response);
        var path = response.Headers.Location!.ToString();
        Assert.Equal($"{Path}/{made.GetProperty("id").GetString()}", path);
        Assert.Equal(made.GetProperty("recorded").GetString(), made.GetProperty("time").GetString());
        using var amended = await PutAsync(world, path, """{"text":"Called twice","reason":"so it was"}""", response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.OK, amended.StatusCode);
        using var late = await PutAsync(world, path, """{"text":"Called thrice","reason":"x"}""", response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        var read = await JsonAsync(await world.GetAsync(path));
        Assert.Equal("Called twice", read.GetProperty("text").GetString());
        Assert.Equal("Called the port", read.GetProperty("amendments")[0].GetProperty("content").GetProperty("text").GetString());

        using var other = await world.PostAsync(Path, "logistics", """{"position":"logistics","text":"Ordered fuel"}""");
        var mine = await JsonAsync(await world.GetAsync($"{Path}?position=watch"));
        Assert.Equal("Called twice", Assert.Single(mine.EnumerateArray()).GetProperty("text").GetString());
        var first = await world.GetAsync($"{Path}?limit=1");
        Assert.Equal("Ordered fuel", (await JsonAsync(first))[0].GetProperty("text").GetString());
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];
        Assert.Equal("Called twice", (await JsonAsync(await world.GetAsync(next)))[0].GetProperty("text").GetString());

        using var withdrawn = await world.PostAsync($"{path}/withdraw", "watch", """{"reason":"a drill"}""");
        Assert.Equal("a drill", (await JsonAsync(withdrawn)).GetProperty("withdrawn").GetProperty("reason").GetString());
        using var report = await world.GetAsync("/api/v1/reports/ics-214?position=logistics");
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"text":"a"}""")]
    [InlineData("""{"position":"a b","text":"a"}""")]
    [InlineData("""{"position":"watch","text":""}""")]
    [InlineData("""{"position":"watch","text":null}""")]
    [InlineData("""{"position":"watch","text":"a","time":"2999-01-01T00:00:00Z"}""")]
    [InlineData("""{"position":"watch","text":"a","label":"TOP SECRETS"}""")]
    public async Task What_cannot_be_is_refused(string json)
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync(Path, "watch", json);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(0, (await JsonAsync(await world.GetAsync(Path))).GetArrayLength());
    }

    static async Task<HttpResponseMessage> PutAsync(
        WebWorld world, string path, string json, EntityTagHeaderValue match)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "watch");
        request.Headers.IfMatch.Add(match);
        return await world.Http.SendAsync(request, WebWorld.Deadline());
    }

    static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline()));
        return document.RootElement.Clone();
    }
}
