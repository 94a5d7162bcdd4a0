using System.Net;
using System.Net.Sockets;
using Liaison.Configuration;
using Liaison.Tak;

namespace Liaison.Composition;

/// <summary>Says which setting to change when an address cannot be listened at.</summary>
static class PortAdvice
{
    public static string For(NodeConfiguration configuration, Exception failure)
    {
        List<(string Setting, string Address, int Port)> wanted =
        [
            ("web.httpPort", "127.0.0.1", configuration.Web.HttpPort),
            ("web.httpsPort", configuration.Web.HttpsAddress, configuration.Web.HttpsPort),
            .. configuration.Tak.Inputs.Index()
                .Where(i => i.Item.Protocol is TakProtocol.Tcp or TakProtocol.Tls)
                .Select(i => ($"tak.inputs.{i.Index}.port", i.Item.Address, i.Item.Port)),
        ];
        // The failed start has let go of what it had: what cannot be bound now is what stood in the way.
        var taken = wanted.Where(w => w.Port != 0 && !CanBind(w.Address, w.Port)).ToList();
        if (taken.Count == 0)
            return failure.Message;
        return string.Join('\n', taken.Select(t =>
            $"{t.Address} port {t.Port} cannot be used, probably since another program has it: change {t.Setting} in "
            + $"liaison.json, or set {EnvironmentName(t.Setting)}"));
    }

    static string EnvironmentName(string setting) => Setting.EnvironmentPrefix
        + string.Join("__", setting.Split('.').Select(p => char.ToUpperInvariant(p[0]) + p[1..]));

    static bool CanBind(string address, int port)
    {
        if (!IPAddress.TryParse(address, out var parsed))
            return false;
        using var socket = new Socket(parsed.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        // Connections of a node that has just ended do not count.
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        try
        {
            socket.Bind(new IPEndPoint(parsed, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
