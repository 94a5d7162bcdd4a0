using Npgsql;

namespace Liaison.Journal.Postgres;

/// <summary>The tables of a log, in a schema of their own.</summary>
static class PostgresSchema
{
    const int Version = 1;

    // "Always": also for sessions that call themselves replicas, for which other triggers are silent.
    const string Tables = """
        CREATE SCHEMA journal;
        CREATE TABLE journal.writer (
            single boolean PRIMARY KEY CHECK (single), format integer NOT NULL, turn bigint NOT NULL);
        CREATE TABLE journal.block (
            number bigint PRIMARY KEY, first bigint NOT NULL UNIQUE, last bigint NOT NULL UNIQUE,
            header bytea NOT NULL, signature bytea NOT NULL);
        CREATE TABLE journal.record (
            number bigint PRIMARY KEY, id uuid NOT NULL UNIQUE, content bytea NOT NULL);
        CREATE FUNCTION journal.refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'the journal is never changed'; END $$;
        CREATE TRIGGER block_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.block
            EXECUTE FUNCTION journal.refuse();
        CREATE TRIGGER record_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.record
            EXECUTE FUNCTION journal.refuse();
        ALTER TABLE journal.block ENABLE ALWAYS TRIGGER block_stays;
        ALTER TABLE journal.record ENABLE ALWAYS TRIGGER record_stays;
        """;

    /// <summary>Makes the tables where there are none. The caller holds the log's lock.</summary>
    /// <exception cref="IOException">They were made by a later version.</exception>
    public static void Ensure(NpgsqlConnection connection)
    {
        if (IsThere(connection)) return;
        using var transaction = connection.BeginTransaction();
        foreach (var sql in new[] { Tables, $"INSERT INTO journal.writer VALUES (true, {Version}, 0)" })
        {
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>Whether there is a log in this database.</summary>
    /// <exception cref="IOException">It was made by a later version, or cannot be read.</exception>
    public static bool IsThere(NpgsqlConnection connection)
    {
        try
        {
            if (Scalar("SELECT to_regclass('journal.writer') IS NOT NULL") is false) return false;
            return Scalar("SELECT format FROM journal.writer") is int version and > Version
                ? throw new IOException($"the journal was written by a later version of Liaison (format {version})")
                : true;
        }
        catch (NpgsqlException failure)
        {
            throw new IOException($"PostgreSQL: {failure.Message}", failure);
        }

        object? Scalar(string sql)
        {
            using var command = new NpgsqlCommand(sql, connection);
            return command.ExecuteScalar();
        }
    }
}
