using Liaison.Feeds.Alerts;
using Liaison.Feeds.Alerts.Cap;
using Liaison.Picture.Alerts;
using Liaison.Web.Access;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Alerts;

/// <summary>Alerts that others send to the node, and the node's as CAP.</summary>
static class AlertPushApi
{
    const string NoAlert = "The document holds no alert; an index of links is read as a feed, not here.";

    // A document takes memory many times its size while it is read; the others wait their turn.
    static readonly SemaphoreSlim Reading = new(2);

    public static void MapAlertPush(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/alerts", PushAsync).WithTags("alerts").WithName("pushAlerts")
            .Requires(Permission.ReportAlerts)
            .WithSummary("Takes warnings of an agency: CAP, an index that holds CAP, or a telegram of the JMA.")
            .WithDescription(
                "The body is the XML as the agency made it, in any encoding that it names; Content-Type does not "
                + "matter. The same document again changes nothing.")
            .WithMetadata(new RequestSizeLimitAttribute(AlertReader.MaxDocumentBytes))
            .Accepts<string>(CapWriter.MediaType, "application/xml")
            .Produces<PushedAlerts>().ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);

    /// <summary>Whether a caller asks for CAP rather than JSON.</summary>
    public static bool WantsCap(HttpRequest request) => request.GetTypedHeaders().Accept.Any(accepted =>
        accepted.MediaType.Equals(CapWriter.MediaType, StringComparison.OrdinalIgnoreCase) && accepted.Quality != 0);

    /// <summary>An alert as CAP 1.2.</summary>
    public static FileContentHttpResult AsCap(Alert alert, AlertBoard board) => TypedResults.Bytes(
        CapWriter.Write(alert, id => board.Find(id)?.Alert), CapWriter.MediaType);

    static async Task<Results<Ok<PushedAlerts>, ProblemHttpResult>> PushAsync(HttpContext context, AlertBoard board)
    {
        byte[] document;
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            document = body.ToArray();
        }
        catch (BadHttpRequestException refused)
        {
            // It is longer than it may be, or comes too slowly.
            return Problem.OfStatus(refused.StatusCode);
        }
        var source = AlertSources.Push(CallerAccess.CallerOf(context)!.Name);
        AlertDocument? read;
        await Reading.WaitAsync(context.RequestAborted);
        try
        {
            if (!AlertReader.TryRead(document, source, out read, out var reason)) return Problem.BadBody(reason);
        }
        finally
        {
            Reading.Release();
        }
        if (read.Alerts.Count == 0) return Problem.BadBody(read.Refusals.FirstOrDefault(NoAlert));
        return TypedResults.Ok(new PushedAlerts(
            [.. read.Alerts.Select(alert => alert.Id)],
            [.. read.Alerts.Where(board.Post).Select(alert => alert.Id)],
            read.Refusals));
    }
}

/// <summary>What became of a document of warnings.</summary>
/// <param name="Ids">The ids of the alerts in it.</param>
/// <param name="Taken">Those of them that were new; the others were known.</param>
/// <param name="Refusals">Why messages of an index could not be read, while the rest of it could.</param>
public sealed record PushedAlerts(
    IReadOnlyList<string> Ids, IReadOnlyList<string> Taken, IReadOnlyList<string> Refusals);
