using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Liaison.Feeds;
using Liaison.Feeds.Ais;
using Liaison.Picture;
using Liaison.Picture.Tracks;
using Liaison.Tak.Codec;

namespace Liaison.Bench;

/// <summary>
/// Sentences in a CPU-second: to track reports, and with each report also written as CoT, beside gpsdecode with JSON
/// output on the same file.
/// </summary>
static partial class AisBenchmark
{
    const int ThreadCpuClock = 3;
    const int Children = -1;

    // So far apart come the copies of the log: each report is newer than the one before.
    const long CopyMs = 60_000;
    const long Began = 1_767_225_600_000;

    public static int Run(ReadOnlySpan<string> arguments)
    {
        var log = File.ReadAllBytes(arguments.IsEmpty ? Sample() : arguments[0]);
        var sentences = log.AsSpan().Count("\n!"u8) + (log.AsSpan().StartsWith("!"u8) ? 1 : 0);
        var copies = Math.Max(1, 1_000_000 / sentences);
        const int runs = 7;
        var sinks = new (string Name, WireEncoding? Cot)[]
        {
            ("track reports", null),
            ("track reports and CoT (protobuf)", WireEncoding.Protobuf),
            ("track reports and CoT (XML)", WireEncoding.Xml),
        };
        var rates = sinks.Select(_ => new List<double>()).ToArray();
        var theirs = new List<double>();
        var repeated = Repeat(log, copies);
        var reports = 0L;
        for (var run = -2; run < runs; run++)
        {
            for (var i = 0; i < sinks.Length; i++)
            {
                var sink = new Sink(sinks[i].Cot);
                var nanoseconds = Decode(log, copies, sink, out var allocated);
                reports = sink.Reports;
                if (run == runs - 1 && i == 0)
                    Print("allocated for a sentence", (double)allocated / copies / sentences, "B");
                if (run >= 0) rates[i].Add((double)sentences * copies / nanoseconds * 1e9);
            }

            if (run >= 0 && Gpsdecode(repeated) is { } seconds) theirs.Add(sentences * (double)copies / seconds);
        }

        File.Delete(repeated);
        Print("sentences", (double)sentences * copies, "");
        Print("track reports", reports, "");
        var reference = theirs.Count == 0 ? double.NaN : Median(theirs);
        for (var i = 0; i < sinks.Length; i++)
        {
            Print($"{sinks[i].Name}, median of {runs}", Median(rates[i]), "sentences/CPU-s");
            Print("  times gpsdecode", Median(rates[i]) / reference, "");
        }

        Print("gpsdecode -j, median of the same runs", reference, "sentences/CPU-s");
        return 0;
    }

    static long Decode(byte[] log, int copies, Sink sink, out long allocated)
    {
        var tracks = new AisTracks();
        tracks.Accept(log, Began, sink);
        sink.Reports = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var began = ThreadNanoseconds();
        for (var copy = 1; copy <= copies; copy++)
        {
            var received = Began + (copy * CopyMs);
            // As it comes from a socket.
            for (var at = 0; at < log.Length; at += 16 * 1024)
                tracks.Accept(log.AsSpan(at, Math.Min(16 * 1024, log.Length - at)), received, sink);
        }

        var took = ThreadNanoseconds() - began;
        allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return took;
    }

    // User and system time of the program, in seconds; null when it is not installed.
    static double? Gpsdecode(string path)
    {
        var before = ChildSeconds();
        try
        {
            using var process = Process.Start("sh", ["-c", $"exec gpsdecode -j < {path} > /dev/null"]);
            process.WaitForExit();
            return process.ExitCode == 0 ? ChildSeconds() - before : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    static string Repeat(byte[] log, int copies)
    {
        var path = Path.GetTempFileName();
        using var file = File.OpenWrite(path);
        for (var i = 0; i < copies; i++) file.Write(log);
        return path;
    }

    static string Sample()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "shared", "data", "ais", "dma_decode_encode_messages.txt");
            if (File.Exists(found)) return found;
        }

        throw new FileNotFoundException("There are no recorded logs beside the repository: name one.");
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    static void Print(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-52} {value,14:N1} {unit}"));

    static long ThreadNanoseconds()
    {
        _ = ClockGetTime(ThreadCpuClock, out var time);
        return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
    }

    static double ChildSeconds()
    {
        Span<long> usage = stackalloc long[18];
        _ = GetResourceUsage(Children, ref usage[0]);
        return usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, ref long usage);

    [StructLayout(LayoutKind.Sequential)]
    struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }

    sealed class Sink(WireEncoding? cot) : IObservationSink
    {
        readonly CotReportCodec _codec = new();
        readonly byte[] _report = new byte[1 << 18];

        public long Reports { get; set; }

        public double Sum { get; private set; }

        public ushort Source => 1;

        public ushort Label => 0;

        public void Report(in TrackValues values, ReadOnlySpan<byte> remarks, ref int row)
        {
            Reports++;
            Sum += values.Latitude + values.Longitude + values.Uid.Length + values.Callsign.Length + remarks.Length;
            if (cot is not { } encoding) return;
            var length = _codec.Write(values, new ReportText { Remarks = remarks }, encoding, _report);
            if (length < 0) throw new InvalidOperationException("A report cannot be written as CoT.");
        }

        public void Reject(string reason, ReadOnlySpan<byte> input)
        {
        }

        public void Ignore()
        {
        }
    }
}
