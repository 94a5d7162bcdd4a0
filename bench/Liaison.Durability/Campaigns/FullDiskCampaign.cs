using System.Diagnostics;
using Liaison.Durability.Appending;
using Liaison.Durability.Machine;
using Liaison.Journal.Sqlite;

namespace Liaison.Durability.Campaigns;

/// <summary>
/// Fills the journal's disk and frees it again: while the journal is written, before it is started, and when no ballast
/// is left. Nothing acknowledged is lost, it says what is wrong, and it starts and goes on.
/// </summary>
static class FullDiskCampaign
{
    public const int UsualCount = 100;
    const int CyclesOfLog = 10;
    const int DiskMegabytes = 48;
    const int BallastBytes = 4 << 20;
    const int LeftBytes = 128 << 10;
    const int MinRecords = 50;

    public static string? Missing()
    {
        if (!Environment.IsPrivilegedProcess) return "only root can mount a small file system";
        try
        {
            using var disk = new SmallDisk(1);
            return null;
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    public static async Task<Findings> RunAsync(CampaignOptions options)
    {
        var (random, findings) = (new Random(options.Seed), new Findings());
        for (var left = options.Count; left > 0; left -= CyclesOfLog)
        {
            using var log = new FullDiskLog(options.IsPlanted, random, findings);
            for (var cycle = 0; cycle < Math.Min(left, CyclesOfLog); cycle++)
            {
                await log.RunCycleAsync(cycle % 3);
                findings.Count("fill and free cycles");
            }
        }

        return findings;
    }

    sealed class FullDiskLog : IDisposable
    {
        readonly SmallDisk _disk = new(DiskMegabytes);
        readonly TemporaryFolder _folder = new();
        readonly Ledger _ledger;
        readonly AppenderSettings _settings;
        readonly Random _random;
        readonly Findings _findings;

        public FullDiskLog(bool isPlanted, Random random, Findings findings)
        {
            (_random, _findings) = (random, findings);
            _ledger = new Ledger(_folder.Path);
            _settings = new AppenderSettings(_ledger.KeyFile, Path.Combine(_disk.Path, "journal.db"))
            {
                BallastBytes = isPlanted ? 0 : BallastBytes,
                Fault = isPlanted ? PlantedFault.NoBallast : PlantedFault.None,
            };
        }

        public Task RunCycleAsync(int kind) => kind switch
        {
            0 => FillWhileWritingAsync(),
            1 => FillBeforeStartAsync(),
            _ => FillWithoutBallastAsync(),
        };

        public void Dispose()
        {
            _ledger.Dispose();
            _disk.Dispose();
            _folder.Dispose();
        }

        /// <summary>The ballast takes up what is under way; then it waits, and goes on by itself.</summary>
        async Task FillWhileWritingAsync()
        {
            await using var appender = AppenderProcess.Start(_settings);
            await GoOnAsync(appender);
            _disk.Fill(_random.Next(LeftBytes));
            var filled = Stopwatch.GetTimestamp();
            await appender.UntilAsync(() => appender.IsLow);
            if (appender.IsLow) Measure(filled);
            else _findings.Blame($"it ended on a full disk: {appender.Failure}");
            _disk.Free();
            await appender.UntilAsync(() => !appender.IsLow);
            await GoOnAsync(appender);
            await EndAsync(appender, mayFail: false);
        }

        /// <summary>It starts on a full disk, and says that it is full.</summary>
        async Task FillBeforeStartAsync()
        {
            // Once on a free disk: the ballast is in its place, and what a start writes is written.
            await using (var before = AppenderProcess.Start(_settings))
            {
                await GoOnAsync(before);
                before.Kill();
                _ledger.Add(Counted(await before.EndedAsync()));
            }

            _disk.Fill(leftBytes: 0);
            await using var appender = AppenderProcess.Start(_settings);
            var started = Stopwatch.GetTimestamp();
            await appender.UntilAsync(() => appender.IsReady && appender.IsLow);
            if (appender.IsReady && appender.IsLow) Measure(started);
            else _findings.Blame($"it did not start on a full disk: {appender.Failure}");
            _disk.Free();
            await appender.UntilAsync(() => appender.IsReady && !appender.IsLow);
            await GoOnAsync(appender);
            await EndAsync(appender, mayFail: false);
        }

        /// <summary>Without ballast it must end, with a clear word, and start when there is room.</summary>
        async Task FillWithoutBallastAsync()
        {
            await using (var appender = AppenderProcess.Start(_settings with { BallastBytes = 0 }))
            {
                await GoOnAsync(appender);
                _disk.Fill(_random.Next(LeftBytes));
                await EndAsync(appender, mayFail: true);
                if (appender.Failure?.Contains("there is no room", StringComparison.Ordinal) != true)
                    _findings.Blame($"it did not say that there is no room: {appender.Failure}");
            }

            _disk.Free();
            await using var again = AppenderProcess.Start(_settings);
            await GoOnAsync(again);
            await EndAsync(again, mayFail: false);
        }

        async Task GoOnAsync(AppenderProcess appender)
        {
            var goal = appender.Acknowledged + MinRecords;
            await appender.UntilAsync(() => appender.Acknowledged >= goal);
        }

        async Task EndAsync(AppenderProcess appender, bool mayFail)
        {
            if (!mayFail) appender.Stop();
            _ledger.Add(Counted(await appender.EndedAsync()));
            if (!mayFail && appender.Failure is { } failure) _findings.Blame(failure);
            if (!mayFail) _ledger.Check(() => new SqliteLogStore(_settings.Store), _findings);
        }

        IReadOnlyList<Ack> Counted(IReadOnlyList<Ack> acks)
        {
            _findings.Acknowledged += acks.Count;
            return acks;
        }

        void Measure(long since) => _findings.CountMost(
            "slowest word of a full disk, ms", (long)Stopwatch.GetElapsedTime(since).TotalMilliseconds);
    }
}
