using Liaison.Tak.Routing;
using Microsoft.Data.Sqlite;

namespace Liaison.Stores;

/// <summary>
/// Messages that wait for TAK clients, in a SQLite file. Each batch is one transaction that is on disk when
/// the call returns.
/// </summary>
sealed class SqliteMessageStore : IMessageStore
{
    const int SchemaVersion = 1;

    const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS client (
            uid TEXT PRIMARY KEY, callsign TEXT NOT NULL, groups TEXT NOT NULL, last_seen INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS message (
            id INTEGER PRIMARY KEY, sender TEXT NOT NULL, expires INTEGER NOT NULL, xml BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS owed (
            addressee TEXT NOT NULL, message INTEGER NOT NULL, PRIMARY KEY (addressee, message)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS last_id (only INTEGER PRIMARY KEY CHECK (only = 1), id INTEGER NOT NULL);
        """;

    // Names of groups have no control characters, so this one parts them.
    const char Separator = '\u001F';

    readonly SqliteConnection _connection;

    /// <summary>Opens the file, or makes it.</summary>
    /// <exception cref="IOException">The file cannot be opened, or was made by a later version.</exception>
    public SqliteMessageStore(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            _connection.Open();
            var version = Scalar("PRAGMA user_version");
            if (version > SchemaVersion)
                throw new IOException($"{path} was written by a later version of Liaison (format {version}).");
            Execute(Schema);
            Execute($"PRAGMA user_version = {SchemaVersion}");
        }
        catch (SqliteException failure)
        {
            _connection.Dispose();
            throw new IOException($"{path} cannot be used as a store of messages: {failure.Message}", failure);
        }
    }

    /// <inheritdoc />
    public StoredState Load()
    {
        var clients = Read(
            "SELECT uid, callsign, groups, last_seen FROM client",
            row => new KnownClient(
                row.GetString(0), row.GetString(1), row.GetString(2).Split(Separator, StringSplitOptions.RemoveEmptyEntries),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3))));
        var messages = Read(
            "SELECT id, sender, expires, xml FROM message ORDER BY id",
            row => new StoredMessage(
                row.GetInt64(0), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
                row.GetFieldValue<byte[]>(3)));
        var owed = Read("SELECT addressee, message FROM owed", row => (row.GetString(0), row.GetInt64(1)));
        return new StoredState(clients, messages, owed, Scalar("SELECT coalesce(max(id), 0) FROM last_id"));
    }

    /// <inheritdoc />
    public void Write(IReadOnlyList<StoreChange> changes)
    {
        try
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var change in changes) Write(change);
            transaction.Commit();
        }
        catch (SqliteException failure)
        {
            throw new IOException($"Messages could not be stored: {failure.Message}", failure);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _connection.Dispose();

    void Write(StoreChange change)
    {
        switch (change)
        {
            case StoreChange.ClientSeen(var client):
                Execute(
                    "INSERT OR REPLACE INTO client VALUES ($1, $2, $3, $4)", client.Uid, client.Callsign,
                    string.Join(Separator, client.Groups), client.LastSeen.ToUnixTimeMilliseconds());
                break;
            case StoreChange.ClientForgotten(var uid):
                Execute("DELETE FROM client WHERE uid = $1", uid);
                break;
            case StoreChange.MessageKept(var message):
                Execute(
                    "INSERT OR REPLACE INTO message VALUES ($1, $2, $3, $4)", message.Id, message.Sender,
                    message.Expires.ToUnixTimeMilliseconds(), message.Xml);
                Execute("INSERT OR REPLACE INTO last_id VALUES (1, $1)", message.Id);
                break;
            case StoreChange.Owed(var addressee, var id):
                Execute("INSERT OR IGNORE INTO owed VALUES ($1, $2)", addressee, id);
                break;
            case StoreChange.Settled(var addressee, var id):
                Execute("DELETE FROM owed WHERE addressee = $1 AND message = $2", addressee, id);
                break;
            case StoreChange.MessageDropped(var id):
                Execute("DELETE FROM message WHERE id = $1", id);
                break;
        }
    }

    void Execute(string sql, params object[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    long Scalar(string sql)
    {
        using var command = Command(sql);
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    List<T> Read<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var command = Command(sql);
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read()) found.Add(read(rows));
        return found;
    }

    SqliteCommand Command(string sql, params object[] values)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this file; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i + 1}", values[i]);
        return command;
    }
}
