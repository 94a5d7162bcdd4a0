using Liaison.Configuration;
using Liaison.Data;
using Liaison.Journal.Records;
using Liaison.Kernel.Identity;
using Liaison.Stores;

namespace Liaison.Tests.Stores;

/// <summary>The journal of a node that was made by <c>init</c>.</summary>
static class TestNode
{
    public static Task<JournalService> OpenJournalAsync(DataFolder folder)
    {
        var configuration = NodeConfiguration.Load(folder.Configuration, []);
        return JournalService.OpenAsync(
            folder, configuration.Journal, configuration.Node, TimeProvider.System, IdSource.Secure(TimeProvider.System));
    }

    /// <summary>Opens the journal, appends records and closes it.</summary>
    public static async Task AppendAsync(DataFolder folder, int count)
    {
        await using var journal = await OpenJournalAsync(folder);
        for (var i = 0; i < count; i++) await journal.Writer.AppendAsync(Draft(Guid.CreateVersion7()));
    }

    public static RecordDraft Draft(Guid id) => new()
    {
        Id = id,
        Kind = "watch.entry",
        Author = "Watch officer",
        Role = "watch",
        Body = new byte[] { 0x80 },
    };
}
