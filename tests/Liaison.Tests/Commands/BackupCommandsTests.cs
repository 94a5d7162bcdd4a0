using System.Formats.Tar;
using System.Text.Json.Nodes;
using Liaison.Access;
using Liaison.Commands;
using Liaison.Data;
using Liaison.Kernel.Files;
using Liaison.Stores;
using Liaison.Tests.Stores;

namespace Liaison.Tests.Commands;

public sealed class BackupCommandsTests : IDisposable
{
    readonly Cli _cli = new();

    string Backup => _cli.In("backup.tar");

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_backup_of_a_running_node_is_private_whole_and_without_keys_or_picture()
    {
        var folder = await NodeAsync();
        await using (await TestNode.OpenJournalAsync(folder)) await BackUpAsync(folder);

        Assert.Equal(WholeFile.PrivateFile, File.GetUnixFileMode(Backup));
        Assert.Equal(
            [
                "accounts.db", "journal.fingerprint", "layers/plan.json", "liaison.json", "messages.db",
                "some-later-file.json", "journal.db", "manifest.json", "manifest.sha256",
            ],
            Names());
        var (exitCode, output, _) = await _cli.RunAsync("verify", "--backup", Backup, "--json");
        Assert.Equal(CommandLine.Done, exitCode);
        Assert.Equal(31, (int?)JsonNode.Parse(output)!["records"]);
        Assert.Equal([Backup], Directory.GetFileSystemEntries(_cli.Folder, "backup*"));
    }

    [Fact]
    public async Task A_restored_node_has_what_the_backup_had_and_goes_on()
    {
        var folder = await NodeAsync();
        await BackUpAsync(folder, "--with-keys", "--with-picture");
        Assert.Contains("keys/journal.key", Names());
        Assert.Contains("picture/1.seg", Names());

        var restored = new DataFolder(_cli.In("restored"));
        var (exitCode, _, error) = await _cli.RunAsync("restore", "--from", Backup, "--data", restored.Path);
        Assert.True(exitCode == CommandLine.Done, error);
        await TestNode.AppendAsync(restored, 1);
        var check = JsonNode.Parse((await _cli.RunAsync("verify", "--data", restored.Path, "--json")).Out)!;
        // With the record of the new epoch.
        Assert.Equal(33, (int?)check["records"]);
        using (var accounts = AccountDesk.OpenBook(restored))
            Assert.Equal("administrator", Assert.Single(accounts.Current.Accounts.Values).Name);
        Assert.Equal(WholeFile.PrivateFile, File.GetUnixFileMode(restored.JournalKey));
        using var messages = new SqliteMessageStore(restored.Messages);
        Assert.Empty(messages.Load().Messages);
    }

    [Fact]
    public async Task Keys_that_were_kept_apart_are_put_in_beforehand()
    {
        var folder = await NodeAsync();
        await BackUpAsync(folder);
        var restored = new DataFolder(_cli.In("restored"));
        Directory.CreateDirectory(restored.Keys);
        foreach (var key in Directory.GetFiles(folder.Keys))
            File.Copy(key, Path.Combine(restored.Keys, Path.GetFileName(key)));
        Assert.Equal(
            CommandLine.Done, (await _cli.RunAsync("restore", "--from", Backup, "--data", restored.Path)).ExitCode);
        await TestNode.AppendAsync(restored, 1);
    }

    [Fact]
    public async Task A_folder_that_holds_a_journal_is_left_alone_and_so_is_a_file_that_is_there()
    {
        var folder = await NodeAsync();
        await BackUpAsync(folder);
        Assert.Equal(
            CommandLine.Failed, (await _cli.RunAsync("restore", "--from", Backup, "--data", folder.Path)).ExitCode);
        Assert.Equal(
            CommandLine.Failed, (await _cli.RunAsync("backup", "--data", folder.Path, "--to", Backup)).ExitCode);
        Assert.Equal(CommandLine.Done, (await _cli.RunAsync("verify", "--data", folder.Path)).ExitCode);
    }

    [Fact]
    public async Task A_backup_that_was_cut_off_or_changed_anywhere_is_refused_and_leaves_nothing()
    {
        var folder = await NodeAsync();
        await BackUpAsync(folder);
        var good = await File.ReadAllBytesAsync(Backup, TestContext.Current.CancellationToken);
        // Within the journal's pages, within a small file, and within the manifest.
        var places = new[]
        {
            good.AsSpan().LastIndexOf("SQLite format 3"u8) + 5000,
            good.AsSpan().IndexOf("\"country\""u8), good.AsSpan().IndexOf("\"created\""u8) + 15,
        };
        foreach (var place in places)
        {
            var bad = good.ToArray();
            bad[place] ^= 1;
            await RefusedAsync(bad);
        }

        await RefusedAsync(good[..(good.Length * 3 / 4)]);
        await RefusedAsync([]);
        await RefusedAsync("this is no backup"u8.ToArray());
        Assert.Empty(Directory.GetFileSystemEntries(_cli.Folder, ".liaison*"));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/etc/outside")]
    [InlineData("keys/../../outside")]
    public async Task A_file_that_would_lie_outside_the_folder_is_refused(string name)
    {
        await using (var tar = new TarWriter(File.Create(Backup)))
        {
            await tar.WriteEntryAsync(
                new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream([1]) },
                TestContext.Current.CancellationToken);
        }

        var (exitCode, _, error) = await _cli.RunAsync("restore", "--from", Backup, "--data", _cli.In("restored"));
        Assert.Equal(CommandLine.Failed, exitCode);
        Assert.Contains("does not belong", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli.In("outside")));
    }

    async Task RefusedAsync(byte[] content)
    {
        await File.WriteAllBytesAsync(Backup, content, TestContext.Current.CancellationToken);
        var restored = _cli.In("restored");
        Assert.Equal(CommandLine.Failed, (await _cli.RunAsync("restore", "--from", Backup, "--data", restored)).ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(restored));
        Assert.Equal(CommandLine.Failed, (await _cli.RunAsync("verify", "--backup", Backup)).ExitCode);
    }

    async Task<DataFolder> NodeAsync()
    {
        var folder = new DataFolder(await _cli.InitAsync());
        await TestNode.AppendAsync(folder, 30);
        new SqliteMessageStore(folder.Messages).Dispose();
        Directory.CreateDirectory(folder.Layers);
        foreach (var (name, content) in new[]
        {
            ("layers/plan.json", "{}"), ("some-later-file.json", "[]"), ("picture/1.seg", "recorded"),
            ("boards.snapshot", "a cache"), ("something.json.new", "half"), ("node.lock", ""), ("ballast", "x"),
        })
            await File.WriteAllTextAsync(
                Path.Combine(folder.Path, name), content, TestContext.Current.CancellationToken);
        return folder;
    }

    async Task BackUpAsync(DataFolder folder, params string[] options)
    {
        var (exitCode, _, error) = await _cli.RunAsync(["backup", "--data", folder.Path, "--to", Backup, .. options]);
        Assert.True(exitCode == CommandLine.Done, error);
    }

    List<string> Names()
    {
        using var tar = new TarReader(File.OpenRead(Backup));
        var names = new List<string>();
        while (tar.GetNextEntry() is { } entry) names.Add(entry.Name);
        return names;
    }
}
