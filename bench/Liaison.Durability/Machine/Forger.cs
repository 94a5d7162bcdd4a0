using Microsoft.Data.Sqlite;

namespace Liaison.Durability.Machine;

/// <summary>Who may write a journal's file, knows its tables, and has not its key.</summary>
sealed class Forger(string path, Random random)
{
    const string Unguarded = """
        DROP TRIGGER block_stays; DROP TRIGGER block_remains; DROP TRIGGER record_stays; DROP TRIGGER record_remains;
        """;

    /// <summary>Two neighbouring blocks change their places, with all that belongs to them.</summary>
    public FileImage Swap(FileImage image) => Change(image, connection =>
    {
        var block = 2 + random.NextInt64(Scalar(connection, "SELECT max(number) FROM block") - 2);
        // Numbers are unique: by way of negative ones.
        return $"""
            CREATE TEMP TABLE place AS SELECT number, last - first + 1 AS size, first FROM block
                WHERE number IN ({block}, {block + 1});
            UPDATE record SET number = -number - (SELECT size FROM place WHERE number = {block + 1})
                WHERE number IN (SELECT r.number FROM record r, place p, block b
                    WHERE p.number = {block} AND b.number = p.number AND r.number BETWEEN b.first AND b.last);
            UPDATE record SET number = -number + (SELECT size FROM place WHERE number = {block})
                WHERE number IN (SELECT r.number FROM record r, block b
                    WHERE b.number = {block + 1} AND r.number BETWEEN b.first AND b.last);
            UPDATE record SET number = -number WHERE number < 0;
            CREATE TEMP TABLE moved AS SELECT {block + 1} AS number,
                    (SELECT first FROM place WHERE number = {block})
                        + (SELECT size FROM place WHERE number = {block + 1}) AS first,
                    last, header, signature FROM block WHERE number = {block}
                UNION ALL SELECT {block}, (SELECT first FROM place WHERE number = {block}),
                    (SELECT first + (SELECT size FROM place WHERE number = {block + 1}) - 1
                        FROM place WHERE number = {block}), header, signature
                    FROM block WHERE number = {block + 1};
            UPDATE moved SET last = (SELECT last FROM block WHERE number = {block + 1}) WHERE number = {block + 1};
            DELETE FROM block WHERE number IN ({block}, {block + 1});
            INSERT INTO block SELECT number, first, last, header, signature FROM moved;
            """;
    });

    /// <summary>Some of the last blocks are gone, with their records.</summary>
    public FileImage CutOff(FileImage image) => Change(image, connection =>
    {
        var from = 2 + random.NextInt64(Scalar(connection, "SELECT max(number) FROM block") - 1);
        return $"""
            DELETE FROM record WHERE number >= (SELECT first FROM block WHERE number = {from});
            DELETE FROM block WHERE number >= {from};
            """;
    });

    /// <summary>Some of the last records are gone.</summary>
    public FileImage CutOffRecords(FileImage image) => Change(image, connection =>
    {
        var from = 2 + random.NextInt64(Scalar(connection, "SELECT max(number) FROM record") - 1);
        return $"DELETE FROM record WHERE number >= {from}";
    });

    /// <summary>A block is replaced by one of another log with the same number.</summary>
    public FileImage Splice(FileImage image, FileImage other)
    {
        var source = path + ".other";
        other.Put(source);
        return Change(image, connection =>
        {
            var block = 2 + random.NextInt64(Scalar(connection, "SELECT max(number) FROM block") - 1);
            return $"""
                ATTACH '{source}' AS other;
                UPDATE block SET
                    header = (SELECT header FROM other.block o WHERE o.number = block.number),
                    signature = (SELECT signature FROM other.block o WHERE o.number = block.number)
                    WHERE number = {block};
                UPDATE record SET content = coalesce((SELECT r.content FROM other.record r, other.block o
                        WHERE o.number = {block}
                        AND r.number = o.first + record.number - (SELECT first FROM block WHERE number = {block})),
                    content)
                    WHERE number BETWEEN (SELECT first FROM block WHERE number = {block})
                        AND (SELECT last FROM block WHERE number = {block});
                """;
        });
    }

    FileImage Change(FileImage image, Func<SqliteConnection, string> sql)
    {
        image.Put(path);
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=false"))
        {
            connection.Open();
            Execute(connection, "PRAGMA synchronous = OFF; " + Unguarded);
            Execute(connection, sql(connection));
        }

        return FileImage.Take(path);
    }

    static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
