using System.Net;
using System.Text;
using System.Text.Json;

namespace Liaison.Web.Tests.Information;

public sealed class CcirApiTests
{
    const string Path = "/api/v1/ccirs";
    const string Alerts = "/api/v1/staff-alerts";

    const string Port = """
        {"kind":"friendlyForce","text":"Can the port take the convoy?","decisionPoint":"Divert the convoy",
         "indicators":[{"text":"Fire","match":{"severity":"severe","category":"fire","words":["port"],"units":["port-co"],
         "sites":["naha"],"tracks":["MMSI-1"],"bbox":[127,26,128,27]}},{"text":"The harbour master says so"}],
         "role":"watch","escalation":[{"minutes":5,"role":"commander"}],"addressees":[{"kind":"callsign","name":"RESCUE-1"}],
         "valueUntil":"2099-01-01T09:00:00+09:00","label":"UNCLASSIFIED//REL TO USA, JPN","state":"inForce"}
        """;

    const string Fire = """
        {"text":"Fire in the port","severity":"extreme","category":"Fire","units":["port-co"],"sites":["naha"],
         "tracks":["MMSI-1"],"position":[127.5,26.5]}
        """;

    [Fact]
    public async Task Everything_that_was_posted_comes_back()
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync(Path, "commander", Port);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var made = await JsonAsync(response);
        var path = $"{Path}/{made.GetProperty("id").GetString()}";
        Assert.Equal(path, response.Headers.Location!.ToString());
        Assert.Equal($"\"{made.GetProperty("version").GetInt64()}\"", response.Headers.ETag!.Tag);
        using var posted = JsonDocument.Parse(Port);
        foreach (var member in posted.RootElement.EnumerateObject().Where(member => member.Name != "valueUntil"))
        {
            Assert.True(
                JsonElement.DeepEquals(member.Value, made.GetProperty(member.Name)),
                $"{member.Name} is {made.GetProperty(member.Name)}");
        }

        Assert.Equal("2099-01-01T00:00:00+00:00", made.GetProperty("valueUntil").GetString());
        Assert.Equal("commander", made.GetProperty("approvedBy").GetString());
        Assert.Equal(made.GetRawText(), (await JsonAsync(await world.GetAsync(path))).GetRawText());
    }

    [Fact]
    public async Task What_meets_a_requirement_alerts_a_role_which_takes_it_on()
    {
        await using var world = await WebWorld.StartAsync();
        var ccir = await AddAsync(world, Path, "commander", Port);
        await AddAsync(world, "/api/v1/log", "watch", """{"text":"A ship","severity":"extreme"}""");
        var entry = await AddAsync(world, "/api/v1/log", "watch", Fire);
        var alert = Assert.Single((await JsonAsync(await world.GetAsync($"{Alerts}?open=true&role=watch")))
            .EnumerateArray());
        Assert.Equal(entry.GetProperty("id").GetString(), alert.GetProperty("logEntry").GetString());
        Assert.Equal(ccir.GetProperty("id").GetString(), alert.GetProperty("ccir").GetString());
        var step = Assert.Single(alert.GetProperty("escalation").EnumerateArray());
        Assert.Equal(
            alert.GetProperty("at").GetDateTimeOffset().AddMinutes(5), step.GetProperty("due").GetDateTimeOffset());

        var path = $"{Alerts}/{alert.GetProperty("id").GetString()}";
        using var other = await world.PostAsync($"{path}/acknowledge", "planner", "{}");
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        using var taken = await world.PostAsync($"{path}/acknowledge", "watch", """{"note":"Tug sent"}""");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        var read = await JsonAsync(await world.GetAsync(path));
        Assert.False(read.GetProperty("open").GetBoolean());
        Assert.Equal("Tug sent", read.GetProperty("acknowledged").GetProperty("note").GetString());
        Assert.Equal(0, (await JsonAsync(await world.GetAsync($"{Alerts}?open=true"))).GetArrayLength());
    }

    [Fact]
    public async Task What_the_staff_words_waits_for_the_commander()
    {
        await using var world = await WebWorld.StartAsync();
        using var early = await world.PostAsync(Path, "watch", Port);
        Assert.Equal(HttpStatusCode.Forbidden, early.StatusCode);
        var draft = await AddAsync(world, Path, "watch", """{"text":"Where is the convoy?","decisionPoint":"Go"}""");
        Assert.Equal("draft", draft.GetProperty("state").GetString());
        Assert.Equal("watch", draft.GetProperty("role").GetString());
        var path = $"{Path}/{draft.GetProperty("id").GetString()}";
        using var refused = await world.PostAsync($"{path}/approve", "watch", "{}");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("inForce", await StateAsync(world, $"{path}/approve", "{}"));
        var version = (await JsonAsync(await world.GetAsync(path))).GetProperty("version").GetInt64();
        const string Words = """{"text":"Where is it now?","decisionPoint":"Go","reason":"shorter"}""";
        using var stale = await PutAsync(world, path, Words, version - 1);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var revised = await PutAsync(world, path, Words, version);
        var waiting = await JsonAsync(revised);
        Assert.Equal("Where is the convoy?", waiting.GetProperty("text").GetString());
        Assert.Equal("Where is it now?", waiting.GetProperty("proposed").GetProperty("text").GetString());
        Assert.Equal("inForce", await StateAsync(world, $"{path}/approve", "{}"));
        var stands = await JsonAsync(await world.GetAsync(path));
        Assert.Equal("Where is it now?", stands.GetProperty("text").GetString());
        Assert.Equal(1, stands.GetProperty("earlier").GetArrayLength());
        Assert.Equal("closed", await StateAsync(world, $"{path}/close", """{"reason":"gone"}"""));
        Assert.Equal(0, (await JsonAsync(await world.GetAsync(Path))).GetArrayLength());
        Assert.Equal(1, (await JsonAsync(await world.GetAsync($"{Path}?state=closed"))).GetArrayLength());
    }

    [Theory]
    [InlineData("""{"text":"a"}""")]
    [InlineData("""{"text":"a","decision":"00000000-0000-0000-0000-000000000001"}""")]
    [InlineData("""{"text":"a","decisionPoint":"b","role":"king"}""")]
    [InlineData("""{"text":"a","decisionPoint":"b","state":"closed"}""")]
    [InlineData("""{"text":"a","decisionPoint":"b","escalation":[null]}""")]
    [InlineData("""{"text":"a","decisionPoint":"b","escalation":[{"minutes":0,"role":"watch"}]}""")]
    [InlineData("""{"text":"a","decisionPoint":"b","escalation":[{"minutes":2147483647,"role":"watch"}]}""")]
    [InlineData("""{"text":"a","decisionPoint":"b","addressees":[{"kind":"unit","name":"x"}]}""")]
    [InlineData("""{"text":"a","decisionPoint":"b","addressees":[null]}""")]
    [InlineData("""{"text":"a","decisionPoint":"b","indicators":[null]}""")]
    [InlineData("""{"text":"a","decisionPoint":"b","indicators":[{"text":"c","match":{}}]}""")]
    [InlineData("""{"text":"a","decisionPoint":"b","indicators":[{"text":"c","match":{"bbox":[1,2,3]}}]}""")]
    [InlineData("""{"text":"a","decisionPoint":"b","indicators":[{"text":"c","match":{"words":[null]}}]}""")]
    public async Task What_cannot_be_is_refused(string json)
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync(Path, "commander", json);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(0, (await JsonAsync(await world.GetAsync(Path))).GetArrayLength());
    }

    [Fact]
    public async Task An_alert_is_raised_by_hand_once_and_pages_hold_all()
    {
        await using var world = await WebWorld.StartAsync();
        var entry = (await AddAsync(world, "/api/v1/log", "watch", Fire)).GetProperty("id").GetString();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Alerts)
            {
                Content = new StringContent(
                    $$"""{"logEntry":"{{entry}}","role":"logistics"}""", Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("Authorization", "Bearer watch");
            request.Headers.Add("Idempotency-Key", "once");
            using var response = await world.Http.SendAsync(request, WebWorld.Deadline());
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }

        await AddAsync(world, Alerts, "watch", $$"""{"logEntry":"{{entry}}","role":"planner","text":"Look"}""");
        using var first = await world.GetAsync($"{Alerts}?limit=1&logEntry={entry}");
        Assert.Equal("Look", (await JsonAsync(first))[0].GetProperty("text").GetString());
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];
        var second = Assert.Single((await JsonAsync(await world.GetAsync(next))).EnumerateArray());
        Assert.Equal("Fire in the port", second.GetProperty("text").GetString());
        using var none = await world.PostAsync(Alerts, "watch", """{"text":"Fire","role":"watch"}""");
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
    }

    static async Task<string?> StateAsync(WebWorld world, string path, string json)
    {
        using var response = await world.PostAsync(path, "commander", json);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await JsonAsync(response)).GetProperty("state").GetString();
    }

    static async Task<JsonElement> AddAsync(WebWorld world, string path, string role, string json)
    {
        using var response = await world.PostAsync(path, role, json);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await JsonAsync(response);
    }

    static async Task<HttpResponseMessage> PutAsync(WebWorld world, string path, string json, long version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Authorization", "Bearer watch");
        request.Headers.Add("If-Match", $"\"{version}\"");
        return await world.Http.SendAsync(request, WebWorld.Deadline());
    }

    static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline())).RootElement;
}
