using System.Net;
using System.Net.WebSockets;
using Liaison.Web.Access;
using Liaison.Web.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Web.Tests.Accounts;

/// <summary>What a session opens, and what other sites cannot do with it.</summary>
public sealed class SessionGuardTests
{
    [Theory]
    [InlineData("own", null, true)]
    [InlineData("own", "same-origin", true)]
    [InlineData(null, "same-origin", true)]
    [InlineData(null, null, false)]
    [InlineData(null, "cross-site", false)]
    [InlineData(null, "same-site", false)]
    [InlineData(null, "none", false)]
    [InlineData("https://elsewhere.example", null, false)]
    [InlineData("https://elsewhere.example", "same-origin", false)]
    [InlineData("null", null, false)]
    [InlineData("own", "cross-site", false)]
    public async Task A_session_changes_something_for_a_page_of_this_node_alone(string? origin, string? site, bool isDone)
    {
        await using var world = await WebWorld.StartAsync();
        await Person.MakeAsync(world, "sato", Role.Watch, Role.Planner);
        using var sato = new Person(world);
        await sato.SignInAsync("sato");
        using var answer = await sato.SendAsync(
            HttpMethod.Put, "/api/v1/session/role", new { role = "planner" }, origin, site);
        Assert.Equal(isDone ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
        var role = (await sato.OkAsync(HttpMethod.Get, "/api/v1/session")).GetProperty("role").GetString();
        Assert.Equal(isDone ? "planner" : "watch", role);
    }

    [Fact]
    public async Task The_page_of_another_site_signs_nobody_in()
    {
        await using var world = await WebWorld.StartAsync();
        await Person.MakeAsync(world, "sato", Role.Watch);
        using var sato = new Person(world);
        using var answer = await sato.SendAsync(
            HttpMethod.Post, "/api/v1/session", new { name = "sato", password = Person.Password },
            "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_goes_before_a_session_and_a_bad_one_is_not_made_good_by_it()
    {
        await using var world = await WebWorld.StartAsync();
        await Person.MakeAsync(world, "sato", Role.Watch);
        using var sato = new Person(world);
        await sato.SignInAsync("sato");
        var cookie = sato.Cookies.GetCookieHeader(world.Http.BaseAddress!);
        foreach (var (token, status) in ((string, HttpStatusCode)[])
            [("viewer", HttpStatusCode.Forbidden), ("nonsense", HttpStatusCode.Unauthorized), ("watch", HttpStatusCode.OK)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/tak/clients");
            request.Headers.Add("Cookie", cookie);
            request.Headers.Add("Authorization", $"Bearer {token}");
            using var response = await world.Http.SendAsync(request, WebWorld.Deadline());
            Assert.Equal(status, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_stream_ends_with_the_session_that_opened_it()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await WebWorld.StartAsync(anonymous: null, time: time);
        await Person.MakeAsync(world, "sato", Role.Watch);
        using var sato = new Person(world);
        await sato.SignInAsync("sato");
        using var socket = new ClientWebSocket();
        socket.Options.Cookies = sato.Cookies;
        socket.Options.AddSubProtocol("liaison.tracks.v1");
        await socket.ConnectAsync(
            new UriBuilder(world.Http.BaseAddress!) { Scheme = "ws", Path = "/api/v1/tracks/live" }.Uri, WebWorld.Deadline());
        await sato.OkAsync(HttpMethod.Delete, "/api/v1/session");
        var reading = ReadToEndAsync(socket);
        for (var deadline = WebWorld.Deadline(); !reading.IsCompleted; deadline.ThrowIfCancellationRequested())
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        await Assert.ThrowsAsync<WebSocketException>(() => reading);
    }

    [Fact]
    public async Task What_asks_for_a_fresh_sign_in_gets_one_by_password_and_lets_tokens_pass()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await WebWorld.StartAsync(
            time: time,
            more: app => app.MapGet("/release", () => "done").Requires(Permission.SeePicture).RequiresFreshSignIn());
        await Person.MakeAsync(world, "sato", Role.Watch);
        using var sato = new Person(world);
        await sato.SignInAsync("sato");
        Assert.Equal(HttpStatusCode.OK, await sato.StatusAsync(HttpMethod.Get, "/release"));
        time.Advance(new AccountOptions().FreshFor);
        Assert.Equal(HttpStatusCode.Forbidden, await sato.StatusAsync(HttpMethod.Get, "/release"));
        Assert.Equal(HttpStatusCode.Unauthorized, await sato.StatusAsync(
            HttpMethod.Post, "/api/v1/session/proof", new { password = "a wrong guess" }));
        Assert.Equal(HttpStatusCode.Forbidden, await sato.StatusAsync(HttpMethod.Get, "/release"));
        await sato.OkAsync(HttpMethod.Post, "/api/v1/session/proof", new { password = Person.Password });
        Assert.Equal(HttpStatusCode.OK, await sato.StatusAsync(HttpMethod.Get, "/release"));
        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync("/release", "viewer")).StatusCode);
    }

    static async Task ReadToEndAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        while ((await socket.ReceiveAsync(buffer.AsMemory(), WebWorld.Deadline())).MessageType != WebSocketMessageType.Close)
        {
        }
    }
}
