using Liaison.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Node;

/// <summary>What the node says of itself.</summary>
static class NodeApi
{
    public static void MapNode(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("ok\n")).WithSummary("Whether the process lives.")
            .ExcludeFromDescription();
        routes.MapGet("/readyz", Ready).WithSummary("Whether the node serves.").ExcludeFromDescription();
        routes.MapGet("/api/v1/headquarters", OfNode).Requires(Permission.SeePicture)
            .WithTags("node").WithSummary("This node: its headquarters, key and software.");
    }

    static ContentHttpResult Ready(IEnumerable<IReadiness> parts)
    {
        var waiting = parts.Where(part => !part.IsReady).Select(part => part.Name).ToList();
        return waiting.Count == 0
            ? TypedResults.Text("ok\n")
            : TypedResults.Text($"not ready: {string.Join(", ", waiting)}\n", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    static Ok<Headquarters> OfNode(WebNode node) => TypedResults.Ok(new Headquarters
    {
        Name = node.Name,
        Country = node.Country,
        Fingerprint = node.Fingerprint,
        Version = node.Version,
        NodeId = node.NodeId,
        Exercise = node.Exercise is not null,
        ExerciseName = node.Exercise,
        Label = node.DefaultLabel,
    });
}

/// <summary>A part of the node that may not be ready yet. <c>/readyz</c> asks all of them.</summary>
public interface IReadiness
{
    /// <summary>What it is, for the operator.</summary>
    string Name { get; }

    /// <summary>Whether it serves.</summary>
    bool IsReady { get; }
}
