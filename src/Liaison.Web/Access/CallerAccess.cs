using System.Net;
using Liaison.Web.Accounts;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Web.Access;

/// <summary>Finds out who calls, and lets in those who may.</summary>
static class CallerAccess
{
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>Only callers with a permission reach the endpoints of this builder.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RequiredPermission(permission));

    /// <summary>Everybody reaches the endpoints of this builder.</summary>
    /// <param name="why">Why that gives nothing away, or who else looks at the caller.</param>
    public static TBuilder IsOpen<TBuilder>(this TBuilder builder, string why)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OpenToAll(why));

    /// <summary>Only who has signed in with a browser reaches the endpoints of this builder, in any role.</summary>
    public static TBuilder RequiresSession<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OwnSession());

    /// <summary>
    /// Whoever reaches the endpoints of this builder by a session must have proved who they are a short time ago. A
    /// token stands for a machine, which cannot be asked again.
    /// </summary>
    public static TBuilder RequiresFreshSignIn<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new FreshSignIn());

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
            case RequiredPermission or OwnSession:
                return CheckAsync(context, next, endpoint);
            default:
                return Problem.OfStatus(StatusCodes.Status403Forbidden).ExecuteAsync(context);
        }
    });

    /// <summary>Who calls; null when nobody has signed in and the node lets nobody in without.</summary>
    public static Caller? CallerOf(HttpContext context) => IdentityOf(context)?.Caller;

    /// <summary>Who calls, and by which session. It is the same for the whole request.</summary>
    public static Identity? IdentityOf(HttpContext context)
    {
        if (context.Features.Get<Known>() is { } known) return known.Identity;
        Credentials.Of(context).TryIdentify(context.RequestServices, out var identity);
        context.Features.Set(new Known(identity));
        return identity;
    }

    static Task CheckAsync(HttpContext context, RequestDelegate next, RouteEndpoint endpoint)
    {
        if (IdentityOf(context) is not { } identity)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            if (context.Request.Headers.Authorization.Count > 0)
                AccessLog.BadToken(AccessLog.Of(context), SignInResults.VisitorOf(context).Source);
            return Problem.NotSignedIn().ExecuteAsync(context);
        }

        var refusal = endpoint.Metadata.GetMetadata<AccessRule>() switch
        {
            OwnSession when identity.Session is null => Problem.NoSession(),
            RequiredPermission { Permission: var permission } when !identity.Caller.Role.Has(permission) =>
                Problem.NotAllowed(identity.Caller.Role.Name(), permission.Words),
            _ => null,
        };
        var sessions = context.RequestServices.GetRequiredService<SessionBook>();
        if (refusal is null && identity.Session is { } session)
        {
            if (endpoint.Metadata.GetMetadata<FreshSignIn>() is not null && !sessions.IsFresh(session))
                refusal = Problem.SignInAgain();
            sessions.Use(session);
        }

        if (refusal is null) return GuardAsync(context, next, identity);
        var (name, role) = identity.Caller;
        AccessLog.TurnedAway(
            AccessLog.Of(context), name, role, context.Request.Method, endpoint.RoutePattern.RawText,
            refusal.ProblemDetails.Type);
        return refusal.ExecuteAsync(context);
    }

    /// <summary>
    /// Answers, and cuts a long answer off when who gets it is not let in any more: a stream does not outlive the
    /// session or the token that opened it.
    /// </summary>
    static async Task GuardAsync(HttpContext context, RequestDelegate next, Identity identity)
    {
        var credentials = Credentials.Of(context);
        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        // Held while the request is looked at: it does not end meanwhile, and is not touched when it has.
        var looking = new Lock();
        var hasEnded = false;
        await using var watch = time.CreateTimer(Look, null, LookEvery, LookEvery);
        try
        {
            await next(context);
        }
        finally
        {
            lock (looking) hasEnded = true;
        }

        void Look(object? state)
        {
            lock (looking)
            {
                try
                {
                    if (hasEnded) return;
                    if (!credentials.TryIdentify(context.RequestServices, out var now) || now.Caller != identity.Caller)
                        context.Abort();
                }
                catch (IOException)
                {
                    // The accounts cannot be read at this moment: look again.
                }
            }
        }
    }

    /// <summary>Whether the request came from this machine over plain http.</summary>
    /// <remarks>
    /// Under a name of this machine alone: a page of another site could otherwise let its own name point here, and read.
    /// </remarks>
    public static bool IsPlainLoopback(HttpContext context) =>
        !context.Request.IsHttps && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && IsThisMachine(context.Request.Host.Host);

    /// <summary>Whether a name or address in <c>Host</c> means this machine for itself.</summary>
    public static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    sealed record Known(Identity? Identity);
}
