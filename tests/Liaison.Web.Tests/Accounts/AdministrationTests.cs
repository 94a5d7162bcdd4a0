using System.Net;
using System.Net.Http.Headers;
using Liaison.Web.Access;
using Liaison.Web.Accounts;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Web.Tests.Accounts;

public sealed class AdministrationTests
{
    [Fact]
    public async Task An_administrator_makes_changes_disables_and_resets_accounts()
    {
        await using var world = await WebWorld.StartAsync(anonymous: null);
        await Person.MakeAsync(world, "chief", Role.Admin);
        using var chief = new Person(world);
        await chief.SignInAsync("chief");
        var made = await chief.OkAsync(
            HttpMethod.Post, "/api/v1/accounts", new { name = "sato", displayName = "Sato 1LT", roles = (string[])["watch", "planner"] });
        var id = made.GetProperty("account").GetProperty("id").GetString();
        using var sato = new Person(world);
        await sato.OkAsync(HttpMethod.Post, "/api/v1/session/first", new { code = made.GetProperty("code").GetString(), password = Person.Password });

        // The session acts as watch: it ends with the role.
        await chief.OkAsync(HttpMethod.Patch, $"/api/v1/accounts/{id}", new { roles = (string[])["planner"] });
        Assert.Equal(HttpStatusCode.Unauthorized, await sato.StatusAsync(HttpMethod.Get, "/api/v1/tracks"));
        await sato.SignInAsync("sato");
        Assert.Equal(HttpStatusCode.OK, await sato.StatusAsync(HttpMethod.Get, "/api/v1/tracks"));

        await chief.OkAsync(HttpMethod.Patch, $"/api/v1/accounts/{id}", new { disabled = true });
        Assert.Equal(HttpStatusCode.Unauthorized, await sato.StatusAsync(HttpMethod.Get, "/api/v1/tracks"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await sato.SignInAsync("sato")).StatusCode);
        await chief.OkAsync(HttpMethod.Patch, $"/api/v1/accounts/{id}", new { disabled = false });
        Assert.Equal(HttpStatusCode.OK, (await sato.SignInAsync("sato")).StatusCode);

        var reset = await chief.OkAsync(HttpMethod.Post, $"/api/v1/accounts/{id}/reset");
        Assert.Equal(HttpStatusCode.Unauthorized, await sato.StatusAsync(HttpMethod.Get, "/api/v1/tracks"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await sato.SignInAsync("sato")).StatusCode);
        await sato.OkAsync(HttpMethod.Post, "/api/v1/session/first", new { code = reset.GetProperty("code").GetString(), password = "eleven grey cranes" });

        await chief.OkAsync(HttpMethod.Delete, $"/api/v1/accounts/{id}/sessions");
        Assert.Equal(HttpStatusCode.Unauthorized, await sato.StatusAsync(HttpMethod.Get, "/api/v1/tracks"));
        var list = (await chief.OkAsync(HttpMethod.Get, "/api/v1/accounts")).EnumerateArray();
        Assert.Equal(["chief", "sato"], list.Select(account => account.GetProperty("name").GetString()));
        // Each of these is for the auditor.
        Assert.Superset(
            new HashSet<AccountEventKind>
            {
                AccountEventKind.AccountAdded, AccountEventKind.RolesChanged, AccountEventKind.AccountDisabled,
                AccountEventKind.AccountEnabled, AccountEventKind.AccountReset, AccountEventKind.PasswordSet,
                AccountEventKind.SignedIn, AccountEventKind.SessionsEnded,
            },
            world.Accounts.Current.Events.Values.Select(happened => happened.Kind).ToHashSet());
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var world = await WebWorld.StartAsync();
        var chief = await Person.MakeAsync(world, "chief", Role.Admin, Role.Watch);
        using var person = new Person(world);
        await person.SignInAsync("chief");
        foreach (var patch in (object[])[new { disabled = true }, new { roles = (string[])["watch"] }])
            Assert.Equal(HttpStatusCode.Conflict, await person.StatusAsync(HttpMethod.Patch, $"/api/v1/accounts/{chief.Id}", patch));
        await Person.MakeAsync(world, "second", Role.Admin);
        await person.OkAsync(HttpMethod.Patch, $"/api/v1/accounts/{chief.Id}", new { roles = (string[])["watch"] });
    }

    [Theory]
    [InlineData("""{"name":"","displayName":"x","roles":["watch"]}""")]
    [InlineData("""{"name":"Sato","displayName":"x","roles":["watch"]}""")]
    [InlineData("""{"name":"-sato","displayName":"x","roles":["watch"]}""")]
    [InlineData("""{"name":"sa to","displayName":"x","roles":["watch"]}""")]
    [InlineData("""{"name":"佐藤","displayName":"x","roles":["watch"]}""")]
    [InlineData("""{"name":"sato","displayName":" ","roles":["watch"]}""")]
    [InlineData("""{"name":"sato","displayName":"a\u0007b","roles":["watch"]}""")]
    [InlineData("""{"name":"sato","displayName":"x","roles":[]}""")]
    [InlineData("""{"name":"sato","displayName":"x","roles":["king"]}""")]
    [InlineData("""{"name":"sato","displayName":"x","roles":["feed"]}""")]
    [InlineData("""{"name":"sato","displayName":"x","roles":null}""")]
    [InlineData("""{"name":"sato","displayName":"x","roles":["watch"],"passwordHash":"x"}""")]
    public async Task An_account_that_cannot_be_is_refused(string body)
    {
        await using var world = await WebWorld.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await world.PostAsync("/api/v1/accounts", "admin", body)).StatusCode);
        Assert.Empty(world.Accounts.Current.Accounts);
    }

    [Fact]
    public async Task No_two_authors_have_one_name()
    {
        await using var world = await WebWorld.StartAsync();
        await Person.MakeAsync(world, "sato", Role.Watch);
        const string Same = """{"name":"sato","displayName":"x","roles":["watch"]}""";
        Assert.Equal(HttpStatusCode.Conflict, (await world.PostAsync("/api/v1/accounts", "admin", Same)).StatusCode);
        const string Token = """{"name":"SATO","role":"feed"}""";
        Assert.Equal(HttpStatusCode.Conflict, (await world.PostAsync("/api/v1/tokens", "admin", Token)).StatusCode);
    }

    [Fact]
    public async Task A_token_is_shown_once_used_expires_and_is_revoked_at_once()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await WebWorld.StartAsync(anonymous: null, time: time);
        await Person.MakeAsync(world, "chief", Role.Admin);
        using var chief = new Person(world);
        await chief.SignInAsync("chief");
        var kept = await chief.OkAsync(HttpMethod.Post, "/api/v1/tokens", new { name = "radar 1", role = "feed" });
        var brief = await chief.OkAsync(
            HttpMethod.Post, "/api/v1/tokens", new { name = "radar 2", role = "feed", expires = time.GetUtcNow().AddMinutes(5) });
        Assert.Equal(HttpStatusCode.OK, await GetAsync(world, kept.GetProperty("token").GetString()!));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(world, brief.GetProperty("token").GetString()!));
        var list = (await chief.OkAsync(HttpMethod.Get, "/api/v1/tokens")).EnumerateArray().ToList();
        Assert.All(list, token => Assert.False(token.TryGetProperty("token", out _)));
        Assert.All(list, token => Assert.True(token.TryGetProperty("lastUsed", out _)));
        Assert.DoesNotContain(
            kept.GetProperty("token").GetString()!, string.Join(' ', world.Accounts.Current.Tokens.Values), StringComparison.Ordinal);

        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(world, brief.GetProperty("token").GetString()!));
        await chief.OkAsync(HttpMethod.Delete, $"/api/v1/tokens/{kept.GetProperty("id").GetString()}");
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(world, kept.GetProperty("token").GetString()!));
        Assert.Equal(HttpStatusCode.NotFound, await chief.StatusAsync(
            HttpMethod.Delete, $"/api/v1/tokens/{kept.GetProperty("id").GetString()}"));
    }

    static async Task<HttpStatusCode> GetAsync(WebWorld world, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/tracks");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await world.Http.SendAsync(request, WebWorld.Deadline());
        return response.StatusCode;
    }
}
