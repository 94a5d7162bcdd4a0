using System.ComponentModel;
using System.Globalization;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Requests;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Requests;

/// <summary>Requests for support between this headquarters and its partners.</summary>
static class RequestsApi
{
    const string Path = "/api/v1/requests";

    public static void MapRequests(this IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup(Path).WithTags("requests");
        requests.MapGet("/", List).WithName("listRequests").Requires(Permission.SeeBoards)
            .WithSummary("Requests for support in the order of their numbers.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        requests.MapGet("/{id:guid}", One).WithName("getRequest").Requires(Permission.SeeBoards)
            .WithSummary("One request.").ProducesProblem(StatusCodes.Status404NotFound);
        requests.MapPost("/", Add).WithName("addRequest").Requires(Permission.KeepRequests)
            .WithSummary("Writes a request to a partner, or enters one of a partner that did not come by the link.")
            .WithDescription(
                "With to it is our own: a draft, or sent at once. With from, source and reportedBy it is entered on "
                + "the partner's behalf, and received.")
            .Commands();
        requests.MapPatch("/{id:guid}", Amend).WithName("changeRequest").Requires(Permission.KeepRequests)
            .WithSummary("Changes a draft.").Commands();
        foreach (var step in RequestSteps.All) MapStep(requests, step);
    }

    static void MapStep(RouteGroupBuilder requests, RequestStepPath step) => requests
        .MapPost(
            $"/{{id:guid}}/{step.Path}",
            (
                Guid id, PostedRequestStep? posted, HttpContext context, CommandPost post, WebNode node,
                TimeProvider time) => Move(id, step, posted ?? new(), context, post, node, time))
        .WithName(step.Name).Requires(step.Permission).WithSummary(step.Summary).Commands();

    static async Task<Results<Ok<IReadOnlyList<RequestModel>>, ProblemHttpResult>> List(
        HttpContext context, CommandPost post, WebNode node, TimeProvider time, [AsParameters] PageRequest wish,
        [Description("Those of one state.")] string? state = null,
        [Description("Those in which this headquarters is requester or provider.")] string? side = null,
        [Description("Those with one partner.")] string? partner = null,
        [Description("Those of which something is still to be done, or those of which nothing is.")]
        bool? open = null,
        [Description("Those that are overdue, or whose approval is, or those that are not.")] bool? overdue = null)
    {
        if (!wish.TryRead(out var page, out var problem)
            || !QueryWords.TryRead<RequestState>("state", state, out var inState, out problem)
            || !QueryWords.TryRead<RequestSide>("side", side, out var onSide, out problem)
            || !QueryWords.TryReadNumber(page, out var after, out problem)) return problem;
        var query = new RequestQuery
        {
            State = inState,
            Side = onSide,
            Partner = partner,
            IsOpen = open,
            IsOverdue = overdue,
        };
        var now = time.GetUtcNow();
        return await post.ReadPageAsync(
            context, page,
            boards => boards.Requests.Find(query, now, after)
                .Select(request => RequestMapping.Model(request, boards.Tasks, node, now)),
            request => request.Number.ToString(CultureInfo.InvariantCulture));
    }

    static Task<Results<Ok<RequestModel>, StatusCodeHttpResult, ProblemHttpResult>> One(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time) => post.ReadOneAsync(
        context, $"request '{id}'",
        boards => boards.Requests.Find(id) is null ? (Versioned<RequestModel>?)null : Read(boards, id, node, time));

    static async Task<Results<Created<RequestModel>, ProblemHttpResult>> Add(
        PostedRequest posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        if (CheckDirection(posted, node) is { } badDirection) return Problem.Of(badDirection);
        if (RequestMapping.Read(posted, "", out var content) is { } badContent) return Problem.Of(badContent);
        Func<Boards, Occasion, Verdict> decide = posted.To is { } to
            ? (boards, occasion) => boards.Requests.Decide(
                new DraftRequest(to, content!, label, posted.Send == true), occasion)
            : (boards, occasion) => boards.Requests.Decide(
                new EnterRequest(
                    posted.From!, content!, label, posted.Source!.Value, posted.ReportedBy ?? ""), occasion);
        return await post.CreateAsync(
            context, decide, (boards, id) => Read(boards, id, node, time), request => $"{Path}/{request.Id}");
    }

    static async Task<Results<Ok<RequestModel>, ProblemHttpResult>> Amend(
        Guid id, PostedRequestChange posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        RequestContent? content = null;
        if (posted.Content is { } model && RequestMapping.Read(model, "content.", out content) is { } badContent)
            return Problem.Of(badContent);
        return await post.ChangeAsync(
            context, boards => boards.Requests.Find(id)?.Version,
            (boards, occasion) => boards.Requests.Decide(
                new AmendRequest(id, content, posted.Label is null ? null : label), occasion),
            boards => Read(boards, id, node, time));
    }

    static async Task<Results<Ok<RequestModel>, ProblemHttpResult>> Move(
        Guid id, RequestStepPath step, PostedRequestStep posted, HttpContext context, CommandPost post, WebNode node,
        TimeProvider time)
    {
        if (RequestMapping.Read(id, step.AsProvider, posted, out var command) is { } refusal)
            return Problem.Of(refusal);
        return await post.ChangeAsync(
            context, boards => boards.Requests.Find(id)?.Version,
            (boards, occasion) => boards.Requests.Decide(
                boards.Requests.Find(id)?.Side == RequestSide.Requester
                    ? command! with { Action = step.AsRequester } : command!,
                occasion),
            boards => Read(boards, id, node, time));
    }

    static Refusal? CheckDirection(PostedRequest posted, WebNode node)
    {
        if (posted.To is null == posted.From is null)
            return Refusal.Invalid("to", "the partner that is asked; or from, the partner that asks");
        if ((posted.To ?? posted.From) == node.Name)
            return Refusal.Invalid(posted.To is null ? "from" : "to", "another headquarters than this one");
        if (posted.To is not null)
        {
            return posted.Source is null && posted.ReportedBy is null
                ? null : Refusal.Invalid("source", "with from, and only then");
        }

        return posted.Send is not null ? Refusal.Invalid("send", "with to, and only then")
            : posted.Source is null ? Refusal.Invalid("source", "verbal or letter") : null;
    }

    static Versioned<RequestModel> Read(Boards boards, Guid id, WebNode node, TimeProvider time)
    {
        var request = boards.Requests.Find(id)!;
        return new(RequestMapping.Model(request, boards.Tasks, node, time.GetUtcNow()), request.Version);
    }
}
