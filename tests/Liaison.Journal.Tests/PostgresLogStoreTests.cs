using Liaison.Journal.Postgres;
using Liaison.Journal.Stores;
using Npgsql;

namespace Liaison.Journal.Tests;

/// <summary>One server for all tests of this project that need one.</summary>
public sealed class JournalServer : IAsyncLifetime
{
    public PostgresServer? Server { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (PostgresServer.IsInstalled) Server = await PostgresServer.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is not null) await Server.DisposeAsync();
    }
}

public sealed class PostgresLogStoreTests(JournalServer shared)
    : DurableLogStoreTests, IClassFixture<JournalServer>, IAsyncLifetime
{
    string _connection = "";

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, PostgresServer.Missing);
        _connection = await shared.Server!.NewDatabaseAsync();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    protected override ILogStore OpenStore() => new PostgresLogStore(_connection);

    protected override ILogStore OpenToRead() => PostgresLogStore.OpenToRead(_connection);

    [Theory]
    [InlineData("UPDATE journal.record SET content = '' WHERE number = 1")]
    [InlineData("DELETE FROM journal.record")]
    [InlineData("TRUNCATE journal.record")]
    [InlineData("UPDATE journal.block SET signature = ''")]
    [InlineData("DELETE FROM journal.block")]
    [InlineData("SET session_replication_role = replica; DELETE FROM journal.block")]
    public async Task The_tables_refuse_changes(string sql)
    {
        using var store = OpenStore();
        await TestLog.Open(store, TestLog.NewSigner()).DisposeAsync();
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(_connection, sql));
        Assert.Contains("never changed", refusal.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_writer_is_refused_while_the_first_one_runs()
    {
        var first = OpenStore();
        var refusal = Assert.Throws<IOException>(
            () => new PostgresLogStore(_connection, wait: TimeSpan.FromMilliseconds(1)));
        Assert.Contains("another node", refusal.Message, StringComparison.Ordinal);
        first.Dispose();
        OpenStore().Dispose();
    }

    [Fact]
    public async Task A_writer_that_was_cut_off_can_write_nothing_after_another_has_taken_over()
    {
        var (first, signer) = (OpenStore(), TestLog.NewSigner());
        await using var old = TestLog.Open(first, signer);
        await old.AppendAsync(TestLog.Draft(Guid.CreateVersion7()));
        // What a takeover does to the row, while the first one's session still lives.
        await ExecuteAsync(_connection, "UPDATE journal.writer SET turn = turn + 1");
        await Assert.ThrowsAsync<Liaison.Journal.Writing.LogFailedException>(
            () => old.AppendAsync(TestLog.Draft(Guid.CreateVersion7())));
        await Assert.ThrowsAsync<Liaison.Journal.Writing.LogFailedException>(() => old.Ended);
        first.Dispose();
        using var second = OpenStore();
        await using var writer = TestLog.Open(second, signer);
        Assert.Equal(3, Assert.Single(await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7()))).Number);
    }

    [Fact]
    public async Task A_writer_whose_session_was_ended_has_failed()
    {
        using var store = OpenStore();
        await using var writer = TestLog.Open(store, TestLog.NewSigner());
        await ExecuteAsync(_connection, """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = 'liaison journal writer' AND datname = current_database()
            """);
        await Assert.ThrowsAsync<Liaison.Journal.Writing.LogFailedException>(
            () => writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7())));
    }

    [Fact]
    public async Task A_role_that_may_only_add_is_enough_to_write()
    {
        OpenStore().Dispose();
        await ExecuteAsync(_connection, """
            CREATE ROLE adder LOGIN;
            GRANT USAGE ON SCHEMA journal TO adder;
            GRANT SELECT, INSERT ON journal.block, journal.record TO adder;
            GRANT SELECT, UPDATE (turn) ON journal.writer TO adder;
            """);
        var connection = new NpgsqlConnectionStringBuilder(_connection) { Username = "adder" }.ToString();
        using var store = new PostgresLogStore(connection);
        var signer = TestLog.NewSigner();
        await using var writer = TestLog.Open(store, signer);
        await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7()));
        Assert.Null(TestLog.Verify(store.Read(1), signer).Fault);
    }

    [Fact]
    public async Task A_server_that_does_not_flush_is_refused_unless_it_is_allowed()
    {
        await using var careless = await PostgresServer.StartAsync("fsync=off");
        var refusal = Assert.Throws<IOException>(() => new PostgresLogStore(careless.Connection()));
        Assert.Contains("fsync is off", refusal.Message, StringComparison.Ordinal);
        new PostgresLogStore(careless.Connection(), allowWithoutFsync: true).Dispose();
    }

    [Fact]
    public void A_server_that_is_not_there_is_named() => Assert.Contains(
        "cannot be reached",
        Assert.Throws<IOException>(() => new PostgresLogStore("Host=/nowhere;Username=x;Database=x")).Message,
        StringComparison.Ordinal);

    static async Task ExecuteAsync(string connection, string sql)
    {
        await using var session = new NpgsqlConnection(connection + ";Pooling=false");
        await session.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, session);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
