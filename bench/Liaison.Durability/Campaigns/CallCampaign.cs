using Liaison.Durability.Appending;
using Liaison.Durability.Machine;
using Liaison.Durability.Recording;
using Liaison.Journal.Sqlite;

namespace Liaison.Durability.Campaigns;

/// <summary>
/// Lets each call of the operating system that a journal makes fail once, one after the other, until a run meets none
/// any more. The log ends with a clear word or gets over it; either way what it had acknowledged is there, in the
/// files, and on a disk that has lost all that a failed flush was asked to write.
/// </summary>
static class CallCampaign
{
    /// <summary>From this number of runs on every point is tried; below it, points are drawn.</summary>
    public const int UsualCount = 100_000;

    const int DrawnPoints = 25;
    static readonly string[] Calls = ["fsync", "pwrite64", "ftruncate", "unlink", "openat", "pread64"];
    static readonly string[] Errors = ["EIO", "ENOSPC", "EINTR"];

    public static string? Missing() => StraceLog.Missing();

    public static async Task<Findings> RunAsync(CampaignOptions options)
    {
        var (random, findings) = (new Random(options.Seed), new Findings());
        if (options.Count < UsualCount)
        {
            for (var i = 0; i < options.Count; i++)
            {
                // Half of them where it hurts most.
                var call = Calls[random.Next(2) == 0 ? 0 : random.Next(Calls.Length)];
                var error = Errors[random.Next(Errors.Length)];
                await RunPointAsync(call, error, 1 + random.Next(DrawnPoints), options.IsPlanted, findings);
            }

            return findings;
        }

        foreach (var (call, error) in Calls.SelectMany(call => Errors.Select(error => (call, error))))
        {
            var when = 1;
            while (await RunPointAsync(call, error, when, options.IsPlanted, findings)) when++;
            findings.Count($"points of {call}, {error}", when - 1);
        }

        return findings;
    }

    /// <returns>Whether the call came to the point and failed.</returns>
    static async Task<bool> RunPointAsync(string call, string error, int when, bool isPlanted, Findings findings)
    {
        using var folder = new TemporaryFolder();
        using var ledger = new Ledger(folder.Path);
        var data = Directory.CreateDirectory(folder.File("data")).FullName;
        var (path, log) = (Path.Combine(data, "journal.db"), folder.File("strace"));
        var settings = new AppenderSettings(ledger.KeyFile, path)
        {
            Callers = 2,
            RecordsOfCaller = 6,
            CheckpointPages = 20,
            Fault = isPlanted ? PlantedFault.SwallowedError : PlantedFault.None,
        };
        string[] paths = [data, path, path + "-wal", path + "-journal", path + "-shm"];
        await using (var appender = AppenderProcess.Start(settings, StraceLog.Inject(log, call, error, when, paths)))
        {
            var acks = await appender.EndedAsync();
            if (!StraceLog.IsInjected(log)) return false;
            ledger.Add(acks);
            findings.Acknowledged += acks.Count;
            findings.Count("calls that failed");
            if (appender.Failure is not null) findings.Count("of them the log ended with a clear word");
            else if (appender.ExitCode == 0) findings.Count("of them the log got over it");
            else findings.Blame($"{call} {when} {error}: ended with exit code {appender.ExitCode}, and said nothing");
        }

        var disk = new CrashDisk(data);
        foreach (var operation in StraceLog.Read(log)) disk.Do(operation);
        var bad = findings.Lost + findings.Broken + findings.Wrong;
        await ImageCampaign.StartAsync(disk.Crash(CrashDisk.Leaving.Nothing, new Random(when)), ledger, findings);
        ledger.Check(() => new SqliteLogStore(path), findings);
        await StartAgainAsync(settings with { Fault = PlantedFault.None }, findings);
        if (findings.Lost + findings.Broken + findings.Wrong > bad) findings.Remark($"by {call} {when}, {error}");
        return true;
    }

    static async Task StartAgainAsync(AppenderSettings settings, Findings findings)
    {
        await using var again = AppenderProcess.Start(settings);
        await again.EndedAsync();
        if (again.Failure is { } failure) findings.Blame($"it did not start again: {failure}");
    }
}
