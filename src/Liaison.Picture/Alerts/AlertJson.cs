using System.Text.Json.Serialization;
using Liaison.Picture.Files;

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
