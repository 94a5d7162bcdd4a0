using System.ComponentModel;
using Liaison.Web.Access;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Accounts;

/// <summary>Bearer tokens of machines, for administrators; auditors look at them.</summary>
static class TokensApi
{
    const string Path = "/api/v1/tokens";

    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup(Path).WithTags("accounts");
        tokens.MapGet("/", All).WithName("listTokens").Requires(Permission.SeeAccounts)
            .WithSummary("All tokens by name, without their text.");
        tokens.MapPost("/", Add).WithName("addToken").Changes()
            .WithSummary("Makes a token; the answer holds its text, which cannot be had again.");
        tokens.MapDelete("/{id:guid}", Revoke).WithName("revokeToken").Changes()
            .WithSummary("Revokes a token: it is worthless at once, and its streams end.");
    }

    static Ok<IReadOnlyList<TokenModel>> All(AccountBook book) => TypedResults.Ok<IReadOnlyList<TokenModel>>(
        [.. book.Current.Tokens.Values.OrderBy(token => token.Name, StringComparer.Ordinal)
            .Select(token => TokenModel.Of(token))]);

    static Results<Created<TokenModel>, ProblemHttpResult> Add(
        HttpContext context, PostedToken posted, AccountAdministration administration)
    {
        var (refusal, made) = administration.IssueToken(
            AccountsApi.ActorOf(context), posted.Name, posted.Role, posted.Expires);
        return refusal is null
            ? TypedResults.Created($"{Path}/{made!.Token.Id}", TokenModel.Of(made.Token, made.Text))
            : Problem.Of(refusal);
    }

    static Results<NoContent, ProblemHttpResult> Revoke(
        [Description("The token's id.")] Guid id, HttpContext context, AccountAdministration administration) =>
        administration.RevokeToken(AccountsApi.ActorOf(context), id).Refusal is { } refusal
            ? Problem.Of(refusal) : TypedResults.NoContent();
}
