using Liaison.Journal.Blocks;
using Liaison.Journal.Stores;
using Microsoft.Data.Sqlite;

namespace Liaison.Journal.Sqlite;

/// <summary>A log in a SQLite file. A block is one transaction, which is on disk when the append returns.</summary>
/// <remarks>
/// Write-ahead log with <c>synchronous = FULL</c>. Triggers refuse every change and deletion. One process writes, which
/// a lock beside the file makes sure; readers have connections of their own and never wait for the writer.
/// </remarks>
public sealed class SqliteLogStore : ILogStore
{
    const int MaxBlocksAtATime = 64;
    const string Damaged = "the log's file is damaged: a value has not the type of its column";

    readonly string _path;
    readonly SqliteLogAppender? _appender;

    // The connection and its command are one caller's at a time.
    readonly Lock _lock = new();
    readonly SqliteConnection _reader;
    readonly SqliteCommand _find;

    /// <summary>Opens the file to write, or makes it.</summary>
    /// <exception cref="IOException">
    /// It cannot be opened, another process writes it, it is no log, or was made by a later version.
    /// </exception>
    public SqliteLogStore(string path)
        : this(path, new SqliteLogAppender(path))
    {
    }

    SqliteLogStore(string path, SqliteLogAppender? appender)
    {
        (_path, _appender) = (path, appender);
        try
        {
            _reader = SqliteSession.Open(path, SqliteOpenMode.ReadOnly);
        }
        catch
        {
            appender?.Dispose();
            throw;
        }

        _find = _reader.CreateCommand();
        _find.CommandText = "SELECT number FROM record WHERE id = $id";
        _find.Parameters.Add(new SqliteParameter { ParameterName = "$id" });
    }

    /// <summary>Opens a file to read from it alone, also while another process writes it.</summary>
    /// <exception cref="IOException">It is not there, is no log, or was made by a later version.</exception>
    public static SqliteLogStore OpenToRead(string path) =>
        File.Exists(path) ? new(path, null) : throw new IOException($"{path} is not there");

    /// <inheritdoc />
    public Block? ReadLast() => Guarded(() =>
    {
        using var command = _reader.CreateCommand();
        command.CommandText = """
            SELECT number, first, header, signature, last, (SELECT max(number) FROM record) FROM block
            ORDER BY number DESC LIMIT 1
            """;
        using var row = command.ExecuteReader();
        if (!row.Read()) return null;
        MustBeAll(Number(row, 4), Number(row, 5));
        return BlockOf(row);
    });

    /// <inheritdoc />
    public void Append(Block block, IReadOnlyList<Guid> ids) => AppendAll([(block, ids)]);

    /// <inheritdoc />
    public void AppendAll(IReadOnlyList<(Block Block, IReadOnlyList<Guid> Ids)> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        if (_appender is null) throw new InvalidOperationException($"{_path} was opened to read alone");
        _appender.Append(blocks);
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<Guid, long> FindAll(IReadOnlyList<Guid> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Guarded(() =>
        {
            var found = new Dictionary<Guid, long>();
            foreach (var id in ids)
            {
                _find.Parameters[0].Value = id.ToByteArray(bigEndian: true);
                if (_find.ExecuteScalar() is long number) found[id] = number;
            }

            return found;
        });
    }

    /// <inheritdoc />
    public IEnumerable<Block> Read(long from)
    {
        using var connection = SqliteSession.Open(_path, SqliteOpenMode.ReadOnly);
        // Who wants one record reads one block; who wants all soon reads many at a time.
        for (var count = 1; ; count = Math.Min(2 * count, MaxBlocksAtATime))
        {
            var blocks = ReadSome(connection, from, count);
            foreach (var block in blocks) yield return block;
            if (blocks.Count < count) yield break;
            from = blocks[^1].Last + 1;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _find.Dispose();
        _reader.Dispose();
        // The last connection that closes tidies the file up.
        _appender?.Dispose();
    }

    IReadOnlyList<Block> ReadSome(SqliteConnection connection, long from, int count)
    {
        try
        {
            using var transaction = connection.BeginTransaction(deferred: true);
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = """
                SELECT number, first, header, signature, last FROM block WHERE last >= $from
                ORDER BY last LIMIT $count
                """;
            command.Parameters.AddWithValue("$from", from);
            command.Parameters.AddWithValue("$count", count);
            using var row = command.ExecuteReader();
            var heads = new List<(Block Head, long Last)>();
            while (row.Read()) heads.Add((BlockOf(row), Number(row, 4)));
            if (heads.Count < count) MustBeAll(heads.Count == 0 ? from - 1 : heads[^1].Last, LastRecord(connection));
            return heads.Count == 0 ? [] : StoredBlocks.Join(
                heads, Records(connection, transaction, heads[0].Head.First, heads[^1].Last));
        }
        catch (SqliteException failure)
        {
            throw Failure(failure);
        }
    }

    static IEnumerable<(long Number, byte[] Content)> Records(
        SqliteConnection connection, SqliteTransaction transaction, long first, long last)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "SELECT number, content FROM record WHERE number BETWEEN $first AND $last ORDER BY number";
        command.Parameters.AddWithValue("$first", first);
        command.Parameters.AddWithValue("$last", last);
        using var row = command.ExecuteReader();
        while (row.Read()) yield return (Number(row, 0), Bytes(row, 1));
    }

    static long LastRecord(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(max(number), 0) FROM record";
        return (long)command.ExecuteScalar()!;
    }

    // A log that ends too early is a good log to who verifies it: when a damage hides the last blocks from SQLite, the
    // records behind them tell.
    static void MustBeAll(long lastOfBlocks, long lastRecord)
    {
        if (lastRecord > lastOfBlocks)
            throw new IOException($"the log's file is damaged: record {lastRecord} belongs to no block");
    }

    static Block BlockOf(SqliteDataReader row) => new()
    {
        Number = Number(row, 0),
        First = Number(row, 1),
        Header = Bytes(row, 2),
        Signature = Bytes(row, 3),
        Records = [],
    };

    // SQLite does not ask again whether a value has its column's type: in a damaged file it may have any.
    static long Number(SqliteDataReader row, int column) =>
        row.GetValue(column) is long number ? number : throw new IOException(Damaged);

    static byte[] Bytes(SqliteDataReader row, int column) =>
        row.GetValue(column) as byte[] ?? throw new IOException(Damaged);

    T Guarded<T>(Func<T> read)
    {
        using var held = _lock.EnterScope();
        try
        {
            return read();
        }
        catch (SqliteException failure)
        {
            throw Failure(failure);
        }
    }

    IOException Failure(SqliteException failure) => new($"{_path}: {failure.Message}", failure);
}
