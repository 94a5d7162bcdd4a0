using System.Text.Json;
using System.Text.Json.Serialization;
using Liaison.Kernel.Geodesy;

namespace Liaison.Picture.Files;

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
