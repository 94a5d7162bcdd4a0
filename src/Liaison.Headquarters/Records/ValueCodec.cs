using System.Formats.Cbor;

namespace Liaison.Headquarters.Records;

/// <summary>Writes and reads one type of value as deterministic CBOR (RFC 8949, section 4.2).</summary>
abstract class ValueCodec<T> : IValueCodec
{
    public abstract string Shape { get; }

    public abstract void Write(CborWriter writer, T value);

    /// <summary>Reads a value.</summary>
    /// <exception cref="FormatException">The bytes are CBOR, but not of this type.</exception>
    /// <exception cref="InvalidOperationException">The same, found by the reader.</exception>
    /// <exception cref="CborContentException">The bytes are not CBOR.</exception>
    public abstract T Read(CborReader reader);
}

/// <summary>What all codecs have in common.</summary>
interface IValueCodec
{
    /// <summary>The bytes' layout in words: two types with one shape have one format.</summary>
    string Shape { get; }
}

/// <summary>A value that CBOR, or one of its types, holds directly.</summary>
sealed class SimpleCodec<T>(string shape, Action<CborWriter, T> write, Func<CborReader, T> read) : ValueCodec<T>
{
    public override string Shape => shape;

    public override void Write(CborWriter writer, T value) => write(writer, value);

    public override T Read(CborReader reader) => read(reader);
}

/// <summary>An enumeration, by its members' names: they may be moved, never renamed.</summary>
sealed class EnumCodec<T> : ValueCodec<T>
    where T : struct, Enum
{
    static readonly Dictionary<T, string> Names =
        Enum.GetValues<T>().ToDictionary(value => value, value => value.ToString());

    static readonly Dictionary<string, T> Values = Names.ToDictionary(pair => pair.Value, pair => pair.Key);

    public override string Shape => $"{typeof(T).Name}({string.Join('|', Names.Values)})";

    public override void Write(CborWriter writer, T value) => writer.WriteTextString(Names[value]);

    public override T Read(CborReader reader) =>
        Values.TryGetValue(reader.ReadTextString(), out var value)
            ? value : throw new FormatException($"not a {typeof(T).Name}");
}

/// <summary>A value or nothing.</summary>
sealed class NullableCodec<T>(ValueCodec<T> of) : ValueCodec<T?>
    where T : struct
{
    public override string Shape => of.Shape + "?";

    public override void Write(CborWriter writer, T? value)
    {
        if (value is { } present)
            of.Write(writer, present);
        else
            writer.WriteNull();
    }

    public override T? Read(CborReader reader)
    {
        if (reader.PeekState() != CborReaderState.Null) return of.Read(reader);
        reader.ReadNull();
        return null;
    }
}

/// <summary>An object or nothing.</summary>
sealed class OptionalCodec<T>(ValueCodec<T> of) : ValueCodec<T?>
    where T : class
{
    public override string Shape => of.Shape + "?";

    public override void Write(CborWriter writer, T? value)
    {
        if (value is null)
            writer.WriteNull();
        else
            of.Write(writer, value);
    }

    public override T? Read(CborReader reader)
    {
        if (reader.PeekState() != CborReaderState.Null) return of.Read(reader);
        reader.ReadNull();
        return null;
    }
}

/// <summary>A list.</summary>
sealed class ListCodec<T>(ValueCodec<T> of) : ValueCodec<IReadOnlyList<T>>
{
    public override string Shape => $"[{of.Shape}]";

    public override void Write(CborWriter writer, IReadOnlyList<T> value)
    {
        writer.WriteStartArray(value.Count);
        foreach (var item in value) of.Write(writer, item);
        writer.WriteEndArray();
    }

    public override IReadOnlyList<T> Read(CborReader reader)
    {
        var length = reader.ReadStartArray() ?? throw new FormatException("a list without a length");
        // Each item takes a byte at least: a length that lies does not make room.
        if (length > reader.BytesRemaining) throw new FormatException("a list longer than its bytes");
        var items = new T[length];
        for (var i = 0; i < length; i++) items[i] = of.Read(reader);
        reader.ReadEndArray();
        return items;
    }
}
