using Liaison.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Node;

/// <summary>What the node says of itself.</summary>
static class NodeApi
{
    const string PlainText = "text/plain";

    public static void MapNode(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("ok\n")).WithName("isAlive")
            .IsOpen("It says that the process lives.").WithTags("node").WithSummary("Whether the process lives.")
            .Produces<string>(contentType: PlainText);
        routes.MapGet("/readyz", Ready).WithName("isReady")
            .IsOpen("It names parts of the program.").WithTags("node")
            .WithSummary("Whether the node serves; when it does not, the answer names the parts that wait.")
            .Produces<string>(contentType: PlainText)
            .Produces<string>(StatusCodes.Status503ServiceUnavailable, PlainText);
        routes.MapGet("/api/v1/headquarters", OfNode).WithName("getHeadquarters").Requires(Permission.SeePicture)
            .WithTags("node").WithSummary("This node: its headquarters, key and software.");
    }

    static ContentHttpResult Ready(IEnumerable<IReadiness> parts)
    {
        var waiting = parts.Where(part => !part.IsReady).Select(part => part.Name).ToList();
        return waiting.Count == 0
            ? TypedResults.Text("ok\n")
            : TypedResults.Text($"not ready: {string.Join(", ", waiting)}\n", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    static Ok<HeadquartersModel> OfNode(WebNode node) => TypedResults.Ok(new HeadquartersModel
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
