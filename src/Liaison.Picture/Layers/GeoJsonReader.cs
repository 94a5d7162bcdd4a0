using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Liaison.Picture.Layers;

/// <summary>
/// Reads GeoJSON (RFC 7946) from strangers: a FeatureCollection, a Feature or a geometry. Bounded in size, depth and
/// counts; it never throws because of what a file holds.
/// </summary>
public static class GeoJsonReader
{
    const string Format = "geojson";
    const string NotReadable = "This is no JSON that can be read";

    static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a file.</summary>
    /// <param name="utf8">What it holds.</param>
    /// <param name="content">What was found, when the answer is true.</param>
    /// <param name="refusal">Why it cannot be taken, when the answer is false.</param>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out LayerContent content, out string refusal)
    {
        content = null!;
        refusal = $"The file is longer than {LayerLimits.MaxFileBytes} bytes.";
        return utf8.Length <= LayerLimits.MaxFileBytes && TryRead(utf8, isOwn: false, out content, out refusal);
    }

    /// <summary>
    /// Reads a file of the node's own, whatever its length: its names mean what they meant when written.
    /// </summary>
    internal static bool TryReadOwn(ReadOnlySpan<byte> utf8, out LayerContent content, out string refusal) =>
        TryRead(utf8, isOwn: true, out content, out refusal);

    static bool TryRead(ReadOnlySpan<byte> utf8, bool isOwn, out LayerContent content, out string refusal)
    {
        var builder = new LayerContentBuilder(Format);
        content = null!;
        refusal = "The file is not UTF-8 text.";
        if (utf8.StartsWith(ByteOrderMark)) utf8 = utf8[ByteOrderMark.Length..];
        if (!Utf8.IsValid(utf8)) return false;
        refusal = "";
        try
        {
            var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = LayerLimits.MaxDepth });
            json.Read();
            refusal = ReadDocument(ref json, isOwn, builder) ?? builder.Refusal ?? "";
            // What follows the document must not be lost without a word.
            while (refusal.Length == 0 && json.Read())
            {
                // Only white space may be left; anything else throws.
            }
        }
        catch (JsonException broken)
        {
            refusal = $"{NotReadable}: line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1} of it.";
        }
        catch (InvalidOperationException)
        {
            // A text with half of a surrogate pair, escaped.
            refusal = $"{NotReadable}: a text in it is no text.";
        }

        if (refusal.Length == 0 && !builder.TryFinish(out content)) refusal = builder.Refusal!;
        return refusal.Length == 0;
    }

    static string? ReadDocument(ref Utf8JsonReader json, bool isOwn, LayerContentBuilder builder)
    {
        switch (TypeOf(json))
        {
            case "FeatureCollection":
                return ReadCollection(ref json, isOwn, builder);
            case "Feature":
                GeoJsonFeature.Read(ref json, isOwn, builder);
                return null;
            case "Topology":
                return "This is TopoJSON; only GeoJSON can be read.";
            case { } type when GeoJsonGeometry.IsKnown(type):
                if (GeoJsonGeometry.TryRead(ref json, out var geometry, out var fault))
                    builder.Add(null, geometry, null, null, null, []);
                else
                    builder.Skip(fault);
                return null;
            default:
                return "This is JSON, but no GeoJSON: it has no type of RFC 7946.";
        }
    }

    static string? ReadCollection(ref Utf8JsonReader json, bool isOwn, LayerContentBuilder builder)
    {
        var isThere = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isFeatures = json.ValueTextEquals("features"u8);
            json.Read();
            if (!isFeatures)
            {
                json.Skip();
                continue;
            }

            if (json.TokenType != JsonTokenType.StartArray) return "features must be an array.";
            isThere = true;
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                if (json.TokenType != JsonTokenType.StartObject)
                {
                    json.Skip();
                    builder.Skip("it is no object");
                }
                else
                {
                    GeoJsonFeature.Read(ref json, isOwn, builder);
                }

                if (builder.Refusal is not null) return builder.Refusal;
            }
        }

        return isThere ? null : "The FeatureCollection has no features.";
    }

    /// <summary>
    /// The member <c>type</c> of the object that begins here, wherever it stands in it; null for none.
    /// </summary>
    internal static string? TypeOf(Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject) return null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isType = json.ValueTextEquals("type"u8);
            json.Read();
            if (isType) return json.TokenType == JsonTokenType.String ? json.GetString() : null;
            json.Skip();
        }

        return null;
    }

    /// <summary>A token as it was written; what is read here lies in one piece.</summary>
    internal static string RawText(in Utf8JsonReader json) => Encoding.UTF8.GetString(json.ValueSpan);

    /// <summary>The value of a member <c>id</c>; null when it is neither text nor number.</summary>
    internal static string? IdOf(in Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => json.GetString(),
        JsonTokenType.Number when json.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
        JsonTokenType.Number => RawText(json),
        _ => null,
    };
}
