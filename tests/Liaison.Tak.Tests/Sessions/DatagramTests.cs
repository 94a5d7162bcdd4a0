using System.Net;
using System.Net.Sockets;
using System.Text;
using Liaison.Cot;
using Liaison.Tak.Tests.World;

namespace Liaison.Tak.Tests.Sessions;

public sealed class DatagramTests
{
    static readonly IPAddress Group = IPAddress.Parse("239.2.3.77");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Datagrams_in_xml_and_in_the_mesh_form_reach_the_clients_of_the_group()
    {
        using var world = new TakWorld(
            furtherInputs: new TakInputOptions { Name = "udp", Protocol = TakProtocol.Udp, Port = 0 });
        await using var alpha = await world.JoinAsync("ALPHA");
        using var sender = new UdpClient();
        sender.Connect(world.EndPointOf("udp"));

        var xml = "<?xml version='1.0'?>\n" + CotText.Position("u1", "ONE", "as xml") + "\n";
        await sender.SendAsync(Encoding.UTF8.GetBytes(xml), Cancellation);
        await sender.SendAsync(CotText.MeshMessage(CotText.Position("u2", "TWO", "as a message")), Cancellation);

        await alpha.ReceiveAsync("as xml");
        await alpha.ReceiveAsync("as a message");
        Assert.Null(Assert.Single(world.Node.Clients(), c => c.Transport == "udp").Callsign);
    }

    [Fact]
    public async Task Hostile_datagrams_are_counted_and_what_follows_is_taken()
    {
        using var world = new TakWorld(
            furtherInputs: new TakInputOptions { Name = "udp", Protocol = TakProtocol.Udp, Port = 0 });
        await using var alpha = await world.JoinAsync("ALPHA");
        using var sender = new UdpClient();
        sender.Connect(world.EndPointOf("udp"));

        byte[][] hostile =
        [
            [], [0xBF], [0xBF, 1, 0xBF], [0xBF, 2, 0xBF, 1, 1], [0xBF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0],
            [0xBF, 1, 0xBF, 0x12, 0x7F, 1, 2], "<event/>"u8.ToArray(), "<event uid='half'>"u8.ToArray(),
        ];
        foreach (var datagram in hostile) await sender.SendAsync(datagram, Cancellation);
        await sender.SendAsync(Encoding.UTF8.GetBytes(CotText.Position("u1", "ONE", "sound")), Cancellation);
        await alpha.ReceiveAsync("sound");

        var counters = Assert.Single(world.Node.Clients(), c => c.Transport == "udp").Counters;
        Assert.Equal(1, counters.Events);
        Assert.Equal(hostile.Length - 1, counters.RejectedInAll);
        Assert.Equal(1, counters.Rejected()[CotError.UnsupportedVersion]);
    }

    [Fact]
    public async Task Reports_of_the_mesh_come_in_by_multicast()
    {
        if (!await MulticastWorksAsync()) Assert.Skip("This machine does not deliver multicast to itself.");
        using var world = new TakWorld(furtherInputs: new TakInputOptions
        {
            Name = "mesh",
            Protocol = TakProtocol.Multicast,
            Address = Group.ToString(),
            Port = 0,
        });
        await using var alpha = await world.JoinAsync("ALPHA");
        using var sender = new UdpClient();

        await sender.SendAsync(
            CotText.MeshMessage(CotText.Position("u1", "ONE", "from the mesh")),
            new IPEndPoint(Group, world.EndPointOf("mesh").Port), Cancellation);

        await alpha.ReceiveAsync("from the mesh");
    }

    static async Task<bool> MulticastWorksAsync()
    {
        using var receiver = new UdpClient(new IPEndPoint(IPAddress.Any, 0));
        using var sender = new UdpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            receiver.JoinMulticastGroup(Group);
            var port = ((IPEndPoint)receiver.Client.LocalEndPoint!).Port;
            await sender.SendAsync(new byte[] { 1 }, new IPEndPoint(Group, port), patience.Token);
            return (await receiver.ReceiveAsync(patience.Token)).Buffer.Length == 1;
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
