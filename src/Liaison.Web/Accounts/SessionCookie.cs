using System.Globalization;
using Liaison.Web.Access;
using Microsoft.AspNetCore.Http;

namespace Liaison.Web.Accounts;

/// <summary>
/// The cookie that holds a session's secret. Over TLS its name begins with <c>__Host-</c>, so that a browser takes it
/// from this host alone, whole and encrypted (RFC 6265bis, section 4.1.3.2). Over plain http, which only this machine
/// can reach, browsers do not take such a name.
/// </summary>
static class SessionCookie
{
    const string Name = "liaison";

    /// <summary>What the cookie holds; null when there is none, or nothing of the right length.</summary>
    public static string? Read(HttpContext context) =>
        NameFor(context) is { } name && context.Request.Cookies.TryGetValue(name, out var value)
            && value.Length == Secret.SessionLength ? value : null;

    /// <summary>Gives the browser a session.</summary>
    public static void Write(HttpContext context, string secret)
    {
        if (NameFor(context) is { } name) context.Response.Cookies.Append(name, secret, Options(context));
    }

    /// <summary>Takes it back.</summary>
    public static void Delete(HttpContext context)
    {
        if (NameFor(context) is { } name) context.Response.Cookies.Delete(name, Options(context));
    }

    /// <summary>Whether a session can be had the way that this request came.</summary>
    public static bool IsPossible(HttpContext context) => NameFor(context) is not null;

    static string? NameFor(HttpContext context)
    {
        // Cookies know hosts but not ports: two nodes on one machine keep theirs apart by the name.
        var port = CallerAccess.IsThisMachine(context.Request.Host.Host) && context.Request.Host.Port is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"-{number}") : "";
        if (context.Request.IsHttps) return $"__Host-{Name}{port}";
        return CallerAccess.IsPlainLoopback(context) ? Name + port : null;
    }

    static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
    };
}
