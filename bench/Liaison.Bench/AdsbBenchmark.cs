using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Liaison.Feeds;
using Liaison.Feeds.Adsb;
using Liaison.Picture.Tracks;

namespace Liaison.Bench;

/// <summary>
/// What it costs to decode a recording in the Beast format to reports, beside dump1090-mutability on the same bytes.
/// </summary>
static class AdsbBenchmark
{
    const string Peer = "dump1090-mutability";
    const long TicksPerRound = 12_000_000L * 30;
    const int HeadBytes = 7;

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [var file, ..])
        {
            Console.Error.WriteLine("usage: Liaison.Bench adsb FILE [ROUNDS]   (FILE: a recording in Beast format)");
            return 2;
        }

        var rounds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 200;
        var recording = await File.ReadAllBytesAsync(file);
        await CompareAsync("as recorded", recording, rounds, isEachOnce: false);
        // Recordings may hold frames twice, which Liaison leaves out and the peer does not.
        await CompareAsync("each frame once", recording, rounds, isEachOnce: true);
        return 0;
    }

    static async Task CompareAsync(string title, byte[] recording, int rounds, bool isEachOnce)
    {
        var (stream, frames) = Repeat(recording, rounds, isEachOnce);
        Console.WriteLine($"{title}: {frames} frames in {rounds} rounds, {stream.Length} bytes");
        var ours = new List<double>();
        var counter = new Counter();
        for (var run = 0; run < 7; run++)
        {
            counter = new Counter();
            var start = Process.GetCurrentProcess().TotalProcessorTime;
            var decoder = new BeastDecoder();
            // As they come from a socket.
            for (var at = 0; at < stream.Length; at += 65_536)
                decoder.Accept(stream.AsSpan(at, Math.Min(65_536, stream.Length - at)), 1_800_000_000_000, counter);
            if (run > 1) ours.Add((Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds);
        }

        var median = ours.Order().ElementAt(ours.Count / 2);
        Console.WriteLine(
            $"{"Liaison, to reports",-45} {median,7:F3} CPU s, {frames / median,11:F0} frames per CPU s; "
            + $"{counter.Reports} reports, {counter.Rejections} refused");
        foreach (var withLines in new[] { false, true })
        {
            if (await PeerSecondsAsync(stream, withLines) is not var (seconds, messages)) return;
            Console.WriteLine(
                $"{Peer + (withLines ? " with BaseStation lines" : ""),-45} {seconds,7:F3} CPU s, "
                + $"{frames / seconds,11:F0} frames per CPU s; {messages} messages; ratio {seconds / median:F1}");
        }
    }

    /// <summary>The recording again and again, with the receiver's clock running on.</summary>
    static (byte[] Stream, int Frames) Repeat(byte[] recording, int rounds, bool isEachOnce)
    {
        var gathered = new Gathered([]);
        new BeastFramer().Accept(recording, ref gathered);
        var frames = isEachOnce
            ? gathered.Frames.DistinctBy(frame => Convert.ToHexString(frame.Frame)).ToList() : gathered.Frames;
        var bytes = new List<byte>(recording.Length * rounds * 2);
        Span<byte> clock = stackalloc byte[8];
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (type, frame) in frames)
            {
                var copy = (byte[])frame.Clone();
                clock.Clear();
                copy.AsSpan(0, 6).CopyTo(clock[2..]);
                BinaryPrimitives.WriteInt64BigEndian(
                    clock, (BinaryPrimitives.ReadInt64BigEndian(clock) + round * TicksPerRound) & 0xFFFF_FFFF_FFFF);
                clock[2..].CopyTo(copy);
                bytes.AddRange([0x1A, type]);
                foreach (var value in copy)
                {
                    bytes.Add(value);
                    if (value == 0x1A) bytes.Add(value);
                }
            }
        }

        Debug.Assert(frames.TrueForAll(frame => frame.Frame.Length > HeadBytes));
        return ([.. bytes], frames.Count * rounds);
    }

    /// <summary>The CPU time that the peer takes for the same bytes by TCP; null where it is not installed.</summary>
    static async Task<(double Seconds, long Messages)?> PeerSecondsAsync(byte[] stream, bool withLines)
    {
        var folder = Directory.CreateTempSubdirectory("liaison-bench-").FullName;
        var (port, linesPort) = (FreePort(), withLines ? FreePort() : 0);
        using var process = Start(
            "--net-only", "--quiet", "--net-bind-address", "127.0.0.1", "--net-bi-port", $"{port}",
            "--net-ri-port", "0", "--net-ro-port", "0", "--net-sbs-port", $"{linesPort}",
            "--net-bo-port", "0", "--write-json", folder);
        if (process is null)
        {
            Console.WriteLine($"{Peer} is not installed: nothing to compare with");
            return null;
        }

        try
        {
            using var client = await ConnectAsync(port);
            using var reader = withLines ? await ConnectAsync(linesPort) : null;
            var draining = reader?.GetStream().CopyToAsync(Stream.Null);
            await Task.Delay(500);
            process.Refresh();
            var before = process.TotalProcessorTime;
            await client.GetStream().WriteAsync(stream);
            client.Client.Shutdown(SocketShutdown.Send);
            return (await UntilIdleAsync(process) - before.TotalSeconds, Messages(folder));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    static Process? Start(params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(Peer, arguments)
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    static async Task<TcpClient> ConnectAsync(int port)
    {
        for (var attempt = 0; ; attempt++)
        {
            var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return client;
            }
            catch (SocketException) when (attempt < 50)
            {
                client.Dispose();
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Its CPU time when it has taken next to none for two seconds.</summary>
    static async Task<double> UntilIdleAsync(Process process)
    {
        var last = -1.0;
        while (true)
        {
            await Task.Delay(2000);
            process.Refresh();
            var now = process.TotalProcessorTime.TotalSeconds;
            if (now - last < 0.03) return now;
            last = now;
        }
    }

    static long Messages(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "aircraft.json")));
        return json.RootElement.GetProperty("messages").GetInt64();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    readonly record struct Gathered(List<(byte Type, byte[] Frame)> Frames) : BeastFramer.IFrameTaker
    {
        public void Take(byte type, ReadOnlySpan<byte> frame) => Frames.Add((type, frame.ToArray()));
    }

    sealed class Counter : IObservationSink
    {
        public ushort Source => 0;

        public ushort Label => 0;

        public long Reports { get; private set; }

        public long Rejections { get; private set; }

        public void Report(in TrackValues values, ReadOnlySpan<byte> remarks, ref int row)
        {
            Reports++;
            row = 0;
        }

        public void Reject(string reason, ReadOnlySpan<byte> input) => Rejections++;

        public void Ignore()
        {
        }
    }
}
