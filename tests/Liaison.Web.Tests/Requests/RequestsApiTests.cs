using System.Net;
using System.Text.Json;

namespace Liaison.Web.Tests.Requests;

public sealed class RequestsApiTests
{
    const string Path = "/api/v1/requests";

    const string Content = """
        "subject":"Water for Ishigaki","requestedBy":{"name":"Maj Ono","phone":"+81 980 00 0000","organisation":"J4"},
        "items":[{"description":"Drinking water","quantity":20000.5,"unit":"L"}],"priority":"lifesaving",
        "requiredBy":"2999-01-01T00:00:00Z","deliverySite":"Ishigaki port","authorityBasis":"Exercise agreement 7",
        "settlement":"replacementInKind","estimatedCost":{"amount":1200000,"currency":"JPY"},
        "verbal":{"by":"Maj Ono","at":"2026-09-01T09:00:00+09:00"}
        """;

    const string Ours = $$"""{"to":"JJOC",{{Content}}}""";
    const string Theirs = $$"""{"from":"JJOC","source":"verbal","reportedBy":"Maj Ono",{{Content}}}""";

    [Fact]
    public async Task A_request_of_our_own_is_a_draft_then_sent_and_stays_so()
    {
        await using var world = await WebWorld.StartAsync();
        var made = await AddAsync(world, Ours);
        var path = $"{Path}/{made.GetProperty("id").GetString()}";
        Assert.Equal("draft", made.GetProperty("state").GetString());
        Assert.Equal(("JFHQ", "JJOC"), (made.GetProperty("from").GetString(), made.GetProperty("to").GetString()));
        var content = made.GetProperty("content");
        Assert.Equal(20000.5m, content.GetProperty("items")[0].GetProperty("quantity").GetDecimal());
        Assert.Equal(1200000m, content.GetProperty("estimatedCost").GetProperty("amount").GetDecimal());
        Assert.Equal("2026-09-01T00:00:00+00:00", content.GetProperty("verbal").GetProperty("at").GetString());
        var sent = await StepAsync(world, path, "send", "watch");
        Assert.Equal("sent", sent.GetProperty("state").GetString());
        Assert.Equal(["revise", "withdraw", "approve"], Actions(sent));
        using var accepted = await world.PostAsync($"{path}/accept", "commander", "{}");
        Assert.Equal(HttpStatusCode.Conflict, accepted.StatusCode);
        using var received = await world.PostAsync($"{path}/receive", "watch", "{}");
        Assert.Equal(HttpStatusCode.Conflict, received.StatusCode);
        Assert.Equal("withdrawn", (await StepAsync(world, path, "withdraw", "watch")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_request_by_telephone_is_considered_agreed_to_and_given()
    {
        await using var world = await WebWorld.StartAsync();
        var made = await AddAsync(world, Theirs);
        var path = $"{Path}/{made.GetProperty("id").GetString()}";
        Assert.Equal("received", made.GetProperty("state").GetString());
        Assert.Equal("verbal", made.GetProperty("source").GetString());
        Assert.Equal("provider", made.GetProperty("side").GetString());
        await StepAsync(world, path, "consider", "watch");
        var partly = await StepAsync(
            world, path, "accept-partly", "commander",
            """{"offer":{"terms":"Half","items":[{"item":0,"quantity":10000}]}}""");
        Assert.Equal("partlyAccepted", partly.GetProperty("state").GetString());
        var committed = await StepAsync(world, path, "commit", "commander");
        Assert.Equal("partial", committed.GetProperty("commitStatus").GetString());
        await StepAsync(world, path, "start", "watch");
        Assert.Equal("delivered", (await StepAsync(world, path, "complete", "watch")).GetProperty("state").GetString());
        using var byUs = await world.PostAsync($"{path}/close", "watch", "{}");
        Assert.Equal(HttpStatusCode.Conflict, byUs.StatusCode);
        var closed = await StepAsync(world, path, "close", "watch", """{"source":"letter","by":"Maj Ono"}""");
        Assert.Equal("closed", closed.GetProperty("state").GetString());
        Assert.Equal("letter", closed.GetProperty("steps").EnumerateArray().Last().GetProperty("source").GetString());
    }

    [Fact]
    public async Task Forces_are_tasked_for_a_request_after_it_is_agreed_to()
    {
        await using var world = await WebWorld.StartAsync();
        var made = await AddAsync(world, Theirs);
        var id = made.GetProperty("id").GetString();
        var task = $$"""
            {"title":"Carry water","state":"issued","addressees":[{"kind":"group","name":"Boats"}],"request":"{{id}}"}
            """;
        using var early = await world.PostAsync("/api/v1/tasks", "watch", task);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        await StepAsync(world, $"{Path}/{id}", "accept", "commander", null);
        using var given = await world.PostAsync("/api/v1/tasks", "watch", task);
        Assert.Equal(HttpStatusCode.Created, given.StatusCode);
        var read = await JsonAsync(await world.GetAsync($"{Path}/{id}"));
        Assert.Equal(1, read.GetProperty("tasks").GetArrayLength());
    }

    [Fact]
    public async Task Only_a_commander_agrees()
    {
        await using var world = await WebWorld.StartAsync();
        var path = $"{Path}/{(await AddAsync(world, Theirs)).GetProperty("id").GetString()}";
        foreach (var step in new[] { "accept", "refuse", "counter", "commit", "give" })
        {
            using var response = await world.PostAsync($"{path}/{step}", "watch", """{"reason":"no"}""");
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        using var unexplained = await world.PostAsync($"{path}/refuse", "commander", "{}");
        Assert.Equal(HttpStatusCode.BadRequest, unexplained.StatusCode);
        var refused = await StepAsync(world, path, "refuse", "commander", """{"reason":"No water"}""");
        Assert.Equal("declined", refused.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Help_before_approval_runs_against_the_clock()
    {
        await using var world = await WebWorld.StartAsync();
        var path = $"{Path}/{(await AddAsync(world, Theirs)).GetProperty("id").GetString()}";
        var given = await StepAsync(world, path, "give", "commander");
        Assert.Equal(
            TimeSpan.FromHours(72),
            given.GetProperty("approvalDue").GetDateTimeOffset()
                - given.GetProperty("provider").GetProperty("givenAt").GetDateTimeOffset());
        var approved = await StepAsync(world, path, "approve", "commander", """{"by":"Gen Ishii"}""");
        Assert.False(approved.TryGetProperty("approvalDue", out _));
    }

    [Theory]
    [InlineData("""{"subject":"a"}""")]
    [InlineData("""{"to":"JFHQ","subject":"a"}""")]
    [InlineData("""{"to":"JJOC","from":"JJOC","subject":"a"}""")]
    [InlineData("""{"to":"JJOC","subject":"a","send":true}""")]
    [InlineData("""{"from":"JJOC","subject":"a"}""")]
    [InlineData("""{"from":"JJOC","source":"own","reportedBy":"b","subject":"a"}""")]
    [InlineData("""{"to":"JJOC","subject":"a","items":[null]}""")]
    [InlineData("""{"to":"JJOC","subject":"a","items":[{"description":"b","quantity":0,"unit":"L"}]}""")]
    [InlineData("""{"to":"JJOC","subject":"a","items":[{"description":"b","quantity":0.0001,"unit":"L"}]}""")]
    [InlineData("""{"to":"JJOC","subject":"a","items":[{"description":"b","quantity":1e27,"unit":"L"}]}""")]
    [InlineData("""{"to":"JJOC","subject":"a","estimatedCost":{"amount":1,"currency":"yen"}}""")]
    [InlineData("""{"to":"JJOC","subject":"a","priority":"soon"}""")]
    public async Task What_cannot_be_is_refused(string json)
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync(Path, "watch", json);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(0, (await JsonAsync(await world.GetAsync(Path))).GetArrayLength());
    }

    [Fact]
    public async Task Lists_are_filtered()
    {
        await using var world = await WebWorld.StartAsync();
        await AddAsync(world, Ours);
        await AddAsync(world, Theirs);
        Assert.Equal([1], await NumbersAsync(world, "?side=requester"));
        Assert.Equal([2], await NumbersAsync(world, "?state=received"));
        Assert.Equal([1, 2], await NumbersAsync(world, "?partner=JJOC&open=true"));
        Assert.Empty(await NumbersAsync(world, "?overdue=true"));
        using var bad = await world.GetAsync(Path + "?side=both");
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
    }

    static IEnumerable<string?> Actions(JsonElement request) =>
        request.GetProperty("actions").EnumerateArray().Select(action => action.GetString());

    static async Task<List<int>> NumbersAsync(WebWorld world, string query) =>
        [.. (await JsonAsync(await world.GetAsync(Path + query))).EnumerateArray()
            .Select(request => request.GetProperty("number").GetInt32())];

    static async Task<JsonElement> AddAsync(WebWorld world, string json)
    {
        using var response = await world.PostAsync(Path, "watch", json);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await JsonAsync(response);
    }

    static async Task<JsonElement> StepAsync(
        WebWorld world, string path, string step, string role, string? json = "{}")
    {
        using var response = json is null
            ? await PostNothingAsync(world, $"{path}/{step}", role)
            : await world.PostAsync($"{path}/{step}", role, json);
        var answer = await JsonAsync(response);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{step}: {answer}");
        return answer;
    }

    static async Task<HttpResponseMessage> PostNothingAsync(WebWorld world, string path, string role)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Authorization", $"Bearer {role}");
        return await world.Http.SendAsync(request, WebWorld.Deadline());
    }

    static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline())).RootElement;
}
