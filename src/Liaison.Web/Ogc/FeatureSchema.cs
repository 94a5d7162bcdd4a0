using System.Text.Json.Nodes;

namespace Liaison.Web.Ogc;

/// <summary>
/// Describes the features of a collection as JSON Schema, so that clients know all columns before the first row.
/// </summary>
static class FeatureSchema
{
    public static JsonObject Of(IFeatureSource source, string address) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["$id"] = address,
        ["title"] = source.Title,
        ["description"] = source.Description,
        ["type"] = "object",
        ["required"] = new JsonArray("type", "id", "geometry", "properties"),
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("Feature") },
            ["id"] = new JsonObject { ["type"] = "string" },
            ["geometry"] = new JsonObject { ["$ref"] = "https://geojson.org/schema/Geometry.json" },
            ["properties"] = PropertiesOf(source),
        },
    };

    /// <summary>The properties alone.</summary>
    public static JsonObject PropertiesOf(IFeatureSource source) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(
            source.Properties.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Name, Of(p)))),
    };

    static JsonObject Of(FeatureProperty property)
    {
        var schema = new JsonObject { ["type"] = property.Type };
        if (property.Type == "array") schema["items"] = new JsonObject { ["type"] = "string" };
        if (property.Format is { } format) schema["format"] = format;
        return schema;
    }
}
