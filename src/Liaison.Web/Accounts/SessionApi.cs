using System.ComponentModel;
using System.Text.Json;
using Liaison.Headquarters.Command;
using Liaison.Web.Access;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Accounts;

/// <summary>One's own session: sign in, who am I, in which role, sign out; and one's own password.</summary>
static class SessionApi
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/v1/session").WithTags("session");
        session.MapGet("/", WhoAmI).WithName("whoAmI").IsOpen("It tells the caller of the caller.")
            .WithSummary("Who calls, in which role, and how one signs in here.");
        session.MapPost("/", SignInAsync).WithName("signIn").IsOpen("It is where people sign in.").SignsIn()
            .WithSummary("Signs in by password; the answer sets the session's cookie.");
        session.MapDelete("/", SignOut).WithName("signOut").RequiresSession()
            .WithSummary("Signs out: the session ends, and its streams.");
        session.MapPost("/first", UseCodeAsync).WithName("useCode").IsOpen("It asks for a one-time code.").SignsIn()
            .WithSummary("The first sign-in, by one-time code: sets the password.")
            .WithDescription("Without a password it says whose code it is, and does not use it up.");
        session.MapPut("/role", ActAs).WithName("actAs").RequiresSession().TakesSmallBody()
            .WithSummary("Acts in another role of the account from now on.");
        session.MapPost("/proof", ProveAsync).WithName("proveByPassword").RequiresSession().SignsIn()
            .WithSummary("Proves again who one is, by password: the sign-in is fresh.");
        session.MapPut("/password", ChangePasswordAsync).WithName("changePassword").RequiresSession().SignsIn()
            .WithSummary("Sets another password; the account's other sessions end.");
        var sessions = routes.MapGroup("/api/v1/sessions").WithTags("session");
        sessions.MapGet("/", All).WithName("listSessions").RequiresSession()
            .WithSummary("One's own sessions, newest first.");
        sessions.MapDelete("/", EndOthers).WithName("endOtherSessions").RequiresSession().RequiresFreshSignIn()
            .WithSummary("Signs out everywhere else.");
        sessions.MapDelete("/{id:guid}", EndOne).WithName("endSession").RequiresSession().RequiresFreshSignIn()
            .WithSummary("Ends one of one's own sessions.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    static Ok<SessionModel> WhoAmI(HttpContext context, SessionBook sessions, OfferedWays offered) =>
        TypedResults.Ok(Describe(context, CallerAccess.IdentityOf(context), sessions, offered));

    static async Task<Results<Ok<SessionModel>, ProblemHttpResult>> SignInAsync(
        HttpContext context, PostedSignIn posted, SignInService service, SessionBook sessions, OfferedWays offered)
    {
        if (!SessionCookie.IsPossible(context)) return Problem.BadBody("a session can be had over TLS alone");
        var answer = await service.WithPasswordAsync(
            posted.Name, posted.Password, posted.Role, SignInResults.VisitorOf(context), context.RequestAborted);
        return SignInResults.Accept(context, answer) is { } problem
            ? problem : TypedResults.Ok(ModelOf(context, answer.Session!, sessions, offered));
    }

    static NoContent SignOut(HttpContext context, SessionBook sessions)
    {
        sessions.End(CallerAccess.IdentityOf(context)!.Session!);
        SessionCookie.Delete(context);
        // What of this node the browser still keeps is not for who comes next.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return TypedResults.NoContent();
    }

    static async Task<Results<Ok<SessionModel>, Ok<CodeOwner>, ProblemHttpResult>> UseCodeAsync(
        HttpContext context, PostedCode posted, SignInService service, SessionBook sessions, OfferedWays offered)
    {
        var visitor = SignInResults.VisitorOf(context);
        if (posted.Password is null)
        {
            var (owner, refused) = service.OwnerOf(posted.Code, visitor);
            return owner is null
                ? SignInResults.Problem(context, refused!)
                : TypedResults.Ok(new CodeOwner { Name = owner.Name, DisplayName = owner.DisplayName });
        }

        if (!SessionCookie.IsPossible(context)) return Problem.BadBody("a session can be had over TLS alone");
        var (answer, refusal) = await service.WithCodeAsync(
            posted.Code, posted.Password, visitor, context.RequestAborted);
        if (answer is null) return Problem.Of(refusal!);
        return SignInResults.Accept(context, answer) is { } problem
            ? problem : TypedResults.Ok(ModelOf(context, answer.Session!, sessions, offered));
    }

    static Results<Ok<SessionModel>, ProblemHttpResult> ActAs(
        HttpContext context, PostedRole posted, SessionBook sessions, OfferedWays offered)
    {
        var identity = CallerAccess.IdentityOf(context)!;
        if (!identity.Account!.Roles.Contains(posted.Role))
            return Problem.NotAllowed(identity.Caller.Role.Name(), $"act as {posted.Role.Name()}: the account lacks it");
        return sessions.ActAs(identity.Session!, posted.Role) is { } acting
            ? TypedResults.Ok(Describe(
                context, new(new Caller(identity.Account.Name, acting.Role), acting, identity.Account), sessions, offered))
            : Problem.NotSignedIn();
    }

    static async Task<Results<NoContent, ProblemHttpResult>> ProveAsync(
        HttpContext context, PostedProof posted, SignInService service)
    {
        var identity = CallerAccess.IdentityOf(context)!;
        var refused = await service.CheckAsync(
            identity.Account!, posted.Password, SignInResults.VisitorOf(context), context.RequestAborted);
        return refused is null ? SignInResults.Prove(context) : SignInResults.Problem(context, refused);
    }

    static async Task<Results<NoContent, ProblemHttpResult>> ChangePasswordAsync(
        HttpContext context, PostedPassword posted, SignInService service, SessionBook sessions)
    {
        var identity = CallerAccess.IdentityOf(context)!;
        // Who has none yet has nothing but the session to show for themselves.
        if (identity.Account!.PasswordHash is null && !sessions.IsFresh(identity.Session!)) return Problem.SignInAgain();
        var (old, refusal) = await service.ChangePasswordAsync(
            identity.Session!, identity.Account, posted.Old, posted.Password, SignInResults.VisitorOf(context),
            context.RequestAborted);
        if (old is not null) return SignInResults.Problem(context, old);
        return refusal is null ? SignInResults.Prove(context) : Problem.Of(refusal);
    }

    static Ok<IReadOnlyList<SessionInfo>> All(HttpContext context, AccountBook book)
    {
        var session = CallerAccess.IdentityOf(context)!.Session!;
        return TypedResults.Ok<IReadOnlyList<SessionInfo>>(
            [.. book.Current.SessionsOf(session.Account).Select(other => SessionInfo.Of(other, session.Id))]);
    }

    static NoContent EndOthers(HttpContext context, AccountBook book, AccountAdministration administration)
    {
        var (caller, session, account) = CallerAccess.IdentityOf(context)!;
        book.Change(changes =>
        {
            if (changes.EndSessions(account!.Id, but: session!.Id) == 0) return false;
            var actor = new Actor(caller.Name, caller.Role.Name());
            administration.Tell(changes, AccountEventKind.SessionsEnded, actor, account.Name, "all others");
            return true;
        });
        return TypedResults.NoContent();
    }

    static Results<NoContent, ProblemHttpResult> EndOne(
        [Description("The session's id.")] Guid id, HttpContext context, AccountBook book, SessionBook sessions)
    {
        var own = CallerAccess.IdentityOf(context)!.Session!;
        if (book.Current.SessionsOf(own.Account).FirstOrDefault(session => session.Id == id) is not { } ended)
            return Problem.NotFound($"session '{id}'");
        sessions.End(ended);
        return TypedResults.NoContent();
    }

    /// <summary>Who has just signed in.</summary>
    public static SessionModel ModelOf(HttpContext context, NewSession session, SessionBook sessions, OfferedWays offered) =>
        Describe(
            context, new(new Caller(session.Account.Name, session.Session.Role), session.Session, session.Account),
            sessions, offered);

    static SessionModel Describe(HttpContext context, Identity? identity, SessionBook sessions, OfferedWays offered)
    {
        var ways = new SignInWays
        {
            Possible = SessionCookie.IsPossible(context),
            Password = offered.Passwords,
            OpenId = offered.OpenId,
        };
        if (identity is null) return new() { SignIn = ways };
        var (caller, session, account) = identity;
        return new()
        {
            SignedIn = session is not null,
            Name = caller.Name,
            DisplayName = account?.DisplayName,
            Role = caller.Role,
            Roles = account?.Roles ?? [caller.Role],
            May = [.. Permission.All.Where(permission => caller.Role.Has(permission)).Select(permission => permission.Words)],
            Method = session is null ? null : JsonNamingPolicy.CamelCase.ConvertName(session.Method.ToString()),
            Ends = session is null ? null : sessions.EndOf(session),
            Fresh = session is null ? null : sessions.IsFresh(session),
            HasPassword = account is null ? null : account.PasswordHash is not null,
            SignIn = ways,
        };
    }
}
