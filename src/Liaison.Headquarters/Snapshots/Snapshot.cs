using System.Security.Cryptography;
using System.Text;
using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Snapshots;

/// <summary>The boards at one record: a cache, which can be thrown away.</summary>
public sealed class Snapshot
{
    // Raised when boards make something else of the same records.
    const int Version = 1;
    const int MaxChunkBytes = 1 << 30;
    static ReadOnlySpan<byte> Magic => "LSNAPSH1"u8;

    readonly SnapshotTables _tables;

    Snapshot(SnapshotTables tables, long number) => (_tables, Number) = (tables, number);

    /// <summary>The last record that is in it.</summary>
    public long Number { get; }

    /// <summary>Takes one of boards.</summary>
    /// <param name="boards">The boards; they do not change meanwhile.</param>
    /// <param name="number">The last record that they hold.</param>
    public static Snapshot Of(Boards boards, long number)
    {
        ArgumentNullException.ThrowIfNull(boards);
        var tables = new SnapshotTables();
        foreach (var board in boards.All) board.Save(tables);
        return new Snapshot(tables, number);
    }

    /// <summary>Boards as they were.</summary>
    /// <exception cref="SnapshotException">A table is of another version or damaged.</exception>
    public Boards ToBoards()
    {
        var boards = new Boards();
        foreach (var board in boards.All) board.Load(_tables);
        return boards;
    }

    /// <summary>SHA-256 over all tables: boards that hold the same have the same digest.</summary>
    public byte[] Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in _tables.All)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(table.Name));
            foreach (var chunk in table.Chunks()) hash.AppendData(chunk);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>Writes it.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="anchor">Names the journal's record <see cref="Number"/>: its hash.</param>
    public void Write(Stream stream, ReadOnlySpan<byte> anchor)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var hash = SHA256.Create();
        using (var hashing = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(hashing, Encoding.UTF8))
        {
            writer.Write(Magic);
            writer.Write(Version);
            writer.Write(Number);
            writer.Write(anchor.Length);
            writer.Write(anchor);
            var tables = _tables.All.ToList();
            writer.Write(tables.Count);
            foreach (var table in tables) Write(writer, table);
        }

        stream.Write(hash.Hash!);
    }

    /// <summary>Reads one.</summary>
    /// <param name="stream">Where from; it can be searched.</param>
    /// <param name="anchor">What it was written with.</param>
    /// <exception cref="SnapshotException">It is damaged, or of another version.</exception>
    public static Snapshot Read(Stream stream, out byte[] anchor)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            Check(stream);
            using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic) || reader.ReadInt32() != Version)
                throw new SnapshotException("it is of another version");
            var number = reader.ReadInt64();
            anchor = reader.ReadBytes(reader.ReadInt32());
            var tables = new SnapshotTables();
            for (var count = reader.ReadInt32(); count > 0; count--) Read(reader, tables);
            return new Snapshot(tables, number);
        }
        catch (Exception e) when (e is IOException or ArgumentException or FormatException)
        {
            throw new SnapshotException($"it cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Compares the hash at the end with what is in front of it.</summary>
    static void Check(Stream stream)
    {
        var content = stream.Length - SHA256.HashSizeInBytes;
        if (content < Magic.Length) throw new SnapshotException("it is too short");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (var left = content; left > 0;)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0) throw new SnapshotException("it is cut off");
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        var stored = new byte[SHA256.HashSizeInBytes];
        stream.ReadExactly(stored);
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(stored)) throw new SnapshotException("it is damaged");
        stream.Position = 0;
    }

    static void Write(BinaryWriter writer, SnapshotTables.Table table)
    {
        writer.Write(table.Name);
        writer.Write(table.Shape);
        foreach (var chunk in table.Chunks())
        {
            writer.Write(chunk.Length);
            writer.Write(chunk);
        }

        writer.Write(0);
    }

    static void Read(BinaryReader reader, SnapshotTables tables)
    {
        var (name, shape) = (reader.ReadString(), reader.ReadString());
        var chunks = new List<byte[]>();
        for (var length = reader.ReadInt32(); length != 0; length = reader.ReadInt32())
        {
            if (length is < 0 or > MaxChunkBytes) throw new SnapshotException("a length cannot be");
            chunks.Add(reader.ReadBytes(length));
        }

        tables.Add(name, shape, chunks);
    }
}
