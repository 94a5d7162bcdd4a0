using Liaison.Journal.Blocks;
using Liaison.Journal.Stores;
using Npgsql;
using NpgsqlTypes;

namespace Liaison.Journal.Postgres;

/// <summary>
/// A log in a PostgreSQL database. A block is one statement, which is on disk when the append returns.
/// </summary>
/// <remarks>
/// One writer: it holds an advisory lock, and each of its statements asks whether its turn (<c>journal.writer.turn</c>)
/// is still the last. One that was cut off, and whose lock another got meanwhile, can write nothing more. Numbers come
/// from the writer, never from a sequence. Triggers refuse every change and deletion.
/// </remarks>
public sealed class PostgresLogStore : ILogStore
{
    const int MaxBlocksAtATime = 64;

    const string AddBlock = """
        WITH turn AS (SELECT FROM journal.writer WHERE turn = $1 FOR SHARE),
            added AS (INSERT INTO journal.block (number, first, last, header, signature)
                SELECT $2, $3, $4, $5, $6 FROM turn RETURNING number)
        INSERT INTO journal.record (number, id, content)
            SELECT r.number, r.id, r.content
            FROM added, unnest($7::bigint[], $8::uuid[], $9::bytea[]) AS r (number, id, content)
        """;

    readonly NpgsqlDataSource _readers;

    // One caller's at a time; null when the log was opened to read alone.
    readonly NpgsqlConnection? _writer;
    readonly Lock _lock = new();
    readonly long _turn;
    bool _isFailed;

    /// <summary>Opens the log in a database, or makes it.</summary>
    /// <param name="connection">How it is reached, as Npgsql writes it.</param>
    /// <param name="allowWithoutFsync">Whether a server may be used that loses what it said is stored.</param>
    /// <param name="wait">How long a writer that is just ending is waited for; 10 s when null, at least 1 ms.</param>
    /// <exception cref="IOException">
    /// It cannot be reached, another node writes this log, its format is a later version's, or the server is not set so
    /// that what is written survives the loss of power.
    /// </exception>
    public PostgresLogStore(string connection, bool allowWithoutFsync = false, TimeSpan? wait = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _readers = PostgresSession.Readers(connection);
        try
        {
            _writer = PostgresSession.OpenWriter(connection);
            PostgresSession.Prepare(_writer, allowWithoutFsync, wait ?? PostgresSession.UsualWait);
            PostgresSchema.Ensure(_writer);
            _turn = PostgresSession.TakeTurn(_writer);
        }
        catch (Exception e)
        {
            Dispose();
            if (e is NpgsqlException failure) throw Failure(failure);
            throw;
        }
    }

    PostgresLogStore(NpgsqlDataSource readers) => _readers = readers;

    /// <summary>Opens a log to read from it alone, also while a node writes it.</summary>
    /// <param name="connection">How the database is reached, as Npgsql writes it.</param>
    /// <exception cref="IOException">It cannot be reached, or holds no log.</exception>
    public static PostgresLogStore OpenToRead(string connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var store = new PostgresLogStore(PostgresSession.Readers(connection));
        try
        {
            return store.Guarded(PostgresSchema.IsThere)
                ? store : throw new IOException("there is no journal in this database");
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Renames the log's schema, so that no node goes on with it: for one that was moved to another store.
    /// </summary>
    /// <param name="connection">How the database is reached; no node may write the log.</param>
    /// <param name="suffix">Letters and digits for the new name.</param>
    /// <returns>The schema's new name.</returns>
    /// <exception cref="IOException">It cannot be renamed.</exception>
    public static string PutAside(string connection, string suffix)
    {
        ArgumentNullException.ThrowIfNull(suffix);
        var name = $"journal_{suffix}";
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            throw new ArgumentException("letters and digits alone", nameof(suffix));
        using var store = new PostgresLogStore(connection, allowWithoutFsync: true);
        try
        {
            PostgresSession.Execute(store._writer!, $"ALTER SCHEMA journal RENAME TO {name}");
            return name;
        }
        catch (NpgsqlException failure)
        {
            throw Failure(failure);
        }
    }

    /// <inheritdoc />
    public Block? ReadLast() => Guarded(connection =>
    {
        using var command = new NpgsqlCommand(
            "SELECT number, first, header, signature FROM journal.block ORDER BY number DESC LIMIT 1", connection);
        using var row = command.ExecuteReader();
        return row.Read() ? BlockOf(row) : null;
    });

    /// <inheritdoc />
    public void Append(Block block, IReadOnlyList<Guid> ids) => AppendAll([(block, ids)]);

    /// <inheritdoc />
    public void AppendAll(IReadOnlyList<(Block Block, IReadOnlyList<Guid> Ids)> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        using var held = _lock.EnterScope();
        if (_writer is null) throw new InvalidOperationException("the journal was opened to read alone");
        // After a failure the server may hold the blocks or not: only a new start can tell.
        if (_isFailed) throw new IOException("the connection to the journal's server has failed before");
        try
        {
            // One statement for each block; the server makes one transaction of those that are sent together.
            using var batch = new NpgsqlBatch(_writer);
            foreach (var (block, ids) in blocks) batch.BatchCommands.Add(Command(block, ids));
            batch.Prepare();
            batch.ExecuteNonQuery();
            if (blocks.Select((added, i) => batch.BatchCommands[i].RecordsAffected == added.Ids.Count).All(all => all))
                return;
            _isFailed = true;
            throw new IOException("another node has taken over this journal");
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.DiskFull)
        {
            // An error of a statement: the server has taken all of it back.
            throw new LogFullException("the journal's server has no room", full);
        }
        catch (NpgsqlException failure)
        {
            _isFailed = true;
            throw Failure(failure);
        }
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<Guid, long> FindAll(IReadOnlyList<Guid> ids) => Guarded(connection =>
    {
        using var command = new NpgsqlCommand("SELECT id, number FROM journal.record WHERE id = ANY($1)", connection)
        {
            Parameters =
            {
                new NpgsqlParameter { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            },
        };
        command.Prepare();
        using var row = command.ExecuteReader();
        var found = new Dictionary<Guid, long>();
        while (row.Read()) found.Add(row.GetGuid(0), row.GetInt64(1));
        return found;
    });

    /// <inheritdoc />
    public IEnumerable<Block> Read(long from)
    {
        // Who wants one record reads one block; who wants all soon reads many at a time.
        for (var count = 1; ; count = Math.Min(2 * count, MaxBlocksAtATime))
        {
            var blocks = ReadSome(from, count);
            foreach (var block in blocks) yield return block;
            if (blocks.Count < count) yield break;
            from = blocks[^1].Last + 1;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _writer?.Dispose();
        _readers.Dispose();
    }

    NpgsqlBatchCommand Command(Block block, IReadOnlyList<Guid> ids)
    {
        var command = new NpgsqlBatchCommand(AddBlock);
        Add(NpgsqlDbType.Bigint, _turn);
        Add(NpgsqlDbType.Bigint, block.Number);
        Add(NpgsqlDbType.Bigint, block.First);
        Add(NpgsqlDbType.Bigint, block.Last);
        Add(NpgsqlDbType.Bytea, block.Header);
        Add(NpgsqlDbType.Bytea, block.Signature);
        Add(NpgsqlDbType.Array | NpgsqlDbType.Bigint, ids.Select((_, i) => block.First + i).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Uuid, ids);
        Add(NpgsqlDbType.Array | NpgsqlDbType.Bytea, block.Records.Select(record => record.ToArray()).ToArray());
        return command;

        void Add(NpgsqlDbType type, object value) =>
            command.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
    }

    IReadOnlyList<Block> ReadSome(long from, int count) => Guarded(connection =>
    {
        using var command = new NpgsqlCommand(
            "SELECT number, first, header, signature, last FROM journal.block WHERE last >= $1 ORDER BY last LIMIT $2",
            connection)
        {
            Parameters = { new() { Value = from }, new() { Value = count } },
        };
        var heads = new List<(Block Head, long Last)>();
        using (var row = command.ExecuteReader())
        {
            while (row.Read()) heads.Add((BlockOf(row), row.GetInt64(4)));
        }

        return heads.Count == 0
            ? [] : StoredBlocks.Join(heads, Records(connection, heads[0].Head.First, heads[^1].Last));
    });

    static IEnumerable<(long Number, byte[] Content)> Records(NpgsqlConnection connection, long first, long last)
    {
        using var command = new NpgsqlCommand(
            "SELECT number, content FROM journal.record WHERE number BETWEEN $1 AND $2 ORDER BY number", connection)
        {
            Parameters = { new() { Value = first }, new() { Value = last } },
        };
        using var row = command.ExecuteReader();
        while (row.Read()) yield return (row.GetInt64(0), row.GetFieldValue<byte[]>(1));
    }

    static Block BlockOf(NpgsqlDataReader row) => new()
    {
        Number = row.GetInt64(0),
        First = row.GetInt64(1),
        Header = row.GetFieldValue<byte[]>(2),
        Signature = row.GetFieldValue<byte[]>(3),
        Records = [],
    };

    T Guarded<T>(Func<NpgsqlConnection, T> read)
    {
        try
        {
            using var connection = _readers.OpenConnection();
            return read(connection);
        }
        catch (NpgsqlException failure)
        {
            throw Failure(failure);
        }
    }

    static IOException Failure(NpgsqlException failure) => new($"PostgreSQL: {failure.Message}", failure);
}
