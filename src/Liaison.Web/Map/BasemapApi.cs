using Liaison.Web.Access;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Liaison.Web.Map;

/// <summary>The site's own basemap, of which browsers fetch the parts that they show.</summary>
static class BasemapApi
{
    const string PmTiles = "application/vnd.pmtiles";

    public static void MapBasemap(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/basemap.pmtiles", Serve).WithName("getBasemap").Requires(Permission.SeePicture)
            .WithTags("map").WithSummary("The site's basemap, a PMTiles file; by range.")
            .WithDescription("404 when the site has none: clients then show the coast lines that they bring.")
            .Produces<byte[]>(contentType: PmTiles).Produces<byte[]>(StatusCodes.Status206PartialContent, PmTiles)
            .ProducesProblem(StatusCodes.Status404NotFound);

    static IResult Serve(HttpContext context, Basemap basemap)
    {
        if (basemap.Path is not { } path || new FileInfo(path) is not { Exists: true } file)
            return Problem.NotFound("basemap");
        // A file that takes its place has another tag: nobody mixes parts of the two.
        var tag = new EntityTagHeaderValue($"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\"");
        context.Response.Headers.CacheControl = "private, max-age=86400";
        return TypedResults.PhysicalFile(
            path, PmTiles, lastModified: file.LastWriteTimeUtc, entityTag: tag, enableRangeProcessing: true);
    }
}
