using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;

namespace Liaison.Bench;

/// <summary>
/// Many browsers' streams on a running node of the demo, on this machine: how long after a report of a new track each
/// of
/// them has it.
/// </summary>
static class ViewersBenchmark
{
    const string Look = """{"viewport":[120,20,135,32],"zoom":7,"intervalMs":500}""";
    const int FrameNumberOffset = 4;
    const int Probes = 80;

    static readonly TimeSpan ProbeEvery = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [var port, ..] || !int.TryParse(port, out _))
        {
            Console.Error.WriteLine("usage: Liaison.Bench viewers PORT [COUNT [PID]]   (PORT: http of a demo node)");
            return 2;
        }

        var count = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 200;
        using var node = arguments.Length > 2
            ? Process.GetProcessById(int.Parse(arguments[2], CultureInfo.InvariantCulture)) : null;
        using var stop = new CancellationTokenSource();
        var posted = new ConcurrentDictionary<int, long>();
        var latencies = new ConcurrentBag<double>();
        var bytes = new long[count];
        var viewers = Enumerable.Range(0, count).Select(async i =>
        {
            using var socket = new ClientWebSocket();
            socket.Options.AddSubProtocol("liaison.tracks.v1");
            await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/api/v1/tracks/live"), stop.Token);
            await SendAsync(socket, Look, stop.Token);
            bytes[i] = await ViewAsync(socket, posted, latencies, stop.Token);
        }).ToList();
        await Task.Delay(Settling);
        node?.Refresh();
        var before = node?.TotalProcessorTime ?? TimeSpan.Zero;
        var started = Stopwatch.GetTimestamp();
        await ProbeAsync(port, posted);
        await Task.Delay(Settling);
        var elapsed = Stopwatch.GetElapsedTime(started);
        node?.Refresh();
        var cpu = (node?.TotalProcessorTime ?? TimeSpan.Zero) - before;
        await stop.CancelAsync();
        await Task.WhenAll(viewers);
        var sorted = latencies.Order().ToArray();
        Console.WriteLine(
            $"{count} viewers, {Probes} new tracks: {sorted.Length} of {count * Probes} seen; after ms p50 "
            + $"{sorted[sorted.Length / 2]:F0}, p99 {sorted[sorted.Length * 99 / 100]:F0}, most {sorted[^1]:F0}");
        Console.WriteLine(
            $"{bytes.Sum() / count / (elapsed + Settling).TotalSeconds / 1000:F1} kB/s each"
            + (node is null ? "" : $"; the node took {cpu / elapsed * 100:F0} % of a core"));
        return 0;
    }

    static async Task ProbeAsync(string port, ConcurrentDictionary<int, long> posted)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "demo-feed");
        for (var probe = 0; probe < Probes; probe++)
        {
            var body = FormattableString.Invariant(
                $$"""{"uid":"probe-{{probe:D4}}","type":"a-n-S","position":[{{124 + probe / 20.0}},26]}""");
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            posted[probe] = Stopwatch.GetTimestamp();
            using var answer = await http.PostAsync(new Uri($"http://127.0.0.1:{port}/api/v1/tracks"), content);
            answer.EnsureSuccessStatusCode();
            await Task.Delay(ProbeEvery);
        }
    }

    static async Task<long> ViewAsync(
        ClientWebSocket socket, ConcurrentDictionary<int, long> posted, ConcurrentBag<double> latencies,
        CancellationToken stop)
    {
        var buffer = new byte[4 << 20];
        var seen = new HashSet<int>();
        var bytes = 0L;
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), stop);
                    length += part.Count;
                }
                while (!part.EndOfMessage);
                bytes += length;
                Find(buffer.AsSpan(0, length), posted, seen, latencies);
                var frame = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(FrameNumberOffset));
                await SendAsync(socket, $$"""{"ack":{{frame}}}""", stop);
            }
        }
        catch (OperationCanceledException)
        {
            return bytes;
        }
    }

    // The uid of a track that is new to the viewer stands in the frame as it is.
    static void Find(
        ReadOnlySpan<byte> frame, ConcurrentDictionary<int, long> posted, HashSet<int> seen,
        ConcurrentBag<double> latencies)
    {
        var now = Stopwatch.GetTimestamp();
        while (frame.IndexOf("probe-"u8) is var at and >= 0 && frame.Length >= at + 10)
        {
            var probe = int.Parse(frame.Slice(at + 6, 4), CultureInfo.InvariantCulture);
            frame = frame[(at + 10)..];
            if (seen.Add(probe) && posted.TryGetValue(probe, out var then))
                latencies.Add(Stopwatch.GetElapsedTime(then, now).TotalMilliseconds);
        }
    }

    static Task SendAsync(ClientWebSocket socket, string text, CancellationToken stop) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, stop);
}
