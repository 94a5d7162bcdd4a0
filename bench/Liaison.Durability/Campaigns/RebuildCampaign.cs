using System.Diagnostics;
using Liaison.Composition;
using Liaison.Durability.Machine;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Snapshots;
using Liaison.Journal.Sqlite;
using Liaison.Kernel.Identity;

namespace Liaison.Durability.Campaigns;

/// <summary>
/// Lets a headquarters decide at random, and builds its boards anew from the journal alone, and from a snapshot of a
/// moment between and the records behind it: both must be what they were when it ran.
/// </summary>
static class RebuildCampaign
{
    public const int UsualCount = 100_000;
    const int CommandsOfHistory = 2000;

    public static async Task<Findings> RunAsync(CampaignOptions options)
    {
        var (random, findings, folding) = (new Random(options.Seed), new Findings(), new Stopwatch());
        for (var left = options.Count; left > 0; left -= CommandsOfHistory)
            await RunHistoryAsync(Math.Min(left, CommandsOfHistory), options.IsPlanted, random, findings, folding);
        findings.Count("records folded a second", (long)(findings.Acknowledged / folding.Elapsed.TotalSeconds));
        return findings;
    }

    static async Task RunHistoryAsync(
        int commands, bool isPlanted, Random random, Findings findings, Stopwatch folding)
    {
        using var folder = new TemporaryFolder();
        var (database, snapshot) = (folder.File("journal.db"), folder.File("boards.snapshot"));
        var live = await DecideAsync(database, snapshot, commands, random, findings);

        using var store = SqliteLogStore.OpenToRead(database);
        folding.Start();
        var folded = new Boards();
        foreach (var entry in JournalRecordLog.Read(store, 1))
        {
            // The fault: a record is left out.
            if (!isPlanted || entry.Number < live.Number) folded.Apply(entry);
        }

        folding.Stop();
        Compare(live, folded, "folded from the journal");
        var resumed = BoardFile.Open(store, snapshot, out var from, out var fault);
        if (from == 0) findings.Blame($"the snapshot was not used: {fault}");
        Compare(live, resumed, "from a snapshot and the records behind it");
        findings.Count("histories");

        void Compare(Snapshot expected, Boards boards, string how)
        {
            if (!Snapshot.Of(boards, expected.Number).Digest().SequenceEqual(expected.Digest()))
                findings.Blame($"boards {how} are others than those that were live");
        }
    }

    /// <summary>Makes a history in a journal, and a snapshot of it on the way.</summary>
    static async Task<Snapshot> DecideAsync(
        string database, string snapshot, int commands, Random random, Findings findings)
    {
        using var ledger = new Ledger(Path.GetDirectoryName(database)!);
        using var store = new SqliteLogStore(database);
        var clock = new SteppedClock();
        var ids = IdSource.Seeded(clock, (ulong)random.NextInt64());
        await using var writer = ledger.OpenWriter(store, clock);
        using var post = new CommandPost(new Boards(), new JournalRecordLog(writer, store), clock, ids);
        var (history, keepAt) = (new RandomHistory(post, random), commands / 4 + random.Next(commands / 2));
        for (var command = 0; command < commands; command++)
        {
            clock.Now += TimeSpan.FromSeconds(random.Next(600));
            findings.Count(await history.StepAsync() ? "commands accepted" : "commands refused");
            if (command == keepAt) BoardFile.Save(store, snapshot, await post.TakeSnapshotAsync());
        }

        findings.Acknowledged += writer.Last;
        return await post.TakeSnapshotAsync();
    }

    /// <summary>Goes on when it is told to, so that transfers begin and end within a history.</summary>
    sealed class SteppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
