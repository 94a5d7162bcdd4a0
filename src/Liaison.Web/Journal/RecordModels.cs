using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Liaison.Headquarters.Records;
using Liaison.Journal.Blocks;
using Liaison.Journal.Records;

namespace Liaison.Web.Journal;

/// <summary>A record of the journal, readable.</summary>
public sealed record RecordModel
{
    /// <summary>Its number, from 1, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>The number of its block.</summary>
    public required long Block { get; init; }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its hash, by which its block names it: SHA-256 in small hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Who decided.</summary>
    public required string Author { get; init; }

    /// <summary>The role in which they did.</summary>
    public required string Role { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>Name of the headquarters whose record it is.</summary>
    public required string Headquarters { get; init; }

    /// <summary>What it says; absent for a kind that this version does not know.</summary>
    public JsonNode? Body { get; init; }
}

/// <summary>Makes records readable.</summary>
static class RecordModels
{
    static readonly JsonSerializerOptions BodyOptions = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new PositionConverter() },
    };

    /// <summary>The records of a block from a number on.</summary>
    public static IEnumerable<RecordModel> Of(Block block, long from, WebNode node)
    {
        for (var number = Math.Max(from, block.First); number <= block.Last; number++)
        {
            var content = block.Records[(int)(number - block.First)];
            if (RecordCodec.TryRead(content, number, block.Number, out var record))
                yield return Of(record, RecordCodec.Hash(content.Span), node);
        }
    }

    static RecordModel Of(LogRecord record, byte[] hash, WebNode node) => new()
    {
        Number = record.Number,
        Block = record.Block,
        Id = record.Id,
        Hash = Convert.ToHexStringLower(hash),
        Time = record.Time,
        Kind = record.Kind,
        Author = record.Author,
        Role = record.Role,
        Label = record.Label.Length > 0 ? record.Label : node.DefaultLabel,
        Headquarters = node.Name,
        Body = BodyOf(record),
    };

    static JsonNode? BodyOf(LogRecord record)
    {
        if (RecordCatalog.TryDecode(record.Kind, record.Body, out var body))
            return JsonSerializer.SerializeToNode(body, body.GetType(), BodyOptions);
        if (!LogRecords.TryReadKey(record, out var key)) return null;
        using (key) return new JsonObject { ["publicKey"] = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()) };
    }

    /// <summary>A place as [longitude, latitude] in degrees, as GeoJSON has it.</summary>
    sealed class PositionConverter : JsonConverter<GeoPosition>
    {
        public override GeoPosition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, GeoPosition value, JsonSerializerOptions options)
        {
            var point = value.ToPoint();
            writer.WriteStartArray();
            writer.WriteNumberValue(point.Longitude);
            writer.WriteNumberValue(point.Latitude);
            writer.WriteEndArray();
        }
    }
}
