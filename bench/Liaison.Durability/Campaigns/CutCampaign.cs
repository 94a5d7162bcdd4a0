using Liaison.Durability.Appending;
using Liaison.Durability.Machine;
using Liaison.Journal.Sqlite;

namespace Liaison.Durability.Campaigns;

/// <summary>
/// Cuts a file system's power at any moment, and starts again on what its own recovery makes of it. Only what was seen
/// acknowledged before the cut counts: a flush that runs into the cut may say that it is done.
/// </summary>
static class CutCampaign
{
    public const int UsualCount = 100;
    const int CutsOfDisk = 20;
    const int MinAcks = 1;
    const int MaxMs = 200;

    public static async Task<Findings> RunAsync(CampaignOptions options)
    {
        var (random, findings) = (new Random(options.Seed), new Findings());
        for (var left = options.Count; left > 0; left -= CutsOfDisk)
            await RunDiskAsync(Math.Min(left, CutsOfDisk), options, random, findings);
        return findings;
    }

    static async Task RunDiskAsync(int cuts, CampaignOptions options, Random random, Findings findings)
    {
        using var folder = new TemporaryFolder();
        using var disk = new LoopDisk(options.FileSystem);
        var (ledger, settings) = Begin(0);
        for (var cut = 0; cut < cuts; cut++)
        {
            await using (var appender = AppenderProcess.Start(settings))
            {
                await appender.UntilAsync(() => appender.Acknowledged >= MinAcks);
                if (!appender.IsReady) findings.Blame($"it did not start after a cut: {appender.Failure}");
                await Task.Delay(random.Next(MaxMs));
                var seen = appender.Acknowledged;
                disk.Cut();
                appender.Kill();
                ledger.Add((await appender.EndedAsync()).Take(seen));
                findings.Acknowledged += seen;
                findings.Count($"power cuts on {options.FileSystem}");
            }

            disk.Restore();
            var before = findings.Lost + findings.Broken;
            ledger.Check(() => new SqliteLogStore(settings.Store), findings);
            // What was acknowledged after the cut was seen may be there as well, and its numbers are not given again.
            if (findings.Lost + findings.Broken == before) continue;
            findings.Count("cuts with a loss");
            ledger.Dispose();
            (ledger, settings) = Begin(cut + 1);
        }

        ledger.Dispose();

        (Ledger, AppenderSettings) Begin(int number)
        {
            var begun = new Ledger(folder.Path);
            return (begun, new AppenderSettings(begun.KeyFile, Path.Combine(disk.Path, $"journal{number}.db"))
            {
                Callers = 1 + random.Next(8),
                Fault = options.IsPlanted ? PlantedFault.LazyFlush : PlantedFault.None,
            });
        }
    }
}
