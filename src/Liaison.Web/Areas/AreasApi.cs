using System.ComponentModel;
using Liaison.Kernel.Identity;
using Liaison.Picture.Areas;
using Liaison.Web.Access;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Areas;

/// <summary>Watch areas: what there are, new ones, changes.</summary>
static class AreasApi
{
    const string Path = "/api/v1/areas";
    const int MaxBodyBytes = 256 * 1024;

    public static void MapAreas(this IEndpointRouteBuilder routes)
    {
        var areas = routes.MapGroup(Path).WithTags("areas");
        areas.MapGet("/", All).WithName("listAreas").Requires(Permission.SeePicture)
            .WithSummary("The watch areas, in the order in which they were made.");
        areas.MapGet("/{id}", One).WithName("getArea").Requires(Permission.SeePicture)
            .WithSummary("One watch area.").ProducesProblem(StatusCodes.Status404NotFound);
        areas.MapPost("/", Add).WithName("addArea").Requires(Permission.DrawAreas)
            .WithSummary("Makes a watch area.")
            .WithDescription("What is inside it already has not come in: it raises no alert that it entered.")
            .Changes().ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        areas.MapPut("/{id}", Change).WithName("changeArea").Requires(Permission.DrawAreas)
            .WithSummary("Changes a watch area; the alerts that it raised are over.")
            .Changes().ProducesProblem(StatusCodes.Status404NotFound);
        areas.MapDelete("/{id}", Remove).WithName("removeArea").Requires(Permission.DrawAreas)
            .WithSummary("Takes a watch area away; the alerts that it raised are over.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    static RouteHandlerBuilder Changes(this RouteHandlerBuilder builder) => builder
        .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    static Ok<IReadOnlyList<AreaModel>> All(WatchAreaList areas, WebNode node) =>
        TypedResults.Ok<IReadOnlyList<AreaModel>>([.. areas.All.Select(area => AreaModel.Of(area, node))]);

    static Results<Ok<AreaModel>, ProblemHttpResult> One(
        [Description("The area's id.")] string id, WatchAreaList areas, WebNode node) =>
        areas.Find(id) is { } area ? TypedResults.Ok(AreaModel.Of(area, node)) : Missing(id);

    static Results<Created<AreaModel>, ProblemHttpResult> Add(
        PostedArea posted, WatchAreaList areas, WebNode node, IdSource ids)
    {
        if (posted.Id is not null) return Problem.BadBody("id: absent for a new area");
        if (!PostedAreas.TryRead(posted, ids.Next().ToString(), out var area, out var refusal))
            return Problem.BadBody(refusal);
        return areas.Put(area, mustExist: false) == AreaChange.Full
            ? Problem.NoRoom($"There are {WatchAreaList.MaxAreas} watch areas already.")
            : TypedResults.Created($"{Path}/{area.Id}", AreaModel.Of(area, node));
    }

    static Results<Ok<AreaModel>, ProblemHttpResult> Change(
        [Description("The area's id.")] string id, PostedArea posted, WatchAreaList areas, WebNode node)
    {
        if (!PostedAreas.TryRead(posted, id, out var area, out var refusal)) return Problem.BadBody(refusal);
        return areas.Put(area, mustExist: true) == AreaChange.Unknown
            ? Missing(id) : TypedResults.Ok(AreaModel.Of(area, node));
    }

    static Results<NoContent, ProblemHttpResult> Remove([Description("The area's id.")] string id, WatchAreaList areas) =>
        areas.Remove(id) == AreaChange.Unknown ? Missing(id) : TypedResults.NoContent();

    static ProblemHttpResult Missing(string id) => Problem.NotFound($"watch area '{id}'");
}
