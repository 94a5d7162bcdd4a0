using System.Text.Json;

namespace Liaison.Picture.Layers;

/// <summary>Reads one feature of GeoJSON.</summary>
static class GeoJsonFeature
{
    const int MaxNumberLength = 40;

    // Names of colours in the convention that most programs share (simplestyle), and our own first.
    static readonly string[] ColorNames = ["color", "stroke", "marker-color", "fill"];
    static readonly string[] NameNames = ["name", "Name", "title"];
    static readonly string[] DescriptionNames = ["description", "desc"];

    /// <summary>Reads the object that begins here, to its end.</summary>
    /// <param name="json">Stands at the object's beginning.</param>
    /// <param name="isOwn">Whether only the node's own names stand for name, description and colour.</param>
    /// <param name="builder">Takes the feature.</param>
    public static void Read(ref Utf8JsonReader json, bool isOwn, LayerContentBuilder builder)
    {
        string? id = null;
        Geometry? geometry = null;
        string? fault = "it has no geometry";
        List<LayerProperty> properties = [];
        if (GeoJsonReader.TypeOf(json) != "Feature") fault = "its type is not Feature";
        var isFeature = fault == "it has no geometry";
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            json.Read();
            switch (name)
            {
                case "id":
                    id = GeoJsonReader.IdOf(json);
                    json.Skip();
                    break;
                case "geometry" when isFeature && json.TokenType == JsonTokenType.StartObject:
                    fault = GeoJsonGeometry.TryRead(ref json, out var read, out var wrong) ? null : wrong;
                    geometry = read;
                    break;
                case "properties" when json.TokenType == JsonTokenType.StartObject:
                    ReadProperties(ref json, properties);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        if (fault is not null)
        {
            builder.Skip(fault);
            return;
        }

        var title = Take(properties, isOwn ? NameNames[..1] : NameNames);
        var description = Take(properties, isOwn ? DescriptionNames[..1] : DescriptionNames);
        var color = TakeColor(properties, isOwn ? ColorNames[..1] : ColorNames);
        builder.Add(id, geometry!, title, description, color, properties);
    }

    static void ReadProperties(ref Utf8JsonReader json, List<LayerProperty> properties)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            LayerProperty? property = json.TokenType switch
            {
                JsonTokenType.String => new(name, LayerPropertyKind.Text, json.GetString()!),
                JsonTokenType.Number => new(name, KindOf(json), GeoJsonReader.RawText(json)),
                JsonTokenType.True => new(name, LayerPropertyKind.Truth, "true"),
                JsonTokenType.False => new(name, LayerPropertyKind.Truth, "false"),
                JsonTokenType.StartArray or JsonTokenType.StartObject =>
                    new(name, LayerPropertyKind.Text, Nested(json)),
                _ => null,
            };
            json.Skip();
            // Names come with the feature; more than are kept are not gathered either.
            if (property is { } one && properties.Count < LayerLimits.MaxProperties + NameNames.Length)
                properties.Add(one);
        }
    }

    // What no reader can hold as a number is kept as it was written.
    static LayerPropertyKind KindOf(in Utf8JsonReader number) =>
        number.ValueSpan.Length <= MaxNumberLength && number.TryGetDouble(out var value) && double.IsFinite(value)
            ? LayerPropertyKind.Number : LayerPropertyKind.Text;

    /// <summary>A list or an object as its JSON, so that nothing of it is lost.</summary>
    static string Nested(Utf8JsonReader json)
    {
        using var document = JsonDocument.ParseValue(ref json);
        return document.RootElement.GetRawText();
    }

    static string? Take(List<LayerProperty> properties, string[] names)
    {
        foreach (var name in names)
        {
            var at = properties.FindIndex(p => p.Name == name);
            if (at < 0 || string.IsNullOrWhiteSpace(properties[at].Text)) continue;
            var text = properties[at].Text;
            properties.RemoveAt(at);
            return text;
        }

        return null;
    }

    static string? TakeColor(List<LayerProperty> properties, string[] names)
    {
        foreach (var name in names)
        {
            var at = properties.FindIndex(p => p.Name == name);
            if (at < 0 || LayerColor.Read(properties[at].Text) is not { } color) continue;
            properties.RemoveAt(at);
            return color;
        }

        return null;
    }
}
