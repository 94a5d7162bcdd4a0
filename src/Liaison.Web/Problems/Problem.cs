using Liaison.Headquarters.Command;
using Liaison.Journal.Stores;
using Liaison.Journal.Writing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Web.Problems;

/// <summary>
/// The refusals of the API as RFC 9457 problem details. The last part of each <c>type</c> is stable: programs may rely on
/// it, people read title and detail.
/// </summary>
static class Problem
{
    const string TypePrefix = "urn:liaison:problem:";

    /// <summary>A query parameter that cannot be read or is out of its range.</summary>
    public static ProblemHttpResult BadParameter(string name, string expected) => Of(
        StatusCodes.Status400BadRequest, "bad-parameter", "A parameter cannot be used", $"{name}: {expected}");

    /// <summary>A body that is not what the request asks for.</summary>
    public static ProblemHttpResult BadBody(string reason) => Of(
        StatusCodes.Status400BadRequest, "bad-body", "The body cannot be used", reason);

    /// <summary>A file that cannot be taken in.</summary>
    public static ProblemHttpResult BadImport(string reason) => Of(
        StatusCodes.Status400BadRequest, "bad-import", "The file cannot be taken in", reason);

    /// <summary>There is no such thing here.</summary>
    public static ProblemHttpResult NotFound(string what) => Of(
        StatusCodes.Status404NotFound, "not-found", "Not found", $"There is no {what} here.");

    /// <summary>Nobody has signed in.</summary>
    public static ProblemHttpResult NotSignedIn() => Of(
        StatusCodes.Status401Unauthorized, "not-signed-in", "Sign in first",
        "Sign in, or send a token of this node: Authorization: Bearer TOKEN.");

    /// <summary>It is about one's own session, and the caller has none.</summary>
    public static ProblemHttpResult NoSession() => Of(
        StatusCodes.Status403Forbidden, "no-session", "Not allowed",
        "This is for who has signed in with a browser; a token has no account.");

    /// <summary>The sign-in is not fresh enough for this.</summary>
    public static ProblemHttpResult SignInAgain() => Of(
        StatusCodes.Status403Forbidden, "sign-in-again", "Prove who you are",
        "This asks for a fresh sign-in: give your password or use your passkey again.");

    /// <summary>Wrong name, password, code or passkey.</summary>
    public static ProblemHttpResult WrongSignIn() => Of(
        StatusCodes.Status401Unauthorized, "wrong-sign-in", "Not let in",
        "Name, password, code or passkey are wrong, or the account may not sign in.");

    /// <summary>Too many wrong sign-ins.</summary>
    public static ProblemHttpResult Wait(TimeSpan wait) => Of(
        StatusCodes.Status429TooManyRequests, "wait", "Wait",
        $"There were too many wrong sign-ins. Try again in {Math.Ceiling(wait.TotalSeconds)} s.");

    /// <summary>Too many requests from one source.</summary>
    public static ProblemHttpResult TooMany() => Of(
        StatusCodes.Status429TooManyRequests, "too-many", "Too many requests", "Send fewer requests at a time.");

    /// <summary>The page of another site wants something.</summary>
    public static ProblemHttpResult ForeignPage() => Of(
        StatusCodes.Status403Forbidden, "foreign-page", "Not allowed",
        "A page of this node, or a program with a token, may do this; the page of another site may not.");

    /// <summary>Whoever has signed in may not do this.</summary>
    public static ProblemHttpResult NotAllowed(string role, string permission) => Of(
        StatusCodes.Status403Forbidden, "not-allowed", "Not allowed",
        $"The role {role} may not {permission}.");

    /// <summary>The node has no room for this now.</summary>
    public static ProblemHttpResult NoRoom(string reason) => Of(
        StatusCodes.Status503ServiceUnavailable, "no-room", "No room", reason);

    /// <summary>A refusal of the command post.</summary>
    public static ProblemHttpResult Of(Refusal refusal)
    {
        var (status, title) = refusal.Kind switch
        {
            RefusalKind.Invalid => (StatusCodes.Status400BadRequest, "This cannot be"),
            RefusalKind.NotFound => (StatusCodes.Status404NotFound, "Not found"),
            RefusalKind.NotAllowed => (StatusCodes.Status403Forbidden, "Not allowed"),
            RefusalKind.Conflict => (StatusCodes.Status409Conflict, "As things stand this cannot be done"),
            RefusalKind.Stale => (StatusCodes.Status412PreconditionFailed, "It has changed"),
            _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
        };
        return Of(status, refusal.Code, title, refusal.Reason);
    }

    /// <summary>An endpoint threw: the journal's failures are told apart, others are the node's.</summary>
    public static ProblemHttpResult Of(Exception failure) => failure switch
    {
        LogFullException => DiskFull(),
        LogFailedException => JournalFailed(),
        _ => Failed(),
    };

    /// <summary>Nothing is decided while the journal's disk is nearly full.</summary>
    static ProblemHttpResult DiskFull() => Of(
        StatusCodes.Status503ServiceUnavailable, "disk-full", "The disk is full",
        "Nothing was done. When there is room on the node's disk again, ask again.");

    /// <summary>The journal takes nothing more.</summary>
    static ProblemHttpResult JournalFailed() => Of(
        StatusCodes.Status503ServiceUnavailable, "journal-failed", "The journal has failed",
        "It is not known whether this was done. The node's log says what happened; after its start, ask again.");

    /// <summary>The node failed; what happened is in its log, not in the answer.</summary>
    static ProblemHttpResult Failed() => Of(
        StatusCodes.Status500InternalServerError, "failed", "The node failed", "The node's log says what happened.");

    /// <summary>The refusal for an answer that has a status alone.</summary>
    public static ProblemHttpResult OfStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => BadBody("The request, or the JSON in its body, cannot be read."),
        StatusCodes.Status401Unauthorized => NotSignedIn(),
        StatusCodes.Status403Forbidden => Of(status, "not-allowed", "Not allowed", "This is not allowed."),
        StatusCodes.Status404NotFound => NotFound("such address"),
        StatusCodes.Status405MethodNotAllowed => Of(
            status, "bad-method", "The method cannot be used", "The header Allow names the methods of this address."),
        StatusCodes.Status413PayloadTooLarge => Of(status, "too-large", "The body is too large", "Send less at a time."),
        StatusCodes.Status415UnsupportedMediaType => Of(
            status, "bad-media-type", "The body's type cannot be used", "Send Content-Type: application/json."),
        _ => Of(status, "refused", "Refused", $"The request was refused with status {status}."),
    };

    static ProblemHttpResult Of(int status, string type, string title, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: title, type: TypePrefix + type);
}
