using Liaison.Journal.Blocks;
using Liaison.Journal.Stores;
using Liaison.Kernel.Files;
using Microsoft.Data.Sqlite;

namespace Liaison.Journal.Sqlite;

/// <summary>The one connection that adds to a log's file.</summary>
sealed class SqliteLogAppender : IDisposable
{
    const int Full = 13;

    // Pages (4 KiB each) go from the write-ahead log to their places 4,000 at a time, four times as seldom as SQLite
    // would, so that few appends wait for it.
    const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA wal_autocheckpoint = 4000;
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

    readonly string _path;
    readonly IDisposable _onlyWriter;

    // The connection and its commands are one caller's at a time.
    readonly Lock _lock = new();
    readonly SqliteConnection _connection;
    readonly SqliteCommand _addBlock;
    readonly SqliteCommand _addRecord;
    bool _isFailed;

    /// <exception cref="IOException">
    /// The file cannot be opened or made, another process writes it, or it is no log of this version.
    /// </exception>
    public SqliteLogAppender(string path)
    {
        _path = path;
        _onlyWriter = TakeLock(path);
        try
        {
            _connection = SqliteSession.Open(path, SqliteOpenMode.ReadWriteCreate);
            SqliteSession.Execute(_connection, Schema);
            SqliteSession.Execute(_connection, $"PRAGMA user_version = {SqliteSession.SchemaVersion}");
            // The file's name, too, must survive the loss of power.
            FolderEntries.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception e)
        {
            _connection?.Dispose();
            _onlyWriter.Dispose();
            if (e is SqliteException failure) throw new IOException($"{path}: {failure.Message}", failure);
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
    }

    /// <summary>Adds blocks in one transaction, which is on disk when the call returns.</summary>
    public void Append(IReadOnlyList<(Block Block, IReadOnlyList<Guid> Ids)> blocks)
    {
        using var held = _lock.EnterScope();
        // After a failure the file may hold the blocks or not: only a new start can tell.
        if (_isFailed) throw new IOException($"{_path} has failed before and is not used any more");
        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
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
            throw new IOException($"{_path}: {failure.Message}", failure);
        }
    }

    public void Dispose()
    {
        _addBlock.Dispose();
        _addRecord.Dispose();
        _connection.Dispose();
        _onlyWriter.Dispose();
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

    static void Run(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    SqliteCommand Command(string text, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
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
}
