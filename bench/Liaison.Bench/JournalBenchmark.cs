using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Liaison.Composition;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Watch.Log;
using Liaison.Journal.Blocks;
using Liaison.Journal.Postgres;
using Liaison.Journal.Records;
using Liaison.Journal.Sqlite;
using Liaison.Journal.Stores;
using Liaison.Journal.Tests;
using Liaison.Journal.Verifying;
using Liaison.Journal.Writing;
using Liaison.Kernel.Identity;

namespace Liaison.Bench;

/// <summary>
/// The journal on a real disk: decisions of many callers and of one, beside the flushes of the same disk; verifying; and
/// the start of a node, with a snapshot and without one.
/// </summary>
sealed class JournalBenchmark(string folder) : IDisposable
{
    const int Callers = 64;
    const int LoneAppends = 2000;
    const int RecordsOfBlock = 256;
    static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);
    static readonly DateTimeOffset Now = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is ["start", var home])
        {
            Start(home);
            return 0;
        }

        var records = arguments is [var text, ..] && int.TryParse(text, CultureInfo.InvariantCulture, out var given)
            ? given : 1_000_000;
        var parent = arguments is [_, var path] ? path : Path.GetTempPath();
        var folder = Directory.CreateDirectory(Path.Combine(parent, $"liaison-journal-{Environment.ProcessId}")).FullName;
        try
        {
            using var benchmark = new JournalBenchmark(folder);
            using (var store = new SqliteLogStore(Path.Combine(folder, "append.db")))
                await benchmark.AppendAsync("SQLite", store);
            if (PostgresServer.IsInstalled)
            {
                await using var server = await PostgresServer.StartAsync();
                using var store = new PostgresLogStore(server.Connection());
                await benchmark.AppendAsync("PostgreSQL", store);
            }
            else
            {
                Console.WriteLine(PostgresServer.Missing);
            }

            await benchmark.StartAsync(records);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose() => _key.Dispose();

    async Task AppendAsync(string name, ILogStore store)
    {
        await using var writer = Open(store);
        using var post = new CommandPost(
            new Boards(), new JournalRecordLog(writer, store), TimeProvider.System, IdSource.Secure(TimeProvider.System));
        await DecideForAsync(post, TimeSpan.FromSeconds(2));

        var (decided, seconds) = await DecideForAsync(post, Duration);
        Console.WriteLine(
            Line($"{name}, {Callers} callers: {decided / seconds:0} decisions/s, each answered when on disk"));
        var (alone, flush) = await BesideFlushesAsync(() => post.DecideAsync(
            new Actor("bench", "watch"), (_, _) => Verdict.Write("", Body(0)), (_, id) => id));
        Console.WriteLine(Line(
            $"{name}, one caller alone: p50 {alone.P50:0.000} ms, p99 {alone.P99:0.000} ms; write and flush of 4 KiB: ")
            + Line($"p50 {flush.P50:0.000} ms, p99 {flush.P99:0.000} ms; ")
            + Line($"ratios {alone.P50 / flush.P50:0.0} and {alone.P99 / flush.P99:0.0}"));
    }

    async Task StartAsync(int records)
    {
        await FillAsync(records);
        using var store = new SqliteLogStore(DatabaseOf(folder));

        var clock = Stopwatch.StartNew();
        using (var verifier = new LogVerifier(SHA256.HashData(_key.ExportSubjectPublicKeyInfo())))
        {
            foreach (var block in store.Read(1))
            {
                if (verifier.Check(block, out _) is { } fault) throw new InvalidOperationException(fault.Detail);
            }
        }

        Console.WriteLine(Line(
            $"verifying {records} records: {clock.Elapsed.TotalSeconds:0.0} s, {records / clock.Elapsed.TotalSeconds:0}/s"));
        await StartNodeAsync();
        var last = store.Read(store.ReadLast()!.First).Last().Last;
        var snapshot = Headquarters.Snapshots.Snapshot.Of(BoardFile.Open(store, SnapshotOf(folder), out _, out _), last);
        clock.Restart();
        BoardFile.Save(store, SnapshotOf(folder), snapshot);
        Console.WriteLine(Line(
            $"writing a snapshot of {new FileInfo(SnapshotOf(folder)).Length / 1e6:0} MB: ")
            + Line($"{clock.Elapsed.TotalSeconds:0.00} s"));
        await StartNodeAsync();
    }

    /// <summary>A start in a process of its own, as a node's is: nothing is compiled or cached in it.</summary>
    async Task StartNodeAsync()
    {
        using var node = Process.Start(Environment.ProcessPath!, ["journal", "start", folder]);
        await node.WaitForExitAsync();
    }

    static void Start(string folder)
    {
        using var store = SqliteLogStore.OpenToRead(DatabaseOf(folder));
        var clock = Stopwatch.StartNew();
        var boards = BoardFile.Open(store, SnapshotOf(folder), out var from, out var reason);
        Console.WriteLine(Line($"start with {boards.Log.Count + 1} records, {from} of them from the snapshot")
            + (reason is null ? "" : $" ({reason})") + Line($": {clock.Elapsed.TotalSeconds:0.00} s"));
    }

    static string DatabaseOf(string folder) => Path.Combine(folder, "start.db");

    static string SnapshotOf(string folder) => Path.Combine(folder, "boards.snapshot");

    static async Task<(long Decided, double Seconds)> DecideForAsync(CommandPost post, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var decided = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var actor = new Actor($"caller {caller}", "watch");
            var count = 0L;
            for (; clock.Elapsed < duration; count++)
                await post.DecideAsync(actor, (_, _) => Verdict.Write("", Body(caller)), (_, id) => id);
            return count;
        })));
        return (decided.Sum(), clock.Elapsed.TotalSeconds);
    }

    /// <summary>Decisions one at a time, each followed by one flush of a file beside the journal.</summary>
    async Task<((double P50, double P99) Alone, (double P50, double P99) Flush)> BesideFlushesAsync(Func<Task> decide)
    {
        await using var file = new FileStream(Path.Combine(folder, "flush"), FileMode.Create);
        var page = new byte[4096];
        var (alone, flush) = (new double[LoneAppends], new double[LoneAppends]);
        for (var i = 0; i < LoneAppends; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await decide();
            alone[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            began = Stopwatch.GetTimestamp();
            file.Write(page);
            file.Flush(flushToDisk: true);
            flush[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        return (Percentiles(alone), Percentiles(flush));

        static (double P50, double P99) Percentiles(double[] times)
        {
            Array.Sort(times);
            return (times[times.Length / 2], times[times.Length * 99 / 100]);
        }
    }

    async Task FillAsync(int records)
    {
        using var store = new SqliteLogStore(DatabaseOf(folder));
        await using var writer = Open(store);
        for (var done = 1; done < records; done += RecordsOfBlock)
        {
            await writer.AppendAsync([.. Enumerable.Range(done, Math.Min(RecordsOfBlock, records - done)).Select(i =>
                new RecordDraft
                {
                    Id = Guid.NewGuid(),
                    Kind = RecordCatalog.KindOf(Body(i)),
                    Author = "Sato",
                    Role = "watch",
                    Label = "UNCLASSIFIED//REL TO USA, JPN",
                    Body = RecordCatalog.Encode(Body(i)),
                })]);
        }
    }

    LogWriter Open(ILogStore store) => LogWriter.Open(
        store, new EcdsaBlockSigner(_key), new LogOwner(Guid.NewGuid(), "JFHQ", "USA"), Guid.NewGuid(), TimeProvider.System);

    static EventReported Body(int i) => new(new EventContent(
        $"Ship {i} reports engine trouble two miles off the port and asks for a tug", Now, null, Now,
        (EventSeverity)(i % 5), EventForm.Report, "sea", "harbour master",
        new GeoPosition(262_000_000 + (i % 1000), 1_277_000_000), [$"MMSI-{431000000 + (i % 1000)}"], [], null, null));

    static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
