using System.ComponentModel;
using Liaison.Headquarters.Command;
using Liaison.Web.Access;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Accounts;

/// <summary>Accounts, for administrators; auditors look at them.</summary>
static class AccountsApi
{
    const string Path = "/api/v1/accounts";

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup(Path).WithTags("accounts");
        accounts.MapGet("/", All).WithName("listAccounts").Requires(Permission.SeeAccounts)
            .WithSummary("All accounts by name, with what guesses at their passwords were counted.");
        accounts.MapGet("/{id:guid}", One).WithName("getAccount").Requires(Permission.SeeAccounts)
            .WithSummary("One account.").ProducesProblem(StatusCodes.Status404NotFound);
        accounts.MapPost("/", Add).WithName("addAccount").Changes()
            .WithSummary("Makes an account; the answer holds the one-time code for its first sign-in.");
        accounts.MapPatch("/{id:guid}", Change).WithName("changeAccount").Changes()
            .WithSummary("Changes display name or roles, disables or enables.")
            .WithDescription("Sessions end that act in a role that is taken away, or all when it is disabled.");
        accounts.MapPost("/{id:guid}/reset", Reset).WithName("resetAccount").Changes()
            .WithSummary("Takes password and passkeys away, ends all sessions, gives a one-time code.");
        accounts.MapDelete("/{id:guid}/delay", ClearDelay).WithName("clearSignInDelay").Changes()
            .WithSummary("Forgets wrong sign-ins: the next one need not wait.");
        accounts.MapDelete("/{id:guid}/sessions", EndSessions).WithName("endAccountSessions").Changes()
            .WithSummary("Signs an account out everywhere.");
    }

    /// <summary>Only administrators with a fresh sign-in.</summary>
    public static RouteHandlerBuilder Changes(this RouteHandlerBuilder builder) => builder
        .Requires(Permission.ManageAccounts).RequiresFreshSignIn().TakesSmallBody()
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>Who calls, as records name them.</summary>
    public static Actor ActorOf(HttpContext context)
    {
        var caller = CallerAccess.CallerOf(context)!;
        return new(caller.Name, caller.Role.Name());
    }

    static Ok<IReadOnlyList<AccountModel>> All(AccountBook book, SignInDelays delays)
    {
        var state = book.Current;
        return TypedResults.Ok<IReadOnlyList<AccountModel>>(
            [.. state.Accounts.Values.OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => ModelOf(a, state, delays))]);
    }

    static Results<Ok<AccountModel>, ProblemHttpResult> One(
        [Description("The account's id.")] Guid id, AccountBook book, SignInDelays delays)
    {
        var state = book.Current;
        return state.Accounts.TryGetValue(id, out var account)
            ? TypedResults.Ok(ModelOf(account, state, delays)) : Missing(id);
    }

    static Results<Created<NewAccountModel>, ProblemHttpResult> Add(
        HttpContext context, PostedAccount posted, AccountAdministration administration, AccountBook book,
        SignInDelays delays)
    {
        var (refusal, made) = administration.Add(ActorOf(context), posted.Name, posted.DisplayName, posted.Roles);
        return refusal is null
            ? TypedResults.Created($"{Path}/{made!.Account.Id}", ModelOf(made, book, delays)) : Problem.Of(refusal);
    }

    static Results<Ok<AccountModel>, ProblemHttpResult> Change(
        [Description("The account's id.")] Guid id, HttpContext context, AccountPatch patch,
        AccountAdministration administration, AccountBook book, SignInDelays delays)
    {
        var (refusal, account) = administration.Change(
            ActorOf(context), id, patch.DisplayName, patch.Roles, patch.Disabled);
        return refusal is null ? TypedResults.Ok(ModelOf(account!, book.Current, delays)) : Problem.Of(refusal);
    }

    static Results<Ok<NewAccountModel>, ProblemHttpResult> Reset(
        [Description("The account's id.")] Guid id, HttpContext context, AccountAdministration administration,
        AccountBook book, SignInDelays delays)
    {
        var (refusal, made) = administration.Reset(ActorOf(context), id);
        return refusal is null ? TypedResults.Ok(ModelOf(made!, book, delays)) : Problem.Of(refusal);
    }

    static Results<NoContent, ProblemHttpResult> ClearDelay(
        [Description("The account's id.")] Guid id, HttpContext context, AccountAdministration administration,
        AccountBook book, SignInDelays delays)
    {
        if (!book.Current.Accounts.TryGetValue(id, out var account)) return Missing(id);
        delays.Clear(account.Name);
        book.Change(changes =>
        {
            administration.Tell(changes, AccountEventKind.DelayCleared, ActorOf(context), account.Name, "");
            return true;
        });
        return TypedResults.NoContent();
    }

    static Results<NoContent, ProblemHttpResult> EndSessions(
        [Description("The account's id.")] Guid id, HttpContext context, AccountAdministration administration) =>
        administration.EndSessions(ActorOf(context), id).Refusal is { } refusal
            ? Problem.Of(refusal) : TypedResults.NoContent();

    static ProblemHttpResult Missing(Guid id) => Problem.NotFound($"account '{id}'");

    static NewAccountModel ModelOf(NewCode made, AccountBook book, SignInDelays delays) => new()
    {
        Account = ModelOf(made.Account, book.Current, delays),
        Code = made.Code,
        CodeExpires = made.Expires,
    };

    static AccountModel ModelOf(Account account, AccountState state, SignInDelays delays)
    {
        var (wrong, until) = delays.Of(account.Name);
        return new()
        {
            Id = account.Id,
            Name = account.Name,
            DisplayName = account.DisplayName,
            Roles = account.Roles,
            Disabled = account.Disabled,
            Created = account.Created,
            LastSignIn = account.LastSignIn,
            HasPassword = account.PasswordHash is not null,
            Passkeys = state.PasskeysOf(account.Id).Count(),
            OpenId = account.OpenId is not null,
            Sessions = state.SessionsOf(account.Id).Count(),
            CodeExpires = account.Code?.Expires,
            WrongSignIns = wrong,
            DelayedUntil = until,
        };
    }
}
