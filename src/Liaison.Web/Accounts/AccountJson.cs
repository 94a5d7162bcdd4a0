using System.Text.Json.Serialization;

namespace Liaison.Web.Accounts;

/// <summary>Rows of the store. Members may be added, with a default; none is renamed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(Passkey))]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(ApiToken))]
[JsonSerializable(typeof(AccountEvent))]
sealed partial class AccountJson : JsonSerializerContext;
