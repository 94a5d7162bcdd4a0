using System.Text.Json.Serialization;

namespace Liaison.Tak.Certificates;

/// <summary>The content of <c>tak/clients.json</c>.</summary>
sealed record ClientsFile(int Version, IReadOnlyList<RegisteredClient> Clients)
{
    public const int CurrentVersion = 1;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ClientsFile))]
sealed partial class CertificateJson : JsonSerializerContext;
