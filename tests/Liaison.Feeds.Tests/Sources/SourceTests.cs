using System.Net;
using System.Net.Sockets;
using System.Text;
using Liaison.Feeds.Running;
using Liaison.Feeds.Sources;

namespace Liaison.Feeds.Tests.Sources;

public sealed class SourceTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("liaison-source-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_tcp_source_passes_on_what_the_server_says_and_ends_with_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var input = new GatheredInput();
        var source = new TcpSource("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, TimeProvider.System);
        var running = source.RunAsync(input, Deadline.Token());
        using (var client = await listener.AcceptTcpClientAsync(Deadline.Token()))
        {
            await client.GetStream().WriteAsync("one\r\ntwo\r\n"u8.ToArray(), Deadline.Token());
            await input.UntilTextAsync("one\r\ntwo\r\n");
        }

        await running.WaitAsync(Deadline.Token());
        Assert.True(input.IsConnected.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_tcp_source_says_when_nobody_is_there()
    {
        using var taken = new Socket(SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var source = new TcpSource("127.0.0.1", ((IPEndPoint)taken.LocalEndPoint!).Port, TimeProvider.System);
        await Assert.ThrowsAsync<SocketException>(() => source.RunAsync(new GatheredInput(), Deadline.Token()));
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("239.255.12.34", "239.255.12.34")]
    public async Task Each_datagram_is_a_whole(string listenAt, string sendTo)
    {
        var port = FreeUdpPort();
        var input = new GatheredInput();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Deadline.Token());
        var running = new UdpSource(new IPEndPoint(IPAddress.Parse(listenAt), port)).RunAsync(input, stop.Token);
        if (running.IsFaulted && sendTo != "127.0.0.1") Assert.Skip("this machine has no way for multicast");
        await input.IsConnected.Task.WaitAsync(Deadline.Token());
        using var sender = new UdpClient(AddressFamily.InterNetwork);
        if (sendTo != "127.0.0.1") Assert.SkipUnless(await MulticastArrivesAsync(), "no multicast here");
        await sender.SendAsync("one"u8.ToArray(), new IPEndPoint(IPAddress.Parse(sendTo), port), Deadline.Token());
        await sender.SendAsync("two"u8.ToArray(), new IPEndPoint(IPAddress.Parse(sendTo), port), Deadline.Token());
        Assert.Equal("one", await input.NextAsync());
        Assert.Equal("two", await input.NextAsync());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_file_is_read_from_its_beginning_and_then_followed()
    {
        var path = Path.Combine(_folder, "log.nmea");
        await File.WriteAllTextAsync(path, "one\n", Deadline.Token());
        var input = new GatheredInput();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Deadline.Token());
        var running = new FileSource(path, TimeProvider.System).RunAsync(input, stop.Token);
        await input.UntilTextAsync("one\n");
        await File.AppendAllTextAsync(path, "two\n", Deadline.Token());
        await input.UntilTextAsync("one\ntwo\n");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Theory]
    [InlineData("two\n")]
    [InlineData("two, which is longer than what was in the file before it\n")]
    public async Task A_file_that_another_took_the_place_of_is_read_to_its_end_and_the_other_anew(string next)
    {
        var path = Path.Combine(_folder, "log.nmea");
        await File.WriteAllTextAsync(path, "one, and a line\n", Deadline.Token());
        var input = new GatheredInput();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Deadline.Token());
        var running = new FileSource(path, TimeProvider.System).RunAsync(input, stop.Token);
        await input.UntilTextAsync("one, and a line\n");
        await File.AppendAllTextAsync(path, "last words\n", Deadline.Token());
        File.Move(path, path + ".1");
        await File.WriteAllTextAsync(path, next, Deadline.Token());
        Assert.Equal("one, and a line\nlast words\n", await input.NextAsync());
        await input.UntilTextAsync(next);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_fails_the_source_after_the_others_were_taken()
    {
        // Where its file must go there is a folder: it cannot be moved.
        Directory.CreateDirectory(Path.Combine(_folder, "taken", "stuck.xml"));
        Put("stuck.xml", "stuck", ageSeconds: 20);
        Put("good.xml", "good", ageSeconds: 10);
        var input = new GatheredInput();
        var failure = await Assert.ThrowsAsync<IOException>(
            () => new FolderSource(_folder, TimeProvider.System).RunAsync(input, Deadline.Token()));
        Assert.NotEmpty(failure.Message);
        Assert.True(File.Exists(Path.Combine(_folder, "taken", "good.xml")));
    }

    [Fact]
    public async Task Files_put_into_a_folder_are_taken_once_and_those_that_are_refused_are_set_aside()
    {
        var input = new GatheredInput
        {
            Outcome = text => text.StartsWith("bad", StringComparison.Ordinal)
                ? new InputOutcome("it is bad", []) : InputOutcome.Taken,
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Deadline.Token());
        Put("good.xml", "good", ageSeconds: 20);
        Put("bad.xml", "bad", ageSeconds: 10);
        Put("later.xml.part", "half", ageSeconds: 10);
        var running = new FolderSource(_folder, TimeProvider.System).RunAsync(input, stop.Token);
        Assert.Equal("good", await input.NextAsync());
        Assert.Equal("bad", await input.NextAsync());
        File.Move(Path.Combine(_folder, "later.xml.part"), Path.Combine(_folder, "later.xml"));
        Assert.Equal("half", await input.NextAsync());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(File.Exists(Path.Combine(_folder, "taken", "good.xml")));
        Assert.True(File.Exists(Path.Combine(_folder, "refused", "bad.xml")));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData(FeedKind.Ais, "tcp://ais.example:10110", "tcp://ais.example:10110")]
    [InlineData(FeedKind.Ais, "udp://0.0.0.0:10110", "udp://0.0.0.0:10110")]
    [InlineData(FeedKind.Ais, "file:///var/log/ais.nmea", "file:/var/log/ais.nmea")]
    [InlineData(FeedKind.Alerts, "folder:/srv/alerts", "folder:/srv/alerts")]
    [InlineData(FeedKind.Alerts, "https://me:secret@alerts.example/x.xml?key=1", "https://alerts.example/x.xml")]
    public void A_source_is_found_by_its_address_and_shows_no_secret(FeedKind kind, string from, string place)
    {
        var options = new FeedOptions { Name = "x", Kind = kind, From = from };
        Assert.True(FeedSources.TryCreate(options, TimeProvider.System, out var source, out _));
        Assert.Equal(place, source.Place);
    }

    [Theory]
    [InlineData(FeedKind.Ais, "")]
    [InlineData(FeedKind.Ais, "tcp://ais.example")]
    [InlineData(FeedKind.Ais, "udp://name:10110")]
    [InlineData(FeedKind.Ais, "https://ais.example/")]
    [InlineData(FeedKind.Alerts, "tcp://alerts.example:1")]
    [InlineData(FeedKind.Layers, "ftp://alerts.example/")]
    public void What_is_no_place_is_refused_with_the_places_there_are(FeedKind kind, string from)
    {
        var options = new FeedOptions { Name = "x", Kind = kind, From = from };
        Assert.False(FeedSources.TryCreate(options, TimeProvider.System, out _, out var problem));
        Assert.Contains("tcp://host:port", problem, StringComparison.Ordinal);
    }

    void Put(string name, string text, int ageSeconds)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-ageSeconds));
    }

    static int FreeUdpPort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Whether this machine gives a multicast datagram back to itself at all.</summary>
    static async Task<bool> MulticastArrivesAsync()
    {
        var group = IPAddress.Parse("239.255.12.35");
        using var receiver = new UdpClient(0, AddressFamily.InterNetwork);
        try
        {
            receiver.JoinMulticastGroup(group);
            var port = ((IPEndPoint)receiver.Client.LocalEndPoint!).Port;
            using var sender = new UdpClient(AddressFamily.InterNetwork);
            await sender.SendAsync("?"u8.ToArray(), new IPEndPoint(group, port), Deadline.Token());
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await receiver.ReceiveAsync(soon.Token);
            return true;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
