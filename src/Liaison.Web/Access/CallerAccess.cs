using System.Net;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Web.Access;

/// <summary>Finds out who calls, and lets in those who may.</summary>
static class CallerAccess
{
    const string Bearer = "Bearer ";
    const int MaxTokenLength = 512;

    /// <summary>Only callers with a permission reach the endpoints of this builder.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(async (context, next) =>
        {
            if (CallerOf(context.HttpContext) is not { } caller)
            {
                context.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
                return Problem.NotSignedIn();
            }

            return caller.Role.Has(permission)
                ? await next(context)
                : Problem.NotAllowed(caller.Role.Name(), permission.Words());
        });

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

    /// <summary>Whether the request came from this machine over plain http.</summary>
    public static bool IsPlainLoopback(HttpContext context) =>
        !context.Request.IsHttps && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
