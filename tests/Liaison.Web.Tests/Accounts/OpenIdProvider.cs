using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Liaison.Web.Tests.Accounts;

/// <summary>
/// An OpenID provider on this machine (OpenID Connect Core 1.0 with PKCE, RFC 7636): it lets everybody in as whom the
/// test says, and can be made to lie in its tokens.
/// </summary>
sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "liaison";
    public const string Secret = "the client's secret";

    readonly WebApplication _app;
    readonly RSA _key = RSA.Create(2048);
    readonly RSA _stranger = RSA.Create(2048);
    readonly Dictionary<string, (string Nonce, string Challenge)> _codes = [];

    OpenIdProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Text(JsonSerializer.Serialize(new
        {
            issuer = Address,
            authorization_endpoint = $"{Address}/authorize",
            token_endpoint = $"{Address}/token",
            jwks_uri = $"{Address}/keys",
        }), "application/json"));
        _app.MapGet("/keys", () => Results.Text(Keys(), "application/json"));
        _app.MapGet("/authorize", Authorize);
        _app.MapPost("/token", TokenAsync);
    }

    public string Address => _app.Urls.First();

    /// <summary>Who comes.</summary>
    public Dictionary<string, object> Claims { get; } = new()
    {
        ["sub"] = "subject-1",
        ["preferred_username"] = "Kato",
        ["name"] = "Kato CDR",
        ["roles"] = (string[])["hq-watch"],
    };

    /// <summary>What is wrong with the next token; empty for nothing.</summary>
    public string Lie { get; set; } = "";

    public static async Task<OpenIdProvider> StartAsync()
    {
        var provider = new OpenIdProvider();
        await provider._app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
        _stranger.Dispose();
    }

    IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        Assert.Equal(("code", ClientId, "S256"), ($"{query["response_type"]}", $"{query["client_id"]}", $"{query["code_challenge_method"]}"));
        var code = RandomNumberGenerator.GetHexString(32);
        _codes.Add(code, ($"{query["nonce"]}", $"{query["code_challenge"]}"));
        var state = Lie == "another state" ? "made up" : $"{query["state"]}";
        return Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(state)}");
    }

    async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!_codes.Remove($"{form["code"]}", out var asked) || form["client_secret"] != Secret
            || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes($"{form["code_verifier"]}"))) != asked.Challenge)
            return Results.BadRequest();
        return Results.Text(
            JsonSerializer.Serialize(new { access_token = "x", token_type = "Bearer", id_token = IdToken(asked.Nonce) }),
            "application/json");
    }

    string IdToken(string nonce)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(Claims)
        {
            ["iss"] = Lie == "another issuer" ? "http://127.0.0.1:1" : Address,
            ["aud"] = Lie == "another audience" ? "somebody else" : ClientId,
            ["nonce"] = Lie == "another nonce" ? "made up" : nonce,
            ["iat"] = now - 7200,
            ["exp"] = Lie == "an expired token" ? now - 3600 : now + 300,
        };
        var algorithm = Lie switch { "no signature" => "none", "a secret as key" => "HS256", _ => "RS256" };
        var text = $"{Part(new { alg = algorithm, kid = "1", typ = "JWT" })}.{Part(claims)}";
        var bytes = Encoding.ASCII.GetBytes(text);
        var signature = Lie switch
        {
            "no signature" => [],
            // The public key as the secret of an HMAC: an old confusion of algorithms.
            "a secret as key" => HMACSHA256.HashData(_key.ExportSubjectPublicKeyInfo(), bytes),
            "a stranger's signature" => _stranger.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            _ => _key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    string Keys()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return JsonSerializer.Serialize(new
        {
            keys = (object[])
            [
                new
                {
                    kty = "RSA", use = "sig", kid = "1",
                    n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent),
                },
            ],
        });
    }

    static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
