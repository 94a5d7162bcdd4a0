using System.Text;
using System.Text.Json;

namespace Liaison.Headquarters.Forces.Import;

/// <summary>A part of a JSON document, with the line at which it stands.</summary>
sealed class JsonPart
{
    const int MaxDepth = 100;

    JsonPart(JsonValueKind kind, int line) => (Kind, Line) = (kind, line);

    public JsonValueKind Kind { get; }

    public int Line { get; }

    /// <summary>Text, or a number as it is written.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Members of an object in their order; names may be there twice.</summary>
    public List<(string Name, JsonPart Value)> Members { get; } = [];

    /// <summary>Items of an array.</summary>
    public List<JsonPart> Items { get; } = [];

    /// <summary>The last member of a name; null when there is none, or it is null.</summary>
    public JsonPart? this[string name] =>
        Members.FindLast(member => member.Name == name).Value is { Kind: not JsonValueKind.Null } found ? found : null;

    /// <summary>Reads a document.</summary>
    /// <returns>Null with the line and the reason when it is none.</returns>
    public static JsonPart? Read(string text, out int line, out string fault)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        var lines = new LineCounter(utf8);
        (line, fault) = (0, "");
        try
        {
            reader.Read();
            var root = Read(ref reader, lines);
            reader.Read();
            return root;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            line = broken is JsonException { LineNumber: { } number } ? (int)number + 1 : 1;
            fault = "JSON that can be read, at most 100 levels deep";
            return null;
        }
    }

    static JsonPart Read(ref Utf8JsonReader reader, LineCounter lines)
    {
        var line = lines.LineOf((int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var thing = new JsonPart(JsonValueKind.Object, line);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    thing.Members.Add((name, Read(ref reader, lines)));
                }

                return thing;
            case JsonTokenType.StartArray:
                var list = new JsonPart(JsonValueKind.Array, line);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    list.Items.Add(Read(ref reader, lines));
                return list;
            case JsonTokenType.String:
                return new(JsonValueKind.String, line) { Text = reader.GetString()! };
            case JsonTokenType.Number:
                return new(JsonValueKind.Number, line) { Text = Encoding.ASCII.GetString(reader.ValueSpan) };
            case JsonTokenType.Null:
                return new(JsonValueKind.Null, line);
            default:
                return new(JsonValueKind.True, line);
        }
    }

    /// <summary>Finds lines of places that come in their order.</summary>
    sealed class LineCounter(byte[] utf8)
    {
        int _at;
        int _line = 1;

        public int LineOf(int place)
        {
            _line += utf8.AsSpan(_at, place - _at).Count((byte)'\n');
            _at = place;
            return _line;
        }
    }
}
