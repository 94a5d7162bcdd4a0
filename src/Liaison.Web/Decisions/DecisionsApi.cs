using System.Globalization;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Decisions;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Changed = System.Threading.Tasks.Task<Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Liaison.Web.Decisions.DecisionModel>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>>;

namespace Liaison.Web.Decisions;

/// <summary>Decisions of this headquarters, and joint ones with a partner.</summary>
static class DecisionsApi
{
    const string Path = "/api/v1/decisions";

    public static void MapDecisions(this IEndpointRouteBuilder routes)
    {
        var decisions = routes.MapGroup(Path).WithTags("decisions");
        decisions.MapGet("/", List).WithName("listDecisions").Requires(Permission.SeeBoards)
            .WithSummary("The decisions, the newest first.").ProducesProblem(StatusCodes.Status400BadRequest);
        decisions.MapGet("/{id:guid}", One).WithName("getDecision").Requires(Permission.SeeBoards)
            .WithSummary("One decision, with all its drafts.").ProducesProblem(StatusCodes.Status404NotFound);
        decisions.MapPost("/", Propose).WithName("proposeDecision").Requires(Permission.DraftDecisions)
            .WithSummary("Proposes a decision: of our own, or with a partner.").Commands();
        decisions.MapPost("/{id:guid}/revise", Revise).WithName("reviseDecision").Requires(Permission.DraftDecisions)
            .WithSummary("Opens a new round, which asks both for their keys again.").Commands();
        decisions.MapPost("/{id:guid}/sign", Sign).WithName("signDecision").Requires(Permission.SignDecisions)
            .RequiresFreshSignIn()
            .WithSummary("Puts the key of this headquarters on the draft that stands.")
            .WithDescription("With the digest that was shown, nothing else can be signed by mistake.").Commands();
        decisions.MapPost("/{id:guid}/refuse", Refuse).WithName("refuseDecision").Requires(Permission.SignDecisions)
            .WithSummary("Says that this headquarters will not sign the draft that stands.").Commands();
        decisions.MapPost("/{id:guid}/withdraw", Withdraw).WithName("withdrawDecision")
            .Requires(Permission.SignDecisions).WithSummary("Takes a proposal of our own back.").Commands();
        decisions.MapPost("/{id:guid}/stop", Stop).WithName("stopDecision").Requires(Permission.SignDecisions)
            .WithSummary("Stops the part of this headquarters, at once and whatever was signed.").Commands();
    }

    static async Task<Results<Ok<IReadOnlyList<DecisionModel>>, ProblemHttpResult>> List(
        HttpContext context, CommandPost post, WebNode node, TimeProvider time, [AsParameters] PageRequest wish)
    {
        if (!wish.TryRead(out var page, out var problem)) return problem;
        var before = long.MaxValue;
        if (page.After is { } after
            && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return Problem.BadParameter("after", "a cursor of this list");
        var now = time.GetUtcNow();
        return await post.ReadPageAsync(
            context, page,
            boards => boards.Decisions.Newest.Where(decision => decision.Number < before)
                .Select(decision => DecisionViews.Brief(decision, boards.Decisions, now, node)),
            model => model.Number.ToString(CultureInfo.InvariantCulture));
    }

    static Task<Results<Ok<DecisionModel>, StatusCodeHttpResult, ProblemHttpResult>> One(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time) => post.ReadOneAsync(
            context, $"decision '{id}'", boards => boards.Decisions.Find(id) is { } decision
                ? DecisionViews.Whole(decision, boards.Decisions, time.GetUtcNow(), node)
                : (Versioned<DecisionModel>?)null);

    static async Task<Results<Created<DecisionModel>, ProblemHttpResult>> Propose(
        PostedDecision posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (!DecisionViews.TryRead(posted, time.GetUtcNow(), out var draft, out var refusal)) return Problem.Of(refusal!);
        return await post.CreateAsync(
            context, (boards, at) => boards.Decisions.Decide(new ProposeDecision(draft, posted.Partner), at),
            (boards, id) => DecisionViews.Whole(
                boards.Decisions.Find(id)!, boards.Decisions, time.GetUtcNow(), node),
            made => $"{Path}/{made.Id}");
    }

    static async Changed Revise(
        Guid id, PostedDraft posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time) =>
        DecisionViews.TryRead(posted, time.GetUtcNow(), out var draft, out var refusal)
            ? await ChangeAsync(
                id, context, post, node, time, (board, at) => board.Decide(new ReviseDecision(id, draft), at))
            : Problem.Of(refusal!);

    static async Changed Sign(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time, PostedSignature? posted = null)
    {
        byte[]? digest = null;
        if (posted?.Digest is { } text && !DecisionViews.TryReadHash(text, out digest))
            return Problem.Of(Refusal.Invalid("digest", "64 hexadecimal digits"));
        return await ChangeAsync(
            id, context, post, node, time, (board, at) => board.Decide(new SignDecision(id, digest), at));
    }

    static Changed Refuse(
        Guid id, PostedDecisionReason posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time) =>
        ChangeAsync(id, context, post, node, time, (board, _) => board.Decide(new RefuseDecision(id, posted.Reason)));

    static Changed Withdraw(
        Guid id, PostedDecisionReason posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time) =>
        ChangeAsync(id, context, post, node, time, (board, _) => board.Decide(new WithdrawDecision(id, posted.Reason)));

    static Changed Stop(
        Guid id, PostedDecisionReason posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time) =>
        ChangeAsync(id, context, post, node, time, (board, _) => board.Decide(new StopDecision(id, posted.Reason)));

    static Changed ChangeAsync(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time,
        Func<DecisionBoard, Occasion, Verdict> decide) => post.ChangeAsync(
            context, boards => boards.Decisions.Find(id)?.Version,
            (boards, at) => decide(boards.Decisions, at),
            boards => DecisionViews.Whole(boards.Decisions.Find(id)!, boards.Decisions, time.GetUtcNow(), node));
}
