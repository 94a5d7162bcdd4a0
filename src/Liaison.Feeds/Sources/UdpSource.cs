using System.Net;
using System.Net.Sockets;
using Liaison.Feeds.Running;

namespace Liaison.Feeds.Sources;

/// <summary>Listens for datagrams; each is a whole.</summary>
sealed class UdpSource(IPEndPoint endPoint) : IFeedSource
{
    const int LongestDatagram = 64 * 1024;
    const int KernelBufferBytes = 4 << 20;
    const byte FirstMulticast = 224;
    const byte LastMulticast = 239;

    public string Place => $"udp://{endPoint}";

    public async Task RunAsync(IFeedInput input, CancellationToken stop)
    {
        using var socket = new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.ReceiveBufferSize = KernelBufferBytes;
        if (IsMulticast(endPoint.Address)) Join(socket);
        else socket.Bind(endPoint);
        input.Connected();
        var buffer = new byte[LongestDatagram];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, stop).ConfigureAwait(false);
            input.Accept(buffer.AsSpan(0, length));
            input.End("");
        }
    }

    static bool IsMulticast(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6
            ? address.IsIPv6Multicast
            : address.GetAddressBytes()[0] is >= FirstMulticast and <= LastMulticast;

    void Join(Socket socket)
    {
        // Others on this machine may listen to the group as well.
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(endPoint);
        if (endPoint.AddressFamily == AddressFamily.InterNetworkV6)
        {
            socket.SetSocketOption(
                SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new IPv6MulticastOption(endPoint.Address));
        }
        else
        {
            socket.SetSocketOption(
                SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(endPoint.Address));
        }
    }
}
