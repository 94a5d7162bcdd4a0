using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Liaison.Demo;

/// <summary>
/// Connects one invented device to its node over TCP, like any TAK client, and reports until it is stopped.
/// </summary>
sealed class DeviceClient(DemoDevice device, int port, double timeFactor, TimeProvider time)
{
    static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(3);
    static readonly TimeSpan FullBattery = TimeSpan.FromHours(10);

    readonly long _started = time.GetTimestamp();

    // A device that is not connected forgets what it was to say.
    readonly Channel<(string Text, Guid Id)> _toSay = Channel.CreateBounded<(string, Guid)>(
        new BoundedChannelOptions(4) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public DemoDevice Device => device;

    /// <summary>Reports until <paramref name="stop"/>; a node that is away is tried again.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await ReportAsync(stop);
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                await Task.Delay(Reconnect, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Says something to everybody, together with the next report.</summary>
    public void Say(string text, Guid id) => _toSay.Writer.TryWrite((text, id));

    TimeSpan Elapsed => time.GetElapsedTime(_started);

    async Task ReportAsync(CancellationToken stop)
    {
        using var socket = new TcpClient { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port, stop);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var stream = socket.GetStream();
        // What the node sends is read and dropped: a client that does not read is cut short.
        var draining = DrainAsync(stream, ending.Token);
        try
        {
            // Spread over the interval, so that not all devices report in the same instant.
            await Task.Delay(device.Interval * (device.StartMetres % 1), time, stop);
            while (!draining.IsCompleted)
            {
                var elapsed = Elapsed;
                var (point, course) = device.At(elapsed * timeFactor);
                var battery = 100 - 80 * (elapsed / FullBattery % 1);
                await stream.WriteAsync(DemoCot.Position(device, point, course, battery, time.GetUtcNow()), stop);
                while (_toSay.Reader.TryRead(out var line))
                    await stream.WriteAsync(DemoCot.Chat(device, point, line.Text, line.Id, time.GetUtcNow()), stop);
                await Task.Delay(device.Interval, time, stop);
            }
        }
        finally
        {
            await ending.CancelAsync();
            await draining;
        }
    }

    static async Task DrainAsync(NetworkStream stream, CancellationToken stop)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await stream.ReadAsync(buffer, stop) > 0) { }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The connection is over; the report loop goes on from there.
        }
    }
}
