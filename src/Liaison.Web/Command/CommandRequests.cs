using Liaison.Headquarters.Command;
using Liaison.Web.Access;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Liaison.Web.Command;

/// <summary>
/// Requests that go to the command post: who asks, repeats (<c>Idempotency-Key</c>), versions (<c>ETag</c>,
/// <c>If-Match</c>, <c>If-None-Match</c>), and refusals as problems.
/// </summary>
static class CommandRequests
{
    const int MaxBodyBytes = 256 * 1024;

    /// <summary>Makes something new.</summary>
    /// <param name="post">Where it is decided.</param>
    /// <param name="context">The request.</param>
    /// <param name="decide">Holds the command against the boards.</param>
    /// <param name="answer">The new thing, by its id.</param>
    /// <param name="location">Its address.</param>
    public static async Task<Results<Created<T>, ProblemHttpResult>> CreateAsync<T>(
        this CommandPost post, HttpContext context, Func<Boards, Occasion, Verdict> decide,
        Func<Boards, Guid, Versioned<T>> answer, Func<T, string> location)
    {
        var (problem, made) = await DecideAsync(post, context, decide, answer);
        return problem is null ? TypedResults.Created(location(made), made) : problem;
    }

    /// <summary>Changes something.</summary>
    /// <param name="post">Where it is decided.</param>
    /// <param name="context">The request.</param>
    /// <param name="version">The thing's version now; null when it is not there, which
    /// <paramref name="decide"/> refuses.</param>
    /// <param name="decide">Holds the command against the boards.</param>
    /// <param name="answer">The thing as it is afterwards.</param>
    public static async Task<Results<Ok<T>, ProblemHttpResult>> ChangeAsync<T>(
        this CommandPost post, HttpContext context, Func<Boards, long?> version,
        Func<Boards, Occasion, Verdict> decide, Func<Boards, Versioned<T>> answer)
    {
        var wanted = context.Request.Headers.IfMatch.ToString();
        var (problem, changed) = await DecideAsync(
            post, context,
            (boards, occasion) => wanted.Length > 0 && version(boards) is { } now && !Names(wanted, now)
                ? Refusal.Stale() : decide(boards, occasion),
            (boards, _) => answer(boards));
        return problem is null ? TypedResults.Ok(changed) : problem;
    }

    /// <summary>Reads one thing.</summary>
    /// <param name="post">Where to read.</param>
    /// <param name="context">The request.</param>
    /// <param name="what">The thing's name, for who asks for one that is not there.</param>
    /// <param name="read">Finds it.</param>
    public static async Task<Results<Ok<T>, StatusCodeHttpResult, ProblemHttpResult>> ReadOneAsync<T>(
        this CommandPost post, HttpContext context, string what, Func<Boards, Versioned<T>?> read)
    {
        if (await post.ReadAsync(read) is not { } found) return Problem.NotFound(what);
        context.Response.Headers.ETag = TagOf(found.Version);
        return Names(context.Request.Headers.IfNoneMatch.ToString(), found.Version)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(found.Value);
    }

    /// <summary>Reads one thing of which a part changes by time alone, or with another: a copy is never still good, and
    /// its version is for <c>If-Match</c>.</summary>
    /// <param name="post">Where to read.</param>
    /// <param name="context">The request.</param>
    /// <param name="what">The thing's name, for who asks for one that is not there.</param>
    /// <param name="read">Finds it.</param>
    public static async Task<Results<Ok<T>, ProblemHttpResult>> ReadNowAsync<T>(
        this CommandPost post, HttpContext context, string what, Func<Boards, Versioned<T>?> read)
    {
        if (await post.ReadAsync(read) is not { } found) return Problem.NotFound(what);
        context.Response.Headers.ETag = TagOf(found.Version);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(found.Value);
    }

    /// <summary>Reads a page of a list.</summary>
    /// <param name="post">Where to read.</param>
    /// <param name="context">The request.</param>
    /// <param name="page">Which page.</param>
    /// <param name="read">The things from the page's beginning on; as many are taken as the page holds.</param>
    /// <param name="cursor">What the next page begins behind.</param>
    public static async Task<Results<Ok<IReadOnlyList<T>>, ProblemHttpResult>> ReadPageAsync<T>(
        this CommandPost post, HttpContext context, Page page, Func<Boards, IEnumerable<T>> read,
        Func<T, string> cursor)
    {
        var items = await post.ReadAsync(boards => read(boards).Take(page.Limit + 1).ToList());
        if (items.Count > page.Limit)
        {
            items.RemoveAt(page.Limit);
            page.LinkNext(context, cursor(items[^1]));
        }

        return TypedResults.Ok<IReadOnlyList<T>>(items);
    }

    /// <summary>Says in the API's description what such requests may be answered.</summary>
    public static RouteHandlerBuilder Commands(this RouteHandlerBuilder builder) => builder
        .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    static async Task<(ProblemHttpResult? Problem, T Made)> DecideAsync<T>(
        CommandPost post, HttpContext context, Func<Boards, Occasion, Verdict> decide,
        Func<Boards, Guid, Versioned<T>> answer)
    {
        // The endpoint asks for a permission, so somebody is there.
        var caller = CallerAccess.CallerOf(context)!;
        if (!IdempotencyKey.TryRead(context.Request, caller, out var id))
        {
            return (Problem.BadParameter(
                IdempotencyKey.Header, $"1 to {IdempotencyKey.MaxLength} visible characters"), default!);
        }

        var actor = new Actor(caller.Name, caller.Role.Name());
        var (refusal, made) = await post.DecideAsync(actor, decide, answer, id);
        if (refusal is not null) return (Problem.Of(refusal), default!);
        context.Response.Headers.ETag = TagOf(made.Version);
        return (null, made.Value);
    }

    static string TagOf(long version) => $"\"{version}\"";

    /// <summary>Whether a list of entity tags (RFC 9110, section 13.1) holds this version or all.</summary>
    static bool Names(string tags, long version) => tags.Length > 0
        && EntityTagHeaderValue.TryParseList([tags], out var list)
        && list.Any(tag => tag.Tag == "*" || tag.Tag == TagOf(version));
}
