using Liaison.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Liaison.Web.Accounts.OpenId;

/// <summary>
/// Signing in at an OpenID provider, by the framework's client: authorization code with PKCE, nonce and state. What is
/// left of it afterwards is a session of ours; no token of the provider is kept.
/// </summary>
public static class OpenIdSignIn
{
    const string Scheme = "openid";
    const string Path = "/api/v1/session/openid";

    /// <summary>Offers it, when there is a provider.</summary>
    /// <param name="services">The node's.</param>
    /// <param name="options">The provider.</param>
    /// <param name="secret">What proves to it who the node is.</param>
    public static IServiceCollection AddOpenIdSignIn(
        this IServiceCollection services, OpenIdOptions options, string secret)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(options);
        services.AddSingleton(s => new OfferedWays(s.GetRequiredService<AccountOptions>().Passwords, options.Name));
        // What it protects lives as long as a sign-in: none survives a restart.
        services.AddDataProtection().AddKeyManagementOptions(keys => keys.XmlRepository = new PassingKeys());
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, OwnSessions>(OwnSessions.Scheme, null)
            .AddOpenIdConnect(Scheme, client => Configure(client, options, secret));
        services.AddOptions<OpenIdConnectOptions>(Scheme)
            .Configure<TimeProvider>((client, time) => client.TimeProvider = time);
        services.TryAddSingleton<OpenIdAccounts>();
        return services;
    }

    internal static void MapOpenId(this WebApplication app)
    {
        if (app.Services.GetService<OpenIdOptions>() is null) return;
        app.MapGet(Path, BeginAsync).WithName("signInByOpenId").ExcludeFromDescription()
            .IsOpen("It is where people sign in.");
    }

    internal static void UseOpenId(this WebApplication app)
    {
        if (app.Services.GetService<OpenIdOptions>() is not null) app.UseAuthentication();
    }

    // Somebody who uses a page of ours begins it, or types the address; the page of another site does not.
    static Task BeginAsync(HttpContext context) =>
        context.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            ? Problems.Problem.ForeignPage().ExecuteAsync(context)
            : context.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = "/" });

    static void Configure(OpenIdConnectOptions client, OpenIdOptions options, string secret)
    {
        client.Authority = options.Authority;
        client.RequireHttpsMetadata = options.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        client.ClientId = options.ClientId;
        client.ClientSecret = secret;
        client.ResponseType = OpenIdConnectResponseType.Code;
        client.ResponseMode = OpenIdConnectResponseMode.Query;
        client.CallbackPath = Path + "/callback";
        client.SignInScheme = OwnSessions.Scheme;
        client.UsePkce = true;
        client.SaveTokens = false;
        client.MapInboundClaims = false;
        client.GetClaimsFromUserInfoEndpoint = false;
        client.DisableTelemetry = true;
        // Else who issued the token would be taken out of its claims.
        client.ClaimActions.Clear();
        foreach (var cookie in (CookieBuilder[])[client.CorrelationCookie, client.NonceCookie])
        {
            // The provider leads back here by a link, with which Lax cookies go.
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        client.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
        client.TokenValidationParameters.ValidAlgorithms =
        [
            SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
            SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
            SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        ];
        // The ticket comes last, when the nonce has been checked as well: an earlier event would let in without.
        client.Events = new OpenIdConnectEvents
        {
            OnTokenValidated = RequireSignatureAsync,
            OnTicketReceived = LetInAsync,
            OnRemoteFailure = RefuseAsync,
        };
    }

    // The standard lets a client trust the connection to the token endpoint instead, and so does the framework.
    static Task RequireSignatureAsync(TokenValidatedContext validated)
    {
        if (string.IsNullOrEmpty(validated.SecurityToken.RawSignature)) validated.Fail("The token is not signed.");
        return Task.CompletedTask;
    }

    static Task LetInAsync(TicketReceivedContext received)
    {
        var context = received.HttpContext;
        var accounts = context.RequestServices.GetRequiredService<OpenIdAccounts>();
        var answer = accounts.SignIn(received.Principal!, SignInResults.VisitorOf(context));
        Redirect(context, SignInResults.Accept(context, answer) is null);
        received.HandleResponse();
        return Task.CompletedTask;
    }

    static Task RefuseAsync(RemoteFailureContext failed)
    {
        SignInResults.Problem(failed.HttpContext, SignInRefusal.Wrong);
        Redirect(failed.HttpContext, isIn: false);
        failed.HandleResponse();
        return Task.CompletedTask;
    }

    static void Redirect(HttpContext context, bool isIn) => context.Response.Redirect(isIn ? "/" : "/sign-in#refused");
}
