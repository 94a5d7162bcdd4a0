using System.Buffers.Binary;
using System.Net;

namespace Liaison.Tak.Net;

/// <summary>Reads the kernel's socket addresses.</summary>
static class SocketAddresses
{
    const int MaxBytes = 128;
    const int InternetV4 = 2;
    const int InternetV6 = 10;

    /// <summary>Where the other side of a connection is; <see cref="IPAddress.None"/> when it has gone.</summary>
    public static IPAddress Peer(int descriptor)
    {
        Span<byte> buffer = stackalloc byte[MaxBytes];
        var address = Posix.PeerAddress(descriptor, buffer);
        if (address.Length < 8) return IPAddress.None;
        return BitConverter.ToUInt16(address) switch
        {
            InternetV4 when address[4] == 127 && BinaryPrimitives.ReadInt32BigEndian(address[4..]) == 0x7F000001
                => IPAddress.Loopback,
            InternetV4 => new IPAddress(address.Slice(4, 4)),
            InternetV6 when address.Length >= 24 => new IPAddress(address.Slice(8, 16)),
            _ => IPAddress.None,
        };
    }
}
