using System.Net;
using Liaison.Headquarters.Command;
using Liaison.Web.Access;
using Liaison.Web.Accounts;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Web.Tests.Accounts;

public sealed class PasskeyTests
{
    const string SignIn = "/api/v1/session/passkey";
    const string Own = "/api/v1/session/passkeys";

    [Fact]
    public async Task A_passkey_is_registered_signs_in_proves_and_is_taken_away()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await WebWorld.StartAsync(anonymous: null, time: time);
        await Person.MakeAsync(world, "sato", Role.Watch, Role.Planner);
        using var key = KeyOf(world);
        using var sato = new Person(world);
        await sato.SignInAsync("sato");
        await RegisterAsync(sato, key);
        Assert.Equal("yellow key", (await sato.OkAsync(HttpMethod.Get, Own))[0].GetProperty("name").GetString());

        using var elsewhere = new Person(world, "127.0.0.2");
        var asked = await elsewhere.OkAsync(HttpMethod.Post, $"{SignIn}/options");
        var session = await elsewhere.OkAsync(
            HttpMethod.Post, SignIn, new { challenge = Challenge(asked), credential = key.Sign(asked), role = "planner" });
        Assert.Equal(("sato", "planner", "passkey"), (
            session.GetProperty("name").GetString(), session.GetProperty("role").GetString(),
            session.GetProperty("method").GetString()));

        time.Advance(new AccountOptions().FreshFor);
        Assert.Equal(HttpStatusCode.Forbidden, await elsewhere.StatusAsync(HttpMethod.Delete, $"{Own}/{key.Id}"));
        asked = await elsewhere.OkAsync(HttpMethod.Post, $"{SignIn}/options");
        await elsewhere.OkAsync(
            HttpMethod.Post, "/api/v1/session/proof/passkey", new { challenge = Challenge(asked), credential = key.Sign(asked) });
        await elsewhere.OkAsync(HttpMethod.Delete, $"{Own}/{key.Id}");
        Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(elsewhere, key));
    }

    [Fact]
    public async Task A_first_sign_in_may_register_a_passkey_instead_of_a_password()
    {
        await using var world = await WebWorld.StartAsync();
        var made = world.Service<AccountAdministration>()
            .Add(new Actor("administrator", "admin"), "mori", "Mori", [Role.Commander]).Answer!;
        using var key = KeyOf(world);
        using var mori = new Person(world);
        var asked = await mori.OkAsync(HttpMethod.Post, "/api/v1/session/first/passkey/options", new { code = made.Code });
        var body = new { code = made.Code, challenge = Challenge(asked), credential = key.Register(asked) };
        await mori.OkAsync(HttpMethod.Post, "/api/v1/session/first/passkey", body);
        Assert.Equal(HttpStatusCode.Unauthorized, await mori.StatusAsync(HttpMethod.Post, "/api/v1/session/first/passkey", body));
        using var again = new Person(world);
        Assert.Equal(HttpStatusCode.OK, await TryAsync(again, key));
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.SignInAsync("mori", "")).StatusCode);
    }

    [Theory]
    [InlineData("another origin")]
    [InlineData("another scheme")]
    [InlineData("another port")]
    [InlineData("another relying party")]
    [InlineData("a user who was not verified")]
    [InlineData("a page in the frame of another")]
    [InlineData("a counter that went back, as of a copied key")]
    public async Task An_answer_that_is_bent_lets_nobody_in(string how)
    {
        await using var world = await WebWorld.StartAsync();
        await Person.MakeAsync(world, "sato", Role.Watch);
        using var key = KeyOf(world);
        key.Count = 10;
        using var sato = new Person(world);
        await sato.SignInAsync("sato");
        await RegisterAsync(sato, key);
        using var other = new Person(world);
        Assert.Equal(HttpStatusCode.OK, await TryAsync(other, key));
        Bend(key, how);
        Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(other, key));
    }

    [Fact]
    public async Task A_question_is_good_once_for_one_purpose_and_for_a_short_time()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await WebWorld.StartAsync(time: time);
        await Person.MakeAsync(world, "sato", Role.Watch);
        using var key = KeyOf(world);
        using var sato = new Person(world);
        await sato.SignInAsync("sato");
        await RegisterAsync(sato, key);
        var asked = await sato.OkAsync(HttpMethod.Post, $"{SignIn}/options");
        var answer = new { challenge = Challenge(asked), credential = key.Sign(asked) };
        await sato.OkAsync(HttpMethod.Post, SignIn, answer);
        Assert.Equal(HttpStatusCode.Unauthorized, await sato.StatusAsync(HttpMethod.Post, SignIn, answer));

        var toRegister = await sato.OkAsync(HttpMethod.Post, $"{Own}/options");
        Assert.Equal(HttpStatusCode.Unauthorized, await sato.StatusAsync(
            HttpMethod.Post, SignIn, new { challenge = Challenge(toRegister), credential = key.Sign(toRegister) }));

        asked = await sato.OkAsync(HttpMethod.Post, $"{SignIn}/options");
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.Unauthorized, await sato.StatusAsync(
            HttpMethod.Post, SignIn, new { challenge = Challenge(asked), credential = key.Sign(asked) }));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"id":"","rawId":"","type":"public-key","response":{}}""")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"!!","authenticatorData":"","signature":"","userHandle":""}}""")]
    public async Task What_is_no_credential_lets_nobody_in_and_breaks_nothing(string credential)
    {
        await using var world = await WebWorld.StartAsync();
        using var stranger = new Person(world);
        var asked = await stranger.OkAsync(HttpMethod.Post, $"{SignIn}/options");
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.StatusAsync(
            HttpMethod.Post, SignIn, $$"""{"challenge":"{{Challenge(asked)}}","credential":{{credential}}}"""));
    }

    static void Bend(Authenticator key, string how)
    {
        switch (how)
        {
            case "another origin": key.Origin = "http://127.0.0.1.elsewhere.example"; break;
            case "another scheme": key.Origin = key.Origin.Replace("http:", "https:", StringComparison.Ordinal); break;
            case "another port": key.Origin = "http://127.0.0.1:1"; break;
            case "another relying party": key.RelyingParty = "elsewhere.example"; break;
            case "a user who was not verified": key.VerifiesUser = false; break;
            case "a page in the frame of another": key.IsFramed = true; break;
            default: key.Count = 3; break;
        }
    }

    static Authenticator KeyOf(WebWorld world) =>
        new() { Origin = world.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) };

    static async Task RegisterAsync(Person person, Authenticator key)
    {
        var asked = await person.OkAsync(HttpMethod.Post, $"{Own}/options");
        await person.OkAsync(HttpMethod.Post, Own, new
        {
            challenge = Challenge(asked),
            credential = key.Register(asked),
            name = "yellow key",
        });
    }

    static async Task<HttpStatusCode> TryAsync(Person person, Authenticator key)
    {
        var asked = await person.OkAsync(HttpMethod.Post, $"{SignIn}/options");
        return await person.StatusAsync(
            HttpMethod.Post, SignIn, new { challenge = Challenge(asked), credential = key.Sign(asked) });
    }

    static string Challenge(System.Text.Json.JsonElement asked) => asked.GetProperty("challenge").GetString()!;
}
