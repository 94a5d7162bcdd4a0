using System.Net;
using System.Text.Json;
using Liaison.Headquarters.Command;
using Liaison.Web.Access;
using Liaison.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Web.Tests.Accounts;

public sealed class SignInTests
{
    static readonly Actor Admin = new("administrator", "admin");

    [Fact]
    public async Task Who_signs_in_acts_in_one_of_their_roles_and_changes_it()
    {
        await using var world = await WebWorld.StartAsync(anonymous: null);
        await Person.MakeAsync(world, "sato", Role.Watch, Role.Planner);
        using var sato = new Person(world);
        Assert.False((await sato.OkAsync(HttpMethod.Get, "/api/v1/session")).GetProperty("signedIn").GetBoolean());
        Assert.Equal(HttpStatusCode.Unauthorized, await sato.StatusAsync(HttpMethod.Get, "/api/v1/tracks"));

        using var answer = await sato.SignInAsync("sato");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var session = await sato.OkAsync(HttpMethod.Get, "/api/v1/session");
        Assert.True(session.GetProperty("signedIn").GetBoolean());
        Assert.Equal(("sato", "watch"), (session.GetProperty("name").GetString(), session.GetProperty("role").GetString()));
        Assert.Equal(HttpStatusCode.OK, await sato.StatusAsync(HttpMethod.Get, "/api/v1/tak/clients"));

        await sato.OkAsync(HttpMethod.Put, "/api/v1/session/role", new { role = "planner" });
        Assert.Equal(HttpStatusCode.Forbidden, await sato.StatusAsync(HttpMethod.Get, "/api/v1/tak/clients"));
        Assert.Equal(
            HttpStatusCode.Forbidden, await sato.StatusAsync(HttpMethod.Put, "/api/v1/session/role", new { role = "admin" }));

        using var again = new Person(world);
        await again.SignInAsync("SATO", role: "planner");
        Assert.Equal("planner", (await again.OkAsync(HttpMethod.Get, "/api/v1/session")).GetProperty("role").GetString());
        // A role that the account lacks is not had by asking.
        await again.SignInAsync("sato", role: "admin");
        Assert.Equal("watch", (await again.OkAsync(HttpMethod.Get, "/api/v1/session")).GetProperty("role").GetString());
    }

    [Theory]
    [InlineData("sato", "not the password of sato")]
    [InlineData("nobody", Person.Password)]
    [InlineData("", "")]
    public async Task A_wrong_sign_in_does_not_say_what_is_wrong(string name, string password)
    {
        await using var world = await WebWorld.StartAsync();
        await Person.MakeAsync(world, "sato", Role.Watch);
        using var stranger = new Person(world);
        using var answer = await stranger.SignInAsync(name, password);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(WebWorld.Deadline()));
        Assert.Equal("urn:liaison:problem:wrong-sign-in", problem.RootElement.GetProperty("type").GetString());
        Assert.Equal(
            "Name, password, code or passkey are wrong, or the account may not sign in.",
            problem.RootElement.GetProperty("detail").GetString());
        Assert.Empty(stranger.Cookies.GetAllCookies());
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_other_sites_and_holds_nothing_but_chance()
    {
        await using var world = await WebWorld.StartAsync();
        await Person.MakeAsync(world, "sato", Role.Watch);
        using var sato = new Person(world);
        using var answer = await sato.SignInAsync("sato");
        var set = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", set, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", set, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", set, StringComparison.OrdinalIgnoreCase);
        var secret = Assert.Single(sato.Cookies.GetAllCookies()).Value;
        Assert.Equal(Secret.SessionLength, secret.Length);
        // Only its hash is kept.
        Assert.DoesNotContain(world.Accounts.Current.Sessions.Keys, key => key.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_one_time_code_sets_one_password_and_is_good_once()
    {
        await using var world = await WebWorld.StartAsync();
        var made = world.Service<AccountAdministration>().Add(Admin, "mori", "Mori", [Role.Commander]).Answer!;
        using var mori = new Person(world);
        var owner = await mori.OkAsync(HttpMethod.Post, "/api/v1/session/first", new { code = made.Code.ToLowerInvariant() });
        Assert.Equal("mori", owner.GetProperty("name").GetString());
        foreach (var weak in (string[])["short", "password1234!", "mori-mori-mori", "aaaaaaaaaaaaaaaa", "123456789012345"])
        {
            Assert.Equal(HttpStatusCode.BadRequest, await mori.StatusAsync(
                HttpMethod.Post, "/api/v1/session/first", new { code = made.Code, password = weak }));
        }

        await mori.OkAsync(HttpMethod.Post, "/api/v1/session/first", new { code = made.Code, password = Person.Password });
        Assert.Equal("commander", (await mori.OkAsync(HttpMethod.Get, "/api/v1/session")).GetProperty("role").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, await mori.StatusAsync(
            HttpMethod.Post, "/api/v1/session/first", new { code = made.Code, password = "another long password" }));
    }

    [Fact]
    public async Task A_one_time_code_expires()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await WebWorld.StartAsync(time: time);
        var made = world.Service<AccountAdministration>().Add(Admin, "mori", "Mori", [Role.Commander]).Answer!;
        time.SetUtcNow(made.Expires);
        using var mori = new Person(world);
        Assert.Equal(HttpStatusCode.Unauthorized, await mori.StatusAsync(
            HttpMethod.Post, "/api/v1/session/first", new { code = made.Code, password = Person.Password }));
    }

    [Fact]
    public async Task A_session_ends_when_it_is_not_used_and_after_its_time_in_any_case()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await WebWorld.StartAsync(anonymous: null, time: time);
        await Person.MakeAsync(world, "sato", Role.Watch);
        var options = new AccountOptions();
        using var busy = new Person(world);
        using var idle = new Person(world);
        await busy.SignInAsync("sato");
        await idle.SignInAsync("sato");
        for (var spent = TimeSpan.Zero; spent < options.SessionIdle; spent += options.SessionIdle / 4)
        {
            time.Advance(options.SessionIdle / 4);
            Assert.Equal(HttpStatusCode.OK, await busy.StatusAsync(HttpMethod.Get, "/api/v1/tracks"));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await idle.StatusAsync(HttpMethod.Get, "/api/v1/tracks"));
        for (var used = 0; used < 60; used++)
        {
            time.Advance(options.SessionIdle / 4);
            if (time.GetUtcNow() - world.Accounts.Current.Find("sato")!.LastSignIn >= options.SessionLifetime) break;
            Assert.Equal(HttpStatusCode.OK, await busy.StatusAsync(HttpMethod.Get, "/api/v1/tracks"));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await busy.StatusAsync(HttpMethod.Get, "/api/v1/tracks"));
    }

    [Fact]
    public async Task Sessions_are_listed_ended_one_by_one_and_everywhere()
    {
        await using var world = await WebWorld.StartAsync(anonymous: null);
        await Person.MakeAsync(world, "sato", Role.Watch);
        await Person.MakeAsync(world, "mori", Role.Watch);
        using var here = new Person(world);
        using var there = new Person(world);
        using var elsewhere = new Person(world);
        using var mori = new Person(world);
        foreach (var person in (Person[])[here, there, elsewhere]) await person.SignInAsync("sato");
        await mori.SignInAsync("mori");

        var sessions = (await here.OkAsync(HttpMethod.Get, "/api/v1/sessions")).EnumerateArray().ToList();
        Assert.Equal(3, sessions.Count);
        Assert.Single(sessions, session => session.GetProperty("current").GetBoolean());
        var other = world.Accounts.Current.SessionsOf(world.Accounts.Current.Find("mori")!.Id).Single();
        Assert.Equal(HttpStatusCode.NotFound, await here.StatusAsync(HttpMethod.Delete, $"/api/v1/sessions/{other.Id}"));

        var ended = sessions.First(session => !session.GetProperty("current").GetBoolean()).GetProperty("id").GetString();
        await here.OkAsync(HttpMethod.Delete, $"/api/v1/sessions/{ended}");
        Assert.Equal(2, world.Accounts.Current.Sessions.Values.Count(s => s.Account != other.Account));
        await here.OkAsync(HttpMethod.Delete, "/api/v1/sessions");
        Assert.Equal(HttpStatusCode.OK, await here.StatusAsync(HttpMethod.Get, "/api/v1/sessions"));
        Assert.Equal(HttpStatusCode.Unauthorized, await there.StatusAsync(HttpMethod.Get, "/api/v1/sessions"));
        Assert.Equal(HttpStatusCode.Unauthorized, await elsewhere.StatusAsync(HttpMethod.Get, "/api/v1/sessions"));
        Assert.Equal(HttpStatusCode.OK, await mori.StatusAsync(HttpMethod.Get, "/api/v1/sessions"));

        await here.OkAsync(HttpMethod.Delete, "/api/v1/session");
        Assert.Equal(HttpStatusCode.Unauthorized, await here.StatusAsync(HttpMethod.Get, "/api/v1/sessions"));
    }

    [Fact]
    public async Task Another_password_asks_for_the_old_one_and_ends_the_other_sessions()
    {
        await using var world = await WebWorld.StartAsync(anonymous: null);
        await Person.MakeAsync(world, "sato", Role.Watch);
        using var here = new Person(world);
        using var there = new Person(world);
        await here.SignInAsync("sato");
        await there.SignInAsync("sato");
        const string Next = "eleven grey cranes at dusk";
        Assert.Equal(HttpStatusCode.Unauthorized, await here.StatusAsync(
            HttpMethod.Put, "/api/v1/session/password", new { old = "wrong", password = Next }));
        Assert.Equal(HttpStatusCode.BadRequest, await here.StatusAsync(
            HttpMethod.Put, "/api/v1/session/password", new { old = Person.Password, password = "sato1234sato" }));
        await here.OkAsync(HttpMethod.Put, "/api/v1/session/password", new { old = Person.Password, password = Next });
        Assert.Equal(HttpStatusCode.OK, await here.StatusAsync(HttpMethod.Get, "/api/v1/tracks"));
        Assert.Equal(HttpStatusCode.Unauthorized, await there.StatusAsync(HttpMethod.Get, "/api/v1/tracks"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.SignInAsync("sato")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await there.SignInAsync("sato", Next)).StatusCode);
    }

    [Fact]
    public async Task A_new_sign_in_and_a_new_proof_each_get_a_new_secret_and_the_old_one_opens_nothing()
    {
        await using var world = await WebWorld.StartAsync(anonymous: null);
        await Person.MakeAsync(world, "sato", Role.Watch);
        using var sato = new Person(world);
        await sato.SignInAsync("sato");
        var secrets = new List<string> { SecretOf(sato) };
        await sato.SignInAsync("sato");
        secrets.Add(SecretOf(sato));
        await sato.OkAsync(HttpMethod.Post, "/api/v1/session/proof", new { password = Person.Password });
        secrets.Add(SecretOf(sato));
        Assert.Equal(3, secrets.Distinct().Count());
        var sessions = world.Service<SessionBook>();
        Assert.Equal([false, false, true], secrets.Select(secret => sessions.TryFind(secret, out _, out _)));
        Assert.Single(world.Accounts.Current.Sessions);
    }

    [Fact]
    public async Task A_node_may_take_passkeys_alone()
    {
        await using var world = await WebWorld.StartAsync(
            configure: services => services.AddSingleton(new AccountOptions { Passwords = false }));
        var made = world.Service<AccountAdministration>().Add(Admin, "mori", "Mori", [Role.Commander]).Answer!;
        using var mori = new Person(world);
        Assert.Equal(HttpStatusCode.BadRequest, await mori.StatusAsync(
            HttpMethod.Post, "/api/v1/session/first", new { code = made.Code, password = Person.Password }));
        var ways = (await mori.OkAsync(HttpMethod.Get, "/api/v1/session")).GetProperty("signIn");
        Assert.False(ways.GetProperty("password").GetBoolean());
    }

    [Fact]
    public async Task Who_sends_too_many_requests_has_to_wait_and_machines_with_a_token_do_not()
    {
        await using var world = await WebWorld.StartAsync(
            configure: services => services.AddSingleton(new WebOptions { RequestsPerSecond = 10 }));
        using var eager = new Person(world, "127.0.0.3");
        var answers = new List<HttpStatusCode>();
        while (answers.Count < 5000 && !answers.Contains(HttpStatusCode.TooManyRequests))
            answers.Add(await eager.StatusAsync(HttpMethod.Get, "/healthz"));
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync("/healthz")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync("/api/v1/tracks", "feed")).StatusCode);
    }

    static string SecretOf(Person person) => Assert.Single(person.Cookies.GetAllCookies()).Value;
}
