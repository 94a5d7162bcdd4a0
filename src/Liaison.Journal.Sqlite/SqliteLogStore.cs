using Liaison.Journal.Blocks;
using Liaison.Journal.Stores;
using Liaison.Kernel.Files;
using Microsoft.Data.Sqlite;

namespace Liaison.Journal.Sqlite;

/// <summary>A log in a SQLite file. A block is one transaction, which is on disk when the append returns.</summary>
/// <remarks>
/// Write-ahead log with <c>synchronous = FULL</c>: each commit is followed by an fsync. Triggers refuse every change
/// and
/// deletion, also by <c>INSERT OR REPLACE</c>. Readers have connections of their own and never wait for the writer.
/// </remarks>
public sealed class SqliteLogStore : ILogStore
{
    const int SchemaVersion = 1;
    const int Full = 13;
    const int MaxBlocksAtATime = 64;

    // The bug of the write-ahead log's reset was mended in this one (sqlite.org/wal.html#walresetbug).
    static readonly Version OldestLibrary = new(3, 51, 3);

    const string Schema = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE IF NOT EXISTS block (
            number INTEGER PRIMARY KEY, first INTEGER NOT NULL UNIQUE, last INTEGER NOT NULL UNIQUE,
            header BLOB NOT NULL, signature BLOB NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS record (
            number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, content BLOB NOT NULL) STRICT;
        CREATE TRIGGER IF NOT EXISTS block_stays BEFORE UPDATE ON block
            BEGIN SELECT raise(ABORT, 'blocks are never changed'); END;
        CREATE TRIGGER IF NOT EXISTS block_remains BEFORE DELETE ON block
            BEGIN SELECT raise(ABORT, 'blocks are never deleted'); END;
        CREATE TRIGGER IF NOT EXISTS record_stays BEFORE UPDATE ON record
            BEGIN SELECT raise(ABORT, 'records are never changed'); END;
        CREATE TRIGGER IF NOT EXISTS record_remains BEFORE DELETE ON record
            BEGIN SELECT raise(ABORT, 'records are never deleted'); END;
        """;

    const string Session = """
        PRAGMA synchronous = FULL;
        PRAGMA recursive_triggers = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        """;

    readonly string _path;
    readonly IDisposable? _onlyWriter;

    // The connection and its commands are one caller's at a time.
    readonly Lock _lock = new();
    readonly SqliteConnection _writer;
    readonly SqliteCommand _addBlock;
    readonly SqliteCommand _addRecord;
    readonly SqliteCommand _find;
    bool _isFailed;

    /// <summary>Opens the file to write, or makes it.</summary>
    /// <exception cref="IOException">
    /// It cannot be opened, another process writes it, it is no log, or was made by a later version.
    /// </exception>
    public SqliteLogStore(string path)
        : this(path, SqliteOpenMode.ReadWriteCreate)
    {
    }

    SqliteLogStore(string path, SqliteOpenMode mode)
    {
        _path = path;
        var isWriter = mode == SqliteOpenMode.ReadWriteCreate;
        if (isWriter) _onlyWriter = TakeLock(path);
        SqliteConnection? connection = null;
        try
        {
            connection = Open(path, mode);
            _writer = connection;
            Check();
            if (isWriter)
            {
                Execute(Schema);
                Execute($"PRAGMA user_version = {SchemaVersion}");
                // The file's name, too, must survive the loss of power.
                FolderEntries.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
            }
        }
        catch (Exception e)
        {
            connection?.Dispose();
            _onlyWriter?.Dispose();
            if (e is SqliteException failure) throw Failure(failure);
            throw;
        }

        _addBlock = Command(
            """
            INSERT INTO block (number, first, last, header, signature)
            VALUES ($number, $first, $last, $header, $signature)
            """,
            "$number", "$first", "$last", "$header", "$signature");
        _addRecord = Command(
            "INSERT INTO record (number, id, content) VALUES ($number, $id, $content)", "$number", "$id", "$content");
        _find = Command("SELECT number FROM record WHERE id = $id", "$id");
    }

    /// <summary>Opens a file to read from it alone, also while another process writes it.</summary>
    /// <exception cref="IOException">It is not there, is no log, or was made by a later version.</exception>
    public static SqliteLogStore OpenToRead(string path) => File.Exists(path)
        ? new(path, SqliteOpenMode.ReadOnly) : throw new IOException($"{path} is not there");

    /// <inheritdoc />
    public Block? ReadLast()
    {
        using var held = _lock.EnterScope();
        try
        {
            using var command = _writer.CreateCommand();
            command.CommandText = "SELECT number, first, header, signature FROM block ORDER BY number DESC LIMIT 1";
            using var row = command.ExecuteReader();
            return row.Read() ? BlockOf(row, []) : null;
        }
        catch (SqliteException failure)
        {
            throw Failure(failure);
        }
    }

    /// <inheritdoc />
    public void Append(Block block, IReadOnlyList<Guid> ids) => AppendAll([(block, ids)]);

    /// <inheritdoc />
    public void AppendAll(IReadOnlyList<(Block Block, IReadOnlyList<Guid> Ids)> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        using var held = _lock.EnterScope();
        if (_onlyWriter is null) throw new InvalidOperationException($"{_path} was opened to read alone");
        // After a failure the file may hold the block or not: only a new start can tell.
        if (_isFailed) throw new IOException($"{_path} has failed before and is not used any more");
        try
        {
            using var transaction = _writer.BeginTransaction(deferred: false);
            foreach (var (block, ids) in blocks) Add(block, ids, transaction);
            transaction.Commit();
        }
        catch (SqliteException full) when (full.SqliteErrorCode == Full)
        {
            // SQLite says so when a write found no room, and takes the transaction back; a commit that may have
            // reached the disk fails with another code.
            throw new LogFullException($"{_path}: there is no room", full);
        }
        catch (SqliteException failure)
        {
            _isFailed = true;
            throw Failure(failure);
        }
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<Guid, long> FindAll(IReadOnlyList<Guid> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        using var held = _lock.EnterScope();
        try
        {
            var found = new Dictionary<Guid, long>();
            foreach (var id in ids)
            {
                _find.Parameters[0].Value = id.ToByteArray(bigEndian: true);
                if (_find.ExecuteScalar() is long number) found[id] = number;
            }

            return found;
        }
        catch (SqliteException failure)
        {
            throw Failure(failure);
        }
    }

    /// <inheritdoc />
    public IEnumerable<Block> Read(long from)
    {
        using var connection = Open(_path, SqliteOpenMode.ReadOnly);
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
        _addBlock.Dispose();
        _addRecord.Dispose();
        _find.Dispose();
        _writer.Dispose();
        _onlyWriter?.Dispose();
    }

    void Add(Block block, IReadOnlyList<Guid> ids, SqliteTransaction transaction)
    {
        Run(_addBlock, transaction, block.Number, block.First, block.Last, block.Header.ToArray(),
            block.Signature.ToArray());
        for (var i = 0; i < block.Records.Count; i++)
        {
            Run(_addRecord, transaction, block.First + i, ids[i].ToByteArray(bigEndian: true),
                block.Records[i].ToArray());
        }
    }

    void Check()
    {
        var library = new Version(_writer.ServerVersion);
        if (library < OldestLibrary)
            throw new IOException($"SQLite {library} can lose what was written; {OldestLibrary} is needed");
        var version = (long)Scalar("PRAGMA user_version")!;
        if (version > SchemaVersion)
            throw new IOException($"{_path} was written by a later version of Liaison (format {version})");
    }

    static IDisposable TakeLock(string path)
    {
        try
        {
            return WholeFile.Lock(path);
        }
        catch (IOException e)
        {
            throw new IOException($"{path} is written by another process, or cannot be: {e.Message}", e);
        }
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
            while (row.Read()) heads.Add((BlockOf(row, []), row.GetInt64(4)));
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
        while (row.Read()) yield return (row.GetInt64(0), row.GetFieldValue<byte[]>(1));
    }

    static Block BlockOf(SqliteDataReader row, IReadOnlyList<ReadOnlyMemory<byte>> records) => new()
    {
        Number = row.GetInt64(0),
        First = row.GetInt64(1),
        Header = row.GetFieldValue<byte[]>(2),
        Signature = row.GetFieldValue<byte[]>(3),
        Records = records,
    };

    static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = mode }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Session;
            command.ExecuteNonQuery();
            return connection;
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw new IOException($"{path} cannot be used as a log: {failure.Message}", failure);
        }
    }

    SqliteCommand Command(string text, params string[] parameters)
    {
        var command = _writer.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    static void Run(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    object? Scalar(string sql)
    {
        using var command = _writer.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    void Execute(string sql)
    {
        using var command = _writer.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    IOException Failure(SqliteException failure) => new($"{_path}: {failure.Message}", failure);
}
