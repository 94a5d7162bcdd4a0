using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Liaison.Web.Tests;

/// <summary>Each refusal has a status and a type that programs may rely on, whatever part of the server refused.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("""{"uid":null,"type":"a-n-S","position":[1,2]}""")]
    [InlineData("""{"uid":"a","type":null,"position":[1,2]}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":null}""")]
    [InlineData("""{"uid":"a","type":"a-n-S"}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2,3,4]}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[361,2]}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1e400,2]}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":["NaN",2]}""")]
    [InlineData("""{"uid":"a\u0000","type":"a-n-S","position":[1,2]}""")]
    [InlineData("""{"uid":"\ud800","type":"a-n-S","position":[1,2]}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"callsign":"\ud800"}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"callsign":"a\nb"}""")]
    [InlineData("""{"uid":"a","type":"a-\"-S","position":[1,2]}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"course":"NaN"}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"course":-1}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"speed":1e9}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"stale":"2026-11-23"}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"time":"2026-11-23T00:00:00"}""")]
    [InlineData("""{"uid":"a","type":"a-n-S","position":[1,2],"label":""}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_body_that_cannot_be_used_is_a_problem_of_a_stable_type(string body)
    {
        await using var world = await WebWorld.StartAsync();
        var response = await world.PostAsync("/api/v1/tracks", "feed", body);
        await AssertProblem(response, HttpStatusCode.BadRequest, "bad-body");
        Assert.Equal(0, world.Picture.Count);
    }

    [Theory]
    [InlineData("uid", 257)]
    [InlineData("type", 65)]
    [InlineData("callsign", 257)]
    [InlineData("remarks", 4001)]
    public async Task A_text_that_is_too_long_is_refused_by_its_name(string field, int length)
    {
        await using var world = await WebWorld.StartAsync();
        var body = new Dictionary<string, object> { ["uid"] = "a", ["type"] = "a-n-S", ["position"] = new[] { 1, 2 } };
        body[field] = "a-" + new string('x', length - 2);
        var problem = await AssertProblem(
            await world.PostAsync("/api/v1/tracks", "feed", JsonSerializer.Serialize(body)), HttpStatusCode.BadRequest, "bad-body");
        Assert.StartsWith(field, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        body[field] = "a-" + new string('x', length - 3);
        Assert.Equal(
            HttpStatusCode.Accepted, (await world.PostAsync("/api/v1/tracks", "feed", JsonSerializer.Serialize(body))).StatusCode);
    }

    [Theory]
    [InlineData("bbox=1,2,3,NaN", "bbox")]
    [InlineData("bbox=1,20,3,10", "bbox")]
    [InlineData("bbox=1,2,3,4,5", "bbox")]
    [InlineData("bbox=", "bbox")]
    [InlineData("limit=100001", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("at=2026-11-23T00:00:00Z", "at")]
    [InlineData("bbx=1,2,3,4", "bbx")]
    [InlineData("Limit=1&limits=1", "limits")]
    public async Task A_parameter_that_cannot_be_used_is_refused_by_its_name(string query, string name)
    {
        await using var world = await WebWorld.StartAsync();
        var problem = await AssertProblem(
            await world.GetAsync($"/api/v1/tracks?{query}"), HttpStatusCode.BadRequest, "bad-parameter");
        Assert.StartsWith(name, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type")]
    [InlineData("q")]
    public async Task A_search_text_that_is_too_long_is_refused(string name)
    {
        await using var world = await WebWorld.StartAsync();
        await AssertProblem(
            await world.GetAsync($"/api/v1/tracks?{name}={new string('a', 101)}"), HttpStatusCode.BadRequest, "bad-parameter");
        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync($"/api/v1/tracks?{name}={new string('a', 100)}")).StatusCode);
    }

    [Fact]
    public async Task Who_has_not_signed_in_and_who_may_not_are_told_apart()
    {
        await using var world = await WebWorld.StartAsync(anonymous: null);
        var unknown = await world.GetAsync("/api/v1/tracks", "nonsense");
        await AssertProblem(unknown, HttpStatusCode.Unauthorized, "not-signed-in");
        Assert.Equal("Bearer", unknown.Headers.WwwAuthenticate.Single().Scheme);
        await AssertProblem(await world.GetAsync("/api/v1/tak/clients", "viewer"), HttpStatusCode.Forbidden, "not-allowed");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized, "not-signed-in")]
    [InlineData("nonsense", HttpStatusCode.Unauthorized, "not-signed-in")]
    [InlineData("viewer", HttpStatusCode.Forbidden, "not-allowed")]
    public async Task Who_may_not_report_is_told_so_before_the_body_is_looked_at(
        string? role, HttpStatusCode status, string type)
    {
        await using var world = await WebWorld.StartAsync(anonymous: null);
        foreach (var body in (string[])["{", new string(' ', 65 * 1024)])
            await AssertProblem(await world.PostAsync("/api/v1/tracks", role, body), status, type);
    }

    [Fact]
    public async Task Method_media_type_size_and_address_are_refused_with_a_type_each()
    {
        await using var world = await WebWorld.StartAsync();
        await AssertProblem(await world.GetAsync("/api/v1/nothing"), HttpStatusCode.NotFound, "not-found");
        using var delete = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/headquarters");
        await AssertProblem(
            await world.Http.SendAsync(delete, WebWorld.Deadline()), HttpStatusCode.MethodNotAllowed, "bad-method");
        using var text = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tracks") { Content = new StringContent("words") };
        text.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "feed");
        await AssertProblem(
            await world.Http.SendAsync(text, WebWorld.Deadline()), HttpStatusCode.UnsupportedMediaType, "bad-media-type");
        await AssertProblem(
            await world.PostAsync("/api/v1/tracks", "feed", new string(' ', 65 * 1024) + "{}"),
            HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task A_failure_of_the_node_says_nothing_of_its_inside_and_is_guarded_as_all_answers_are()
    {
        await using var world = await WebWorld.StartAsync();
        var response = await world.PostAsync(
            "/api/v1/tracks", "feed", $$"""{"uid":"{{WebWorld.FailingUid}}","type":"a-n-S","position":[1,2]}""");
        await AssertProblem(response, HttpStatusCode.InternalServerError, "failed");
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(WebWorld.Deadline()), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_name_of_another_site_that_points_here_opens_nothing()
    {
        await using var world = await WebWorld.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/tracks");
        request.Headers.Host = "rebound.example:8080";
        await AssertProblem(
            await world.Http.SendAsync(request, WebWorld.Deadline()), HttpStatusCode.Unauthorized, "not-signed-in");
    }

    [Fact]
    public async Task A_label_that_the_picture_cannot_hold_is_not_taken_for_the_default()
    {
        await using var world = await WebWorld.StartAsync();
        var names = string.Join(", ", Enumerable.Range(0, 40).Select(i => $"{(char)('A' + (i / 26))}{(char)('A' + (i % 26))}Z"));
        var response = await world.PostAsync(
            "/api/v1/tracks", "feed",
            $$"""{"uid":"a","type":"a-n-S","position":[1,2],"label":"SECRET//REL TO {{names}}"}""");
        Assert.False(response.IsSuccessStatusCode);
        Assert.Null(world.Picture.Find("a"));
    }

    [Fact]
    public async Task What_no_number_can_say_is_absent_whoever_reported_it()
    {
        await using var world = await WebWorld.StartAsync();
        using var device = await TakDevice.OpenAsync(world);
        await device.SendAsync("fast", 1, 2, "<track course='1e30' speed='1e30'/>");
        await device.SendAsync("nan", 1, 2, "<track course='NaN' speed='Infinity'/>");
        await device.SendAsync("last", 1, 2);
        await WebWorld.UntilAsync(() => world.Picture.Find("last") is not null);

        var response = await world.GetAsync("/api/v1/tracks?bbox=0,0,5,5");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(WebWorld.Deadline());
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.Contains("\"last\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("a/b")]
    [InlineData("艦-1")]
    [InlineData("50%2F")]
    public async Task The_address_of_a_reported_track_finds_it(string uid)
    {
        await using var world = await WebWorld.StartAsync();
        var posted = await world.PostAsync(
            "/api/v1/tracks", "feed", $$"""{"uid":"{{uid}}","type":"a-n-S","position":[190,2]}""");
        var found = await world.GetAsync(posted.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        using var json = JsonDocument.Parse(await found.Content.ReadAsStringAsync(WebWorld.Deadline()));
        Assert.Equal(uid, json.RootElement.GetProperty("id").GetString());
        Assert.Equal(-170, json.RootElement.GetProperty("geometry").GetProperty("coordinates")[0].GetDouble());
    }

    static async Task<JsonElement> AssertProblem(HttpResponseMessage response, HttpStatusCode status, string type)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(WebWorld.Deadline()));
        Assert.Equal($"urn:liaison:problem:{type}", document.RootElement.GetProperty("type").GetString());
        Assert.Equal((int)status, document.RootElement.GetProperty("status").GetInt32());
        return document.RootElement.Clone();
    }
}
