using Liaison.Kernel.Geodesy;
using Liaison.Picture.Layers;

namespace Liaison.Web.Ogc;

/// <summary>The features of one layer. They hold always.</summary>
sealed class LayerSource(Layer layer) : IFeatureSource
{
    public string Id => layer.Id;

    public string Title => layer.Name;

    public string Description => $"A file that {layer.By} put on the map.";

    public GeoBox Extent => layer.Extent;

    public IReadOnlyList<FeatureProperty> Properties => field ??= PropertiesOf(layer);

    public ValueTask<FeaturePage> FindAsync(FeatureQuery query) => new(query.PageOf(layer.Features.Select(FeatureOf)));

    public ValueTask<Feature?> OneAsync(string id) => new(layer.Find(id) is { } feature ? FeatureOf(feature) : null);

    static Feature FeatureOf(LayerFeature feature) => new(
        feature.Id, feature.Geometry, TimeInterval.Always, json => LayerFile.WriteProperties(json, feature));

    static List<FeatureProperty> PropertiesOf(Layer layer)
    {
        var kinds = new Dictionary<string, LayerPropertyKind>(StringComparer.Ordinal)
        {
            ["name"] = LayerPropertyKind.Text,
            ["description"] = LayerPropertyKind.Text,
            ["color"] = LayerPropertyKind.Text,
        };
        foreach (var property in layer.Features.SelectMany(feature => feature.Properties))
        {
            // What is a number here and text there can only be called text.
            if (!kinds.TryAdd(property.Name, property.Kind) && kinds[property.Name] != property.Kind)
                kinds[property.Name] = LayerPropertyKind.Text;
        }

        return [.. kinds.Select(kind => new FeatureProperty(kind.Key, TypeOf(kind.Value)))];
    }

    static string TypeOf(LayerPropertyKind kind) => kind switch
    {
        LayerPropertyKind.Number => "number",
        LayerPropertyKind.Truth => "boolean",
        _ => "string",
    };
}
