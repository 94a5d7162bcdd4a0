using Liaison.Durability.Appending;
using Liaison.Durability.Machine;
using Liaison.Journal.Sqlite;

namespace Liaison.Durability.Campaigns;

/// <summary>
/// Kills the process at any moment, also while it starts, and starts it again on what is left. What it had told before
/// counts: the pipe keeps it.
/// </summary>
static class KillCampaign
{
    public const int UsualCount = 1000;
    const int KillsOfLog = 20;
    const int MaxMs = 200;
    const int MaxStartMs = 250;

    public static async Task<Findings> RunAsync(CampaignOptions options)
    {
        var (random, findings) = (new Random(options.Seed), new Findings());
        for (var left = options.Count; left > 0; left -= KillsOfLog)
            await RunLogAsync(Math.Min(left, KillsOfLog), options.IsPlanted, random, findings);
        return findings;
    }

    static async Task RunLogAsync(int kills, bool isPlanted, Random random, Findings findings)
    {
        using var folder = new TemporaryFolder();
        using var ledger = new Ledger(folder.Path);
        var settings = new AppenderSettings(ledger.KeyFile, folder.File("journal.db"))
        {
            Callers = 1 + random.Next(8),
            Fault = isPlanted ? PlantedFault.AnswerBeforeCommit : PlantedFault.None,
        };
        for (var kill = 0; kill < kills; kill++)
        {
            await using var appender = AppenderProcess.Start(settings);
            // One in ten dies while it starts.
            if (random.Next(10) > 0 && await appender.ReadyAsync()) await Task.Delay(random.Next(MaxMs));
            else await Task.Delay(random.Next(MaxStartMs));
            appender.Kill();
            var acks = await appender.EndedAsync();
            if (appender.Failure is { } failure) findings.Blame(failure);
            ledger.Add(acks);
            findings.Acknowledged += acks.Count;
            findings.Count("kills");
            if (!appender.IsReady) findings.Count("of them during a start");
            ledger.Check(() => new SqliteLogStore(settings.Store), findings);
            // With records gone, numbers would be given twice: this log has told what it can.
            if (!findings.AreGood) return;
        }
    }
}
