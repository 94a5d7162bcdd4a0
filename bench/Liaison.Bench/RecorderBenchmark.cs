using System.Diagnostics;
using System.Globalization;
using System.Text;
using Liaison.Picture;
using Liaison.Picture.Recording;
using Liaison.Picture.Tracks;
using Liaison.Tak.Codec;

namespace Liaison.Bench;

/// <summary>
/// The recorder on an invented day in fast time: bytes on disk for each report, how long it takes to look at a moment
/// and at a day of one track; and whether appends differ while it records.
/// </summary>
static class RecorderBenchmark
{
    const int Tracks = 10_000;
    const int IntervalMs = 5_000;

    static readonly DateTimeOffset Began = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    // As many bytes as a device's report has; what they say is in the values.
    static readonly byte[] Report = Encoding.UTF8.GetBytes($"<event><detail>{new string('x', 667)}</detail></event>");

    public static int Run(string[] arguments)
    {
        if (arguments is ["append"]) return RunAppend();
        var hours = arguments is [var text, ..]
            ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : 24;
        // A day that stays in a folder of its own can be measured again.
        var kept = arguments is [_, var path] ? Directory.CreateDirectory(path) : null;
        var folder = kept ?? Directory.CreateTempSubdirectory("liaison-bench-");
        try
        {
            var clock = new BenchClock(Began);
            using var picture = new LivePicture(new CotReportCodec(), clock);
            if (!folder.EnumerateFiles().Any()) Build(picture, folder.FullName, clock, TimeSpan.FromHours(hours));
            clock.Now = Began + TimeSpan.FromHours(hours);
            Measure(new RecordedPicture(folder.FullName, picture.Groups, clock), clock.Now);
            return 0;
        }
        finally
        {
            if (kept is null) folder.Delete(recursive: true);
        }
    }

    static void Build(LivePicture picture, string folder, BenchClock clock, TimeSpan length)
    {
        var options = new RecordingOptions { MaximumBytes = 1L << 40, MaximumAge = TimeSpan.FromDays(30) };
        using var recorder = new Recorder(picture, folder, clock, options);
        recorder.Step();
        var cpu = Cpu();
        var ways = new InventedWays(Tracks);
        var audience = picture.AudienceOf(picture.Groups.SetOf("bench"));
        var source = picture.WordOf("tak"u8);
        var packing = TimeSpan.Zero;
        var jitter = new Random(7);
        const int stepMs = 100;
        for (var sinceMs = 0L; sinceMs < length.TotalMilliseconds; sinceMs += stepMs)
        {
            // Tracks report in turn, each every five seconds, give or take what a network does.
            clock.Now = Began.AddMilliseconds(sinceMs + jitter.Next(stepMs));
            var first = (int)(sinceMs % IntervalMs * Tracks / IntervalMs);
            for (var track = first; track < first + (Tracks * stepMs / IntervalMs); track++)
                Append(picture, audience, source, ways, track, IntervalMs / 1000.0, clock.Now.ToUnixTimeMilliseconds());
            recorder.Step();
            if (sinceMs % 60_000 != 0) continue;
            var began = Cpu();
            recorder.KeepOnce();
            packing += Cpu() - began;
        }

        clock.Now = Began + length;
        recorder.Stop();
        recorder.KeepOnce();
        var files = new DirectoryInfo(folder).EnumerateFiles().ToList();
        Print($"reports of {Tracks} tracks in {length.TotalHours:0.##} h", recorder.Reports, "");
        Print("chunks", files.Count, "");
        var bytes = files.Sum(file => file.Length) / (double)recorder.Reports;
        Print("bytes on disk per report, keyframes included", bytes, "B");
        Print("CPU per report: making it, picture, recorder", (Cpu() - cpu).TotalMicroseconds / recorder.Reports, "us");
        Print("of that packing", packing.TotalMicroseconds / recorder.Reports, "us");
    }

    static void Measure(RecordedPicture recorded, DateTimeOffset ended)
    {
        var random = new Random(3);
        var (positions, tracks) = (0, 0);
        Print("until all files are known", TimesOf(1, () => recorded.Overview(Began, ended, 1)).Wall[0], "ms");
        var moments = TimesOf(
            60, () => tracks = recorded.At(
                Began + ((ended - Began) * random.NextDouble()), null, null, int.MaxValue).Tracks.Count);
        var days = TimesOf(60, () =>
        {
            var uid = Encoding.UTF8.GetString(InventedWays.UidOf(random.Next(Tracks)));
            positions = recorded.History(uid, Began, ended, 100_000)!.Fixes.Count;
        });
        PrintTimes($"the picture of any second, {tracks} tracks", moments);
        PrintTimes($"the whole way of one track, {positions} positions", days);
        Print("most memory of the process", Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0, "MiB");
    }

    static (List<double> Wall, List<double> Cpu) TimesOf(int times, Action action)
    {
        var (wall, cpu) = (new List<double>(), new List<double>());
        for (var i = 0; i < times; i++)
        {
            var (began, spent) = (Stopwatch.GetTimestamp(), Cpu());
            action();
            wall.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            cpu.Add((Cpu() - spent).TotalMilliseconds);
        }

        return (wall, cpu);
    }

    static void PrintTimes(string what, (List<double> Wall, List<double> Cpu) times)
    {
        Print($"{what}: median", Median(times.Wall), "ms");
        Print("the same, slowest of 60", times.Wall.Max(), "ms");
        Print("the same, CPU, median", Median(times.Cpu), "ms");
        Print("the same, CPU, most of 60", times.Cpu.Max(), "ms");
    }

    /// <summary>
    /// Appends 100,000 reports a second to a picture that is recorded and to one that is not, in turns.
    /// </summary>
    static int RunAppend()
    {
        const int perTurn = 100_000;
        const int burst = 500;
        var folder = Directory.CreateTempSubdirectory("liaison-bench-");
        using var without = new LivePicture(new CotReportCodec(), TimeProvider.System);
        using var with = new LivePicture(new CotReportCodec(), TimeProvider.System);
        using (var recorder = new Recorder(with, folder.FullName, TimeProvider.System, new RecordingOptions()))
        {
            recorder.Start();
            while (recorder.State != RecorderState.Recording) Thread.Yield();
            var times = new List<double>[] { [], [] };
            for (var turn = 0; turn < 24; turn++)
            {
                var picture = turn % 2 == 0 ? without : with;
                var audience = picture.AudienceOf(picture.Groups.SetOf("bench"));
                var (source, ways) = (picture.WordOf("tak"u8), new InventedWays(perTurn));
                var (spent, began) = (TimeSpan.Zero, Stopwatch.GetTimestamp());
                for (var track = 0; track < perTurn; track += burst)
                {
                    while (Stopwatch.GetElapsedTime(began).TotalSeconds < track / (double)perTurn) Thread.Yield();
                    var nowMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
                    var started = Stopwatch.GetTimestamp();
                    for (var i = track; i < track + burst; i++) Append(picture, audience, source, ways, i, 1, nowMs);
                    spent += Stopwatch.GetElapsedTime(started);
                }

                // The first turn of each makes the tracks.
                if (turn > 1) times[turn % 2].Add(spent.TotalNanoseconds / perTurn);
            }

            Print("append at 100,000/s, not recorded: median", Median(times[0]), "ns");
            Print("the same, recorded", Median(times[1]), "ns");
            Print("reports recorded", recorder.Reports, "");
            Print("gaps", recorder.Gaps, "");
        }

        folder.Delete(recursive: true);
        return 0;
    }

    static void Append(
        LivePicture picture, Audience audience, ushort source, InventedWays ways, int track, double seconds, long nowMs)
    {
        ref var way = ref ways.Move(track, seconds);
        var values = new TrackValues
        {
            Uid = InventedWays.UidOf(track),
            Type = "a-f-G-U-C"u8,
            How = "m-g"u8,
            Callsign = InventedWays.CallsignOf(track),
            Latitude = way.SeenLatitude,
            Longitude = way.SeenLongitude,
            Height = way.SeenHeight,
            CircularError = 9.9f,
            LinearError = float.NaN,
            Course = way.SeenCourse,
            Speed = way.SeenSpeed,
            TimeMs = nowMs - way.LateMs,
            StartMs = nowMs - way.LateMs,
            StaleMs = nowMs - way.LateMs + 75_000,
            Source = source,
        };
        using var appender = picture.BeginAppend(audience, LivePicture.NoReporter, picture.ReadClock());
        appender.Report(values, WireEncoding.Xml, Report, ref way.Row, out _);
    }

    static TimeSpan Cpu() => Environment.CpuUsage.TotalTime;

    static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    static void Print(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-60} {value,16:N2} {unit}"));

    sealed class BenchClock(DateTimeOffset began) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = began;

        public override long TimestampFrequency => 1000;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Now.ToUnixTimeMilliseconds();
    }
}
