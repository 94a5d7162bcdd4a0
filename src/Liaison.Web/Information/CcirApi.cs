using System.ComponentModel;
using System.Globalization;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Information;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Log;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Information;

/// <summary>The commander's critical information requirements.</summary>
static class CcirApi
{
    const string Path = "/api/v1/ccirs";

    public static void MapCcirs(this IEndpointRouteBuilder routes)
    {
        var ccirs = routes.MapGroup(Path).WithTags("information");
        ccirs.MapGet("/", List).WithName("listCcirs").Requires(Permission.SeeBoards)
            .WithSummary("The commander's critical information requirements, in the order of their numbers.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        ccirs.MapGet("/{id:guid}", One).WithName("getCcir").Requires(Permission.SeeBoards)
            .WithSummary("One requirement, with its earlier wordings.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        ccirs.MapPost("/", Add).WithName("addCcir").Requires(Permission.KeepInformation)
            .WithSummary("Writes a requirement; the commander puts it in force.").Commands();
        ccirs.MapPut("/{id:guid}", Revise).WithName("reviseCcir").Requires(Permission.KeepInformation)
            .WithSummary("Words a requirement in another way.")
            .WithDescription(
                "What the commander words holds at once; what others word waits, and what stands holds until then.")
            .Commands();
        ccirs.MapPost("/{id:guid}/approve", Approve).WithName("approveCcir").Requires(Permission.ApproveCcirs)
            .WithSummary("Approves the wording that waits.").Commands();
        ccirs.MapPost("/{id:guid}/close", Close).WithName("closeCcir").Requires(Permission.KeepInformation)
            .WithSummary("Ends a requirement: the commander, or for a draft whoever keeps them.").Commands();
    }

    static async Task<Results<Ok<IReadOnlyList<CcirModel>>, ProblemHttpResult>> List(
        HttpContext context, CommandPost post, WebNode node, TimeProvider time, [AsParameters] PageRequest wish,
        [Description("Those of one state.")] string? state = null,
        [Description("false: those too that were ended.")] bool open = true)
    {
        if (!wish.TryRead(out var page, out var problem)
            || !QueryWords.TryRead<CcirState>("state", state, out var wanted, out problem)
            || !QueryWords.TryReadNumber(page, out var after, out problem)) return problem;
        var now = time.GetUtcNow();
        return await post.ReadPageAsync(
            context, page,
            boards => boards.Ccirs.List(open && wanted != CcirState.Closed, after)
                .Where(ccir => wanted is null || ccir.StateAt(now) == wanted)
                .Select(ccir => CcirViews.Brief(ccir, now, node)),
            ccir => ccir.Number.ToString(CultureInfo.InvariantCulture));
    }

    static Task<Results<Ok<CcirModel>, ProblemHttpResult>> One(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time) => post.ReadNowAsync(
        context, $"information requirement '{id}'",
        boards => boards.Ccirs.Find(id) is { } ccir
            ? CcirViews.Whole(ccir, time.GetUtcNow(), node) : (Versioned<CcirModel>?)null);

    static async Task<Results<Created<CcirModel>, ProblemHttpResult>> Add(
        PostedCcir posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (CcirViews.Read(posted, out var content, out var label) is { } refusal) return Problem.Of(refusal);
        if (posted.State is not (CcirState.Draft or CcirState.InForce))
            return Problem.Of(Refusal.Invalid("state", "draft or inForce"));
        return await post.CreateAsync(
            context,
            (boards, occasion) => boards.Ccirs.Decide(
                new DraftCcir(content!, label, posted.State == CcirState.InForce), occasion),
            (boards, id) => CcirViews.Whole(boards.Ccirs.Find(id)!, time.GetUtcNow(), node),
            ccir => $"{Path}/{ccir.Id}");
    }

    static async Task<Results<Ok<CcirModel>, ProblemHttpResult>> Revise(
        Guid id, PostedCcirRevision posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (CcirViews.Read(posted, out var content, out var label) is { } refusal) return Problem.Of(refusal);
        return await ChangeAsync(
            id, context, post, node, time, (board, occasion) => board.Decide(
                new ReviseCcir(id, posted.Reason, content!, posted.Label is null ? null : label), occasion));
    }

    static Task<Results<Ok<CcirModel>, ProblemHttpResult>> Approve(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time) => ChangeAsync(
        id, context, post, node, time, (board, occasion) => board.Decide(new ApproveCcir(id), occasion));

    static Task<Results<Ok<CcirModel>, ProblemHttpResult>> Close(
        Guid id, PostedReason posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time) =>
        ChangeAsync(
            id, context, post, node, time,
            (board, occasion) => board.Decide(new CloseCcir(id, posted.Reason), occasion));

    static Task<Results<Ok<CcirModel>, ProblemHttpResult>> ChangeAsync(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time,
        Func<CcirBoard, Occasion, Verdict> decide) => post.ChangeAsync(
        context, boards => boards.Ccirs.Find(id)?.Version, (boards, occasion) => decide(boards.Ccirs, occasion),
        boards => CcirViews.Whole(boards.Ccirs.Find(id)!, time.GetUtcNow(), node));
}
