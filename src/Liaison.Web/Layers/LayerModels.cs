using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Liaison.Kernel.Time;
using Liaison.Picture.Layers;

namespace Liaison.Web.Layers;

/// <summary>A layer, without its features.</summary>
public sealed record LayerView
{
    /// <summary>Its name in addresses.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Name { get; init; }

    /// <summary>What the file was.</summary>
    [Description("What the file was: geojson, kml or gpx.")]
    public required string Format { get; init; }

    /// <summary>Who put it on the map.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required string At { get; init; }

    /// <summary>How many features it has.</summary>
    public required int Features { get; init; }

    /// <summary>A box that holds all of it.</summary>
    [Description("West, south, east, north in degrees; west greater than east crosses the antimeridian.")]
    public required IReadOnlyList<double> Bbox { get; init; }

    /// <summary>The label as a banner.</summary>
    public required string Label { get; init; }

    internal static LayerView Of(Layer layer, WebNode node) => new()
    {
        Id = layer.Id,
        Name = layer.Name,
        Format = layer.Format,
        By = layer.By,
        At = IsoTime.Format(layer.At),
        Features = layer.Features.Count,
        Bbox = [layer.Extent.West, layer.Extent.South, layer.Extent.East, layer.Extent.North],
        Label = node.DefaultLabel,
    };
}

/// <summary>A file that was put on the map.</summary>
/// <param name="Layer">What it is now.</param>
/// <param name="Skipped">How many features of the file cannot be shown.</param>
/// <param name="Reasons">Why: the first few reasons, each with the first feature that it is true of.</param>
public sealed record ImportedLayer(LayerView Layer, int Skipped, IReadOnlyList<string> Reasons);

/// <summary>JSON of the layers.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<LayerView>))]
[JsonSerializable(typeof(ImportedLayer))]
sealed partial class LayerJson : JsonSerializerContext;
