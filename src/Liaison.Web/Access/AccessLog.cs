using Liaison.Web.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Liaison.Web.Access;

/// <summary>
/// What the log says of those who are not let in. No name that was typed is in it: it may be a password in the wrong
/// field.
/// </summary>
static partial class AccessLog
{
    /// <summary>The log of a request.</summary>
    public static ILogger Of(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Liaison.Web.Access");

    [LoggerMessage(5100, LogLevel.Information, "{Name} as {Role} was turned away from {Method} {Route}: {Refusal}.")]
    public static partial void TurnedAway(
        ILogger logger, string name, Role role, string method, string? route, string? refusal);

    [LoggerMessage(5101, LogLevel.Information, "A token that is not good came from {Source}.")]
    public static partial void BadToken(ILogger logger, string source);

    [LoggerMessage(5102, LogLevel.Information, "Nobody was let in at {Path}, from {Source}: {Reason}.")]
    public static partial void NotLetIn(ILogger logger, string path, string source, SignInRefusalKind reason);

    [LoggerMessage(5103, LogLevel.Warning, "The page of another site ({Origin}) wanted {Method} {Path}.")]
    public static partial void ForeignPage(ILogger logger, string origin, string method, string path);

    [LoggerMessage(5104, LogLevel.Warning, "Too many requests from {Source}.")]
    public static partial void TooMany(ILogger logger, string source);
}
