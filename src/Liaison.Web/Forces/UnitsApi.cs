using System.ComponentModel;
using System.Text.Json;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Component = Liaison.Headquarters.Forces.Component;

namespace Liaison.Web.Forces;

/// <summary>The units of the headquarters.</summary>
static class UnitsApi
{
    public const string Path = "/api/v1/units";

    public static void MapUnits(this IEndpointRouteBuilder routes)
    {
        var units = routes.MapGroup(Path).WithTags("units");
        units.MapGet("/", All).WithName("listUnits").Requires(Permission.SeeBoards)
            .WithSummary("The units in the order of their ids, now or at a time.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        units.MapGet("/{id}", One).WithName("getUnit").Requires(Permission.SeeBoards)
            .WithSummary("One unit, now or at a time, with who commands it then.")
            .WithDescription("Times to come are answered as far as transfers are agreed.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        units.MapGet("/{id}/history", History).WithName("getUnitHistory").Requires(Permission.SeeBoards)
            .WithSummary("All that was said of a unit, and all its operational commanders.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        units.MapPost("/", Add).WithName("addUnit").Requires(Permission.KeepUnits)
            .WithSummary("Adds a unit, under the operational control of its administrative parent.").Commands();
        units.MapPatch("/{id}", Amend).WithName("amendUnit").Requires(Permission.KeepUnits)
            .Accepts<JsonElement>("application/merge-patch+json", "application/json")
            .WithSummary("Says something else of a unit; what it said stays readable.")
            .WithDescription(
                "A JSON merge patch (RFC 7396) of the unit as it would be posted: members that are absent stay, null "
                + "takes one away. The operational commander stays whoever it was: only transfers of authority "
                + "change that.")
            .Commands();
        units.MapPost("/{id}/retire", Retire).WithName("retireUnit").Requires(Permission.KeepUnits)
            .WithSummary("Takes a unit out of the force; it stays readable.")
            .WithDescription("Refused while another unit is below it, or under its operational control now or later.")
            .Commands();
    }

    /// <summary>The unit that a name means; null for the headquarters itself.</summary>
    public static string? PostOf(string name, WebNode node) =>
        string.Equals(name, node.Name, StringComparison.OrdinalIgnoreCase) ? null : name;

    /// <summary>A unit now, for the answer of a change.</summary>
    public static Versioned<UnitModel> Now(Boards boards, string id, WebNode node, TimeProvider time)
    {
        var unit = boards.Forces.Units.Find(id)!;
        // What was decided this moment counts, whatever the clock says.
        var now = time.GetUtcNow();
        return new(UnitViews.Of(unit, now > unit.At ? now : unit.At, boards, node), unit.Version);
    }

    static async Task<Results<Ok<IReadOnlyList<UnitModel>>, ProblemHttpResult>> All(
        HttpContext context, CommandPost post, WebNode node, TimeProvider time, [AsParameters] PageRequest wish,
        [Description("As they were at this time; now when absent.")] DateTimeOffset? at = null,
        [Description("Those of this component.")] string? component = null,
        [Description("Those with this administrative parent; the headquarters' name for the roots.")]
        string? parent = null,
        [Description("Those under the operational control of this unit, or of the headquarters by its name.")]
        string? commander = null,
        [Description("Also those that are retired; only without at.")] bool retired = false)
    {
        if (!wish.TryRead(out var page, out var problem)) return problem;
        if (!Words.TryRead<Component>(component, out var wanted)) return Words.Problem<Component>("component");
        if (retired && at is not null) return Problem.BadParameter("retired", "not together with at");
        var moment = (at ?? time.GetUtcNow()).ToUniversalTime();
        return await post.ReadPageAsync(
            context, page,
            boards => (retired
                    ? boards.Forces.Units.InOrder(page.After) : boards.Forces.Units.InOrderAt(moment, page.After))
                .Where(unit => wanted is null || unit.Details.Component == wanted)
                .Where(unit => parent is null || unit.Details.Parent == PostOf(parent, node))
                .Where(unit => commander is null || (boards.Forces.Chain.At(unit.Id, moment) is { } step
                    && step.Superior == PostOf(commander, node)))
                .Select(unit => UnitViews.Of(unit, moment, boards, node)),
            unit => unit.Id);
    }

    static async Task<Results<Ok<UnitModel>, ProblemHttpResult>> One(
        string id, HttpContext context, CommandPost post, WebNode node, TimeProvider time,
        [Description("As it was at this time; now when absent.")] DateTimeOffset? at = null)
    {
        var moment = (at ?? time.GetUtcNow()).ToUniversalTime();
        return await post.ReadNowAsync(
            context, at is null ? $"unit '{id}'" : $"unit '{id}' at that time",
            boards =>
            {
                var units = boards.Forces.Units;
                return (at is null ? units.Find(id) : units.FindAt(id, moment)) is { } unit
                    ? new Versioned<UnitModel>(UnitViews.Of(unit, moment, boards, node), unit.Version)
                    : (Versioned<UnitModel>?)null;
            });
    }

    static async Task<Results<Ok<UnitHistoryModel>, ProblemHttpResult>> History(
        string id, CommandPost post, WebNode node)
    {
        var found = await post.ReadAsync(boards => !boards.Forces.Chain.TryGet(id, out var timeline)
            ? null
            : new UnitHistoryModel(
                [.. boards.Forces.Units.History(id).Select(unit => UnitViews.Said(unit, node))],
                [.. timeline.Steps.Select(step => new CommandStepModel(
                    step.From, step.Superior ?? node.Name, step.Transfer))]));
        return found is null ? Problem.NotFound($"unit '{id}'") : TypedResults.Ok(found);
    }

    static async Task<Results<Created<UnitModel>, ProblemHttpResult>> Add(
        PostedUnit posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (Read(posted, node, out var details, out var label) is { } refusal) return Problem.Of(refusal);
        return await post.CreateAsync(
            context,
            (boards, occasion) => boards.Forces.UnitRules.Decide(new AddUnit(posted.Id, details!, label), occasion),
            (boards, id) => Now(boards, boards.Forces.Units.FindByRecord(id)!.Id, node, time),
            unit => $"{Path}/{unit.Id}");
    }

    static async Task<Results<Ok<UnitModel>, ProblemHttpResult>> Amend(
        string id, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        var (patch, problem) = await MergePatch.ReadAsync(context);
        if (patch is null) return problem!;
        return await post.ChangeAsync(
            context, boards => boards.Forces.Units.Find(id)?.Version,
            (boards, occasion) =>
            {
                if (!boards.Forces.Units.TryGet(id, out var unit)) return Refusal.NotFound($"unit '{id}'");
                if (patch.Apply(UnitViews.Posted(unit), out var posted) is { } fault) return fault;
                if (posted!.Id != id) return Refusal.Invalid("id", "the id of the address, or absent");
                return Read(posted, node, out var details, out var label)
                    ?? boards.Forces.UnitRules.Decide(new AmendUnit(id, details!, label), occasion);
            },
            boards => Now(boards, id, node, time));
    }

    static Task<Results<Ok<UnitModel>, ProblemHttpResult>> Retire(
        string id, HttpContext context, CommandPost post, WebNode node, TimeProvider time,
        PostedForceReason? posted = null) =>
        post.ChangeAsync(
            context, boards => boards.Forces.Units.Find(id)?.Version,
            (boards, occasion) => boards.Forces.UnitRules.Decide(
                new RetireUnit(id, posted?.Reason ?? ""), occasion),
            boards => Now(boards, id, node, time));

    static Refusal? Read(PostedUnit posted, WebNode node, out UnitDetails? details, out string label)
    {
        details = null;
        if (!PostedLabel.TryRead(posted.Label, out label, out var refusal)) return refusal;
        if (posted.Id is { } id && PostOf(id, node) is null)
            return Refusal.Invalid("id", $"an id of its own; {node.Name} is the headquarters");
        if (Positions.Read("location", posted.Location, out var position) is { } fault) return fault;
        details = UnitViews.Details(posted, position);
        return null;
    }
}
