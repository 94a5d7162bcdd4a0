using Liaison.Data;
using Liaison.Journal.Reading;
using Liaison.Journal.Records;

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
        await using (var journal = await TestNode.OpenJournalAsync(folder))
        {
            Assert.Equal(LogRecords.Opened, journal.Store.ReadRecord(1).Kind);
            await journal.Writer.AppendAsync(TestNode.Draft(id));
        }

        await using (var journal = await TestNode.OpenJournalAsync(folder)) Assert.Equal(id, journal.Store.ReadRecord(2).Id);
    }

    [Fact]
    public async Task A_key_that_others_may_read_stops_the_start()
    {
        var folder = await NewNodeAsync();
        File.SetUnixFileMode(folder.JournalKey, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", await RefusalAsync(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_is_gone_is_not_taken_for_a_new_one()
    {
        var folder = await NewNodeAsync();
        await (await TestNode.OpenJournalAsync(folder)).DisposeAsync();
        File.Delete(folder.Journal);
        Assert.Contains("the journal is gone", await RefusalAsync(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_of_another_node_is_refused_even_with_its_key()
    {
        var (folder, other) = (await NewNodeAsync("a"), await NewNodeAsync("b"));
        await (await TestNode.OpenJournalAsync(folder)).DisposeAsync();
        await (await TestNode.OpenJournalAsync(other)).DisposeAsync();
        File.Copy(other.Journal, folder.Journal, overwrite: true);
        Assert.Contains("not in", await RefusalAsync(folder), StringComparison.Ordinal);
        File.Copy(other.JournalKey, folder.JournalKey, overwrite: true);
        Assert.Contains("not this node's", await RefusalAsync(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_fingerprint_only_a_journal_that_was_just_begun_is_opened()
    {
        var folder = await NewNodeAsync();
        await (await TestNode.OpenJournalAsync(folder)).DisposeAsync();
        File.Delete(folder.JournalFingerprint);
        await using (var journal = await TestNode.OpenJournalAsync(folder)) await journal.Writer.AppendAsync(TestNode.Draft(Guid.CreateVersion7()));
        File.Delete(folder.JournalFingerprint);
        Assert.Contains(folder.JournalFingerprint, await RefusalAsync(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_was_restored_goes_on_in_a_new_epoch_once()
    {
        var folder = await NewNodeAsync();
        await TestNode.AppendAsync(folder, 1);
        await File.WriteAllTextAsync(
            folder.JournalRestored, "2030-01-01T00:00:00.000Z", TestContext.Current.CancellationToken);
        await TestNode.AppendAsync(folder, 1);
        await TestNode.AppendAsync(folder, 1);
        await using var journal = await TestNode.OpenJournalAsync(folder);
        Assert.Equal(LogRecords.Restored, journal.Store.ReadRecord(3).Kind);
        Assert.Equal(5, journal.Writer.Last);
    }

    async Task<DataFolder> NewNodeAsync(string name = "node") => new(await _cli.InitAsync(name));

    static async Task<string> RefusalAsync(DataFolder folder) =>
        (await Assert.ThrowsAsync<CommandException>(() => TestNode.OpenJournalAsync(folder))).Message;
}
