using Liaison.Web.Accounts;
using Microsoft.Data.Sqlite;

namespace Liaison.Stores;

/// <summary>
/// Accounts, sessions and tokens in a SQLite file that only the service can read. The command line may change it while
/// a node runs.
/// </summary>
sealed class SqliteAccountStore : IAccountStore
{
    const int SchemaVersion = 1;

    // Another process holds the file for no longer than one change takes.
    const int BusySeconds = 5;

    const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA trusted_schema = OFF;
        PRAGMA secure_delete = ON;
        CREATE TABLE IF NOT EXISTS entry (
            kind TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS version (only INTEGER PRIMARY KEY CHECK (only = 1), number INTEGER NOT NULL);
        INSERT OR IGNORE INTO version VALUES (1, 0);
        """;

    readonly SqliteConnection _connection;
    readonly SqliteCommand _version;
    readonly string _path;
    SqliteTransaction? _under;

    /// <summary>Opens the file, or makes it.</summary>
    /// <exception cref="IOException">The file cannot be opened, or was made by a later version.</exception>
    public SqliteAccountStore(string path)
    {
        _path = path;
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = BusySeconds,
        };
        _connection = new SqliteConnection(settings.ToString());
        _version = _connection.CreateCommand();
        _version.CommandText = "SELECT number FROM version";
        try
        {
            // Its rights from the first byte on; SQLite gives those of the file to what it puts beside it.
            if (!File.Exists(path))
            {
                File.Open(path, new FileStreamOptions
                {
                    Mode = FileMode.OpenOrCreate,
                    Access = FileAccess.Write,
                    Share = FileShare.ReadWrite,
                    UnixCreateMode = Kernel.Files.WholeFile.PrivateFile,
                }).Dispose();
            }

            _connection.Open();
            using var format = Command("PRAGMA user_version");
            var found = Number(format);
            if (found > SchemaVersion)
                throw new IOException($"{path} was written by a later version of Liaison (format {found}).");
            if (found < SchemaVersion)
            {
                Execute(Schema);
                Execute($"PRAGMA user_version = {SchemaVersion}");
            }
            else
                Execute("PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON");
        }
        catch (Exception failure)
        {
            Dispose();
            if (failure is SqliteException) throw Failure(failure);
            throw;
        }
    }

    /// <inheritdoc />
    public long Version
    {
        get
        {
            try
            {
                _version.Transaction = _under;
                return Number(_version);
            }
            catch (SqliteException failure)
            {
                throw Failure(failure);
            }
        }
    }

    /// <inheritdoc />
    public (long Version, IReadOnlyList<AccountRow> Rows) Load()
    {
        try
        {
            // In one transaction, so that the rows are those of the version.
            using var transaction = _under is null ? _connection.BeginTransaction(deferred: true) : null;
            using var version = Command("SELECT number FROM version");
            var number = Number(version);
            using var select = Command("SELECT kind, key, body FROM entry");
            using var rows = select.ExecuteReader();
            var found = new List<AccountRow>();
            while (rows.Read()) found.Add(new(rows.GetString(0), rows.GetString(1), rows.GetFieldValue<byte[]>(2)));
            return (number, found);
        }
        catch (SqliteException failure)
        {
            throw Failure(failure);
        }
    }

    /// <inheritdoc />
    public IAccountChange Begin()
    {
        try
        {
            _under = _connection.BeginTransaction(deferred: false);
            return new Transaction(this, _under);
        }
        catch (SqliteException failure)
        {
            throw Failure(failure);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _version.Dispose();
        _connection.Dispose();
    }

    IOException Failure(Exception failure) =>
        new($"{_path} cannot be used as a store of accounts: {failure.Message}", failure);

    void Execute(string sql, params object[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    static long Number(SqliteCommand command) =>
        Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);

    SqliteCommand Command(string sql, params object[] values)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this file; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i + 1}", values[i]);
        return command;
    }

    sealed class Transaction(SqliteAccountStore store, SqliteTransaction transaction) : IAccountChange
    {
        public long Commit(IReadOnlyList<AccountRow> rows)
        {
            try
            {
                foreach (var (kind, key, body) in rows)
                {
                    if (body is null) store.Execute("DELETE FROM entry WHERE kind = $1 AND key = $2", kind, key);
                    else store.Execute("INSERT OR REPLACE INTO entry VALUES ($1, $2, $3)", kind, key, body);
                }

                using var next = store.Command("UPDATE version SET number = number + 1 RETURNING number");
                var version = Number(next);
                transaction.Commit();
                return version;
            }
            catch (SqliteException failure)
            {
                throw store.Failure(failure);
            }
        }

        public void Dispose()
        {
            store._under = null;
            transaction.Dispose();
        }
    }
}
