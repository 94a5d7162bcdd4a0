using System.ComponentModel;
using System.Text.Json.Nodes;
using Liaison.Web.Access;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Ogc;

/// <summary>
/// OGC API - Features, read-only: part 1 (17-069r4: Core, GeoJSON, OpenAPI 3.0) and part 2 (18-058r1: coordinate
/// reference systems).
/// </summary>
static class OgcApi
{
    static readonly OgcConformance Classes = new(
    [
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    ]);

    public static void MapOgc(this IEndpointRouteBuilder routes)
    {
        var ogc = routes.MapGroup("/ogc").WithTags("ogc");
        ogc.MapGet("/", LandingPage).WithName("ogcLandingPage").Requires(Permission.SeePicture)
            .WithSummary("OGC API - Features: where to begin.").Produces<OgcLandingPage>();
        ogc.MapGet("/conformance", Conformance).WithName("ogcConformance").Requires(Permission.SeePicture)
            .WithSummary("OGC API - Features: which parts of the standard hold.").Produces<OgcConformance>();
        ogc.MapGet("/api", Api).WithName("ogcApi").Requires(Permission.SeePicture)
            .WithSummary("OGC API - Features: its own description, as OpenAPI 3.0.")
            .Produces<JsonObject>(contentType: MediaTypes.OpenApi);
        ogc.MapGet("/collections", Collections).WithName("ogcCollections").Requires(Permission.SeePicture)
            .WithSummary("OGC API - Features: all collections.").Produces<OgcCollections>();
        ogc.MapGet("/collections/{id}", Collection).WithName("ogcCollection").Requires(Permission.SeePicture)
            .WithSummary("OGC API - Features: one collection.")
            .Produces<OgcCollection>().ProducesProblem(StatusCodes.Status404NotFound);
        ogc.MapGet("/collections/{id}/schema", Schema).WithName("ogcSchema").Requires(Permission.SeePicture)
            .WithSummary("OGC API - Features: what the features of a collection are, as JSON Schema.")
            .Produces<JsonObject>(contentType: MediaTypes.JsonSchema).ProducesProblem(StatusCodes.Status404NotFound);
        ogc.MapGet("/collections/{id}/items", Items).WithName("ogcItems").Requires(Permission.SeePicture)
            .WithSummary("OGC API - Features: features of a collection, as GeoJSON.")
            .WithDescription("The link of rel next leads to the next page.")
            .Produces<JsonObject>(contentType: MediaTypes.GeoJson)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        ogc.MapGet("/collections/{id}/items/{feature}", Item).WithName("ogcItem").Requires(Permission.SeePicture)
            .WithSummary("OGC API - Features: one feature, as GeoJSON.")
            .Produces<JsonObject>(contentType: MediaTypes.GeoJson)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    static IResult LandingPage(HttpRequest request, WebNode node) =>
        FeatureQuery.WhatIsUnknown(request.Query) ?? (IResult)TypedResults.Json(
            new OgcLandingPage(
                $"Liaison {node.Name}", "What this headquarters sees and knows, for programs that make maps.",
                new OgcLinks(request).OfLandingPage()),
            OgcJson.Default.OgcLandingPage);

    static IResult Conformance(HttpRequest request) =>
        FeatureQuery.WhatIsUnknown(request.Query)
        ?? (IResult)TypedResults.Json(Classes, OgcJson.Default.OgcConformance);

    static IResult Api(HttpRequest request, FeatureSources sources, WebNode node) =>
        FeatureQuery.WhatIsUnknown(request.Query)
        ?? (IResult)TypedResults.Text(
            OgcDescription.Of(sources.For(request), node, new OgcLinks(request).Root).ToJsonString(), MediaTypes.OpenApi);

    static IResult Collections(HttpRequest request, FeatureSources sources)
    {
        if (FeatureQuery.WhatIsUnknown(request.Query) is { } refusal) return refusal;
        var links = new OgcLinks(request);
        return TypedResults.Json(
            new OgcCollections(
                [.. sources.For(request).Select(source => CollectionOf(source, links))], CoordinateSystem.Uris,
                [links.Self(MediaTypes.Json)]),
            OgcJson.Default.OgcCollections);
    }

    static IResult Collection(
        [Description("Name of the collection.")] string id, HttpRequest request, FeatureSources sources)
    {
        if (sources.Find(id, request) is not { } source) return NoCollection(id);
        return FeatureQuery.WhatIsUnknown(request.Query) ?? (IResult)TypedResults.Json(
            CollectionOf(source, new OgcLinks(request)), OgcJson.Default.OgcCollection);
    }

    static IResult Schema(
        [Description("Name of the collection.")] string id, HttpRequest request, FeatureSources sources)
    {
        if (sources.Find(id, request) is not { } source) return NoCollection(id);
        return FeatureQuery.WhatIsUnknown(request.Query) ?? (IResult)TypedResults.Text(
            FeatureSchema.Of(source, new OgcLinks(request).Self(MediaTypes.JsonSchema).Href).ToJsonString(),
            MediaTypes.JsonSchema);
    }

    // The parameters are read from the request, where a name may stand that is not known; here they are described.
    static async Task<IResult> Items(
        [Description("Name of the collection.")] string id,
        HttpRequest request, FeatureSources sources, TimeProvider time,
        [Description("Least of each axis, then greatest: west, south, east, north in degrees without bbox-crs.")]
        string? bbox = null,
        [FromQuery(Name = "bbox-crs")]
        [Description("Coordinate reference system of bbox: the name of CRS84, EPSG:4326 or EPSG:3857.")]
        string? bboxCrs = null,
        [Description("Coordinate reference system of the answer: the name of CRS84, EPSG:4326 or EPSG:3857.")]
        string? crs = null,
        [Description("An instant (RFC 3339), or two as from/to; .. for an open end.")]
        string? datetime = null,
        [Description("The most features of a page: 1000 when absent, at most 10000.")]
        string? limit = null,
        [Description("Where the page begins, from a link of rel next.")]
        string? after = null)
    {
        if (sources.Find(id, request) is not { } source) return NoCollection(id);
        if (!FeatureQuery.TryRead(request.Query, out var query, out var refusal)) return refusal;
        var page = await source.FindAsync(query);
        var links = new OgcLinks(request);
        List<OgcLink> all = [links.Self(MediaTypes.GeoJson), links.Collection(source.Id)];
        if (page.Next >= 0) all.Add(links.Next(page.Next));
        return new FeatureAnswer(page, query.Crs, all, time.GetUtcNow());
    }

    // A slash in a name comes as %2F: servers leave that as it is in a path.
    static async Task<IResult> Item(
        [Description("Name of the collection.")] string id, [Description("Name of the feature.")] string feature,
        HttpRequest request, FeatureSources sources,
        [Description("Coordinate reference system of the answer: the name of CRS84, EPSG:4326 or EPSG:3857.")]
        string? crs = null)
    {
        if (sources.Find(id, request) is not { } source) return NoCollection(id);
        if (!FeatureQuery.TryReadOne(request.Query, out var query, out var refusal)) return refusal;
        var found = await source.OneAsync(feature)
            ?? await source.OneAsync(feature.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));
        if (found is null) return Problem.NotFound($"feature '{feature}'");
        var links = new OgcLinks(request);
        return new FeatureAnswer(found, query.Crs, [links.Self(MediaTypes.GeoJson), links.Collection(source.Id)]);
    }

    static ProblemHttpResult NoCollection(string id) => Problem.NotFound($"collection '{id}'");

    static OgcCollection CollectionOf(IFeatureSource source, OgcLinks links)
    {
        var box = source.Extent;
        return new OgcCollection
        {
            Id = source.Id,
            Title = source.Title,
            Description = source.Description,
            Extent = new OgcExtent(
                new OgcSpatialExtent([[box.West, box.South, box.East, box.North]], CoordinateSystem.Crs84.Uri)),
            Crs = CoordinateSystem.Uris,
            StorageCrs = CoordinateSystem.Crs84.Uri,
            Links = links.OfCollection(source.Id),
        };
    }
}
