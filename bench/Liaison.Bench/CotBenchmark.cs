using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Xml;
using Liaison.Cot;

namespace Liaison.Bench;

/// <summary>What it costs to frame, scan and transcode one CoT event, beside XmlReader on the same events.</summary>
static partial class CotBenchmark
{
    const int ThreadCpuClock = 3;

    static readonly CotLimits Limits = CotLimits.Default;

    sealed record Measure(string Name, Func<int> Run)
    {
        public List<double> NanosecondsPerEvent { get; } = [];

        public double BytesPerEvent { get; set; }
    }

    public static int Run(ReadOnlySpan<string> arguments)
    {
        var count = Option(arguments, "--events", 20_000);
        var runs = Option(arguments, "--runs", 9);
        var events = CotSamples.Make(count);
        var stream = events.SelectMany(e => e).ToArray();
        var messages = Array.ConvertAll(events, ToMessage);
        Measure[] measures =
        [
            new("frame", () => Frame(stream)),
            new("frame, strict scan, values", () => FrameAndScan(stream)),
            new("strict scan, values", () => Scan(events)),
            new("tags and attributes only", () => Walk(events)),
            new("legal characters", () => Characters(events)),
            new("seven numbers, two times", () => Values(count)),
            new("protobuf: frame, strict scan, values", () => ScanMessages(messages)),
            new("XML to protobuf (scan included)", () => ToProtobuf(events)),
            new("protobuf to XML (scan included)", () => ToXml(messages)),
            new("XmlReader, attributes read", () => ReadWithXmlReader(events)),
        ];
        Interleave(measures, count, runs);
        Print(measures, events.Average(e => e.Length), messages.Average(e => e.Length), count, runs);
        return 0;
    }

    static int Option(ReadOnlySpan<string> arguments, string name, int fallback)
    {
        var at = arguments.IndexOf(name);
        return at >= 0 && at + 1 < arguments.Length
            ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture)
            : fallback;
    }

    static void Interleave(Measure[] measures, int count, int runs)
    {
        // The first rounds let the runtime finish compiling; they are thrown away.
        const int Warmup = 6;
        for (var run = 0; run < runs + Warmup; run++)
        {
            foreach (var measure in measures)
            {
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var start = ThreadNanoseconds();
                var seen = measure.Run();
                var elapsed = ThreadNanoseconds() - start;
                if (seen != count)
                    throw new InvalidOperationException($"{measure.Name} saw {seen} of {count} events.");
                if (run < Warmup)
                    continue;
                measure.NanosecondsPerEvent.Add((double)elapsed / count);
                measure.BytesPerEvent = (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / count;
            }
        }
    }

    static void Print(Measure[] measures, double xmlBytes, double protobufBytes, int count, int runs)
    {
        Console.WriteLine(
            $"{count} events, XML {xmlBytes:F0} bytes, protobuf {protobufBytes:F0} bytes; median of {runs} interleaved "
            + "runs, thread CPU time");
        var reader = Median(measures[^1]);
        Console.WriteLine($"{"what",-40} {"ns/event",9} {"min",9} {"of XmlReader",13} {"bytes/event",12}");
        foreach (var measure in measures)
        {
            var median = Median(measure);
            Console.WriteLine(
                $"{measure.Name,-40} {median,9:F0} {measure.NanosecondsPerEvent.Min(),9:F0} {median / reader,13:F3}"
                + $" {measure.BytesPerEvent,12:F1}");
        }
    }

    static double Median(Measure measure) =>
        measure.NanosecondsPerEvent.Order().ElementAt(measure.NanosecondsPerEvent.Count / 2);

    static byte[] ToMessage(byte[] xml)
    {
        if (!CotScanner.TryScan(xml, Limits, out var ev, out var error))
            throw new InvalidOperationException(error.Text());
        var writer = new ArrayBufferWriter<byte>();
        TakProtocolWriter.Write(xml, in ev, TakFraming.Stream, writer);
        return writer.WrittenSpan.ToArray();
    }

    static int Frame(byte[] stream)
    {
        var state = default(CotFramerState);
        var count = 0;
        var rest = stream.AsSpan();
        while (CotFramer.TryFrame(rest[..Math.Min(rest.Length, 65_536)], Limits, ref state, out var frame) ==
            FrameStatus.Event)
        {
            rest = rest[frame.Consumed..];
            count++;
        }

        return count;
    }

    static int FrameAndScan(byte[] stream)
    {
        var state = default(CotFramerState);
        var count = 0;
        var rest = stream.AsSpan();
        while (CotFramer.TryFrame(rest[..Math.Min(rest.Length, 65_536)], Limits, ref state, out var frame) ==
            FrameStatus.Event)
        {
            count += CotScanner.TryScan(frame.Payload(rest), Limits, out _, out _) ? 1 : 0;
            rest = rest[frame.Consumed..];
        }

        return count;
    }

    static int Scan(byte[][] events)
    {
        var count = 0;
        foreach (var xml in events)
            count += CotScanner.TryScan(xml, Limits, out _, out _) ? 1 : 0;
        return count;
    }

    static int Characters(byte[][] events)
    {
        var count = 0;
        foreach (var xml in events)
            count += XmlCharacters.AreLegal(xml) ? 1 : 0;
        return count;
    }

    static int Walk(byte[][] events)
    {
        var count = 0;
        foreach (var xml in events)
        {
            Unsafe.SkipInit(out XmlScratch scratch);
            var scan = new XmlScan(xml, 0, Limits, ref scratch);
            XmlToken token;
            do
                token = scan.Next();
            while (token is not (XmlToken.Done or XmlToken.Error));
            count += token == XmlToken.Done ? 1 : 0;
        }

        return count;
    }

    static int Values(int count)
    {
        var seen = 0;
        for (var i = 0; i < count; i++)
        {
            var all = CotTime.TryParse("2026-01-01T00:00:00.000Z"u8, out _)
                & CotTime.TryParse("2026-01-01T00:01:15.000Z"u8, out _)
                & CotNumber.TryParse("38.1234567"u8, out _) & CotNumber.TryParse("-77.1234567"u8, out _)
                & CotNumber.TryParse("42.318"u8, out _) & CotNumber.TryParse("4.9"u8, out _)
                & CotNumber.TryParse("9999999.0"u8, out _) & CotNumber.TryParse("123.00000000"u8, out _)
                & CotNumber.TryParse("9.00000000"u8, out _);
            seen += all ? 1 : 0;
        }

        return seen;
    }

    static int ScanMessages(byte[][] messages)
    {
        var count = 0;
        foreach (var message in messages)
        {
            if (TakFramer.TryFrameStream(message, Limits, out var frame) == FrameStatus.Event)
                count += ProtoScanner.TryScan(frame.Payload(message), Limits, out _, out _) ? 1 : 0;
        }

        return count;
    }

    static int ToProtobuf(byte[][] events)
    {
        var count = 0;
        Span<byte> destination = stackalloc byte[2048];
        var ev = default(CotEvent);
        foreach (var xml in events)
        {
            CotScanner.TryScan(xml, Limits, out ev, out _);
            count += TakProtocolWriter.TryWrite(xml, in ev, TakFraming.Stream, destination, out _) ? 1 : 0;
        }

        return count;
    }

    static int ToXml(byte[][] messages)
    {
        var count = 0;
        var writer = new ArrayBufferWriter<byte>(4096);
        foreach (var message in messages)
        {
            TakFramer.TryFrameStream(message, Limits, out var frame);
            var payload = frame.Payload(message);
            ProtoScanner.TryScan(payload, Limits, out var ev, out _);
            writer.ResetWrittenCount();
            CotXmlWriter.WriteProtobuf(payload, in ev, writer);
            count += writer.WrittenCount > 0 ? 1 : 0;
        }

        return count;
    }

    static int ReadWithXmlReader(byte[][] events)
    {
        var count = 0;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = true };
        foreach (var xml in events)
        {
            using var reader = XmlReader.Create(new MemoryStream(xml), settings);
            while (reader.Read())
            {
                while (reader.MoveToNextAttribute())
                    count += reader.Name == "uid" && reader.Value.Length > 0 && reader.Depth == 1 ? 1 : 0;
            }
        }

        return count;
    }

    static long ThreadNanoseconds()
    {
        var result = ClockGetTime(ThreadCpuClock, out var time);
        return result == 0 ? (time.Seconds * 1_000_000_000) + time.Nanoseconds : Stopwatch.GetTimestamp();
    }

    struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out TimeSpec time);
}
