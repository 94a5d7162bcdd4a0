using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Liaison.Cot;
using Liaison.Picture;
using Liaison.Picture.Tracks;
using Liaison.Picture.Viewing;
using Liaison.Tak.Codec;

namespace Liaison.Bench;

/// <summary>The picture at size: memory for each track, updates on one core, searches in a box, a browser's frames.</summary>
static class PictureBenchmark
{
    const int Tracks = 1_000_000;
    const int Rounds = 5;

    // A sea area of about 20 by 30 degrees.
    const double South = 15, West = 115;

    public static int RunPicture()
    {
        using var picture = new LivePicture(new CotReportCodec(), TimeProvider.System);
        var audience = picture.AudienceOf(picture.Groups.SetOf("bench"));
        var source = picture.WordOf("tak"u8);
        var before = ResidentBytes();
        Report(picture, audience, source, 0, Tracks, 0);
        GC.Collect();
        var after = ResidentBytes();
        Print("resident bytes per track", (after - before) / (double)Tracks, "B");

        var rates = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            var cpu = Cpu();
            Report(picture, audience, source, 0, Tracks / 5, round);
            rates.Add(Tracks / 5 / (Cpu() - cpu).TotalSeconds);
        }

        Print("updates per CPU-second, scan included, median", Median(rates), "/s");
        GC.Collect();
        Print("resident bytes per track after updates", (ResidentBytes() - before) / (double)Tracks, "B");

        // About 5,000 of the million lie in a box of 1.5 by 2 degrees.
        var searches = new List<double>();
        var hits = 0;
        for (var i = 0; i < 200; i++)
        {
            var (south, west) = (South + (i % 17), West + (i % 23));
            var began = Stopwatch.GetTimestamp();
            hits = picture.InBox((west, south, west + 2, south + 1.5), null, int.MaxValue).Count;
            searches.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        Print($"box with {hits} hits, median", Median(searches), "ms");
        Print("the same, slowest of 200", searches.Max(), "ms");
        return 0;
    }

    public static int RunViewer()
    {
        const int moving = 50_000;
        using var picture = new LivePicture(new CotReportCodec(), TimeProvider.System);
        var audience = picture.AudienceOf(picture.Groups.SetOf("bench"));
        var source = picture.WordOf("tak"u8);
        using var viewer = picture.OpenViewer(new ViewerWords("BENCH", "UNCLASSIFIED", _ => "10030100001211000000"));
        var frame = new ArrayBufferWriter<byte>(1 << 20);
        Report(picture, audience, source, 0, moving, 0);
        Turn(viewer, frame);

        var (cpu, bytes) = (new List<double>(), 0L);
        var allocated = 0L;
        for (var round = 1; round <= 20; round++)
        {
            Report(picture, audience, source, 0, moving, round);
            var (beganCpu, beganBytes) = (Cpu(), GC.GetAllocatedBytesForCurrentThread());
            bytes = Turn(viewer, frame);
            cpu.Add((Cpu() - beganCpu).TotalMilliseconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - beganBytes;
        }

        Print($"a turn of {moving} moving tracks, median", Median(cpu), "ms CPU");
        Print("bytes on the wire per update", bytes / (double)moving, "B");
        Print("allocated per turn", allocated, "B");
        return 0;
    }

    static long Turn(PictureViewer viewer, ArrayBufferWriter<byte> frame)
    {
        var bytes = 0L;
        for (uint number = 0; viewer.CollectFrame(frame);)
        {
            bytes += frame.WrittenCount;
            number = BitConverter.ToUInt32(frame.WrittenSpan[4..]);
            frame.ResetWrittenCount();
            viewer.Acknowledge(number);
            if (!viewer.IsInTheMiddle) break;
        }

        return bytes;
    }

    /// <summary>Reports tracks as a session does: each event is written as XML, scanned and appended.</summary>
    static void Report(LivePicture picture, Audience audience, ushort source, int first, int count, int round)
    {
        for (var i = first; i < first + count; i++)
        {
            var xml = Event(i, round);
            if (!CotScanner.TryScan(xml, CotLimits.Default, out var ev, out var error))
                throw new InvalidOperationException(error.Text());
            var row = -1;
            using var appender = picture.BeginAppend(audience, 1, picture.ReadClock());
            var values = new TrackValues
            {
                Uid = ev.Uid.Slice(xml),
                Type = ev.Type.Slice(xml),
                How = ev.How.Slice(xml),
                Callsign = ev.Callsign.Slice(xml),
                Latitude = ev.Latitude,
                Longitude = ev.Longitude,
                Height = ev.Hae,
                CircularError = (float)ev.Ce,
                LinearError = (float)ev.Le,
                Course = (float)ev.Course,
                Speed = (float)ev.Speed,
                TimeMs = ev.TimeMs,
                StartMs = ev.StartMs,
                StaleMs = ev.StaleMs,
                Source = source,
            };
            appender.Report(values, WireEncoding.Xml, xml, ref row, out _);
        }
    }

    static readonly byte[] Template = Encoding.UTF8.GetBytes(
        "<event version=\"2.0\" uid=\"ANDROID-0000000000\" type=\"a-f-G-U-C\" time=\"2026-11-23T00:00:00.000Z\" start=\"2026-11-23T00:00:00.000Z\" stale=\"2026-11-23T00:01:15.000Z\" how=\"m-g\"><point lat=\"00.000000\" lon=\"000.000000\" hae=\"57.12\" ce=\"9.9\" le=\"9999999.0\"/><detail><takv device=\"SAMSUNG SM-G998U1\" platform=\"ATAK-CIV\" os=\"33\" version=\"4.10.0.54 (2fc63e73).1699977459-CIV\"/><contact endpoint=\"*:-1:stcp\" callsign=\"UNIT-0000000000\"/><uid Droid=\"UNIT-0000000000\"/><precisionlocation altsrc=\"GPS\" geopointsrc=\"GPS\"/><__group role=\"Team Member\" name=\"Cyan\"/><status battery=\"78\"/><track course=\"123.45\" speed=\"1.50\"/></detail></event>");

    static readonly int[] Digits = [Find("ANDROID-") + 8, Find("callsign=\"UNIT-") + 15, Find("Droid=\"UNIT-") + 12];
    static readonly int LatitudeAt = Find("lat=\"") + 5;
    static readonly int LongitudeAt = Find("lon=\"") + 5;
    static readonly byte[] Scratch = [.. Template];

    static int Find(string text) => Template.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text));

    static ReadOnlySpan<byte> Event(int number, int round)
    {
        foreach (var at in Digits) number.TryFormat(Scratch.AsSpan(at, 10), out _, "D10", CultureInfo.InvariantCulture);
        var place = (uint)number * 2654435761u;
        (South + (place % 20_000 / 1000.0) + (round * 0.001)).TryFormat(Scratch.AsSpan(LatitudeAt, 9), out _, "00.000000", CultureInfo.InvariantCulture);
        (West + (place / 20_000 % 30_000 / 1000.0)).TryFormat(Scratch.AsSpan(LongitudeAt, 10), out _, "000.000000", CultureInfo.InvariantCulture);
        return Scratch;
    }

    static TimeSpan Cpu() => Process.GetCurrentProcess().TotalProcessorTime;

    static long ResidentBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    static void Print(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-50} {value,14:N2} {unit}"));
}
