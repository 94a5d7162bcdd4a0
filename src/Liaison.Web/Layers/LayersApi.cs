using System.ComponentModel;
using System.Text.Json;
using Liaison.Feeds.Files;
using Liaison.Picture.Layers;
using Liaison.Web.Access;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Layers;

/// <summary>Files that people put on the map.</summary>
static class LayersApi
{
    const string GeoJson = "application/geo+json";

    public static void MapLayers(this IEndpointRouteBuilder routes)
    {
        var layers = routes.MapGroup("/api/v1/layers").WithTags("layers");
        layers.MapGet("/", All).WithName("listLayers").Requires(Permission.SeePicture)
            .WithSummary("The layers, the oldest first.");
        layers.MapPost("/", ImportAsync).WithName("importLayer").Requires(Permission.ManageLayers)
            .WithSummary("Puts a file on the map: GeoJSON, KML, KMZ or GPX.")
            .WithDescription(
                "The body is the file as it is; what it holds tells its format, whatever Content-Type says. "
                + "What of it cannot be shown is counted in the answer, with the reasons.")
            .WithMetadata(new RequestSizeLimitAttribute(LayerLimits.MaxFileBytes))
            .Accepts<byte[]>("*/*")
            .Produces<ImportedLayer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        layers.MapGet("/{id}", One).WithName("getLayer").Requires(Permission.SeePicture)
            .WithSummary("One layer with its features, as GeoJSON.")
            .Produces<JsonElement>(contentType: GeoJson).ProducesProblem(StatusCodes.Status404NotFound);
        layers.MapDelete("/{id}", Remove).WithName("removeLayer").Requires(Permission.ManageLayers)
            .WithSummary("Takes a layer off the map.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    static Ok<IReadOnlyList<LayerView>> All(LayerBoard board, WebNode node) =>
        TypedResults.Ok<IReadOnlyList<LayerView>>([.. board.All.Select(layer => LayerView.Of(layer, node))]);

    static async Task<IResult> ImportAsync(
        [Description("What people call the layer: 1 to 200 characters.")] string? name,
        HttpContext context, LayerBoard board, ImportGate gate, WebNode node)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LayerLimits.MaxNameLength || name.Any(char.IsControl))
            return Problem.BadParameter("name", $"1 to {LayerLimits.MaxNameLength} characters");
        if (!gate.TryEnter(out var place)) return Problem.NoRoom("Other files are being read; send it again.");
        using (place)
        {
            var (file, refused) = await ReadBodyAsync(context);
            if (file is null) return refused!;
            if (!LayerFileReader.TryRead(file, out var content, out var refusal)) return Problem.BadBody(refusal);
            if (!board.TryAdd(name.Trim(), CallerAccess.CallerOf(context)!.Name, content, out var layer))
                return Problem.NoRoom("The node holds as many layers, features or places of layers as it may.");
            context.Response.Headers.Location = $"/api/v1/layers/{layer.Id}";
            return TypedResults.Json(
                new ImportedLayer(LayerView.Of(layer, node), content.Skipped, content.Reasons),
                LayerJson.Default.ImportedLayer, statusCode: StatusCodes.Status201Created);
        }
    }

    static async Task<(byte[]? File, ProblemHttpResult? Refused)> ReadBodyAsync(HttpContext context)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return (body.ToArray(), null);
        }
        catch (BadHttpRequestException refused)
        {
            // It is longer than it may be, or comes too slowly.
            return (null, Problem.OfStatus(refused.StatusCode));
        }
    }

    static IResult One([Description("The layer's id.")] string id, LayerBoard board) =>
        board.Find(id) is { } layer ? new LayerAnswer(layer) : Missing(id);

    static Results<NoContent, ProblemHttpResult> Remove(
        [Description("The layer's id.")] string id, LayerBoard board) =>
        board.Remove(id) ? TypedResults.NoContent() : Missing(id);

    static ProblemHttpResult Missing(string id) => Problem.NotFound($"layer '{id}'");
}
