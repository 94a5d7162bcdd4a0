using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Liaison.Feeds.Tests.Adsb;

/// <summary>Beside Debian's dump1090-mutability itself: what it passes on as frames, and what it says of it.</summary>
public sealed class Dump1090LiveTests
{
    const string Peer = "dump1090-mutability";

    // When this has come out, all has that went in before. An aircraft's first message is held back until its second.
    static readonly byte[] Mark = AdsbStreamTests.BeastOf((0, Convert.FromHexString("8D4840D6202CC371C32CE0576098")));

    // It drops readers that it can write no more to.
    const int FramesAtOnce = 200;

    [Theory]
    [InlineData("modes1.dump1090.beast", 1, "1: 7, 3: 59, 4: 54, 5: 11, 6: 13", 48)]
    [InlineData("ulss7-a.beast", 11, "1: 52, 3: 516, 4: 510, 5: 158, 6: 106", 474)]
    public async Task Its_beast_output_says_to_us_what_it_says_itself(
        string recording, int aircraft, string agreeing, int positions)
    {
        var input = await File.ReadAllBytesAsync(
            SharedData.File("adsb", recording), TestContext.Current.CancellationToken);
        var ports = FreePorts(3);
        using var process = Start(ports);
        if (process is null)
        {
            Assert.Skip($"{Peer} is not installed");
            return;
        }

        try
        {
            using var lines = await ConnectAsync(ports[1]);
            using var beast = await ConnectAsync(ports[2]);
            using var sender = await ConnectAsync(ports[0]);
            var (said, passedOn) = (new List<byte>(), new List<byte>());
            byte[][][] parts = [[Mark], .. Frames(input).Chunk(FramesAtOnce)];
            for (var part = 0; part < parts.Length; part++)
            {
                byte[] bytes = [.. parts[part].SelectMany(frame => frame), .. Mark];
                await sender.GetStream().WriteAsync(bytes, Deadline.Token());
                await ReadAsync(lines, said, Encoding.ASCII.GetBytes($",{Dump1090Comparison.MarkAddress},"), part + 2);
                await ReadAsync(beast, passedOn, Convert.FromHexString(Dump1090Comparison.MarkAddress), part + 2);
            }

            var comparison = new Dump1090Comparison(
                [.. passedOn], Encoding.ASCII.GetString([.. said]).Split('\n'));
            Assert.Empty(comparison.Differences);
            Assert.Equal((aircraft, agreeing), (comparison.Aircraft.Count, comparison.Agreeing));
            // It goes by its own clock, in which an aircraft that is heard again after some seconds has leaped: then it
            // withholds a few positions.
            Assert.InRange(comparison.Positions, positions * 9 / 10, positions * 11 / 10);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    static Process? Start(int[] ports)
    {
        string[] arguments =
        [
            "--net-only", "--quiet", "--net-bind-address", "127.0.0.1", "--net-bi-port", $"{ports[0]}",
            "--net-sbs-port", $"{ports[1]}", "--net-bo-port", $"{ports[2]}", "--net-ri-port", "0", "--net-ro-port", "0",
        ];
        try
        {
            return Process.Start(new ProcessStartInfo(Peer, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The frames as they stand in a recording: each begins with the escape that is not doubled.</summary>
    static List<byte[]> Frames(byte[] recording)
    {
        const byte Escape = 0x1A;
        var (frames, start) = (new List<byte[]>(), 0);
        for (var i = 1; i < recording.Length - 1; i++)
        {
            if (recording[i] != Escape) continue;
            if (recording[i + 1] != Escape)
            {
                frames.Add(recording[start..i]);
                start = i;
            }
            else
            {
                i++;
            }
        }

        frames.Add(recording[start..]);
        return frames;
    }

    static async Task ReadAsync(TcpClient client, List<byte> all, byte[] mark, int marks)
    {
        var part = new byte[65_536];
        while (Count(all, mark) < marks)
        {
            var length = await client.GetStream().ReadAsync(part, Deadline.Token());
            Assert.NotEqual(0, length);
            all.AddRange(part.AsSpan(0, length));
        }
    }

    static int Count(List<byte> all, byte[] mark)
    {
        var rest = CollectionsMarshal.AsSpan(all);
        var count = 0;
        for (; rest.IndexOf(mark) is var at and >= 0; count++) rest = rest[(at + mark.Length)..];
        return count;
    }

    static async Task<TcpClient> ConnectAsync(int port)
    {
        var patience = Deadline.Token();
        while (true)
        {
            var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, patience);
                return client;
            }
            catch (SocketException)
            {
                // It is not listening yet.
                client.Dispose();
                await Task.Yield();
            }
        }
    }

    static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Stop());
        return ports;
    }
}
