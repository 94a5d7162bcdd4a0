using System.Text.Json;
using Liaison.Picture.Layers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Liaison.Web.Layers;

/// <summary>A layer as GeoJSON. It never changes: who has it is told so.</summary>
sealed class LayerAnswer(Layer layer) : IResult
{
    const int FlushBytes = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        // An id may be given to another layer once this one has gone: its time tells them apart.
        var tag = $"\"{layer.At.UtcTicks:x}-{layer.Positions:x}\"";
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "private, no-cache";
        if (StringValues.Equals(httpContext.Request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/geo+json";
        await using var json = new Utf8JsonWriter(response.BodyWriter);
        LayerFile.WriteHead(json, layer);
        foreach (var feature in layer.Features)
        {
            LayerFile.WriteFeature(json, feature);
            if (json.BytesPending < FlushBytes) continue;
            await json.FlushAsync(httpContext.RequestAborted);
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
