using System.ComponentModel;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Posture;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Component = Liaison.Headquarters.Forces.Component;

namespace Liaison.Web.Readiness;

/// <summary>The readiness of units, alone and together.</summary>
static class ReadinessApi
{
    const string Path = "/api/v1/readiness";
    const string RulesPath = $"{Path}/rules";
    const string OfUnit = "/api/v1/units/{id}/readiness";
    const int DefaultDepth = 2;
    const int MaxDepth = 64;

    public static void MapReadiness(this IEndpointRouteBuilder routes)
    {
        var readiness = routes.MapGroup("").WithTags("readiness");
        readiness.MapGet(OfUnit, One).WithName("getReadiness").Requires(Permission.SeeBoards)
            .WithSummary("What is known of the readiness of a unit: measured, computed and stated, each for itself.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        readiness.MapPost(OfUnit, Report).WithName("reportReadiness").Requires(Permission.ReportState)
            .WithSummary("Reports the readiness of a unit.")
            .WithDescription(
                "What a report does not say stays as it was. Of two reports about one thing the one that speaks of the "
                + "later time counts, whenever it came in.")
            .Commands();
        readiness.MapGet(Path, RollUps).WithName("rollUpReadiness").Requires(Permission.SeeBoards)
            .WithSummary("Readiness by command, component, island or area, with the rule by which it is rolled up.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        readiness.MapGet($"{Path}/units", All).WithName("listReadiness").Requires(Permission.SeeBoards)
            .WithSummary("The readiness of each unit, in the order of their ids.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        readiness.MapGet($"{Path}/releasable", Releasable).WithName("listReleasableReadiness")
            .Requires(Permission.SeeBoards)
            .WithSummary("The readiness of each unit as others may be told: ready, partial, none or unknown.")
            .WithDescription("It may go to others where both labels, of the unit and of the coarse form, release it.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        readiness.MapGet(RulesPath, Rules).WithName("getReadinessRules").Requires(Permission.SeeBoards)
            .WithSummary("The rules by which readiness is computed.");
        readiness.MapPut(RulesPath, SetRules).WithName("setReadinessRules").Requires(Permission.SetReadinessRules)
            .WithSummary("Sets the rules by which readiness is computed.").Commands();
    }

    static Task<Results<Ok<ReadinessModel>, ProblemHttpResult>> One(
        string id, HttpContext context, CommandPost post, WebNode node, TimeProvider time,
        [Description("With all reports.")] bool history = false) => post.ReadNowAsync(
            context, $"unit '{id}'",
            boards => boards.Forces.Units.Find(id) is { } unit
                ? Now(boards, unit, history, node, time) : (Versioned<ReadinessModel>?)null);

    static async Task<Results<Created<ReadinessModel>, ProblemHttpResult>> Report(
        string id, PostedReadiness posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        return await post.CreateAsync(
            context,
            (boards, occasion) => boards.Readiness.Decide(
                new ReportReadiness(id, ReadinessViews.Read(posted, occasion.Now), label), occasion),
            (boards, _) => Now(boards, boards.Forces.Units.Find(id)!, false, node, time),
            unit => $"/api/v1/units/{unit.Unit}/readiness");
    }

    static async Task<Results<Ok<RollUpsModel>, ProblemHttpResult>> RollUps(
        CommandPost post, WebNode node, TimeProvider time,
        [Description("command, component, island or area; command without it.")] string? by = null,
        [Description("lowest or weighted; lowest without it.")] string? rule = null,
        [Description("By command: the unit to begin with; the headquarters without it.")] string? unit = null,
        [Description("By command: how many levels below it, 0 to 64; 2 without it.")] int depth = DefaultDepth)
    {
        if (!QueryWords.TryRead<RollUpBy>("by", by, out var wanted, out var problem)) return problem;
        if (!QueryWords.TryRead<RollUpRule>("rule", rule, out var chosen, out problem)) return problem;
        if (depth is < 0 or > MaxDepth) return Problem.BadParameter("depth", $"0 to {MaxDepth}");
        var (how, now) = (chosen ?? RollUpRule.Lowest, time.GetUtcNow());
        var groups = await post.ReadAsync<IReadOnlyList<RollUpModel>?>(boards =>
        {
            var all = boards.Posture.RollUps;
            if (unit is not null && boards.Forces.Units.Find(unit) is not { Retired: null }) return null;
            var found = wanted switch
            {
                RollUpBy.Component => all.ByComponent(now),
                RollUpBy.Island => all.ByIsland(now),
                RollUpBy.Area => all.ByArea(now),
                _ => all.ByCommand(unit, depth, now),
            };
            return [.. found.Select(group => RollUpModel.Of(group, NameOf(group, wanted, boards, node), how))];
        });
        return groups is null ? Problem.NotFound($"unit '{unit}'")
            : TypedResults.Ok(new RollUpsModel(node.Name, now, how, RollUpModel.Words(how), groups));
    }

    static async Task<Results<Ok<IReadOnlyList<ReadinessModel>>, ProblemHttpResult>> All(
        HttpContext context, CommandPost post, WebNode node, TimeProvider time, [AsParameters] PageRequest wish,
        [Description("Those of this component.")] string? component = null,
        [Description("Those whose level that counts is this one.")] string? level = null,
        [Description("Those in this site or area.")] string? area = null,
        [Description("Those with a value of this age: fresh, ageing or stale.")] string? ageing = null)
    {
        if (!wish.TryRead(out var page, out var problem)) return problem;
        if (!QueryWords.TryRead<Component>("component", component, out var ofComponent, out problem)) return problem;
        if (!QueryWords.TryRead<ReadinessLevel>("level", level, out var atLevel, out problem)) return problem;
        if (!QueryWords.TryRead<Ageing>("ageing", ageing, out var ofAge, out problem)) return problem;
        var now = time.GetUtcNow();
        return await post.ReadPageAsync(
            context, page,
            boards =>
            {
                var scope = area is null ? null : PostureScope.OfArea(boards.Sites.Sites, area);
                if (area is not null && scope is null) return [];
                var views = new ReadinessViews(boards.Readiness.Rules, node, now);
                return boards.Forces.Units.InOrder(page.After)
                    .Where(unit => unit.Retired is null && scope?.Has(unit) != false)
                    .Where(unit => ofComponent is null || unit.Details.Component == ofComponent)
                    .Select(unit => (Unit: unit, Known: boards.Readiness.Find(unit.Id)))
                    .Where(one => (atLevel is null && ofAge is null)
                        || (views.Overall(one.Known) is { } overall && (atLevel ?? overall.Level) == overall.Level
                            && (ofAge ?? overall.Ageing) == overall.Ageing))
                    .Select(one => views.Of(one.Unit, one.Known));
            },
            unit => unit.Unit);
    }

    static async Task<Results<Ok<IReadOnlyList<CoarseModel>>, ProblemHttpResult>> Releasable(
        HttpContext context, CommandPost post, WebNode node, TimeProvider time, [AsParameters] PageRequest wish)
    {
        if (!wish.TryRead(out var page, out var problem)) return problem;
        var now = time.GetUtcNow();
        return await post.ReadPageAsync(
            context, page,
            boards => boards.Forces.Units.InOrder(page.After).Where(unit => unit.Retired is null)
                .Select(unit => CoarseReport.Of(unit, boards.Readiness.Find(unit.Id), boards.Readiness.Rules, now))
                .Select(coarse => new CoarseModel(
                    node.Name, coarse.Unit, coarse.Name, coarse.Component, coarse.Readiness,
                    coarse.UnitLabel.Length > 0 ? coarse.UnitLabel : node.DefaultLabel,
                    coarse.Label.Length > 0 ? coarse.Label : node.DefaultLabel)),
            coarse => coarse.Unit);
    }

    static Task<Results<Ok<ReadinessRulesModel>, ProblemHttpResult>> Rules(
        HttpContext context, CommandPost post, WebNode node) =>
        post.ReadNowAsync(context, "rules", boards => (Versioned<ReadinessRulesModel>?)RulesNow(boards, node));

    static async Task<Results<Ok<ReadinessRulesModel>, ProblemHttpResult>> SetRules(
        ReadinessRulesModel posted, HttpContext context, CommandPost post, WebNode node)
    {
        if (ReadinessViews.Read(posted, out var rules) is { } refusal) return Problem.Of(refusal);
        return await post.ChangeAsync(
            context, boards => boards.Readiness.RulesSet?.Version ?? 0,
            (_, _) => ReadinessBoard.Decide(new SetReadinessRules(rules!, posted.Reason ?? "")),
            boards => RulesNow(boards, node));
    }

    static Versioned<ReadinessRulesModel> RulesNow(Boards boards, WebNode node) =>
        new(ReadinessViews.Of(boards.Readiness, node), boards.Readiness.RulesSet?.Version ?? 0);

    static Versioned<ReadinessModel> Now(Boards boards, Unit unit, bool history, WebNode node, TimeProvider time)
    {
        var model = new ReadinessViews(boards.Readiness.Rules, node, time.GetUtcNow()).Of(
            unit, boards.Readiness.Find(unit.Id), history ? boards.Readiness.ReportsOf(unit.Id) : null);
        return new(model, model.Version);
    }

    static string NameOf(RollUpGroup group, RollUpBy? by, Boards boards, WebNode node) => by switch
    {
        RollUpBy.Component => QueryWords.Word(Enum.Parse<Component>(group.Key!)),
        RollUpBy.Island => group.Key is null ? "No island" : boards.Sites.Sites.Find(group.Key)!.Details.Name,
        RollUpBy.Area => group.Key ?? "No area",
        _ => group.Key is null ? node.Name : boards.Forces.Units.Find(group.Key)!.Details.Name,
    };
}
