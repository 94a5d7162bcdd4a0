using System.Net;
using System.Net.Sockets;

namespace Liaison.Tak.Net;

/// <summary>
/// A listening TCP socket. Nothing that a client does can hold it up: it takes what has connected, hands it on, and where
/// there is no room it closes at once what it took.
/// </summary>
sealed class TcpListenerSource : ILoopSource
{
    // Connections taken in one turn, so that a storm of them does not stop the traffic of those who are there.
    const int MostInOneTurn = 64;

    readonly Socket _socket;
    readonly Func<int, IPAddress, LoopTurn, bool> _take;
    int _reserve = -1;

    /// <param name="endPoint">Where to listen.</param>
    /// <param name="take">Takes a new connection; false closes it.</param>
    public TcpListenerSource(IPEndPoint endPoint, Func<int, IPAddress, LoopTurn, bool> take)
    {
        _take = take;
        _socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _socket.Bind(endPoint);
            _socket.Listen(4096);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        _socket.Blocking = false;
        _reserve = Posix.CreateWakeUp();
    }

    public int Descriptor => (int)_socket.Handle;

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>Connections that were closed at once because the process had no descriptor left.</summary>
    public long WithoutDescriptor { get; private set; }

    public void OnReadable(in LoopTurn turn)
    {
        for (var i = 0; i < MostInOneTurn; i++)
        {
            var descriptor = Posix.Accept(Descriptor);
            if (descriptor < 0)
            {
                if (Posix.LastError is not (Posix.TooManyFilesOfProcess or Posix.TooManyFilesOfSystem)) return;
                RefuseOne();
                continue;
            }

            if (!_take(descriptor, SocketAddresses.Peer(descriptor), turn)) Posix.Close(descriptor);
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        if (_reserve >= 0) Posix.Close(_reserve);
        _reserve = -1;
    }

    /// <summary>Gives up the reserve descriptor to take and close one connection: else it would be announced for ever.</summary>
    void RefuseOne()
    {
        WithoutDescriptor++;
        if (_reserve >= 0) Posix.Close(_reserve);
        var descriptor = Posix.Accept(Descriptor);
        if (descriptor >= 0) Posix.Close(descriptor);
        _reserve = Posix.CreateWakeUp();
    }
}
