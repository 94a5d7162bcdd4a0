using System.ComponentModel;
using System.Globalization;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces.Posture;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Kernel.Geodesy;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Problems;
using Liaison.Web.Readiness;
using Liaison.Web.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Posture;

/// <summary>Where forces and sites are, and in what state.</summary>
static class PostureApi
{
    const string Path = "/api/v1/posture";
    const string RequirementsPath = $"{Path}/requirements";
    const int Most = 1000;
    const int MaxCorners = 200;

    public static void MapPosture(this IEndpointRouteBuilder routes)
    {
        var posture = routes.MapGroup(Path).WithTags("posture");
        posture.MapGet("/", Of).WithName("getPosture").Requires(Permission.SeeBoards)
            .WithSummary("The posture of an area: units and sites, their state, what has changed, what is missing.")
            .WithDescription("At most one of area, bbox and polygon; without one everything.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        posture.MapGet("/requirements", All).WithName("listPostureRequirements").Requires(Permission.SeeBoards)
            .WithSummary("What areas are to have.").ProducesProblem(StatusCodes.Status400BadRequest);
        posture.MapGet("/requirements/{area}", One).WithName("getPostureRequirements").Requires(Permission.SeeBoards)
            .WithSummary("What an area is to have.").ProducesProblem(StatusCodes.Status404NotFound);
        posture.MapPut("/requirements/{area}", Set).WithName("setPostureRequirements").Requires(Permission.SetPosture)
            .WithSummary("Lays down what a site or a named area is to have, in place of what it was to have.")
            .Commands();
    }

    static async Task<Results<Ok<PostureModel>, ProblemHttpResult>> Of(
        CommandPost post, WebNode node, TimeProvider time,
        [Description("Id of a site, with all that lies in it, or name of an area.")] string? area = null,
        [Description("What has a position in W,S,E,N.")] string? bbox = null,
        [Description("What has a position in a polygon: longitude,latitude of 3 to 200 corners behind each other.")]
        string? polygon = null,
        [Description("Tell what is different from what was known at this time.")] DateTimeOffset? since = null)
    {
        if (new[] { area, bbox, polygon }.Count(one => one is not null) > 1)
            return Problem.BadParameter("area, bbox, polygon", "at most one of them");
        var box = GeoBox.World;
        if (bbox is not null && !GeoBox.TryParse(bbox, out box))
            return Problem.BadParameter("bbox", "west,south,east,north in degrees");
        IReadOnlyList<GeoPoint>? ring = null;
        if (polygon is not null && (ring = RingOf(polygon)) is null)
            return Problem.BadParameter("polygon", $"longitude,latitude of 3 to {MaxCorners} corners in degrees");
        var now = time.GetUtcNow();
        var found = await post.ReadAsync(boards =>
        {
            var sites = boards.Sites.Sites;
            var scope = area is not null ? PostureScope.OfArea(sites, area)
                : ring is not null ? PostureScope.OfPolygon(sites, ring)
                : bbox is not null ? PostureScope.OfBox(sites, box) : PostureScope.Everywhere(sites);
            return scope is null
                ? null : Model(boards.Posture.Of(scope, area, since?.ToUniversalTime(), now), boards, node, now);
        });
        return found is null
            ? Problem.NotFound($"site or area '{area}'")
            : TypedResults.Ok(found with { Area = area, Since = since?.ToUniversalTime() });
    }

    static async Task<Results<Ok<IReadOnlyList<RequirementsModel>>, ProblemHttpResult>> All(
        HttpContext context, CommandPost post, WebNode node, [AsParameters] PageRequest wish)
    {
        if (!wish.TryRead(out var page, out var problem)) return problem;
        return await post.ReadPageAsync(
            context, page,
            boards => boards.Posture.Requirements
                .Where(one => page.After is null || string.CompareOrdinal(one.Area, page.After) > 0)
                .Select(one => Model(one, node)),
            one => one.Area);
    }

    static Task<Results<Ok<RequirementsModel>, StatusCodeHttpResult, ProblemHttpResult>> One(
        string area, HttpContext context, CommandPost post, WebNode node) => post.ReadOneAsync(
            context, $"requirement for '{area}'",
            boards => boards.Posture.RequirementsOf(area) is { } found
                ? new Versioned<RequirementsModel>(Model(found, node), found.Version)
                : (Versioned<RequirementsModel>?)null);

    static async Task<Results<Ok<RequirementsModel>, ProblemHttpResult>> Set(
        string area, PostedRequirements posted, HttpContext context, CommandPost post, WebNode node)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        var requirements = posted.Requirements.Select(one => one is null ? null! : new PostureRequirement(
            one.Name, one.Count, one.SiteKind, one.MayBeLimited, one.Component, one.Echelon, one.AtLeast,
            one.By?.ToUniversalTime())).ToList();
        return await post.ChangeAsync(
            context, boards => boards.Posture.RequirementsOf(area)?.Version,
            (boards, occasion) => boards.Posture.Decide(
                new SetPostureRequirements(area, requirements, label), occasion),
            boards =>
            {
                var set = boards.Posture.RequirementsOf(area)!;
                return new Versioned<RequirementsModel>(Model(set, node), set.Version);
            });
    }

    static PostureModel Model(PostureView view, Boards boards, WebNode node, DateTimeOffset now)
    {
        var readiness = new ReadinessViews(boards.Readiness.Rules, node, now);
        return new()
        {
            Headquarters = node.Name,
            AsOf = now,
            Readiness = RollUpModel.Of(new(null, 0, null, view.Readiness), node.Name, RollUpRule.Lowest),
            Sites = [.. view.Sites.Take(Most).Select(site => SiteViews.Of(site, boards.Sites.Sites, node, now))],
            SiteCount = view.Sites.Count,
            Units = [.. view.Units.Take(Most).Select(placed => Model(placed, readiness, boards, node, now))],
            UnitCount = view.Units.Count,
            Changes = view.Changes is { } changes ? [.. changes.Take(Most)] : null,
            ChangeCount = view.Changes?.Count,
            Requirements = [.. view.Shortfalls.Select(one => new ShortfallModel
            {
                Requirement = one.Requirement,
                Present = one.Present,
                Fit = one.Fit,
                Missing = one.Missing,
                Overdue = one.IsOverdue,
            })],
        };
    }

    static PlacedUnitModel Model(
        PlacedUnit placed, ReadinessViews readiness, Boards boards, WebNode node, DateTimeOffset now)
    {
        var (unit, details) = (placed.Unit, placed.Unit.Details);
        boards.Forces.Chain.TryGet(unit.Id, out var timeline);
        return new()
        {
            Id = unit.Id,
            Name = details.Name,
            Label = unit.Label.Length > 0 ? unit.Label : node.DefaultLabel,
            Component = details.Component,
            Echelon = details.Echelon,
            Site = details.CurrentSite,
            Position = Positions.Of(
                details.Position ?? (details.CurrentSite is { } site ? boards.Sites.Sites.PositionOf(site) : null)),
            Authorised = details.Strength?.Authorised,
            Present = details.Strength?.Present,
            OperationalCommander = placed.Command is { } step ? step.Superior ?? node.Name : null,
            CommandedUntil = timeline?.EndAt(now),
            Readiness = readiness.Overall(placed.Readiness),
        };
    }

    static RequirementsModel Model(AreaRequirements found, WebNode node) => new()
    {
        Area = found.Area,
        Version = found.Version,
        Headquarters = node.Name,
        Label = found.Label.Length > 0 ? found.Label : node.DefaultLabel,
        Requirements = found.Requirements,
        By = found.By,
        At = found.At,
    };

    static List<GeoPoint>? RingOf(string text)
    {
        var parts = text.Split(',', (2 * MaxCorners) + 1);
        if (parts.Length < 6 || parts.Length > 2 * MaxCorners || parts.Length % 2 != 0) return null;
        var ring = new List<GeoPoint>(parts.Length / 2);
        for (var i = 0; i < parts.Length; i += 2)
        {
            if (!TryRead(parts[i], out var longitude) || !TryRead(parts[i + 1], out var latitude)
                || !GeoPoint.TryCreate(latitude, longitude, out var point)) return null;
            ring.Add(point);
        }

        return ring;

        static bool TryRead(string part, out double number) =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
