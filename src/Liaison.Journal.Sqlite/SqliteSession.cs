using Microsoft.Data.Sqlite;

namespace Liaison.Journal.Sqlite;

/// <summary>Connections to a log's file, and what each of them must be set to.</summary>
static class SqliteSession
{
    /// <summary>The format that this version writes.</summary>
    public const int SchemaVersion = 1;

    // The bug of the write-ahead log's reset was mended in this one (sqlite.org/wal.html#walresetbug).
    static readonly Version OldestLibrary = new(3, 51, 3);

    // FULL: each commit is followed by an fsync. Recursive triggers: INSERT OR REPLACE, too, is refused by them.
    const string Settings = """
        PRAGMA synchronous = FULL;
        PRAGMA recursive_triggers = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        """;

    /// <exception cref="IOException">
    /// The file cannot be opened, is no database, or was written by a later version.
    /// </exception>
    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = mode }.ToString());
        try
        {
            connection.Open();
            var library = new Version(connection.ServerVersion);
            if (library < OldestLibrary)
                throw new IOException($"SQLite {library} can lose what was written; {OldestLibrary} is needed");
            Execute(connection, Settings);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version";
            return command.ExecuteScalar() is long version and > SchemaVersion
                ? throw new IOException($"{path} was written by a later version of Liaison (format {version})")
                : connection;
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (e is SqliteException failure)
                throw new IOException($"{path} cannot be used as a log: {failure.Message}", failure);
            throw;
        }
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
