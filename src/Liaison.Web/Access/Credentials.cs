using System.Diagnostics.CodeAnalysis;
using Liaison.Web.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Web.Access;

/// <summary>Who calls, and how that is known.</summary>
/// <param name="Caller">Who.</param>
/// <param name="Session">The session, when a browser has signed in; else null.</param>
/// <param name="Account">The session's owner; null without a session.</param>
sealed record Identity(Caller Caller, Session? Session = null, Account? Account = null);

/// <summary>What a request brings to say who sends it. It can be looked at again later.</summary>
/// <param name="Authorization">The header; empty for none.</param>
/// <param name="SessionSecret">What the session's cookie holds; null for none.</param>
/// <param name="OverLoopback">Whether it came from this machine over plain http.</param>
readonly record struct Credentials(string Authorization, string? SessionSecret, bool OverLoopback)
{
    const string Bearer = "Bearer ";
    const int MaxHeaderLength = 512;

    /// <summary>Those of a request.</summary>
    public static Credentials Of(HttpContext context) => new(
        context.Request.Headers.Authorization.ToString(), SessionCookie.Read(context),
        CallerAccess.IsPlainLoopback(context));

    /// <summary>Whose they are, now.</summary>
    /// <param name="services">The node's.</param>
    /// <param name="identity">Who it is.</param>
    /// <remarks>A token goes before a session, and both before nobody: whoever brings one means it.</remarks>
    public bool TryIdentify(IServiceProvider services, [NotNullWhen(true)] out Identity? identity)
    {
        identity = null;
        if (Authorization.Length > 0)
        {
            if (!Authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                || Authorization.Length > MaxHeaderLength) return false;
            var token = Authorization[Bearer.Length..].Trim();
            if (services.GetRequiredService<ITokenVerifier>().TryVerify(token, OverLoopback, out var caller))
                identity = new(caller);
            return identity is not null;
        }

        if (SessionSecret is not null
            && services.GetRequiredService<SessionBook>().TryFind(SessionSecret, out var session, out var account))
        {
            identity = new(new Caller(account.Name, session.Role), session, account);
            return true;
        }

        if (OverLoopback && services.GetRequiredService<WebNode>().AnonymousRole is { } role)
            identity = new(new Caller("anonymous", role));
        return identity is not null;
    }
}
