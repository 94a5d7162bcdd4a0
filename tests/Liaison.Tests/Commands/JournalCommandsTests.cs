using System.Text.Json.Nodes;
using Liaison.Commands;
using Liaison.Data;
using Liaison.Journal.Reading;
using Liaison.Journal.Records;
using Liaison.Tests.Stores;
using Microsoft.Data.Sqlite;

namespace Liaison.Tests.Commands;

public sealed class JournalCommandsTests : IDisposable
{
    readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_good_journal_is_verified_while_it_is_written()
    {
        var folder = await NodeAsync(20);
        await using var running = await TestNode.OpenJournalAsync(folder);
        await running.Writer.AppendAsync(TestNode.Draft(Guid.CreateVersion7()));

        var (exitCode, output, _) = await _cli.RunAsync("verify", "--data", folder.Path, "--json");

        Assert.Equal(CommandLine.Done, exitCode);
        Assert.Equal(22, (int?)JsonNode.Parse(output)!["records"]);
        Assert.Equal(
            (await File.ReadAllTextAsync(folder.JournalFingerprint, TestContext.Current.CancellationToken)).Trim(),
            (string?)JsonNode.Parse(output)!["key"]);
    }

    [Fact]
    public async Task A_new_node_has_no_record_and_one_whose_journal_is_gone_is_told()
    {
        var folder = new DataFolder(await _cli.InitAsync());
        Assert.Equal(CommandLine.Done, (await _cli.RunAsync("verify", "--data", folder.Path)).ExitCode);
        await TestNode.AppendAsync(folder, 1);
        File.Delete(folder.Journal);
        var (exitCode, _, error) = await _cli.RunAsync("verify", "--data", folder.Path);
        Assert.Equal(CommandLine.Failed, exitCode);
        Assert.Contains("is not there", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_bad_record_is_named()
    {
        var folder = await NodeAsync(20);
        Change(folder.Journal, """
            DROP TRIGGER record_stays;
            UPDATE record SET content = (SELECT content FROM record WHERE number = 13) WHERE number = 12;
            """);

        var (exitCode, output, error) = await _cli.RunAsync("verify", "--data", folder.Path, "--json");

        Assert.Equal(CommandLine.Failed, exitCode);
        Assert.Equal(12, (int?)JsonNode.Parse(output)!["fault"]!["record"]);
        Assert.Contains("record 12", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_copy_does_not_have_the_head_that_was_noted()
    {
        var folder = await NodeAsync(3);
        File.Copy(folder.Journal, _cli.In("old.db"));
        await TestNode.AppendAsync(folder, 3);
        var head = (string)JsonNode.Parse((await _cli.RunAsync("verify", "--data", folder.Path, "--json")).Out)!["head"]!;
        await TestNode.AppendAsync(folder, 3);
        Assert.Equal(
            CommandLine.Done, (await _cli.RunAsync("verify", "--data", folder.Path, "--head", head)).ExitCode);

        File.Copy(_cli.In("old.db"), folder.Journal, overwrite: true);
        Assert.Equal(CommandLine.Done, (await _cli.RunAsync("verify", "--data", folder.Path)).ExitCode);
        Assert.Equal(
            CommandLine.Failed, (await _cli.RunAsync("verify", "--data", folder.Path, "--head", head)).ExitCode);
    }

    [Fact]
    public async Task A_key_that_was_noted_is_asked_for_instead_of_the_one_beside_the_journal()
    {
        var folder = await NodeAsync(3);
        var (exitCode, _, error) = await _cli.RunAsync(
            "verify", "--data", folder.Path, "--key", new string('0', 64));
        Assert.Equal(CommandLine.Failed, exitCode);
        Assert.Contains("another key", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("--data", "x", "--backup", "y")]
    [InlineData("--data", "x", "--head", "7")]
    [InlineData("--data", "x", "--key", "beef")]
    public async Task Verify_that_is_not_well_asked_is_wrong_use(params string[] arguments) =>
        Assert.Equal(CommandLine.WrongUse, (await _cli.RunAsync(["verify", .. arguments])).ExitCode);

    [Fact]
    public async Task A_key_is_changed_at_once_when_the_node_does_not_run_and_otherwise_at_its_next_start()
    {
        var folder = await NodeAsync(1);
        Assert.Equal(CommandLine.Done, (await _cli.RunAsync("journal", "rotate-key", "--data", folder.Path)).ExitCode);
        await using (var journal = await TestNode.OpenJournalAsync(folder))
            Assert.Equal(LogRecords.KeyChanged, journal.Store.ReadRecord(3).Kind);

        using (folder.LockForRunning())
        {
            var (exitCode, output, _) = await _cli.RunAsync("journal", "rotate-key", "--data", folder.Path, "--json");
            Assert.Equal(CommandLine.Done, exitCode);
            Assert.False((bool)JsonNode.Parse(output)!["done"]!);
            Assert.Equal(
                CommandLine.Failed, (await _cli.RunAsync("journal", "rotate-key", "--data", folder.Path)).ExitCode);
        }

        await TestNode.AppendAsync(folder, 2);
        await using (var journal = await TestNode.OpenJournalAsync(folder))
            Assert.Equal(LogRecords.KeyChanged, journal.Store.ReadRecord(4).Kind);
        Assert.Equal(CommandLine.Done, (await _cli.RunAsync("verify", "--data", folder.Path)).ExitCode);
    }

    async Task<DataFolder> NodeAsync(int records)
    {
        var folder = new DataFolder(await _cli.InitAsync());
        await TestNode.AppendAsync(folder, records);
        return folder;
    }

    static void Change(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
