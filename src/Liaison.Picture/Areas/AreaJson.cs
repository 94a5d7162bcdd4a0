using System.Text.Json.Serialization;
using Liaison.Picture.Files;

namespace Liaison.Picture.Areas;

/// <summary>The content of <c>areas.json</c>.</summary>
sealed record AreasFile(int Version, IReadOnlyList<WatchArea> Areas)
{
    public const int CurrentVersion = 1;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(GeoPointJson)])]
[JsonSerializable(typeof(AreasFile))]
sealed partial class AreaJson : JsonSerializerContext;
