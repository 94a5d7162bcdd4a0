using System.Text.Json.Nodes;
using Liaison.Commands;
using Liaison.Data;
using Liaison.Journal.Tests;
using Liaison.Tests.Stores;

namespace Liaison.Tests.Commands;

public sealed class JournalMoveTests : IAsyncLifetime
{
    readonly Cli _cli = new();
    PostgresServer? _server;
    string _connection = "";

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, PostgresServer.Missing);
        _server = await PostgresServer.StartAsync();
        _connection = _server.Connection();
    }

    public async ValueTask DisposeAsync()
    {
        _cli.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_journal_moves_to_PostgreSQL_and_back_and_goes_on_each_time()
    {
        var folder = new DataFolder(await _cli.InitAsync());
        await TestNode.AppendAsync(folder, 10);

        await DoneAsync("journal", "move", "--data", folder.Path, "--to", "postgres", "--connection", _connection);
        Assert.False(File.Exists(folder.Journal));
        await TestNode.AppendAsync(folder, 10);
        Assert.Equal(21, await RecordsAsync(folder));

        await DoneAsync("journal", "move", "--data", folder.Path, "--to", "sqlite");
        await TestNode.AppendAsync(folder, 10);
        Assert.Equal(31, await RecordsAsync(folder));
        // What was put aside is in nobody's way.
        await DoneAsync("journal", "move", "--data", folder.Path, "--to", "postgres", "--connection", _connection);
        Assert.Equal(31, await RecordsAsync(folder));
    }

    [Fact]
    public async Task A_backup_of_a_journal_in_PostgreSQL_is_restored_to_a_file_or_to_a_database()
    {
        var folder = new DataFolder(await _cli.InitAsync());
        await TestNode.AppendAsync(folder, 10);
        await DoneAsync("journal", "move", "--data", folder.Path, "--to", "postgres", "--connection", _connection);
        await DoneAsync("backup", "--data", folder.Path, "--to", _cli.In("b.tar"), "--with-keys");

        // The database still holds the journal: it is not written over.
        Assert.Equal(
            CommandLine.Failed,
            (await _cli.RunAsync("restore", "--from", _cli.In("b.tar"), "--data", _cli.In("r0"))).ExitCode);
        _cli.Environment["LIAISON__JOURNAL__CONNECTION"] = await _server!.NewDatabaseAsync();
        await DoneAsync("restore", "--from", _cli.In("b.tar"), "--data", _cli.In("r1"));
        Assert.Equal(11, await RecordsAsync(new DataFolder(_cli.In("r1"))));
        _cli.Environment["LIAISON__JOURNAL__STORE"] = "Sqlite";
        await DoneAsync("restore", "--from", _cli.In("b.tar"), "--data", _cli.In("r2"));
        Assert.Equal(11, await RecordsAsync(new DataFolder(_cli.In("r2"))));
    }

    [Fact]
    public async Task A_running_node_and_an_environment_that_says_otherwise_are_left_alone()
    {
        var folder = new DataFolder(await _cli.InitAsync());
        await TestNode.AppendAsync(folder, 1);
        string[] move = ["journal", "move", "--data", folder.Path, "--to", "postgres", "--connection", _connection];
        using (folder.LockForRunning())
            Assert.Equal(CommandLine.Failed, (await _cli.RunAsync(move)).ExitCode);
        _cli.Environment["LIAISON__JOURNAL__STORE"] = "Sqlite";
        Assert.Equal(CommandLine.Failed, (await _cli.RunAsync(move)).ExitCode);
        Assert.True(File.Exists(folder.Journal));
    }

    async Task DoneAsync(params string[] arguments)
    {
        var (exitCode, _, error) = await _cli.RunAsync(arguments);
        Assert.True(exitCode == CommandLine.Done, error);
    }

    async Task<int?> RecordsAsync(DataFolder folder)
    {
        var (exitCode, output, error) = await _cli.RunAsync("verify", "--data", folder.Path, "--json");
        Assert.True(exitCode == CommandLine.Done, error);
        return (int?)JsonNode.Parse(output)!["records"];
    }
}
