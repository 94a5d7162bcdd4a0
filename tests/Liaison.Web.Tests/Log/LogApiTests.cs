using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Liaison.Web.Tests.Alerts;

namespace Liaison.Web.Tests.Log;

public sealed class LogApiTests
{
    const string Path = "/api/v1/log";

    [Fact]
    public async Task Text_alone_makes_an_entry()
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync(Path, "watch", """{"text":"Fire in the port"}""");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var made = await JsonAsync(response);
        Assert.Equal($"{Path}/{made.GetProperty("id").GetString()}", response.Headers.Location!.ToString());
        Assert.Equal($"\"{made.GetProperty("version").GetInt64()}\"", response.Headers.ETag!.Tag);
        Assert.Equal("Fire in the port", made.GetProperty("text").GetString());
        Assert.Equal("UNCLASSIFIED", made.GetProperty("label").GetString());
        Assert.Equal("info", made.GetProperty("severity").GetString());
        Assert.Equal("JFHQ", made.GetProperty("headquarters").GetString());
        Assert.Equal("watch", made.GetProperty("by").GetString());
        Assert.Equal(made.GetProperty("recorded").GetDateTimeOffset(), made.GetProperty("time").GetDateTimeOffset());
    }

    [Fact]
    public async Task Everything_that_was_posted_comes_back()
    {
        await using var world = await WebWorld.StartAsync();
        var made = await AddAsync(world, """
            {"text":"Fire","time":"2026-09-01T09:00:00+09:00","observed":"2026-09-01T00:01:00Z","severity":"severe",
             "form":"alert","category":"fire","source":"harbour master","position":[127.67,26.21],
             "tracks":["MMSI-1"],"units":["port-co"],"label":"UNCLASSIFIED//REL TO USA, JPN"}
            """);
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero), made.GetProperty("time").GetDateTimeOffset());
        Assert.Equal("2026-09-01T00:00:00+00:00", made.GetProperty("time").GetString());
        Assert.Equal("severe", made.GetProperty("severity").GetString());
        Assert.Equal("alert", made.GetProperty("form").GetString());
        Assert.Equal([127.67, 26.21], made.GetProperty("position").EnumerateArray().Select(c => c.GetDouble()));
        Assert.Equal("UNCLASSIFIED//REL TO USA, JPN", made.GetProperty("label").GetString());
        var read = await JsonAsync(await world.GetAsync($"{Path}/{made.GetProperty("id").GetString()}"));
        Assert.Equal(made.GetRawText(), read.GetRawText());
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"text":""}""")]
    [InlineData("""{"text":null}""")]
    [InlineData("""{"text":"a","severity":"bad"}""")]
    [InlineData("""{"text":"a","severity":3}""")]
    [InlineData("""{"text":"a","position":[26]}""")]
    [InlineData("""{"text":"a","position":[26,91]}""")]
    [InlineData("""{"text":"a","label":"TOP SECRETS"}""")]
    [InlineData("""{"text":"a","label":{"policy":"1.2","classification":"SECRET"}}""")]
    [InlineData("""{"text":"a","label":5}""")]
    [InlineData("""{"text":"a","tracks":[null]}""")]
    [InlineData("""{"text":"a","time":"2999-01-01T00:00:00Z"}""")]
    [InlineData("""{"text":"a","unknown":1}""")]
    public async Task What_cannot_be_is_refused(string json)
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync(Path, "watch", json);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(0, (await JsonAsync(await world.GetAsync(Path))).GetArrayLength());
    }

    [Fact]
    public async Task An_amendment_is_for_the_version_that_was_read()
    {
        await using var world = await WebWorld.StartAsync();
        var made = await AddAsync(world, """{"text":"One ship"}""");
        var path = $"{Path}/{made.GetProperty("id").GetString()}";
        var first = $"\"{made.GetProperty("version").GetInt64()}\"";
        using var amended = await PutAsync(world, path, """{"text":"Two ships","reason":"counted again"}""", first);
        Assert.Equal(HttpStatusCode.OK, amended.StatusCode);
        using var late = await PutAsync(world, path, """{"text":"Three ships","reason":"guess"}""", first);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.EndsWith(":stale", (await JsonAsync(late)).GetProperty("type").GetString(), StringComparison.Ordinal);

        var read = await JsonAsync(await world.GetAsync(path));
        Assert.Equal("Two ships", read.GetProperty("text").GetString());
        Assert.Equal(made.GetProperty("time").GetString(), read.GetProperty("time").GetString());
        var before = Assert.Single(read.GetProperty("amendments").EnumerateArray());
        Assert.Equal("One ship", before.GetProperty("text").GetString());
        Assert.Equal("counted again", before.GetProperty("reason").GetString());

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(amended.Headers.ETag!);
        using var unchanged = await world.Http.SendAsync(request, WebWorld.Deadline());
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task What_is_withdrawn_stays_readable()
    {
        await using var world = await WebWorld.StartAsync();
        var made = await AddAsync(world, """{"text":"Fire"}""");
        var path = $"{Path}/{made.GetProperty("id").GetString()}";
        var withdrawn = await JsonAsync(await world.PostAsync($"{path}/withdraw", "watch", """{"reason":"a drill"}"""));
        Assert.Equal("a drill", withdrawn.GetProperty("withdrawn").GetProperty("reason").GetString());
        using var again = await world.PostAsync($"{path}/withdraw", "watch", """{"reason":"a drill"}""");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(1, (await JsonAsync(await world.GetAsync(Path))).GetArrayLength());
    }

    [Fact]
    public async Task A_post_that_is_repeated_with_its_key_makes_one_entry()
    {
        await using var world = await WebWorld.StartAsync();
        var ids = new List<string?>();
        foreach (var (key, text) in new[] { ("k1", "a"), ("k1", "a"), ("k2", "a") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Path)
            {
                Content = new StringContent($$"""{"text":"{{text}}"}""", Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "watch");
            request.Headers.Add("Idempotency-Key", key);
            using var response = await world.Http.SendAsync(request, WebWorld.Deadline());
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            ids.Add((await JsonAsync(response)).GetProperty("id").GetString());
        }

        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
        Assert.Equal(2, (await JsonAsync(await world.GetAsync(Path))).GetArrayLength());
    }

    [Fact]
    public async Task Pages_together_are_the_whole_log_newest_first()
    {
        await using var world = await WebWorld.StartAsync();
        for (var i = 0; i < 25; i++) await AddAsync(world, $$"""{"text":"entry {{i}}","category":"sea"}""");
        var texts = new List<string?>();
        var pages = 0;
        for (var next = $"{Path}?limit=10&category=SEA"; next is not null; pages++)
        {
            using var response = await world.GetAsync(next);
            texts.AddRange((await JsonAsync(response)).EnumerateArray().Select(e => e.GetProperty("text").GetString()));
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        Assert.Equal(3, pages);
        Assert.Equal(Enumerable.Range(0, 25).Reverse().Select(i => $"entry {i}"), texts);
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("feed")]
    [InlineData("release")]
    [InlineData("auditor")]
    public async Task Others_keep_no_log(string role)
    {
        await using var world = await WebWorld.StartAsync();
        using var response = await world.PostAsync(Path, role, """{"text":"a"}""");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Each_record_is_told_as_it_is_in_the_journal()
    {
        await using var world = await WebWorld.StartAsync();
        await AddAsync(world, """{"text":"before"}""");
        using var events = await world.RecordEventsAsync("");
        await AddAsync(world, """{"text":"after","label":"UNCLASSIFIED//REL TO USA, JPN"}""");
        var (place, told) = await events.NextRecordAsync();
        var journal = await JsonAsync(await world.GetAsync("/api/v1/journal?after=2"));
        var record = Assert.Single(journal.EnumerateArray());
        Assert.Equal(record.GetRawText(), told.GetRawText());
        Assert.Equal("watch.event-reported", told.GetProperty("kind").GetString());
        Assert.Equal("UNCLASSIFIED//REL TO USA, JPN", told.GetProperty("label").GetString());
        Assert.Equal("after", told.GetProperty("body").GetProperty("content").GetProperty("text").GetString());

        // From the first on, more than are read at a time, and from where the reader was.
        for (var i = 0; i < 150; i++) await AddAsync(world, $$"""{"text":"{{i}}"}""");
        using var all = await world.RecordEventsAsync("&after=0");
        for (var number = 1; number <= 153; number++)
            Assert.Equal(number, (await all.NextRecordAsync()).Data.GetProperty("number").GetInt64());
        using var again = await world.RecordEventsAsync($"&after={place}");
        Assert.Equal(4, (await again.NextRecordAsync()).Data.GetProperty("number").GetInt64());
    }

    static async Task<JsonElement> AddAsync(WebWorld world, string json)
    {
        using var response = await world.PostAsync(Path, "watch", json);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await JsonAsync(response);
    }

    static async Task<HttpResponseMessage> PutAsync(WebWorld world, string path, string json, string match)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "watch");
        request.Headers.IfMatch.Add(new EntityTagHeaderValue(match));
        return await world.Http.SendAsync(request, WebWorld.Deadline());
    }

    static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline()));
        return document.RootElement.Clone();
    }
}
