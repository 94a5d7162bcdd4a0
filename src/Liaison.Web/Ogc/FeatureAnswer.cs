using System.Text.Json;
using Liaison.Kernel.Time;
using Liaison.Picture.Layers;
using Microsoft.AspNetCore.Http;

namespace Liaison.Web.Ogc;

/// <summary>Features as GeoJSON, in the coordinates that were asked for, written while they are sent.</summary>
sealed class FeatureAnswer : IResult
{
    const int FlushBytes = 64 * 1024;

    readonly CoordinateSystem _crs;
    readonly IReadOnlyList<OgcLink> _links;
    readonly Feature? _one;
    readonly FeaturePage? _page;
    readonly DateTimeOffset _now;

    /// <summary>One feature.</summary>
    public FeatureAnswer(Feature one, CoordinateSystem crs, IReadOnlyList<OgcLink> links) =>
        (_one, _crs, _links) = (one, crs, links);

    /// <summary>A page of features.</summary>
    public FeatureAnswer(FeaturePage page, CoordinateSystem crs, IReadOnlyList<OgcLink> links, DateTimeOffset now) =>
        (_page, _crs, _links, _now) = (page, crs, links, now);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = MediaTypes.GeoJson;
        response.Headers["Content-Crs"] = $"<{_crs.Uri}>";
        response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(response.BodyWriter);
        if (_page is null)
        {
            Write(json, _one!, _links);
            return;
        }

        json.WriteStartObject();
        json.WriteString("type"u8, "FeatureCollection"u8);
        json.WriteString("timeStamp"u8, IsoTime.Format(_now));
        json.WriteNumber("numberMatched"u8, _page.Matched);
        json.WriteNumber("numberReturned"u8, _page.Features.Count);
        Write(json, _links);
        json.WriteStartArray("features"u8);
        foreach (var feature in _page.Features)
        {
            Write(json, feature, []);
            if (json.BytesPending < FlushBytes) continue;
            await json.FlushAsync(httpContext.RequestAborted);
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    void Write(Utf8JsonWriter json, Feature feature, IReadOnlyList<OgcLink> links)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Feature"u8);
        json.WriteString("id"u8, feature.Id);
        json.WritePropertyName("geometry"u8);
        GeoJsonWriter.Write(json, feature.Geometry, _crs.Project);
        json.WritePropertyName("properties"u8);
        feature.WriteProperties(json);
        if (links.Count > 0) Write(json, links);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, IReadOnlyList<OgcLink> links)
    {
        json.WriteStartArray("links"u8);
        foreach (var link in links)
        {
            json.WriteStartObject();
            json.WriteString("href"u8, link.Href);
            json.WriteString("rel"u8, link.Rel);
            json.WriteString("type"u8, link.Type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
