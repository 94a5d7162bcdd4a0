using Liaison.Configuration;
using Liaison.Data;
using Liaison.Journal.Reading;
using Liaison.Journal.Records;
using Liaison.Kernel.Identity;
using Liaison.Stores;

namespace Liaison.Tests.Stores;

public sealed class JournalServiceTests : IDisposable
{
    readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_new_node_opens_its_journal_and_goes_on_with_it_after_a_restart()
    {
        var folder = await NewNodeAsync();
        var id = Guid.CreateVersion7();
        await using (var journal = Open(folder))
        {
            Assert.Equal(LogRecords.Opened, journal.Store.ReadRecord(1).Kind);
            await journal.Writer.AppendAsync(Draft(id));
        }

        await using (var journal = Open(folder)) Assert.Equal(id, journal.Store.ReadRecord(2).Id);
    }

    [Fact]
    public async Task A_key_that_others_may_read_stops_the_start()
    {
        var folder = await NewNodeAsync();
        File.SetUnixFileMode(folder.JournalKey, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_is_gone_is_not_taken_for_a_new_one()
    {
        var folder = await NewNodeAsync();
        await Open(folder).DisposeAsync();
        File.Delete(folder.Journal);
        Assert.Contains("the journal is gone", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_of_another_node_is_refused_even_with_its_key()
    {
        var (folder, other) = (await NewNodeAsync("a"), await NewNodeAsync("b"));
        await Open(folder).DisposeAsync();
        await Open(other).DisposeAsync();
        File.Copy(other.Journal, folder.Journal, overwrite: true);
        Assert.Contains("not in", Refusal(folder), StringComparison.Ordinal);
        File.Copy(other.JournalKey, folder.JournalKey, overwrite: true);
        Assert.Contains("not this node's", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_fingerprint_only_a_journal_that_was_just_begun_is_opened()
    {
        var folder = await NewNodeAsync();
        await Open(folder).DisposeAsync();
        File.Delete(folder.JournalFingerprint);
        await using (var journal = Open(folder)) await journal.Writer.AppendAsync(Draft(Guid.CreateVersion7()));
        File.Delete(folder.JournalFingerprint);
        Assert.Contains(folder.JournalFingerprint, Refusal(folder), StringComparison.Ordinal);
    }

    async Task<DataFolder> NewNodeAsync(string name = "node") => new(await _cli.InitAsync(name));

    static string Refusal(DataFolder folder) => Assert.Throws<CommandException>(() => Open(folder)).Message;

    static JournalService Open(DataFolder folder)
    {
        var configuration = NodeConfiguration.Load(folder.Configuration, []);
        return JournalService.Open(
            folder, configuration.Journal, configuration.Node, TimeProvider.System, IdSource.Secure(TimeProvider.System));
    }

    static RecordDraft Draft(Guid id) => new()
    {
        Id = id,
        Kind = "watch.entry",
        Author = "Watch officer",
        Role = "watch",
        Body = new byte[] { 0x80 },
    };
}
