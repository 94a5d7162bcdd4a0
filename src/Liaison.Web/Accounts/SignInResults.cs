using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Liaison.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Web.Accounts;

/// <summary>Answers to those who sign in, and where they are.</summary>
static class SignInResults
{
    // A password of the longest kind, or a passkey's answer, in JSON.
    const int MaxBodyBytes = 32 * 1024;
    const int Ipv6PrefixBytes = 8;

    /// <summary>Gives the browser its session.</summary>
    public static ProblemHttpResult? Accept(HttpContext context, SignInAnswer answer)
    {
        if (answer.Refusal is { } refusal) return Problem(context, refusal);
        // Whoever signs in anew leaves the session that the browser had.
        if (CallerAccess.IdentityOf(context)?.Session is { } old)
            context.RequestServices.GetRequiredService<SessionBook>().End(old);
        SessionCookie.Write(context, answer.Session!.Secret);
        return null;
    }

    /// <summary>The owner of the session has proved again who they are.</summary>
    public static NoContent Prove(HttpContext context)
    {
        var session = CallerAccess.IdentityOf(context)!.Session!;
        if (context.RequestServices.GetRequiredService<SessionBook>().Prove(session) is { } secret)
            SessionCookie.Write(context, secret);
        return TypedResults.NoContent();
    }

    /// <summary>The refusal as a problem.</summary>
    public static ProblemHttpResult Problem(HttpContext context, SignInRefusal refusal)
    {
        AccessLog.NotLetIn(AccessLog.Of(context), context.Request.Path, VisitorOf(context).Source, refusal.Kind);
        switch (refusal.Kind)
        {
            case SignInRefusalKind.Wait:
                context.Response.Headers.RetryAfter =
                    Math.Ceiling(refusal.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return Problems.Problem.Wait(refusal.RetryAfter);
            case SignInRefusalKind.Busy:
                context.Response.Headers.RetryAfter = "2";
                return Problems.Problem.NoRoom("Too many are signing in at this moment. Try again.");
            default:
                return Problems.Problem.WrongSignIn();
        }
    }

    /// <summary>Where the request comes from: whole for IPv4, the network for IPv6, where one has many.</summary>
    public static Visitor VisitorOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var source = address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address)
            ? new IPAddress([.. address.GetAddressBytes()[..Ipv6PrefixBytes], .. new byte[Ipv6PrefixBytes]]) + "/64"
            : address.ToString();
        var browser = context.Request.Headers.UserAgent.ToString();
        return new(source, new string([.. browser.Where(c => !char.IsControl(c))]));
    }

    /// <summary>Says in the API's description what such requests may be answered.</summary>
    public static RouteHandlerBuilder SignsIn(this RouteHandlerBuilder builder) => builder.TakesSmallBody()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>Takes a small body.</summary>
    public static RouteHandlerBuilder TakesSmallBody(this RouteHandlerBuilder builder) => builder
        .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
}
