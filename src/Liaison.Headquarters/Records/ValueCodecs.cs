using System.Collections.Concurrent;
using System.Formats.Cbor;

namespace Liaison.Headquarters.Records;

/// <summary>The codec of each type that a record may hold. Safe for many threads.</summary>
static class ValueCodecs
{
    static readonly long Earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
    static readonly ConcurrentDictionary<(Type Type, bool IsOptional), IValueCodec> Known = new();

    /// <summary>The codec of a type.</summary>
    /// <exception cref="ArgumentException">Records may not hold this type.</exception>
    public static ValueCodec<T> Of<T>() => (ValueCodec<T>)Of(typeof(T), false);

    static IValueCodec Of(Type type, bool isOptional) =>
        Known.GetOrAdd((type, isOptional), key => Make(key.Type, key.IsOptional));

    static IValueCodec Make(Type type, bool isOptional)
    {
        if (Nullable.GetUnderlyingType(type) is { } plain)
            return Generic(typeof(NullableCodec<>), plain, Of(plain, false));
        if (isOptional && !type.IsValueType)
            return Generic(typeof(OptionalCodec<>), type, Of(type, false));
        if (Simple(type) is { } simple) return simple;
        if (type.IsEnum) return Generic(typeof(EnumCodec<>), type);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var item = type.GetGenericArguments()[0];
            return Generic(typeof(ListCodec<>), item, Of(item, false));
        }

        return type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true
            ? throw new ArgumentException($"records do not hold {type}")
            : Generic(typeof(PositionalCodec<>), type, (Func<Type, bool, IValueCodec>)Of);
    }

    static IValueCodec Generic(Type codec, Type of, params object[] arguments) =>
        (IValueCodec)Activator.CreateInstance(codec.MakeGenericType(of), arguments)!;

    static IValueCodec? Simple(Type type)
    {
        if (type == typeof(string))
            return new SimpleCodec<string>("text", (w, v) => w.WriteTextString(v), r => r.ReadTextString());
        if (type == typeof(bool))
            return new SimpleCodec<bool>("bool", (w, v) => w.WriteBoolean(v), r => r.ReadBoolean());
        if (type == typeof(int)) return new SimpleCodec<int>("int", (w, v) => w.WriteInt32(v), r => r.ReadInt32());
        if (type == typeof(long)) return new SimpleCodec<long>("long", (w, v) => w.WriteInt64(v), r => r.ReadInt64());
        if (type == typeof(Guid)) return new SimpleCodec<Guid>("id", WriteId, ReadId);
        if (type == typeof(DateTimeOffset)) return new SimpleCodec<DateTimeOffset>("time", WriteTime, ReadTime);
        if (type == typeof(TimeSpan)) return new SimpleCodec<TimeSpan>("span", WriteSpan, ReadSpan);
        if (type == typeof(byte[]))
            return new SimpleCodec<byte[]>("bytes", (w, v) => w.WriteByteString(v), r => r.ReadByteString());
        return type == typeof(ReadOnlyMemory<byte>)
            ? new SimpleCodec<ReadOnlyMemory<byte>>(
                "bytes", (w, v) => w.WriteByteString(v.Span), r => r.ReadByteString())
            : null;
    }

    static void WriteId(CborWriter writer, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        writer.WriteByteString(bytes);
    }

    static Guid ReadId(CborReader reader)
    {
        Span<byte> bytes = stackalloc byte[16];
        return reader.TryReadByteString(bytes, out var written) && written == bytes.Length
            ? new Guid(bytes, bigEndian: true) : throw new FormatException("an id has 16 bytes");
    }

    static void WriteTime(CborWriter writer, DateTimeOffset time) => writer.WriteInt64(time.ToUnixTimeMilliseconds());

    static DateTimeOffset ReadTime(CborReader reader)
    {
        var ms = reader.ReadInt64();
        return ms >= Earliest && ms <= Latest
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : throw new FormatException("not a time");
    }

    static void WriteSpan(CborWriter writer, TimeSpan span) => writer.WriteInt64((long)span.TotalMilliseconds);

    static TimeSpan ReadSpan(CborReader reader)
    {
        var ms = reader.ReadInt64();
        return Math.Abs(ms) <= (long)TimeSpan.MaxValue.TotalMilliseconds - 1
            ? TimeSpan.FromTicks(ms * TimeSpan.TicksPerMillisecond) : throw new FormatException("not a span of time");
    }
}
