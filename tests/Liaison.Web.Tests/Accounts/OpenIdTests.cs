using System.ComponentModel.DataAnnotations;
using System.Net;
using Liaison.Web.Access;
using Liaison.Web.Accounts.OpenId;

namespace Liaison.Web.Tests.Accounts;

public sealed class OpenIdTests
{
    const string Begin = "/api/v1/session/openid";

    [Fact]
    public async Task Who_comes_from_the_provider_has_an_account_and_the_roles_that_it_gives_them()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var world = await StartAsync(provider);
        using var kato = new Person(world);
        await kato.StatusAsync(HttpMethod.Get, Begin);
        var session = await kato.OkAsync(HttpMethod.Get, "/api/v1/session");
        Assert.Equal(("kato", "watch", "openId", "Kato CDR"), (
            session.GetProperty("name").GetString(), session.GetProperty("role").GetString(),
            session.GetProperty("method").GetString(), session.GetProperty("displayName").GetString()));
        Assert.Equal("Test provider", session.GetProperty("signIn").GetProperty("openId").GetString());

        // Another role there is another role here at the next sign-in; another name changes nothing.
        provider.Claims["roles"] = (string[])["hq-plans", "no-role-of-ours"];
        provider.Claims["preferred_username"] = "somebody";
        using var again = new Person(world);
        await again.StatusAsync(HttpMethod.Get, Begin);
        session = await again.OkAsync(HttpMethod.Get, "/api/v1/session");
        Assert.Equal(("kato", "planner"), (session.GetProperty("name").GetString(), session.GetProperty("role").GetString()));
        Assert.Equal(HttpStatusCode.Unauthorized, await kato.StatusAsync(HttpMethod.Get, "/api/v1/tracks"));
    }

    [Theory]
    [InlineData("another issuer")]
    [InlineData("another audience")]
    [InlineData("another nonce")]
    [InlineData("another state")]
    [InlineData("an expired token")]
    [InlineData("no signature")]
    [InlineData("a secret as key")]
    [InlineData("a stranger's signature")]
    public async Task A_lie_of_the_provider_lets_nobody_in(string lie)
    {
        await using var provider = await OpenIdProvider.StartAsync();
        provider.Lie = lie;
        await using var world = await StartAsync(provider);
        using var kato = new Person(world);
        await kato.StatusAsync(HttpMethod.Get, Begin);
        Assert.Empty(world.Accounts.Current.Sessions);
        Assert.Empty(world.Accounts.Current.Accounts);
        // It was the lie, and nothing else.
        provider.Lie = "";
        await kato.StatusAsync(HttpMethod.Get, Begin);
        Assert.Single(world.Accounts.Current.Sessions);
    }

    [Fact]
    public async Task Nobody_comes_in_without_a_role_under_a_name_of_another_or_when_disabled()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var world = await StartAsync(provider);
        await Person.MakeAsync(world, "kato", Role.Admin);
        using var kato = new Person(world);
        await kato.StatusAsync(HttpMethod.Get, Begin);
        Assert.Empty(world.Accounts.Current.Sessions);

        provider.Claims["preferred_username"] = "ueda";
        provider.Claims["roles"] = (string[])["no-role-of-ours"];
        await kato.StatusAsync(HttpMethod.Get, Begin);
        Assert.Empty(world.Accounts.Current.Sessions);

        provider.Claims["roles"] = (string[])["hq-watch"];
        await kato.StatusAsync(HttpMethod.Get, Begin);
        var ueda = world.Accounts.Current.Find("ueda")!;
        Assert.Single(world.Accounts.Current.SessionsOf(ueda.Id));
        Assert.Equal(HttpStatusCode.OK, (await world.GetAsync("/api/v1/tracks", "viewer")).StatusCode);
        world.Accounts.Change(changes =>
        {
            changes.Put(ueda with { Disabled = true });
            changes.EndSessions(ueda.Id);
            return true;
        });
        await kato.StatusAsync(HttpMethod.Get, Begin);
        Assert.Empty(world.Accounts.Current.Sessions);
    }

    [Fact]
    public async Task The_page_of_another_site_begins_no_sign_in()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var world = await StartAsync(provider);
        using var kato = new Person(world);
        using var answer = await kato.SendAsync(HttpMethod.Get, Begin, origin: null, site: "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("http://provider.example", "x=watch")]
    [InlineData("provider.example", "x=watch")]
    [InlineData("https://provider.example", "x")]
    [InlineData("https://provider.example", "x=king")]
    [InlineData("https://provider.example", "x=feed")]
    public void A_provider_that_is_not_safe_or_roles_that_are_none_are_refused(string authority, string role)
    {
        var options = new OpenIdOptions { Authority = authority, ClientId = "a", SecretFile = "b", Roles = [role] };
        Assert.NotEmpty(options.Validate(new ValidationContext(options)));
    }

    static Task<WebWorld> StartAsync(OpenIdProvider provider) => WebWorld.StartAsync(
        anonymous: null, configure: services => services.AddOpenIdSignIn(
            new OpenIdOptions
            {
                Authority = provider.Address,
                Name = "Test provider",
                ClientId = OpenIdProvider.ClientId,
                SecretFile = "unused",
                Roles = ["hq-watch=watch", "hq-plans=planner"],
            },
            OpenIdProvider.Secret));
}
