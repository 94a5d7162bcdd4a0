using System.Net.Sockets;
using Liaison.Tak.Tests.World;

namespace Liaison.Tak.Tests.Sessions;

/// <summary>Too many connections, silent ones and endless handshakes, while an honest client goes on.</summary>
public sealed class FloodTests
{
    [Fact]
    public async Task A_flood_of_connections_is_refused_while_an_honest_client_goes_on()
    {
        using var world = new TakWorld(options => options with { MaxConnections = 40 });
        await using var alpha = await world.JoinAsync("ALPHA");
        await using var bravo = await world.JoinAsync("BRAVO");

        var flood = await OpenAsync(world, TakWorld.Open, 2000);
        await TakWorld.ReportAsync(alpha, 500);
        await bravo.ReceiveAsync("report 499 ");
        await bravo.WaitAsync(
            () =>
            {
                _ = bravo.SendAsync(CotText.Ping(bravo.Uid));
                return world.Node.Refused == 2000 - 38;
            },
            "that the flood is refused");
        Assert.Equal(40, world.Node.SessionCount);

        flood.ForEach(socket => socket.Dispose());
        await bravo.WaitAsync(
            () =>
            {
                _ = bravo.SendAsync(CotText.Ping(bravo.Uid));
                return world.Node.SessionCount == 2;
            },
            "the end of the flood");
        await using var newcomer = await world.JoinAsync("CHARLIE");
    }

    [Fact]
    public async Task Silent_clients_and_endless_handshakes_hold_up_nobody_and_are_cut_off_in_time()
    {
        using var world = new TakWorld(options => options with { HandshakeTimeoutSeconds = 3 });
        var silent = await OpenAsync(world, TakWorld.Tls, 100);
        // The head of a TLS record that promises a ClientHello, and no more of it.
        foreach (var socket in silent.Take(50)) socket.Send([0x16, 0x03, 0x01, 0x01, 0x00, 0x01]);

        await using var alpha = await world.JoinAsync(world.Directory.Add("alpha", "red"), "ALPHA");
        await using var bravo = await world.JoinAsync(world.Directory.Add("bravo", "red"), "BRAVO");
        await alpha.SendAsync(CotText.Position(alpha.Uid, "ALPHA", "meanwhile"));
        await bravo.ReceiveAsync("meanwhile");

        foreach (var socket in silent)
        {
            Assert.Equal(0, await ReadToEndAsync(socket));
            socket.Dispose();
        }

        await alpha.PingAsync();
        Assert.Equal(2, world.Node.SessionCount);
    }

    [Fact]
    public async Task Silent_tls_clients_count_as_connections_only_until_they_are_cut_off()
    {
        using var world = new TakWorld(options => options with { HandshakeTimeoutSeconds = 1, MaxConnections = 10 });
        var silent = await OpenAsync(world, TakWorld.Tls, 30);

        await using var alpha = await EventuallyAsync(
            () => world.JoinAsync(world.Directory.Add("alpha", "red"), "ALPHA"));

        await alpha.PingAsync();
        Assert.True(world.Node.Refused >= 20);
        silent.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task One_certificate_has_no_more_sessions_than_allowed()
    {
        using var world = new TakWorld(options => options with { MaxSessionsPerIdentity = 2 });
        var certificate = world.Directory.Add("alpha", "red");
        await using var first = await world.JoinAsync(certificate, "ALPHA");
        var second = await world.JoinAsync(certificate, "ALPHA");
        await using var third = await TakTestClient.ConnectTlsAsync(world.EndPointOf(TakWorld.Tls), certificate);

        await third.ClosedAsync();
        Assert.Equal(1, world.Node.Refused);
        await using var bravo = await world.JoinAsync(world.Directory.Add("bravo", "red"), "BRAVO");

        await second.LeaveAsync();
        await second.DisposeAsync();
        await using var again = await EventuallyAsync(() => world.JoinAsync(certificate, "ALPHA"));
    }

    [Fact]
    public async Task Who_says_nothing_for_too_long_is_cut_off_and_who_pings_is_not()
    {
        using var world = new TakWorld(options => options with { IdleTimeoutSeconds = 3 });
        await using var silent = await world.ConnectAsync();
        await using var alive = await world.JoinAsync("ALPHA");

        var closed = silent.ClosedAsync();
        while (!closed.IsCompleted) await alive.PingAsync();

        await closed;
        await alive.PingAsync();
    }

    [Fact]
    public async Task Without_a_certificate_that_the_node_issued_nobody_comes_in()
    {
        using var world = new TakWorld();
        using var stranger = TestAuthority.Shared.Issue("stranger");
        await using var unknown = await TakTestClient.ConnectTlsAsync(world.EndPointOf(TakWorld.Tls), stranger);
        await unknown.ClosedAsync();

        await using var alpha = await world.JoinAsync(world.Directory.Add("alpha", "red"), "ALPHA");
        Assert.Empty(unknown.Events);
        Assert.Equal(1, world.Node.SessionCount);
    }

    static async Task<List<Socket>> OpenAsync(TakWorld world, string input, int count)
    {
        var sockets = new List<Socket>();
        for (var n = 0; n < count; n++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(world.EndPointOf(input));
            sockets.Add(socket);
        }

        return sockets;
    }

    static async Task<int> ReadToEndAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(TakTestClient.Patience);
        try
        {
            return await socket.ReceiveAsync(new byte[100], patience.Token);
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    /// <summary>Tries until the node has room.</summary>
    static async Task<TakTestClient> EventuallyAsync(Func<Task<TakTestClient>> connect)
    {
        using var patience = new CancellationTokenSource(TakTestClient.Patience);
        while (true)
        {
            try
            {
                return await connect();
            }
            catch (Exception failure) when (
                failure is IOException or SocketException && !patience.IsCancellationRequested)
            {
                // Not yet.
            }
        }
    }
}
