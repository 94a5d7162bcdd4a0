using System.Net.Sockets;
using Liaison.Feeds.Running;

namespace Liaison.Feeds.Sources;

/// <summary>Connects to a server that talks at once: receivers of ships and aircraft do.</summary>
sealed class TcpSource(string host, int port, TimeProvider time) : IFeedSource
{
    const int BufferBytes = 64 * 1024;

    static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(15);

    // A quiet harbour says little; a connection that is gone without a word is found by the probes.
    static readonly TimeSpan ProbeAfter = TimeSpan.FromSeconds(30);
    static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(10);
    const int Probes = 3;

    public string Place => $"tcp://{host}:{port}";

    public async Task RunAsync(IFeedInput input, CancellationToken stop)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, (int)ProbeAfter.TotalSeconds);
        socket.SetSocketOption(
            SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, (int)ProbeEvery.TotalSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Probes);
        await ConnectAsync(socket, stop).ConfigureAwait(false);
        input.Connected();
        var buffer = new byte[BufferBytes];
        while (await socket.ReceiveAsync(buffer, stop).ConfigureAwait(false) is var length and > 0)
            input.Accept(buffer.AsSpan(0, length));
    }

    async Task ConnectAsync(Socket socket, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(ConnectWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            await socket.ConnectAsync(host, port, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new IOException($"no connection within {ConnectWithin.TotalSeconds:0} s");
        }
    }
}
