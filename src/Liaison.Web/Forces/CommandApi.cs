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

/// <summary>Who commands the headquarters and its units, by name.</summary>
static class CommandApi
{
    const string Path = "/api/v1/command";

    public static void MapCommand(this IEndpointRouteBuilder routes)
    {
        var command = routes.MapGroup(Path).WithTags("command");
        command.MapGet("/", Whole).WithName("getCommand").Requires(Permission.SeeBoards)
            .WithSummary("Who commands whom, now or at a time: the headquarters' commander, and every unit.")
            .WithDescription("Times to come are answered as far as transfers are agreed.");
        command.MapGet("/history", History).WithName("getCommandHistory").Requires(Permission.SeeBoards)
            .WithSummary("Who has commanded the headquarters, the first first.");
        command.MapPost("/assume", Assume).WithName("assumeCommand").Requires(Permission.Command)
            .WithSummary("Assumes command of the headquarters.")
            .WithDescription("The first commander does, and later a deputy who acts and takes the commander's place.")
            .Commands();
        command.MapPost("/relieve", Relieve).WithName("relieveCommand").Requires(Permission.Command)
            .WithSummary("Records that a higher authority has relieved the commander; the successor commands at once.")
            .Commands();
        command.MapPost("/handover", HandOver).WithName("proposeHandover").Requires(Permission.SignTransfers)
            .WithSummary("Proposes that the commander hands over; who proposes and is one of the two signs with it.")
            .Commands();
        command.MapGet("/handovers/{id:guid}", OneHandover).WithName("getHandover").Requires(Permission.SeeBoards)
            .WithSummary("One handover.").ProducesProblem(StatusCodes.Status404NotFound);
        command.MapPost("/handovers/{id:guid}/sign", SignHandover).WithName("signHandover")
            .Requires(Permission.SignTransfers)
            .WithSummary("Signs a handover as the outgoing or incoming commander; with both, command has passed.")
            .Commands();
        command.MapPost("/handovers/{id:guid}/withdraw", WithdrawHandover).WithName("withdrawHandover")
            .Requires(Permission.SignTransfers).WithSummary("Says no to a handover, or takes it back.").Commands();
        command.MapPost("/delegate", Delegate).WithName("delegateCommand").Requires(Permission.SignTransfers)
            .WithSummary("Lets a deputy act for the commander of the headquarters for a time.").Commands();
        command.MapPost("/delegations/{id:guid}/end", EndDelegation).WithName("endDelegation")
            .Requires(Permission.SignTransfers).WithSummary("Ends a delegation before its time.").Commands();
        var unit = routes.MapGroup("/api/v1/units/{id}").WithTags("command");
        unit.MapGet("/commanders", Commanders).WithName("listCommandersOfUnit").Requires(Permission.SeeBoards)
            .WithSummary("Who has commanded a unit, the first first.");
        unit.MapPost("/commander", Appoint).WithName("appointCommander").Requires(Permission.Command)
            .WithSummary("Names the commander of a unit, or nobody.").Commands();
        unit.MapPost("/delegate", DelegateUnit).WithName("delegateCommandOfUnit").Requires(Permission.SignTransfers)
            .WithSummary("Lets a deputy act for the commander of a unit for a time.").Commands();
    }

    static async Task<Results<Ok<CommandModel>, ProblemHttpResult>> Whole(
        CommandPost post, WebNode node, TimeProvider time,
        [Description("At this time; now when absent.")] DateTimeOffset? at = null)
    {
        var now = time.GetUtcNow();
        return await ReadAsync(post, boards => CommandAt(boards.Forces, (at ?? now).ToUniversalTime(), now, node));
    }

    static CommandModel CommandAt(ForcesBoard forces, DateTimeOffset at, DateTimeOffset now, WebNode node) => new()
    {
        Headquarters = node.Name,
        At = at,
        Commander = PersonModel.Of(forces.Posts.At(null, at)),
        Delegations = [.. forces.Posts.Delegations(null, at).Select(one => DelegationModel.Of(one, node))],
        Handover = at >= now && forces.Posts.OpenHandover is { } open ? HandoverModel.Of(open, node) : null,
        Units =
        [
            .. forces.Chain.TreeAt(at).Select(one => new CommandedUnitModel(
                one.Unit.Id, one.Unit.Details.Name, one.Step.Superior ?? node.Name, one.Depth,
                forces.Posts.At(one.Unit.Id, at)?.Person,
                forces.Transfers.TaconAt(one.Unit.Id, at) is { } tacon ? tacon.Terms.Gaining ?? node.Name : null,
                one.Unit.Label.Length > 0 ? one.Unit.Label : node.DefaultLabel)),
        ],
    };

    static Task<Results<Ok<IReadOnlyList<TenureModel>>, ProblemHttpResult>> History(CommandPost post, WebNode node) =>
        ReadAsync<IReadOnlyList<TenureModel>>(
            post, boards => [.. boards.Forces.Posts.Tenures(null).Select(one => TenureModel.Of(one, node))]);

    static Task<Results<Ok<IReadOnlyList<TenureModel>>, ProblemHttpResult>> Commanders(
        string id, CommandPost post, WebNode node) => ReadAsync<IReadOnlyList<TenureModel>>(
            post, boards => [.. boards.Forces.Posts.Tenures(id).Select(one => TenureModel.Of(one, node))]);

    static Task<Results<Ok<HandoverModel>, StatusCodeHttpResult, ProblemHttpResult>> OneHandover(
        Guid id, HttpContext context, CommandPost post, WebNode node) => post.ReadOneAsync(
            context, $"handover '{id}'",
            boards => boards.Forces.Posts.TryGetHandover(id, out _)
                ? Handover(boards, id, node) : (Versioned<HandoverModel>?)null);

    static async Task<Results<Ok<TenureModel>, ProblemHttpResult>> Assume(
        HttpContext context, CommandPost post, WebNode node, PostedAssumption? posted = null)
    {
        posted ??= new();
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        return await post.ChangeAsync(
            context, Held,
            (boards, occasion) => boards.Forces.CommandRules.Decide(
                new AssumeCommand(posted.Title, posted.Basis, posted.Reason ?? "", label), occasion),
            boards => Last(boards, null, node));
    }

    static async Task<Results<Ok<TenureModel>, ProblemHttpResult>> Relieve(
        PostedRelief posted, HttpContext context, CommandPost post, WebNode node)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        return await post.ChangeAsync(
            context, Held,
            (boards, occasion) => boards.Forces.CommandRules.Decide(
                new RelieveCommand(posted.Successor, posted.Title, posted.Basis, posted.Reason ?? "", label), occasion),
            boards => Last(boards, null, node));
    }

    static async Task<Results<Ok<TenureModel>, NoContent, ProblemHttpResult>> Appoint(
        string id, PostedAppointment posted, HttpContext context, CommandPost post, WebNode node)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        var changed = await post.ChangeAsync(
            context, boards => boards.Forces.Posts.Tenures(id) is [.., var last] ? last.Version : null,
            (boards, occasion) => boards.Forces.CommandRules.Decide(
                new AppointCommander(id, posted.Person, posted.Title, posted.Basis, label), occasion),
            boards => boards.Forces.Posts.Tenures(id) is [.., { To: null }] ? Last(boards, id, node) : default);
        return changed.Result switch
        {
            Ok<TenureModel> { Value: not null } appointed => appointed,
            ProblemHttpResult problem => problem,
            // Nobody is named any more.
            _ => TypedResults.NoContent(),
        };
    }

    static async Task<Results<Created<HandoverModel>, ProblemHttpResult>> HandOver(
        PostedHandover posted, HttpContext context, CommandPost post, WebNode node)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        return await post.CreateAsync(
            context,
            (boards, occasion) => boards.Forces.CommandRules.Decide(
                new ProposeHandover(posted.Incoming, posted.Title, posted.Basis, label), occasion),
            (boards, id) => Handover(boards, id, node), handover => $"{Path}/handovers/{handover.Id}");
    }

    static Task<Results<Ok<HandoverModel>, ProblemHttpResult>> SignHandover(
        Guid id, HttpContext context, CommandPost post, WebNode node) =>
        ChangeHandoverAsync(id, context, post, node, (boards, occasion) =>
            boards.Forces.CommandRules.Decide(new SignHandover(id), occasion));

    static Task<Results<Ok<HandoverModel>, ProblemHttpResult>> WithdrawHandover(
        Guid id, HttpContext context, CommandPost post, WebNode node, PostedForceReason? posted = null) =>
        ChangeHandoverAsync(id, context, post, node, (boards, occasion) =>
            boards.Forces.CommandRules.Decide(new WithdrawHandover(id, posted?.Reason ?? ""), occasion));

    static Task<Results<Ok<HandoverModel>, ProblemHttpResult>> ChangeHandoverAsync(
        Guid id, HttpContext context, CommandPost post, WebNode node, Func<Boards, Occasion, Verdict> decide) =>
        post.ChangeAsync(
            context, boards => boards.Forces.Posts.TryGetHandover(id, out var found) ? found.Version : null, decide,
            boards => Handover(boards, id, node));

    static Task<Results<Created<DelegationModel>, ProblemHttpResult>> Delegate(
        PostedDelegation posted, HttpContext context, CommandPost post, WebNode node) =>
        DelegateAsync(null, posted, context, post, node);

    static Task<Results<Created<DelegationModel>, ProblemHttpResult>> DelegateUnit(
        string id, PostedDelegation posted, HttpContext context, CommandPost post, WebNode node) =>
        DelegateAsync(id, posted, context, post, node);

    static async Task<Results<Created<DelegationModel>, ProblemHttpResult>> DelegateAsync(
        string? unit, PostedDelegation posted, HttpContext context, CommandPost post, WebNode node)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        var command = new DelegateCommand(
            unit, posted.Deputy, posted.Title, posted.From?.ToUniversalTime(), posted.Until.ToUniversalTime(),
            posted.Reason ?? "", label);
        return await post.CreateAsync(
            context, (boards, occasion) => boards.Forces.CommandRules.Decide(command, occasion),
            (boards, id) => DelegationOf(boards, id, node), made => $"{Path}/delegations/{made.Id}");
    }

    static Task<Results<Ok<DelegationModel>, ProblemHttpResult>> EndDelegation(
        Guid id, HttpContext context, CommandPost post, WebNode node) => post.ChangeAsync(
            context, boards => boards.Forces.Posts.TryGetDelegation(id, out var found) ? found.Version : null,
            (boards, occasion) => boards.Forces.CommandRules.Decide(new EndDelegation(id), occasion),
            boards => DelegationOf(boards, id, node));

    static async Task<Results<Ok<T>, ProblemHttpResult>> ReadAsync<T>(CommandPost post, Func<Boards, T> read)
    {
        return TypedResults.Ok(await post.ReadAsync(read));
    }

    static long? Held(Boards boards) => boards.Forces.Posts.Tenures(null) is [.., var last] ? last.Version : null;

    static Versioned<TenureModel> Last(Boards boards, string? post, WebNode node)
    {
        var tenure = boards.Forces.Posts.Tenures(post)[^1];
        return new(TenureModel.Of(tenure, node), tenure.Version);
    }

    static Versioned<HandoverModel> Handover(Boards boards, Guid id, WebNode node)
    {
        boards.Forces.Posts.TryGetHandover(id, out var handover);
        return new(HandoverModel.Of(handover!, node), handover!.Version);
    }

    static Versioned<DelegationModel> DelegationOf(Boards boards, Guid id, WebNode node)
    {
        boards.Forces.Posts.TryGetDelegation(id, out var delegation);
        return new(DelegationModel.Of(delegation!, node), delegation!.Version);
    }
}
