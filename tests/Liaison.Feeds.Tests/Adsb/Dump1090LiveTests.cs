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

    // An aircraft that is in no recording: when it has come out, all has. First messages are held back until a second.
    const string Mark = "*8D4840D6202CC371C32CE0576098;\n";
    const string MarkAddress = "4840D6";
    const int Marks = 3;

    [Theory]
    [InlineData("modes1.dump1090.avr", 1, "?")]
    [InlineData("ulss7-a.dump1090.avr", 11, "?")]
    public async Task Its_beast_output_says_to_us_what_it_says_itself(string frames, int aircraft, string table)
    {
        var input = await File.ReadAllTextAsync(SharedData.File("adsb", frames), TestContext.Current.CancellationToken);
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
            var said = ReadAsync(lines, Encoding.ASCII.GetBytes($",{MarkAddress},"));
            var passedOn = ReadAsync(beast, Convert.FromHexString(MarkAddress));
            for (var i = 0; i < Marks; i++) input += Mark;
            await sender.GetStream().WriteAsync(Encoding.ASCII.GetBytes(input), Deadline.Token());
            var comparison = new Dump1090Comparison(
                await passedOn,
                Encoding.ASCII.GetString(await said).Split('\n').Where(l => !l.Contains(MarkAddress, StringComparison.Ordinal)));
            comparison.Aircraft.Remove(MarkAddress);
            Assert.Equal(aircraft, comparison.Aircraft.Count);
            Assert.True(table == comparison.Table, comparison.Table + Environment.NewLine + comparison.Differences);
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
            "--net-only", "--quiet", "--net-bind-address", "127.0.0.1", "--net-ri-port", $"{ports[0]}",
            "--net-sbs-port", $"{ports[1]}", "--net-bo-port", $"{ports[2]}", "--net-bi-port", "0", "--net-ro-port", "0",
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

    static async Task<byte[]> ReadAsync(TcpClient client, byte[] mark)
    {
        var (all, part) = (new List<byte>(), new byte[65_536]);
        while (Count(all, mark) < Marks)
        {
            var length = await client.GetStream().ReadAsync(part, Deadline.Token());
            Assert.NotEqual(0, length);
            all.AddRange(part.AsSpan(0, length));
        }

        return [.. all];
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
