using System.ComponentModel;
using System.Text.Json;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces.Posture;
using Liaison.Headquarters.Forces.Sites;
using Liaison.Kernel.Geodesy;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Sites;

/// <summary>The sites that the headquarters counts on.</summary>
static class SitesApi
{
    public const string Path = "/api/v1/sites";
    const int MostHistory = 1000;

    public static void MapSites(this IEndpointRouteBuilder routes)
    {
        var sites = routes.MapGroup(Path).WithTags("sites");
        sites.MapGet("/", All).WithName("listSites").Requires(Permission.SeeBoards)
            .WithSummary("The sites in the order of their ids, each with its state.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        sites.MapGet("/{id}", One).WithName("getSite").Requires(Permission.SeeBoards)
            .WithSummary("One site.").ProducesProblem(StatusCodes.Status404NotFound);
        sites.MapGet("/{id}/history", History).WithName("getSiteHistory").Requires(Permission.SeeBoards)
            .WithSummary("What was said of a site, and the reports of its state: the newest 1000 of each.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        sites.MapPost("/", Add).WithName("addSite").Requires(Permission.KeepSites)
            .WithSummary("Enters a site.").Commands();
        sites.MapPatch("/{id}", Amend).WithName("amendSite").Requires(Permission.KeepSites)
            .Accepts<JsonElement>("application/merge-patch+json", "application/json")
            .WithSummary("Says something else of a site; what it said stays readable.")
            .WithDescription(
                "A JSON merge patch (RFC 7396) of the site as it would be posted: members that are absent stay, null "
                + "takes one away.")
            .Commands();
        sites.MapPost("/{id}/state", Report).WithName("reportSite").Requires(Permission.ReportState)
            .WithSummary("Reports the state of a site.")
            .WithDescription(
                "The report that speaks of the latest time counts: a late one is kept, and changes nothing.")
            .Commands();
    }

    static async Task<Results<Ok<IReadOnlyList<SiteModel>>, ProblemHttpResult>> All(
        HttpContext context, CommandPost post, WebNode node, TimeProvider time, [AsParameters] PageRequest wish,
        [Description("Those of this kind.")] string? kind = null,
        [Description("Those in this state.")] string? state = null,
        [Description("Those in this site, itself included, or of the area of this name.")] string? area = null,
        [Description("Those that lie directly in this site.")] string? parent = null,
        [Description("Those with a position in W,S,E,N.")] string? bbox = null)
    {
        if (!wish.TryRead(out var page, out var problem)) return problem;
        if (!QueryWords.TryRead<SiteKind>("kind", kind, out var ofKind, out problem)) return problem;
        if (!QueryWords.TryRead<SiteState>("state", state, out var inState, out problem)) return problem;
        var box = GeoBox.World;
        if (bbox is not null && !GeoBox.TryParse(bbox, out box))
            return Problem.BadParameter("bbox", "west,south,east,north in degrees");
        var now = time.GetUtcNow();
        return await post.ReadPageAsync(
            context, page,
            boards =>
            {
                var tree = boards.Sites.Sites;
                var scope = area is null ? null : PostureScope.OfArea(tree, area);
                if (area is not null && scope is null) return [];
                var inBox = bbox is null ? null : PostureScope.OfBox(tree, box);
                return tree.InOrder(page.After)
                    .Where(site => ofKind is null || site.Details.Kind == ofKind)
                    .Where(site => inState is null || site.State == inState)
                    .Where(site => parent is null || site.Details.Parent == parent)
                    .Where(site => scope?.Has(site) != false && inBox?.Has(site) != false)
                    .Select(site => SiteViews.Of(site, tree, node, now));
            },
            site => site.Id);
    }

    static Task<Results<Ok<SiteModel>, ProblemHttpResult>> One(
        string id, HttpContext context, CommandPost post, WebNode node, TimeProvider time) => post.ReadNowAsync(
            context, $"site '{id}'",
            boards => boards.Sites.Sites.Find(id) is null ? (Versioned<SiteModel>?)null : Now(boards, id, node, time));

    static async Task<Results<Ok<SiteHistoryModel>, ProblemHttpResult>> History(
        string id, CommandPost post, WebNode node, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var found = await post.ReadAsync(boards => new SiteHistoryModel(
            [
                .. boards.Sites.Sites.History(id).TakeLast(MostHistory)
                    .Select(site => SiteViews.Of(site, boards.Sites.Sites, node, now)),
            ],
            [
                .. boards.Sites.ReportsOf(id).TakeLast(MostHistory)
                    .Select(report => SiteViews.Of(report, node, now)),
            ]));
        return found.Versions.Count == 0 ? Problem.NotFound($"site '{id}'") : TypedResults.Ok(found);
    }

    static async Task<Results<Created<SiteModel>, ProblemHttpResult>> Add(
        PostedSite posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (SiteViews.Read(posted, out var details, out var label) is { } refusal) return Problem.Of(refusal);
        return await post.CreateAsync(
            context,
            (boards, occasion) => boards.Sites.Decide(new AddSite(posted.Id, details!, label), occasion),
            (boards, id) => Now(boards, boards.Sites.Sites.FindByRecord(id)!.Id, node, time),
            site => $"{Path}/{site.Id}");
    }

    static async Task<Results<Ok<SiteModel>, ProblemHttpResult>> Amend(
        string id, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        var (patch, problem) = await MergePatch.ReadAsync(context);
        if (patch is null) return problem!;
        return await post.ChangeAsync(
            context, boards => boards.Sites.Sites.Find(id)?.Version,
            (boards, occasion) =>
            {
                if (!boards.Sites.Sites.TryGet(id, out var site)) return Refusal.NotFound($"site '{id}'");
                if (patch.Apply(SiteViews.Posted(site), out var posted) is { } fault) return fault;
                if (posted!.Id != id) return Refusal.Invalid("id", "the id of the address, or absent");
                return SiteViews.Read(posted, out var details, out var label)
                    ?? boards.Sites.Decide(new AmendSite(id, details!, label), occasion);
            },
            boards => Now(boards, id, node, time));
    }

    static async Task<Results<Created<SiteModel>, ProblemHttpResult>> Report(
        string id, PostedSiteReport posted, HttpContext context, CommandPost post, WebNode node, TimeProvider time)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        return await post.CreateAsync(
            context,
            (boards, occasion) => boards.Sites.Decide(
                new ReportSite(
                    id,
                    new SiteReport(
                        posted.State, posted.Reason ?? "", posted.Since?.ToUniversalTime(),
                        posted.AsOf?.ToUniversalTime() ?? occasion.Now, posted.Source ?? ""),
                    label),
                occasion),
            (boards, _) => Now(boards, id, node, time),
            site => $"{Path}/{site.Id}");
    }

    static Versioned<SiteModel> Now(Boards boards, string id, WebNode node, TimeProvider time)
    {
        var site = boards.Sites.Sites.Find(id)!;
        return new(SiteViews.Of(site, boards.Sites.Sites, node, time.GetUtcNow()), site.Version);
    }
}
