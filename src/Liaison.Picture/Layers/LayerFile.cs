using System.Buffers;
using System.Text.Json;
using Liaison.Kernel.Time;

namespace Liaison.Picture.Layers;

/// <summary>
/// A layer as a file: GeoJSON that any program reads, with what the node knows of the layer in members of its own.
/// </summary>
public static class LayerFile
{
    /// <summary>Writes a feature's properties as a JSON object.</summary>
    public static void WriteProperties(Utf8JsonWriter json, LayerFeature feature)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(feature);
        json.WriteStartObject();
        if (feature.Name is not null) json.WriteString("name"u8, feature.Name);
        if (feature.Description is not null) json.WriteString("description"u8, feature.Description);
        if (feature.Color is not null) json.WriteString("color"u8, feature.Color);
        foreach (var property in feature.Properties)
        {
            json.WritePropertyName(property.Name);
            if (property.Kind == LayerPropertyKind.Text) json.WriteStringValue(property.Text);
            else json.WriteRawValue(property.Text);
        }

        json.WriteEndObject();
    }

    /// <summary>
    /// Begins a layer as a GeoJSON FeatureCollection: its features follow, each by <see cref="WriteFeature"/>, then the
    /// end of the array and of the object.
    /// </summary>
    public static void WriteHead(Utf8JsonWriter json, Layer layer)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(layer);
        json.WriteStartObject();
        json.WriteString("type"u8, "FeatureCollection"u8);
        json.WriteString("id"u8, layer.Id);
        json.WriteString("name"u8, layer.Name);
        json.WriteString("format"u8, layer.Format);
        json.WriteString("by"u8, layer.By);
        json.WriteString("at"u8, IsoTime.Format(layer.At));
        json.WriteStartArray("features"u8);
    }

    /// <summary>Writes a feature as a GeoJSON Feature.</summary>
    public static void WriteFeature(Utf8JsonWriter json, LayerFeature feature)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(feature);
        json.WriteStartObject();
        json.WriteString("type"u8, "Feature"u8);
        json.WriteString("id"u8, feature.Id);
        json.WritePropertyName("geometry"u8);
        GeoJsonWriter.Write(json, feature.Geometry);
        json.WritePropertyName("properties"u8);
        WriteProperties(json, feature);
        json.WriteEndObject();
    }

    /// <summary>The layer as the bytes of a file.</summary>
    internal static ReadOnlySpan<byte> BytesOf(Layer layer)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            WriteHead(json, layer);
            foreach (var feature in layer.Features) WriteFeature(json, feature);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan;
    }

    /// <summary>Reads what <see cref="BytesOf"/> made.</summary>
    /// <param name="id">The layer's id: the file's name.</param>
    /// <param name="utf8">What the file holds.</param>
    /// <param name="layer">The layer, when there is no problem.</param>
    /// <returns>What is wrong with the file; null for nothing.</returns>
    internal static string? Read(string id, ReadOnlySpan<byte> utf8, out Layer layer)
    {
        layer = null!;
        if (!GeoJsonReader.TryReadOwn(utf8, out var content, out var refusal)) return refusal;
        if (content.Skipped > 0) return content.Reasons[0];
        var members = MembersOf(utf8);
        if (!members.TryGetValue("name", out var name) || !members.TryGetValue("format", out var format)
            || !members.TryGetValue("by", out var by) || !members.TryGetValue("at", out var at)
            || !IsoTime.TryParse(at, out var time))
            return "its name, format, by or at is missing";
        layer = new Layer(content.Features) { Id = id, Name = name, Format = format, By = by, At = time };
        return null;
    }

    /// <summary>The texts of the outermost object; the file is known to be JSON.</summary>
    static Dictionary<string, string> MembersOf(ReadOnlySpan<byte> utf8)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = LayerLimits.MaxDepth });
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            if (json.TokenType == JsonTokenType.String) members[name] = json.GetString()!;
            json.Skip();
        }

        return members;
    }
}
