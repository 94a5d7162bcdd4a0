using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Liaison.Demo;

/// <summary>
/// An invented receiver station on loopback: it hears when somebody has connected, and passes on what it hears.
/// </summary>
sealed class DemoReceiver : IDisposable
{
    static readonly TimeSpan ListenEvery = TimeSpan.FromMilliseconds(250);

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly List<Socket> _clients = [];
    readonly Action<IBufferWriter<byte>> _hear;
    readonly TimeProvider _time;

    /// <summary>Listens at a free port.</summary>
    /// <param name="hear">Writes what was heard since it was last called.</param>
    /// <param name="time">The clock.</param>
    public DemoReceiver(Action<IBufferWriter<byte>> hear, TimeProvider time)
    {
        (_hear, _time) = (hear, time);
        _listener.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async Task RunAsync(CancellationToken stop)
    {
        var heard = new ArrayBufferWriter<byte>();
        try
        {
            while (true)
            {
                while (_listener.Pending()) _clients.Add(await _listener.AcceptSocketAsync(stop));
                if (_clients.Count > 0) _hear(heard);
                foreach (var client in _clients.ToArray()) Send(client, heard.WrittenSpan);
                heard.ResetWrittenCount();
                await Task.Delay(ListenEvery, _time, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The demo is over.
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _clients.ForEach(client => client.Dispose());
    }

    // One that does not take what it is sent is let go: it connects anew.
    void Send(Socket client, ReadOnlySpan<byte> heard)
    {
        client.Blocking = false;
        if (client.Send(heard, SocketFlags.None, out var error) == heard.Length && error == SocketError.Success) return;
        _clients.Remove(client);
        client.Dispose();
    }
}
