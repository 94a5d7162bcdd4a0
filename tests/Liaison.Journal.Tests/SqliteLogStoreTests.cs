using Liaison.Journal.Sqlite;
using Liaison.Journal.Stores;
using Liaison.Journal.Verifying;

namespace Liaison.Journal.Tests;

public sealed class SqliteLogStoreTests : DurableLogStoreTests
{
    readonly string _folder = Directory.CreateTempSubdirectory("liaison-journal-").FullName;

    string Path => System.IO.Path.Combine(_folder, "journal.db");

    protected override ILogStore OpenStore() => new SqliteLogStore(Path);

    protected override ILogStore OpenToRead() => SqliteLogStore.OpenToRead(Path);

    public override void Dispose()
    {
        base.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("UPDATE record SET content = x'00' WHERE number = 1")]
    [InlineData("DELETE FROM record")]
    [InlineData("UPDATE block SET signature = x'00'")]
    [InlineData("DELETE FROM block")]
    [InlineData("INSERT OR REPLACE INTO record (number, id, content) VALUES (1, x'00', x'00')")]
    public async Task The_file_refuses_changes(string sql)
    {
        using var store = new SqliteLogStore(Path);
        await TestLog.Open(store, TestLog.NewSigner()).DisposeAsync();
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA recursive_triggers = ON; " + sql;
        Assert.Contains(
            "never", Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => command.ExecuteNonQuery()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_writer_is_refused_while_the_first_one_runs()
    {
        var first = OpenStore();
        Assert.Contains("another process", Assert.Throws<IOException>(OpenStore).Message, StringComparison.Ordinal);
        first.Dispose();
        OpenStore().Dispose();
    }

    [Fact]
    public void A_file_that_is_not_there_is_not_made_by_reading_it()
    {
        Assert.Throws<IOException>(() => SqliteLogStore.OpenToRead(Path));
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public async Task A_record_that_its_id_does_not_find_is_a_fault()
    {
        var signer = TestLog.NewSigner();
        using var store = new SqliteLogStore(Path);
        await using (var writer = TestLog.Open(store, signer))
            await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7()));
        var (fault, records) = TestLog.Verify(store.Read(1), signer);
        var lookup = new LookupVerifier(store);
        Assert.Null(fault ?? lookup.Check(records) ?? lookup.Finish());

        // As a bit that flips in the index would.
        Execute("DROP TRIGGER record_stays; UPDATE record SET id = x'00' WHERE number = 2");
        Assert.Null(TestLog.Verify(store.Read(1), signer).Fault);
        var lost = lookup.Check(records) ?? lookup.Finish();
        Assert.Equal((LogFaultKind.LostId, 2L), (lost?.Kind, lost?.Record));
    }

    [Fact]
    public async Task Records_that_belong_to_no_block_are_a_damage()
    {
        var store = new SqliteLogStore(Path);
        await using (var writer = TestLog.Open(store, TestLog.NewSigner()))
            await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7()));
        store.Dispose();
        Execute("DROP TRIGGER block_remains; DELETE FROM block WHERE number = 2");
        using var damaged = SqliteLogStore.OpenToRead(Path);
        foreach (var read in (Func<object?>[])[damaged.ReadLast, () => damaged.Read(1).ToList()])
            Assert.Contains("no block", Assert.Throws<IOException>(read).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NULL")]
    [InlineData("7")]
    [InlineData("'text'")]
    public void A_value_that_has_not_its_columns_type_is_a_damage_and_no_crash(string value)
    {
        // Tables without the types that the store gives them, as a damaged file may have them.
        Execute($"""
            PRAGMA user_version = 1;
            CREATE TABLE block (number INTEGER PRIMARY KEY, first, last, header, signature);
            CREATE TABLE record (number INTEGER PRIMARY KEY, id, content);
            INSERT INTO block VALUES (1, 1, 1, x'00', x'00');
            INSERT INTO record VALUES (1, x'00', {value});
            """);
        using var store = SqliteLogStore.OpenToRead(Path);
        Assert.Contains(
            "damaged", Assert.Throws<IOException>(() => store.Read(1).ToList()).Message, StringComparison.Ordinal);
    }

    void Execute(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [Fact]
    public void A_file_that_is_no_log_is_refused()
    {
        File.WriteAllText(Path, string.Concat(Enumerable.Repeat("this is no database", 100)));
        Assert.Contains(Path, Assert.Throws<IOException>(() => new SqliteLogStore(Path)).Message, StringComparison.Ordinal);
    }
}
