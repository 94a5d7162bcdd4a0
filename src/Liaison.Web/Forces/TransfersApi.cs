using System.ComponentModel;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Forces;

/// <summary>Transfers of authority.</summary>
static class TransfersApi
{
    const string Path = "/api/v1/transfers";

    public static void MapTransfers(this IEndpointRouteBuilder routes)
    {
        var ofUnit = routes.MapGroup("/api/v1/units/{id}/transfers").WithTags("transfers");
        ofUnit.MapGet("/", OfUnit).WithName("listTransfersOfUnit").Requires(Permission.SeeBoards)
            .WithSummary("The transfers of a unit, the oldest first.");
        ofUnit.MapPost("/", Propose).WithName("proposeTransfer").Requires(Permission.ProposeTransfers)
            .WithSummary("Proposes that a unit comes under another commander of this headquarters.")
            .WithDescription(
                "It is in force when the losing and the gaining commander have signed and its time has come. One that "
                + "would leave a unit with two commanders or none, or somebody above their own commander, at any "
                + "instant, is refused with the reason.")
            .Commands();
        var transfers = routes.MapGroup(Path).WithTags("transfers");
        transfers.MapGet("/", All).WithName("listTransfers").Requires(Permission.SeeBoards)
            .WithSummary("All transfers of authority, the oldest first; or those that wait for a signature.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        transfers.MapGet("/{id:guid}", One).WithName("getTransfer").Requires(Permission.SeeBoards)
            .WithSummary("One transfer of authority.").ProducesProblem(StatusCodes.Status404NotFound);
        transfers.MapPost("/{id:guid}/accept", Accept).WithName("acceptTransfer").Requires(Permission.SignTransfers)
            .WithSummary("Signs a transfer as the losing or the gaining commander.")
            .WithDescription(
                "The commander of a unit signs by name, or the deputy who acts; where nobody is named, the role "
                + "commander signs.")
            .Commands();
        transfers.MapPost("/{id:guid}/refuse", Refuse).WithName("refuseTransfer").Requires(Permission.SignTransfers)
            .WithSummary("Says no to a transfer as the losing or the gaining commander.").Commands();
        transfers.MapPost("/{id:guid}/withdraw", Withdraw).WithName("withdrawTransfer")
            .Requires(Permission.ProposeTransfers)
            .WithSummary("Takes back a transfer that not both have signed.").Commands();
        transfers.MapPost("/{id:guid}/revoke", Revoke).WithName("revokeTransfer").Requires(Permission.SignTransfers)
            .WithSummary("Calls off an agreed transfer, or ends a temporary one, as commander of the headquarters.")
            .Commands();
    }

    static async Task<Results<Ok<IReadOnlyList<TransferModel>>, ProblemHttpResult>> OfUnit(
        string id, HttpContext context, CommandPost post, WebNode node, TimeProvider time,
        [AsParameters] PageRequest wish)
    {
        if (!TryReadPage(wish, out var page, out var after, out var problem)) return problem!;
        var now = time.GetUtcNow();
        return await post.ReadPageAsync(
            context, page,
            boards =>
            {
                var transfers = boards.Forces.Transfers;
                var place = transfers.PlaceOf(after);
                return transfers.Of(id).Where(transfer => transfers.PlaceOf(transfer.Id) > place)
                    .Select(transfer => TransferModel.Of(transfer, now, boards.Forces, node).Value);
            },
            transfer => transfer.Id.ToString());
    }

    static async Task<Results<Ok<IReadOnlyList<TransferModel>>, ProblemHttpResult>> All(
        HttpContext context, CommandPost post, WebNode node, TimeProvider time, [AsParameters] PageRequest wish,
        [Description("Only those that wait for a signature.")] bool open = false)
    {
        if (!TryReadPage(wish, out var page, out var after, out var problem)) return problem!;
        var now = time.GetUtcNow();
        return await post.ReadPageAsync(
            context, page,
            boards =>
            {
                var transfers = boards.Forces.Transfers;
                var place = transfers.PlaceOf(after);
                var found = open
                    ? transfers.Open(now).OrderBy(transfer => transfers.PlaceOf(transfer.Id))
                        .Where(transfer => transfers.PlaceOf(transfer.Id) > place)
                    : transfers.InOrder(place);
                return found.Select(transfer => TransferModel.Of(transfer, now, boards.Forces, node).Value);
            },
            transfer => transfer.Id.ToString());
    }

    static async Task<Results<Ok<TransferModel>, StatusCodeHttpResult, ProblemHttpResult>> One(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        // It is in force, or over, by time alone: a copy is never still good.
        context.Request.Headers.IfNoneMatch = default;
        return await post.ReadOneAsync(
            context, $"transfer '{id}'",
            boards => boards.Forces.Transfers.TryGet(id, out var found)
                ? TransferModel.Of(found, time.GetUtcNow(), boards.Forces, node) : (Versioned<TransferModel>?)null);
    }

    static async Task<Results<Created<TransferModel>, ProblemHttpResult>> Propose(
        string id, PostedTransfer posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        if (posted.Caveats?.Contains(null!) == true) return Problem.Of(Refusal.Invalid("caveats", "a list of texts"));
        var terms = new TransferTerms(
            id, posted.Type, UnitsApi.PostOf(posted.Gaining, node), posted.Doctrine ?? DoctrineOf(node),
            posted.Effective?.ToUniversalTime(), posted.End?.ToUniversalTime(), posted.Task, posted.Caveats ?? [],
            posted.Basis);
        return await post.CreateAsync(
            context,
            (boards, occasion) => boards.Forces.TransferRules.Decide(new ProposeTransfer(terms, label), occasion),
            (boards, made) => Answer(boards, made, node, time), transfer => $"{Path}/{transfer.Id}");
    }

    static Task<Results<Ok<TransferModel>, ProblemHttpResult>> Accept(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time,
        PostedSignature? posted = null) =>
        ChangeAsync(id, context, post, node, time, (boards, occasion) =>
            boards.Forces.TransferRules.Decide(new SignTransfer(id, posted?.Side), occasion));

    static Task<Results<Ok<TransferModel>, ProblemHttpResult>> Refuse(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time,
        PostedForceReason? posted = null) =>
        ChangeAsync(id, context, post, node, time, (boards, occasion) =>
            boards.Forces.TransferRules.Decide(new RefuseTransfer(id, posted?.Reason ?? ""), occasion));

    static Task<Results<Ok<TransferModel>, ProblemHttpResult>> Withdraw(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time,
        PostedForceReason? posted = null) =>
        ChangeAsync(id, context, post, node, time, (boards, occasion) =>
            boards.Forces.TransferRules.Decide(new WithdrawTransfer(id, posted?.Reason ?? ""), occasion));

    static Task<Results<Ok<TransferModel>, ProblemHttpResult>> Revoke(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time,
        PostedForceReason? posted = null) =>
        ChangeAsync(id, context, post, node, time, (boards, occasion) =>
            boards.Forces.TransferRules.Decide(new RevokeTransfer(id, posted?.Reason ?? ""), occasion));

    static Task<Results<Ok<TransferModel>, ProblemHttpResult>> ChangeAsync(
        Guid id, HttpContext context, CommandPost post, WebNode node, TimeProvider time,
        Func<Boards, Occasion, Verdict> decide) => post.ChangeAsync(
            context, boards => boards.Forces.Transfers.TryGet(id, out var found) ? found.Version : null, decide,
            boards => Answer(boards, id, node, time));

    static Versioned<TransferModel> Answer(Boards boards, Guid id, WebNode node, TimeProvider time)
    {
        boards.Forces.Transfers.TryGet(id, out var transfer);
        var now = time.GetUtcNow();
        // Signed this moment, it is in force, whatever the clock says.
        var signed = transfer!.IsAgreed && transfer.Terms.Effective is null && now < transfer.From
            ? transfer.From.Value : now;
        return TransferModel.Of(transfer, signed, boards.Forces, node);
    }

    internal static Doctrine DoctrineOf(WebNode node) => node.Country switch
    {
        "USA" => Doctrine.UsJoint,
        "JPN" => Doctrine.Japan,
        _ => Doctrine.National,
    };

    static bool TryReadPage(PageRequest wish, out Page page, out Guid after, out ProblemHttpResult? problem)
    {
        after = default;
        if (!wish.TryRead(out page, out problem)) return false;
        if (page.After is not { } cursor || Guid.TryParse(cursor, out after)) return true;
        problem = Problem.BadParameter("after", "a cursor of this list");
        return false;
    }
}
