using System.Net;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Web.Access;

/// <summary>Finds out who calls, and lets in those who may.</summary>
static class CallerAccess
{
    const string Bearer = "Bearer ";
    const int MaxTokenLength = 512;

    /// <summary>Only callers with a permission reach the endpoints of this builder.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RequiredPermission(permission));

    /// <summary>Everybody reaches the endpoints of this builder.</summary>
    /// <param name="why">Why that gives nothing away, or who else looks at the caller.</param>
    public static TBuilder IsOpen<TBuilder>(this TBuilder builder, string why)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OpenToAll(why));

    /// <summary>
    /// Turns away who may not reach an endpoint, before anything of the body is read: what strangers send costs
    /// nothing. An endpoint without a rule is reached by nobody.
    /// </summary>
    public static void UseAccess(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // What is no route is a file of the app, or the framework's refusal of a method or a media type.
        if (context.GetEndpoint() is not RouteEndpoint endpoint) return next(context);
        switch (endpoint.Metadata.GetMetadata<AccessRule>())
        {
            case OpenToAll:
            case RequiredPermission { OrThisMachine: true } when IsPlainLoopback(context):
                return next(context);
            case RequiredPermission { Permission: var permission }:
                return CheckAsync(context, next, permission);
            default:
                return Problem.OfStatus(StatusCodes.Status403Forbidden).ExecuteAsync(context);
        }
    });

    static Task CheckAsync(HttpContext context, RequestDelegate next, Permission permission)
    {
        if (CallerOf(context) is not { } caller)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Problem.NotSignedIn().ExecuteAsync(context);
        }

        return caller.Role.Has(permission)
            ? next(context)
            : Problem.NotAllowed(caller.Role.Name(), permission.Words).ExecuteAsync(context);
    }

    /// <summary>Who calls; null when nobody has signed in and the node lets nobody in without.</summary>
    public static Caller? CallerOf(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<WebNode>();
        var overLoopback = IsPlainLoopback(context);
        var header = context.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return overLoopback && options.AnonymousRole is { } role ? new Caller("anonymous", role) : null;
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || header.Length > MaxTokenLength) return null;
        var verifier = context.RequestServices.GetRequiredService<ITokenVerifier>();
        return verifier.TryVerify(header[Bearer.Length..].Trim(), overLoopback, out var caller) ? caller : null;
    }

    /// <summary>
    /// Refuses WebSockets that the page of another site opens: a browser lets every page open one to this machine, and
    /// says in <c>Origin</c> whose page it is. Programs say nothing.
    /// </summary>
    public static void UseOwnPagesOnly(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || !context.WebSockets.IsWebSocketRequest || IsOwn(origin, context.Request.Host))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    /// <summary>Whether the request came from this machine over plain http.</summary>
    /// <remarks>
    /// Under a name of this machine alone: a page of another site could otherwise let its own name point here, and read.
    /// </remarks>
    public static bool IsPlainLoopback(HttpContext context) =>
        !context.Request.IsHttps && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && IsThisMachine(context.Request.Host.Host);

    static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase);

    static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
