using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Liaison.Headquarters.Command;
using Liaison.Kernel.Labels;

namespace Liaison.Web.Command;

/// <summary>The label of something that is posted: the banner as text, or its parts (<see cref="LabelData"/>).</summary>
[JsonConverter(typeof(PostedLabelConverter))]
public sealed record PostedLabel(string? Banner, LabelData? Data)
{
    /// <summary>Reads a label.</summary>
    /// <param name="posted">What was posted; null for the node's default.</param>
    /// <param name="banner">The banner; empty for the node's default.</param>
    /// <param name="refusal">Why it is none.</param>
    public static bool TryRead(PostedLabel? posted, out string banner, [NotNullWhen(false)] out Refusal? refusal)
    {
        (banner, refusal) = ("", null);
        if (posted is null) return true;
        var isRead = posted.Data is { } data
            ? data.TryCreate(LabelPolicy.Default, out var label, out var error)
            : Label.TryParse(posted.Banner, LabelPolicy.Default, out label, out error);
        if (isRead)
            banner = label!.ToBanner();
        else
            refusal = Refusal.Invalid("label", error!);
        return isRead;
    }
}

/// <summary>Reads text or an object.</summary>
sealed class PostedLabelConverter : JsonConverter<PostedLabel>
{
    public override PostedLabel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? new(reader.GetString(), null)
            : new(null, JsonSerializer.Deserialize(ref reader, CommandJson.Default.LabelData));

    public override void Write(Utf8JsonWriter writer, PostedLabel value, JsonSerializerOptions options)
    {
        if (value.Data is { } data)
            JsonSerializer.Serialize(writer, data, CommandJson.Default.LabelData);
        else
            writer.WriteStringValue(value.Banner);
    }
}

/// <summary>JSON of what all boards have in common.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(LabelData))]
sealed partial class CommandJson : JsonSerializerContext;
