using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Liaison.Web.Tests.Shifts;

public sealed class ShiftsApiTests
{
    const string Path = "/api/v1/shifts";

    [Fact]
    public async Task Two_officers_hand_over_what_is_critical()
    {
        await using var world = await WebWorld.StartAsync();
        var shift = await BeginAsync(world);
        var path = $"{Path}/{shift.GetProperty("id").GetString()}";
        using var fire = await world.PostAsync(
            "/api/v1/log", "watch", """{"text":"Fire in the port","severity":"severe"}""");
        var now = await JsonAsync(await world.GetAsync($"{Path}/items"));
        Assert.Equal("Fire in the port", now.GetProperty("critical")[0].GetProperty("title").GetString());

        var handover = await HandoverAsync(await world.PostAsync(
            $"{path}/brief", "watch", """{"oncoming":"planner","remarks":"Wind is up."}"""));
        var digest = handover.GetProperty("digest").GetString();
        Assert.Equal(1, handover.GetProperty("unacknowledged").GetInt32());
        Assert.True(handover.GetProperty("current").GetBoolean());
        var signature = $$"""{"digest":"{{digest}}"}""";
        using var early = await world.PostAsync($"{path}/sign", "planner", signature);
        await AssertProblemAsync(early, HttpStatusCode.Conflict, "unacknowledged");
        using var viewer = await world.PostAsync($"{path}/sign", "viewer", signature);
        Assert.Equal(HttpStatusCode.Forbidden, viewer.StatusCode);

        var item = handover.GetProperty("critical")[0];
        var seen = $$"""
            {"digest":"{{digest}}","items":[{"kind":"event","id":"{{item.GetProperty("id").GetString()}}",
             "version":{{item.GetProperty("version").GetInt64()}}}]}
            """;
        handover = await HandoverAsync(await world.PostAsync($"{path}/acknowledge", "planner", seen));
        Assert.Equal(0, handover.GetProperty("unacknowledged").GetInt32());
        await HandoverAsync(await world.PostAsync($"{path}/sign", "planner", signature));
        var ended = await JsonAsync(await world.PostAsync($"{path}/sign", "watch", signature));
        var next = ended.GetProperty("next").GetString();
        Assert.Equal("planner", ended.GetProperty("handover").GetProperty("oncomingSignature").GetProperty("by").GetString());

        var open = await JsonAsync(await world.GetAsync($"{Path}?open=true&position=watch"));
        var only = Assert.Single(open.EnumerateArray());
        Assert.Equal((next, "planner"), (only.GetProperty("id").GetString(), only.GetProperty("officer").GetString()));
    }

    [Fact]
    public async Task A_brief_says_when_it_is_out_of_date()
    {
        await using var world = await WebWorld.StartAsync();
        var path = $"{Path}/{(await BeginAsync(world)).GetProperty("id").GetString()}";
        using var brief = await world.PostAsync($"{path}/brief", "watch", """{"oncoming":"planner"}""");
        using var fire = await world.PostAsync("/api/v1/log", "watch", """{"text":"Fire","severity":"extreme"}""");
        var entry = (await JsonAsync(fire)).GetProperty("id").GetString();
        Assert.False(await IsCurrentAsync());
        using var noticed = await world.PostAsync($"/api/v1/log/{entry}/acknowledge", "watch", "{}");
        Assert.Equal("watch", (await JsonAsync(noticed)).GetProperty("acknowledged").GetProperty("by").GetString());
        Assert.True(await IsCurrentAsync());

        async Task<bool> IsCurrentAsync() =>
            (await HandoverAsync(await world.GetAsync(path))).GetProperty("current").GetBoolean();
    }

    [Theory]
    [InlineData("", """{}""")]
    [InlineData("", """{"position":"a b","plannedEnd":"END"}""")]
    [InlineData("", """{"position":"a","plannedEnd":"2000-01-01T00:00:00Z"}""")]
    [InlineData("", """{"position":null,"plannedEnd":"END"}""")]
    [InlineData("", """{"position":"a","plannedEnd":"END","label":"TOP SECRETS"}""")]
    [InlineData("/brief", """{}""")]
    [InlineData("/brief", """{"oncoming":"watch"}""")]
    [InlineData("/brief", """{"oncoming":""}""")]
    [InlineData("/brief", """{"oncoming":"planner","standDown":true,"nextEnd":"END"}""")]
    [InlineData("/acknowledge", """{"digest":"00","items":[]}""")]
    [InlineData("/acknowledge", """{"digest":"DIGEST","items":[]}""")]
    [InlineData("/acknowledge", """{"digest":"DIGEST","items":[null]}""")]
    [InlineData("/acknowledge", """{"digest":"DIGEST","items":[{}]}""")]
    [InlineData("/acknowledge",
        """{"digest":"DIGEST","items":[{"kind":"event","id":"00000000-0000-0000-0000-000000000001","version":1}]}""")]
    [InlineData("/sign", """{"digest":"xyz"}""")]
    [InlineData("/sign", """{}""")]
    public async Task What_cannot_be_is_refused(string step, string json)
    {
        await using var world = await WebWorld.StartAsync();
        var path = $"{Path}/{(await BeginAsync(world)).GetProperty("id").GetString()}";
        var handover = await HandoverAsync(
            await world.PostAsync($"{path}/brief", "watch", """{"oncoming":"planner"}"""));
        var text = json.Replace("END", $"{End:O}", StringComparison.Ordinal)
            .Replace("DIGEST", handover.GetProperty("digest").GetString(), StringComparison.Ordinal);
        var role = step == "/acknowledge" ? "planner" : "watch";
        using var response = await world.PostAsync(step.Length > 0 ? path + step : Path, role, text);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_change_is_for_the_version_that_was_read_and_a_repeat_begins_one_shift()
    {
        await using var world = await WebWorld.StartAsync();
        var json = $$"""{"position":"watch","plannedEnd":"{{End:O}}"}""";
        var ids = new List<string?>();
        for (var i = 0; i < 2; i++)
        {
            using var made = await SendAsync(world, Path, json, ("Idempotency-Key", "k1"));
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
            ids.Add((await JsonAsync(made)).GetProperty("id").GetString());
        }

        Assert.Equal(ids[0], ids[1]);
        using var manned = await SendAsync(world, Path, json, ("Idempotency-Key", "k2"));
        await AssertProblemAsync(manned, HttpStatusCode.Conflict, "manned");
        using var stale = await SendAsync(
            world, $"{Path}/{ids[0]}/brief", """{"oncoming":"planner"}""", ("If-Match", "\"99\""));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var missing = await world.GetAsync($"{Path}/{Guid.Empty}");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Pages_together_are_all_shifts_newest_first()
    {
        await using var world = await WebWorld.StartAsync();
        for (var i = 0; i < 5; i++) await BeginAsync(world, $"desk-{i}");
        var positions = new List<string?>();
        for (var next = $"{Path}?limit=2"; next is not null;)
        {
            using var response = await world.GetAsync(next);
            positions.AddRange((await JsonAsync(response)).EnumerateArray()
                .Select(shift => shift.GetProperty("position").GetString()));
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        Assert.Equal(["desk-4", "desk-3", "desk-2", "desk-1", "desk-0"], positions);
    }

    static DateTimeOffset End => TimeProvider.System.GetUtcNow().AddHours(8);

    static async Task<JsonElement> BeginAsync(WebWorld world, string position = "watch")
    {
        using var response = await world.PostAsync(
            Path, "watch", $$"""{"position":"{{position}}","plannedEnd":"{{End:O}}"}""");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var made = await JsonAsync(response);
        Assert.Equal($"{Path}/{made.GetProperty("id").GetString()}", response.Headers.Location!.ToString());
        Assert.Equal($"\"{made.GetProperty("version").GetInt64()}\"", response.Headers.ETag!.Tag);
        return made;
    }

    static async Task<JsonElement> HandoverAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return (await JsonAsync(response)).GetProperty("handover");
        }
    }

    static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.EndsWith($":{code}", (await JsonAsync(response)).GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    static async Task<HttpResponseMessage> SendAsync(
        WebWorld world, string path, string json, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "watch");
        request.Headers.Add(header.Name, header.Value);
        return await world.Http.SendAsync(request, WebWorld.Deadline());
    }

    static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline()));
        return document.RootElement.Clone();
    }
}
