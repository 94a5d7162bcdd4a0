using System.Text.Json;
using System.Text.Json.Serialization;
using Liaison.Kernel.Geodesy;

namespace Liaison.Picture.Alerts;

/// <summary>A line of <c>alerts.json</c>: an alert as it stood after a change, or how far numbers have got.</summary>
sealed record SavedAlert
{
    /// <summary>Numbers up to this one have been used.</summary>
    public long Last { get; init; }

    public AlertEntry? Entry { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(GeoPointJson)])]
[JsonSerializable(typeof(SavedAlert))]
sealed partial class AlertJson : JsonSerializerContext;

/// <summary>A place as <c>[longitude, latitude]</c> in degrees, as in GeoJSON.</summary>
sealed class GeoPointJson : JsonConverter<GeoPoint>
{
    public override GeoPoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !TryReadNumber(ref reader, out var longitude)
            || !TryReadNumber(ref reader, out var latitude) || !reader.Read()
            || reader.TokenType != JsonTokenType.EndArray
            || !GeoPoint.TryCreate(latitude, longitude, out var point))
            throw new JsonException("A place is [longitude, latitude] in degrees.");
        return point;
    }

    public override void Write(Utf8JsonWriter writer, GeoPoint value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Longitude);
        writer.WriteNumberValue(value.Latitude);
        writer.WriteEndArray();
    }

    static bool TryReadNumber(ref Utf8JsonReader reader, out double number)
    {
        number = 0;
        return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out number);
    }
}
