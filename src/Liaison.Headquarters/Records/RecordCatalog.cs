using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Liaison.Headquarters.Records;

/// <summary>Every kind of record that a headquarters writes, with the type of its body.</summary>
public static class RecordCatalog
{
    static readonly Dictionary<string, Kind> Kinds = typeof(RecordCatalog).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IRecordBody)) && type.IsClass)
        .Select(type => (Kind)Activator.CreateInstance(typeof(Kind<>).MakeGenericType(type))!)
        .ToDictionary(kind => kind.Name);

    static readonly Dictionary<Type, Kind> Types = Kinds.Values.ToDictionary(kind => kind.Type);

    /// <summary>The kinds in the order of their names, each with the type and the shape of its body.</summary>
    public static IEnumerable<(string Kind, Type Type, string Shape)> All =>
        Kinds.Values.OrderBy(kind => kind.Name, StringComparer.Ordinal)
            .Select(kind => (kind.Name, kind.Type, kind.Shape));

    /// <summary>The kind of a body.</summary>
    public static string KindOf(IRecordBody body) => Find(body).Name;

    /// <summary>The bytes of a body.</summary>
    public static byte[] Encode(IRecordBody body) => Find(body).Encode(body);

    /// <summary>Whether there is such a kind.</summary>
    public static bool Knows(string kind) => Kinds.ContainsKey(kind);

    /// <summary>Reads a body.</summary>
    /// <returns>False when the kind is unknown or the bytes are not of that kind.</returns>
    public static bool TryDecode(string kind, ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out IRecordBody? body)
    {
        body = null;
        return Kinds.TryGetValue(kind, out var known) && known.TryDecode(bytes, out body);
    }

    static Kind Find(IRecordBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Types[body.GetType()];
    }

    abstract class Kind(Type type, string shape)
    {
        public string Name { get; } = type.GetCustomAttribute<RecordKindAttribute>()?.Kind
            ?? throw new InvalidOperationException($"{type} has no kind");

        public Type Type { get; } = type;

        public string Shape { get; } = shape;

        public abstract byte[] Encode(IRecordBody body);

        public abstract bool TryDecode(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out IRecordBody? body);
    }

    sealed class Kind<T>() : Kind(typeof(T), BodyCodec.ShapeOf<T>())
        where T : class, IRecordBody
    {
        public override byte[] Encode(IRecordBody body) => BodyCodec.Encode<T>((T)body);

        public override bool TryDecode(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out IRecordBody? body)
        {
            var isRead = BodyCodec.TryDecode<T>(bytes, out var read);
            body = read;
            return isRead;
        }
    }
}
