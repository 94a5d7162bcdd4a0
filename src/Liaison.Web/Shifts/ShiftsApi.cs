using System.ComponentModel;
using System.Globalization;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Shifts;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Decisions;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Changed = System.Threading.Tasks.Task<Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Liaison.Web.Shifts.ShiftModel>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>>;

namespace Liaison.Web.Shifts;

/// <summary>Who is on watch, and how one watch hands over to the next.</summary>
static class ShiftsApi
{
    const string Path = "/api/v1/shifts";

    public static void MapShifts(this IEndpointRouteBuilder routes)
    {
        var shifts = routes.MapGroup(Path).WithTags("shifts");
        shifts.MapGet("/", List).WithName("listShifts").Requires(Permission.SeeBoards)
            .WithSummary("Shifts, the newest first.").ProducesProblem(StatusCodes.Status400BadRequest);
        shifts.MapGet("/items", Items).WithName("getHandoverItems").Requires(Permission.SeeBoards)
            .WithSummary("What there is to hand over now.");
        shifts.MapGet("/{id:guid}", One).WithName("getShift").Requires(Permission.SeeBoards)
            .WithSummary("One shift, with its brief.").ProducesProblem(StatusCodes.Status404NotFound);
        shifts.MapPost("/", Begin).WithName("beginShift").Requires(Permission.StandWatch)
            .WithSummary("Goes on watch at a position that nobody holds.").Commands();
        shifts.MapPost("/{id:guid}/brief", Brief).WithName("makeHandoverBrief").Requires(Permission.StandWatch)
            .WithSummary("Makes the brief for who takes over, in place of the one before.")
            .WithDescription(
                "By the officer on watch, or by a commander in their place. Signatures under the brief before are void; "
                + "acknowledgements of items that have not changed stay.")
            .Commands();
        shifts.MapPost("/{id:guid}/acknowledge", Acknowledge).WithName("acknowledgeHandoverItems")
            .Requires(Permission.StandWatch)
            .WithSummary("Acknowledges critical items of a brief, as who takes over.").Commands();
        shifts.MapPost("/{id:guid}/sign", Sign).WithName("signHandoverBrief").Requires(Permission.StandWatch)
            .RequiresFreshSignIn()
            .WithSummary("Signs a brief. The second of its two signatures ends the shift and begins the next.")
            .WithDescription(
                "Who takes over signs when each critical item is acknowledged. Nothing is signed when the brief is not "
                + "the one of the digest, or when what is critical has changed since it was made.")
            .Commands();
    }

    static async Task<Results<Ok<IReadOnlyList<ShiftModel>>, ProblemHttpResult>> List(
        HttpContext context, CommandPost post, WebNode node, TimeProvider time, [AsParameters] PageRequest wish,
        [Description("Those at this position.")] string? position = null,
        [Description("Those that last, or those that have ended.")] bool? open = null)
    {
        if (!wish.TryRead(out var page, out var problem)) return problem;
        var before = long.MaxValue;
        if (page.After is { } after
            && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return Problem.BadParameter("after", "a cursor of this list");
        var now = time.GetUtcNow();
        return await post.ReadPageAsync(
            context, page,
            boards => boards.Shifts.Newest.Where(shift => shift.Number < before
                    && (position is null || shift.Position == position)
                    && (open is null || shift.End is null == open))
                .Select(shift => ShiftViews.Brief(shift, node, now)),
            shift => shift.Number.ToString(CultureInfo.InvariantCulture));
    }

    static async Task<Ok<HandoverItemsModel>> Items(
        HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        context.Response.Headers.CacheControl = "no-store";
        var now = time.GetUtcNow();
        return TypedResults.Ok(await post.ReadAsync(boards => ShiftViews.Items(boards.Shifts, node, now)));
    }

    static Task<Results<Ok<ShiftModel>, ProblemHttpResult>> One(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time) => post.ReadNowAsync(
            context, $"shift '{id}'", boards => boards.Shifts.Find(id) is { } shift
                ? ShiftViews.Whole(shift, boards.Shifts, node, time.GetUtcNow()) : (Versioned<ShiftModel>?)null);

    static async Task<Results<Created<ShiftModel>, ProblemHttpResult>> Begin(
        PostedShift posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        return await post.CreateAsync(
            context,
            (boards, at) => boards.Shifts.Decide(
                new BeginShift(posted.Position, posted.PlannedEnd.ToUniversalTime(), label), at),
            (boards, id) => ShiftViews.Whole(boards.Shifts.Find(id)!, boards.Shifts, node, time.GetUtcNow()),
            shift => $"{Path}/{shift.Id}");
    }

    static async Changed Brief(
        Guid id, PostedBrief posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        return await ChangeAsync(id, context, post, node, time, (board, at) => board.Decide(
            new MakeBrief(
                id, posted.Oncoming, posted.NextEnd?.ToUniversalTime(), posted.StandDown, posted.Remarks ?? "",
                posted.Label is null ? null : label),
            at));
    }

    static async Changed Acknowledge(
        Guid id, PostedAcknowledgement posted, HttpContext context, CommandPost post, WebNode node,
        TimeProvider time)
    {
        if (!DecisionViews.TryReadHash(posted.Digest, out var digest)) return BadDigest();
        if (posted.Items.Any(item => item is null)) return Problem.Of(Refusal.Invalid("items", "items of the brief"));
        var command = new AcknowledgeItems(
            id, digest, [.. posted.Items.Select(item => new SeenItem(item.Kind, item.Id, item.Version))]);
        return await ChangeAsync(id, context, post, node, time, (board, at) => board.Decide(command, at));
    }

    static async Changed Sign(
        Guid id, PostedBriefSignature posted, HttpContext context, CommandPost post, WebNode node,
        TimeProvider time) =>
        DecisionViews.TryReadHash(posted.Digest, out var digest)
            ? await ChangeAsync(
                id, context, post, node, time, (board, at) => board.Decide(new SignBrief(id, digest), at))
            : BadDigest();

    static ProblemHttpResult BadDigest() => Problem.Of(Refusal.Invalid("digest", "64 hexadecimal digits"));

    static Changed ChangeAsync(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time,
        Func<ShiftsBoard, Occasion, Verdict> decide) => post.ChangeAsync(
            context, boards => boards.Shifts.Find(id)?.Version,
            (boards, at) => decide(boards.Shifts, at),
            boards => ShiftViews.Whole(boards.Shifts.Find(id)!, boards.Shifts, node, time.GetUtcNow()));
}
