using System.Formats.Cbor;
using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Snapshots;

/// <summary>The tables of a snapshot: lists of immutable values by name.</summary>
public sealed class SnapshotTables
{
    readonly Dictionary<string, Table> _tables = [];

    /// <summary>The tables in the order of their names.</summary>
    internal IEnumerable<Table> All => _tables.Values.OrderBy(table => table.Name, StringComparer.Ordinal);

    /// <summary>Adds a table. References are copied, so the values must be immutable.</summary>
    /// <param name="name">Its name: <c>board.what</c>.</param>
    /// <param name="values">What it holds, in an order that depends on the records alone.</param>
    /// <typeparam name="T">A type that <see cref="BodyCodec"/> can write.</typeparam>
    public void Add<T>(string name, IEnumerable<T> values) => _tables.Add(name, new Table<T>(name, [.. values]));

    /// <summary>The values of a table; none when there is no such table.</summary>
    public IReadOnlyList<T> Read<T>(string name) =>
        _tables.TryGetValue(name, out var table) ? table.Read<T>() : [];

    internal void Add(string name, string shape, List<byte[]> chunks) =>
        _tables.Add(name, new StoredTable(name, shape, chunks));

    internal abstract class Table(string name)
    {
        // A chunk is what is decoded at a time; chunks are decoded side by side.
        protected const int ValuesOfChunk = 2000;

        public string Name { get; } = name;

        public abstract string Shape { get; }

        public abstract IEnumerable<byte[]> Chunks();

        public abstract IReadOnlyList<T> Read<T>();
    }

    /// <summary>A table of values.</summary>
    sealed class Table<TValue>(string name, TValue[] values) : Table(name)
    {
        public override string Shape => BodyCodec.ShapeOf<TValue>();

        public override IEnumerable<byte[]> Chunks()
        {
            foreach (var chunk in values.Chunk(ValuesOfChunk))
            {
                var writer = new CborWriter(CborConformanceMode.Canonical);
                writer.WriteStartArray(chunk.Length);
                foreach (var value in chunk) BodyCodec.Write<TValue>(writer, value);
                writer.WriteEndArray();
                yield return writer.Encode();
            }
        }

        public override IReadOnlyList<T> Read<T>() => (IReadOnlyList<T>)(object)values;
    }

    /// <summary>A table as it was stored.</summary>
    sealed class StoredTable(string name, string shape, List<byte[]> chunks) : Table(name)
    {
        public override string Shape => shape;

        public override IEnumerable<byte[]> Chunks() => chunks;

        public override IReadOnlyList<T> Read<T>()
        {
            if (shape != BodyCodec.ShapeOf<T>())
                throw new SnapshotException($"the table {Name} is of another version");
            // Whole chunks are handed over: putting values in order one by one would cost more than decoding them.
            var decoded = chunks.AsParallel().AsOrdered().Select(Decode<T>).ToArray();
            var values = new T[decoded.Sum(chunk => chunk.Length)];
            var place = 0;
            foreach (var chunk in decoded)
            {
                chunk.CopyTo(values, place);
                place += chunk.Length;
            }

            return values;
        }

        T[] Decode<T>(byte[] chunk)
        {
            try
            {
                var reader = new CborReader(chunk, CborConformanceMode.Canonical);
                var values = new T[reader.ReadStartArray() ?? 0];
                for (var i = 0; i < values.Length; i++) values[i] = BodyCodec.Read<T>(reader);
                reader.ReadEndArray();
                return values;
            }
            catch (Exception e) when (e is CborContentException or InvalidOperationException or FormatException)
            {
                throw new SnapshotException($"the table {Name} cannot be read", e);
            }
        }
    }
}
