using Liaison.Durability.Appending;
using Liaison.Durability.Machine;
using Liaison.Durability.Recording;
using Liaison.Journal.Sqlite;
using Liaison.Journal.Writing;

namespace Liaison.Durability.Campaigns;

/// <summary>
/// Records all that a journal writes, with the flushes between, and makes of it the disks that a crash at any moment
/// may leave: with some of the writes since the last flush and not others, and torn ones. From each the journal must
/// start.
/// </summary>
static class ImageCampaign
{
    public const int UsualCount = 2000;
    const int ImagesOfRecording = 200;
    const int MaxBodyBytes = 400;

    public static string? Missing() => StraceLog.Missing();

    public static async Task<Findings> RunAsync(CampaignOptions options)
    {
        var (random, findings) = (new Random(options.Seed), new Findings());
        for (var left = options.Count; left > 0; left -= ImagesOfRecording)
            await RunRecordingAsync(Math.Min(left, ImagesOfRecording), options.IsPlanted, random, findings);
        return findings;
    }

    static async Task RunRecordingAsync(int images, bool isPlanted, Random random, Findings findings)
    {
        using var folder = new TemporaryFolder();
        using var ledger = new Ledger(folder.Path);
        var data = Directory.CreateDirectory(folder.File("data")).FullName;
        var settings = new AppenderSettings(ledger.KeyFile, Path.Combine(data, "journal.db"))
        {
            Callers = 1 + random.Next(6),
            RecordsOfCaller = 60,
            MaxBodyBytes = 200 << random.Next(6),
            // Often, so that many crashes fall into a checkpoint and the new beginning of the write-ahead log.
            CheckpointPages = 20 << random.Next(4),
            Fault = isPlanted ? PlantedFault.LazyFlush : PlantedFault.None,
        };
        await using (var appender = AppenderProcess.Start(settings, StraceLog.Record(folder.File("strace"))))
        {
            findings.Acknowledged += (await appender.EndedAsync()).Count;
            if (appender.Failure is { } failure) findings.Blame(failure);
        }

        var operations = StraceLog.Read(folder.File("strace")).ToList();
        var moments = Enumerable.Range(0, images).Select(_ => random.Next(operations.Count + 1)).Order().ToList();
        var (disk, done) = (new CrashDisk(data), 0);
        foreach (var moment in moments)
        {
            for (; done < moment; done++)
            {
                disk.Do(operations[done]);
                if (operations[done] is Operation.Acknowledge(var ack)) ledger.Add([ack]);
            }

            // The more unlikely a crash, the more there is to find: most leave some of the writes.
            var leaving = (CrashDisk.Leaving)Math.Min(random.Next(8), (int)CrashDisk.Leaving.SomeTorn);
            await StartAsync(disk.Crash(leaving, random), ledger, findings);
            findings.Count("crash images");
        }

        findings.Count("recorded writes and flushes", operations.Count);
    }

    /// <summary>Starts on what a crash has left: all must be there, and one more record finds its place.</summary>
    public static async Task StartAsync(Dictionary<string, byte[]> files, Ledger ledger, Findings findings)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, content) in files) await File.WriteAllBytesAsync(folder.File(name), content);
        var path = folder.File("journal.db");
        var bad = findings.Lost + findings.Broken;
        ledger.Check(() => new SqliteLogStore(path), findings);
        if (findings.Lost + findings.Broken > bad)
        {
            findings.Count("images with a loss");
            return;
        }

        try
        {
            using var store = new SqliteLogStore(path);
            await using var writer = ledger.OpenWriter(store);
            await writer.AppendAsync(SampleRecords.Draft(Guid.CreateVersion7(), MaxBodyBytes));
        }
        catch (Exception e) when (e is IOException or LogFailedException)
        {
            findings.Blame($"no start: {e.Message}");
        }
    }
}
