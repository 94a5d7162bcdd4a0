using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Liaison.Web.Ogc;

/// <summary>The links of the answers to one request: whole addresses, since not every client completes them.</summary>
sealed class OgcLinks(HttpRequest request)
{
    readonly string _server = $"{request.Scheme}://{request.Host}{request.PathBase}";

    /// <summary>Address of the landing page.</summary>
    public string Root => $"{_server}/ogc";

    /// <summary>What was asked for.</summary>
    public OgcLink Self(string type) => new($"{_server}{request.Path}{request.QueryString}", "self", type);

    /// <summary>The next page of what was asked for.</summary>
    public OgcLink Next(int after)
    {
        var parameters = request.Query.Where(p => p.Key != "after")
            .Append(new("after", after.ToString(CultureInfo.InvariantCulture)));
        var query = QueryString.Create(parameters);
        return new($"{_server}{request.Path}{query}", "next", MediaTypes.GeoJson);
    }

    /// <summary>What the landing page leads to.</summary>
    public IReadOnlyList<OgcLink> OfLandingPage() =>
    [
        Self(MediaTypes.Json),
        new($"{Root}/api", "service-desc", MediaTypes.OpenApi, "This API as OpenAPI 3.0"),
        new($"{Root}/conformance", "conformance", MediaTypes.Json, "Conformance classes"),
        new($"{Root}/collections", "data", MediaTypes.Json, "Collections of features"),
    ];

    /// <summary>What a collection leads to.</summary>
    /// <remarks>
    /// Relations are compared whatever their case (RFC 8288), but GDAL 3.6 wants <c>describedBy</c> as it is here.
    /// </remarks>
    public IReadOnlyList<OgcLink> OfCollection(string id) =>
    [
        new(CollectionAddress(id), "self", MediaTypes.Json),
        new($"{CollectionAddress(id)}/items", "items", MediaTypes.GeoJson, "Its features"),
        new($"{CollectionAddress(id)}/schema", "describedBy", MediaTypes.JsonSchema, "What its features are"),
    ];

    /// <summary>The collection of features that were asked for.</summary>
    public OgcLink Collection(string id) => new(CollectionAddress(id), "collection", MediaTypes.Json);

    string CollectionAddress(string id) => $"{Root}/collections/{Uri.EscapeDataString(id)}";
}
