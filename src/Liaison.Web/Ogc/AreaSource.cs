using System.Text.Json;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Areas;

namespace Liaison.Web.Ogc;

/// <summary>The watch areas, circles and corridors by their outlines. They hold always.</summary>
sealed class AreaSource(WatchAreaList areas, WebNode node) : IFeatureSource
{
    public string Id => "areas";

    public string Title => "Watch areas";

    public string Description => "Areas in which the node watches tracks and calls out.";

    public GeoBox Extent => GeoBox.World;

    public IReadOnlyList<FeatureProperty> Properties { get; } =
    [
        new("name", "string"), new("enabled", "boolean"), new("shape", "string"), new("severity", "string"),
        new("rules", "array"), new("types", "array"), new("sources", "array"), new("label", "string"),
    ];

    public ValueTask<FeaturePage> FindAsync(FeatureQuery query) => new(query.PageOf(areas.All.Select(FeatureOf)));

    public ValueTask<Feature?> OneAsync(string id) => new(areas.Find(id) is { } area ? FeatureOf(area) : null);

    Feature FeatureOf(WatchArea area) => new(
        area.Id, Outline.Of(AreaOutline.Of(area.Shape)), TimeInterval.Always, json => Write(json, area));

    void Write(Utf8JsonWriter json, WatchArea area)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, area.Name);
        json.WriteBoolean("enabled"u8, area.Enabled);
        json.WriteString("shape"u8, area.Shape switch
        {
            AreaCircle => "circle",
            AreaCorridor => "corridor",
            _ => "polygon",
        });
        json.WriteString("severity"u8, area.Severity.ToString().ToLowerInvariant());
        WriteWords(json, "rules", area.Rules.Select(rule => rule.Kind.ToString().ToLowerInvariant()));
        WriteWords(json, "types", area.Types);
        WriteWords(json, "sources", area.Sources);
        json.WriteString("label"u8, area.Label ?? node.DefaultLabel);
        json.WriteEndObject();
    }

    static void WriteWords(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words) json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
