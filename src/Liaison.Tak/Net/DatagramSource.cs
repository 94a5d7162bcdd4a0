using System.Net;
using System.Net.Sockets;

namespace Liaison.Tak.Net;

/// <summary>A UDP socket, perhaps joined to a multicast group. Each datagram is handed on by itself.</summary>
sealed unsafe class DatagramSource : ILoopSource
{
    // Datagrams taken in one turn: a flood of them waits in the socket, and is dropped there when it is full.
    const int MostInOneTurn = 256;

    readonly Socket _socket;
    readonly DatagramTaker _take;
    readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(64 * 1024, pinned: true);

    /// <summary>Takes one datagram.</summary>
    public delegate void DatagramTaker(ReadOnlySpan<byte> datagram, in LoopTurn turn);

    /// <param name="endPoint">Where to listen; a multicast address is joined.</param>
    /// <param name="take">Takes each datagram.</param>
    public DatagramSource(IPEndPoint endPoint, DatagramTaker take)
    {
        _take = take;
        _socket = new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            if (IsMulticast(endPoint.Address))
            {
                _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
                _socket.Bind(new IPEndPoint(IPAddress.Any, endPoint.Port));
                _socket.SetSocketOption(
                    SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(endPoint.Address));
            }
            else
            {
                _socket.Bind(endPoint);
            }
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        _socket.ReceiveBufferSize = 1 << 20;
    }

    public int Descriptor => (int)_socket.Handle;

    public IPEndPoint EndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    public void OnReadable(in LoopTurn turn)
    {
        fixed (byte* start = _buffer)
        {
            for (var i = 0; i < MostInOneTurn; i++)
            {
                var length = Posix.Receive(Descriptor, start, _buffer.Length);
                if (length < 0) return;
                _take(_buffer.AsSpan(0, (int)length), turn);
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    static bool IsMulticast(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes()[0] is >= 224 and <= 239;
}
