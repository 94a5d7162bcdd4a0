using Liaison.Web.Accounts;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Liaison.Web.Access;

/// <summary>
/// Keeps the pages of other sites from using a browser that has signed in here: cookies go with whatever request a
/// browser sends, a token does not.
/// </summary>
static class OwnPages
{
    const int MaxLoggedOrigin = 100;

    /// <summary>
    /// Refuses WebSockets and changes that come from the page of another site. Browsers say in
    /// <c>Sec-Fetch-Site</c> and <c>Origin</c> whose page it is; a request with the session's cookie that says neither
    /// is refused as well. Programs send a token.
    /// </summary>
    public static void UseOwnPagesOnly(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (context.WebSockets.IsWebSocketRequest)
            return origin.Length == 0 || IsOwn(context, origin) ? next(context) : Refuse(context);
        return IsRead(context.Request.Method) || context.Request.Headers.Authorization.Count > 0
            || MayChange(context, origin) ? next(context) : Refuse(context);
    });

    static bool MayChange(HttpContext context, string origin)
    {
        var site = context.Request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site == "same-origin" && (origin.Length == 0 || IsOwn(context, origin));
        return origin.Length > 0 ? IsOwn(context, origin) : SessionCookie.Read(context) is null;
    }

    static bool IsRead(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    static bool IsOwn(HttpContext context, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page.Scheme == context.Request.Scheme
            .Replace("ws", "http", StringComparison.Ordinal)
        && page.Authority.Equals(
            new Uri($"{page.Scheme}://{context.Request.Host.Value}").Authority, StringComparison.OrdinalIgnoreCase);

    static Task Refuse(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        var shown = new string([.. origin.Where(c => !char.IsControl(c)).Take(MaxLoggedOrigin)]);
        AccessLog.ForeignPage(AccessLog.Of(context), shown, context.Request.Method, context.Request.Path);
        return Problem.ForeignPage().ExecuteAsync(context);
    }
}
