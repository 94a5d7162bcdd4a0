using System.ComponentModel;
using Liaison.Feeds.Alerts.Cap;
using Liaison.Picture.Alerts;
using Liaison.Web.Access;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Liaison.Web.Alerts;

/// <summary>Alerts: of agencies, and of the node's watch areas.</summary>
static class AlertsApi
{
    public static void MapAlerts(this IEndpointRouteBuilder routes)
    {
        var alerts = routes.MapGroup("/api/v1/alerts").WithTags("alerts");
        alerts.MapGet("/", All).WithName("listAlerts").Requires(Permission.SeePicture)
            .WithSummary("The alerts that stand, those that changed last first.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        alerts.MapGet("/{id}", One).WithName("getAlert").Requires(Permission.SeePicture)
            .WithSummary("One alert, as JSON, or as CAP 1.2 for those who accept application/cap+xml.")
            .Produces<AlertView>(StatusCodes.Status200OK, "application/json", CapWriter.MediaType)
            .ProducesProblem(StatusCodes.Status404NotFound);
        alerts.MapPost("/{id}/acknowledge", Acknowledge).WithName("acknowledgeAlert")
            .Requires(Permission.AcknowledgeAlerts)
            .WithSummary("Notes that the caller has taken note of an alert; the first who did stays.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    static Results<Ok<IReadOnlyList<AlertView>>, ProblemHttpResult> All(
        AlertBoard board, WebNode node,
        [Description("true: those that have ended too.")] string? all = null)
    {
        if (all is not (null or "true" or "false")) return Problem.BadParameter("all", "true or false");
        return TypedResults.Ok<IReadOnlyList<AlertView>>(
            [.. board.List(withEnded: all == "true").Select(entry => AlertView.Of(entry, node))]);
    }

    static IResult One(
        [Description("The alert's id.")] string id, HttpContext context, AlertBoard board, WebNode node)
    {
        context.Response.Headers.Vary = HeaderNames.Accept;
        return board.Find(id) is not { } entry ? Missing(id)
            : AlertPushApi.WantsCap(context.Request) ? AlertPushApi.AsCap(entry.Alert, board)
            : TypedResults.Ok(AlertView.Of(entry, node));
    }

    static Results<Ok<AlertView>, ProblemHttpResult> Acknowledge(
        [Description("The alert's id.")] string id, HttpContext context, AlertBoard board, WebNode node) =>
        board.Acknowledge(id, CallerAccess.CallerOf(context)!.Name) is { } entry
            ? TypedResults.Ok(AlertView.Of(entry, node)) : Missing(id);

    static ProblemHttpResult Missing(string id) => Problem.NotFound($"alert '{id}'");
}
