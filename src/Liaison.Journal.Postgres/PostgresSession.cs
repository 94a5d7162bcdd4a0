using Npgsql;

namespace Liaison.Journal.Postgres;

/// <summary>The writer's session: its lock, and what the server must promise.</summary>
static class PostgresSession
{
    // Any number that means this log and nothing else in a database that may have other users: "Liaison" in ASCII.
    const long LockKey = 0x4C696169736F6E;

    /// <summary>How long a writer that is just ending is waited for.</summary>
    public static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(10);

    // A server that lost its client without a word gives the lock free when the client does not answer.
    const string Settings = """
        SET synchronous_commit = on;
        SET tcp_keepalives_idle = 5;
        SET tcp_keepalives_interval = 2;
        SET tcp_keepalives_count = 3;
        """;

    /// <summary>A pool of connections that read.</summary>
    /// <exception cref="IOException">The text is no way to connect.</exception>
    public static NpgsqlDataSource Readers(string connection) => NpgsqlDataSource.Create(
        Parsed(connection, "reader", settings => settings.Options = "-c default_transaction_read_only=on"));

    /// <summary>The connection that writes.</summary>
    /// <exception cref="IOException">The server cannot be reached.</exception>
    public static NpgsqlConnection OpenWriter(string connection)
    {
        var writer = new NpgsqlConnection(
            Parsed(connection, "writer", settings => settings.Pooling = false).ToString());
        try
        {
            writer.Open();
            return writer;
        }
        catch (NpgsqlException e)
        {
            writer.Dispose();
            throw new IOException($"PostgreSQL cannot be reached: {e.Message}", e);
        }
    }

    static NpgsqlConnectionStringBuilder Parsed(
        string connection, string use, Action<NpgsqlConnectionStringBuilder> set)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connection)
            {
                ApplicationName = $"liaison journal {use}",
            };
            set(settings);
            return settings;
        }
        catch (ArgumentException e)
        {
            throw new IOException($"the connection to PostgreSQL is not well written: {e.Message}", e);
        }
    }

    /// <summary>Makes sure that what this session commits is on disk, and that nobody else writes this log.</summary>
    /// <exception cref="IOException">The server is set otherwise, or another session holds the lock.</exception>
    public static void Prepare(NpgsqlConnection writer, bool allowWithoutFsync, TimeSpan wait)
    {
        Execute(writer, Settings);
        Must("synchronous_commit", "on");
        if (!allowWithoutFsync)
        {
            Must("fsync", "on");
            Must("full_page_writes", "on");
            Must("data_sync_retry", "off");
        }

        try
        {
            Execute(writer, $"SET lock_timeout = {(int)wait.TotalMilliseconds}");
            Execute(writer, $"SELECT pg_advisory_lock({LockKey})");
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new IOException("another node writes this journal", busy);
        }

        void Must(string setting, string value)
        {
            using var command = new NpgsqlCommand($"SHOW {setting}", writer);
            var found = (string?)command.ExecuteScalar();
            if (found != value)
                throw new IOException(
                    $"the PostgreSQL server can lose what was written: {setting} is {found}; it must be {value}");
        }
    }

    /// <summary>From here on no writer with an earlier turn can write.</summary>
    public static long TakeTurn(NpgsqlConnection writer)
    {
        using var command = new NpgsqlCommand("UPDATE journal.writer SET turn = turn + 1 RETURNING turn", writer);
        return (long)command.ExecuteScalar()!;
    }

    public static void Execute(NpgsqlConnection writer, string sql)
    {
        using var command = new NpgsqlCommand(sql, writer);
        command.ExecuteNonQuery();
    }
}
