using Liaison.Kernel.Geodesy;

namespace Liaison.Picture.Layers;

/// <summary>A file that somebody put on the map. It never changes.</summary>
public sealed class Layer
{
    readonly Dictionary<string, LayerFeature> _byId;

    /// <summary>Makes a layer.</summary>
    /// <param name="features">Its features, in the order of the file; their ids differ.</param>
    /// <exception cref="ArgumentException">Two features have the same id.</exception>
    public Layer(IReadOnlyList<LayerFeature> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        Features = features;
        _byId = features.ToDictionary(feature => feature.Id, StringComparer.Ordinal);
        Positions = features.Sum(feature => feature.Geometry.Positions.Count());
        Extent = GeometryBounds.BoxOf(features.SelectMany(f => f.Geometry.Positions)) ?? GeoBox.World;
    }

    /// <summary>Its name in addresses: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Name { get; init; }

    /// <summary>What the file was: <c>geojson</c>, <c>kml</c> or <c>gpx</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Who put it there.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its features, in the order of the file.</summary>
    public IReadOnlyList<LayerFeature> Features { get; }

    /// <summary>A box that holds all of it.</summary>
    public GeoBox Extent { get; }

    /// <summary>How many places its geometries have.</summary>
    public int Positions { get; }

    /// <summary>Finds a feature; null when there is none of that name.</summary>
    public LayerFeature? Find(string id) => _byId.GetValueOrDefault(id);
}
