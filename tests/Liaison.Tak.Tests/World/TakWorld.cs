using System.Net;
using System.Security.Cryptography.X509Certificates;
using Liaison.Picture;
using Liaison.Picture.Log;
using Liaison.Tak.Codec;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Tak.Tests.World;

/// <summary>
/// A node that listens on free ports of loopback, with what it needs around it. It has two loops, so that what happens
/// between threads happens in tests too.
/// </summary>
sealed class TakWorld : IDisposable
{
    /// <summary>Plain TCP, group <c>__ANON__</c>.</summary>
    public const string Open = "open";

    /// <summary>Mutual TLS.</summary>
    public const string Tls = "tls";

    // A machine that is busy must not turn a reader into a slow one where the test is about something else.
    static readonly PictureOptions Patient = new() { Log = new LogLimits(4 << 20, 64 << 20, TimeSpan.FromMinutes(5)) };

    readonly TakOptions _options;
    readonly PictureOptions _pictureOptions;
    readonly TestDisk _disk = new();
    int _lastId;

    public TakWorld(
        Func<TakOptions, TakOptions>? change = null, PictureOptions? picture = null,
        params TakInputOptions[] furtherInputs)
    {
        var options = new TakOptions
        {
            Loops = 2,
            Inputs =
            [
                new TakInputOptions { Name = Open, Port = 0 },
                new TakInputOptions { Name = Tls, Port = 0, Protocol = TakProtocol.Tls },
                .. furtherInputs,
            ],
        };
        _options = change?.Invoke(options) ?? options;
        _pictureOptions = picture ?? Patient;
        (Picture, Node) = Start();
    }

    public TestTime Time { get; } = new();

    public TestDirectory Directory { get; } = new();

    public LivePicture Picture { get; private set; }

    public TakNode Node { get; private set; }

    public IPEndPoint EndPointOf(string input) => Node.Endpoints.Single(e => e.Name == input).EndPoint;

    /// <summary>A client that has connected and said nothing yet.</summary>
    public Task<TakTestClient> ConnectAsync(string input = Open) => TakTestClient.ConnectAsync(EndPointOf(input));

    /// <summary>A client that has said who it is.</summary>
    public async Task<TakTestClient> JoinAsync(string callsign, string input = Open) =>
        await (await ConnectAsync(input)).IntroduceAsync(callsign);

    /// <summary>A client with a certificate that has said who it is.</summary>
    public async Task<TakTestClient> JoinAsync(X509Certificate2 certificate, string callsign) =>
        await (await TakTestClient.ConnectTlsAsync(EndPointOf(Tls), certificate)).IntroduceAsync(callsign);

    /// <summary>A client that has said who it is and reads nothing until the test lets it.</summary>
    /// <param name="callsign">Its callsign.</param>
    /// <param name="observer">A client that sees it arrive.</param>
    public async Task<TakTestClient> ConnectSlowAsync(string callsign, TakTestClient observer)
    {
        var client = await TakTestClient.ConnectAsync(EndPointOf(Open), receiveBytes: 32 * 1024, readsByItself: false);
        client.Callsign = callsign;
        await client.SendAsync(CotText.Position(client.Uid, callsign));
        await observer.ReceiveAsync($"uid='{client.Uid}'");
        return client;
    }

    /// <summary>Reports <c>report N</c> of the tracks <c>unit-N</c>, and waits until the node has taken them.</summary>
    /// <param name="client">Who reports.</param>
    /// <param name="count">How many reports.</param>
    /// <param name="first">Number of the first.</param>
    /// <param name="tracks">Of how many tracks; 0 for as many as reports.</param>
    /// <param name="filler">Further characters in each.</param>
    public static async Task ReportAsync(TakTestClient client, int count, int first = 0, int tracks = 0, int filler = 0)
    {
        var tail = new string('x', filler);
        foreach (var numbers in Enumerable.Range(first, count).Chunk(250))
            await client.SendAsync(string.Concat(numbers.Select(n =>
                CotText.Position($"unit-{(tracks == 0 ? n : n % tracks)}", "", $"report {n} {tail}"))));
        await client.PingAsync();
    }

    public TakClientState StateOf(string callsign) => Node.Clients().Single(c => c.Callsign == callsign);

    /// <summary>Stops the node in order and starts it again: what it had in memory is lost, its store is not.</summary>
    public void Restart()
    {
        Dispose();
        (Picture, Node) = Start();
    }

    public void Dispose()
    {
        Node.Dispose();
        Picture.Dispose();
    }

    (LivePicture Picture, TakNode Node) Start()
    {
        var picture = new LivePicture(new CotReportCodec(), Time, _pictureOptions);
        var node = new TakNode(
            _options, picture, new TestMessageStore(_disk), Time, NewId,
            new TakNodeNames("node-under-test", "JFHQ", "Liaison test"), NullLoggerFactory.Instance,
            TestAuthority.Shared.Tls, Directory);
        node.Start();
        return (picture, node);
    }

    Guid NewId() => new(Interlocked.Increment(ref _lastId), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0);
}
