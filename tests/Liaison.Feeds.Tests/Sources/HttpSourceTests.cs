using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Liaison.Feeds.Running;
using Liaison.Feeds.Sources;

namespace Liaison.Feeds.Tests.Sources;

public sealed class HttpSourceTests : IDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    readonly HttpListener _server = new();
    readonly ConcurrentQueue<string> _asked = new();
    readonly ConcurrentDictionary<string, string> _pages = new();
    readonly WatchedTime _time = new(Interval);
    readonly Uri _address;
    volatile string? _authorization;

    public HttpSourceTests()
    {
        // HttpListener takes no port 0: ask for a free one first.
        using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            _address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        _server.Prefixes.Add(_address.ToString());
        _server.Start();
        _ = ServeAsync();
    }

    public void Dispose() => _server.Close();

    [Fact]
    public async Task An_index_is_followed_and_each_of_its_documents_is_had_once()
    {
        _pages["/index"] = "index: one two";
        _pages["/one"] = "1";
        _pages["/two"] = "2";
        using var source = new HttpSource(new Uri(_address, "index"), Interval, _time);
        var input = new GatheredInput { Outcome = LinksOfIndex };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Deadline.Token());
        var running = source.RunAsync(input, stop.Token);
        Assert.Equal("index: one two", await input.NextAsync());
        Assert.Equal("1", await input.NextAsync());
        Assert.Equal("2", await input.NextAsync());

        _pages["/index"] = "index: one two three http://elsewhere.invalid/four";
        _pages["/three"] = "3";
        await NextPollAsync();
        Assert.StartsWith("index", await input.NextAsync(), StringComparison.Ordinal);
        Assert.Equal("3", await input.NextAsync());
        Assert.Equal(["/index", "/one", "/two", "/index", "/three"], _asked);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_read_again()
    {
        _pages["/alert"] = "a";
        using var source = new HttpSource(new Uri(_address, "alert"), Interval, _time);
        var input = new GatheredInput();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Deadline.Token());
        var running = source.RunAsync(input, stop.Token);
        Assert.Equal("a", await input.NextAsync());
        await NextPollAsync();
        await NextPollAsync();
        _pages["/alert"] = "b";
        await NextPollAsync();
        Assert.Equal("b", await input.NextAsync());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_server_that_sends_the_node_elsewhere_is_not_followed()
    {
        _pages["/alert"] = "moved: http://elsewhere.invalid/";
        using var source = new HttpSource(new Uri(_address, "alert"), Interval, _time);
        var failure = await Assert.ThrowsAsync<IOException>(() => source.RunAsync(new GatheredInput(), Deadline.Token()));
        Assert.Contains("elsewhere.invalid", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["/alert"], _asked);
    }

    [Fact]
    public async Task A_name_and_password_in_the_address_are_told_to_its_server()
    {
        _pages["/alert"] = "a";
        var address = new UriBuilder(new Uri(_address, "alert")) { UserName = "node", Password = "open%20sesame" }.Uri;
        using var source = new HttpSource(address, Interval, _time);
        var input = new GatheredInput();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Deadline.Token());
        var running = source.RunAsync(input, stop.Token);
        await input.NextAsync();
        Assert.Equal("Basic " + Convert.ToBase64String("node:open sesame"u8), _authorization);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_server_that_fails_fails_the_source()
    {
        using var source = new HttpSource(new Uri(_address, "nothing"), Interval, _time);
        await Assert.ThrowsAsync<HttpRequestException>(() => source.RunAsync(new GatheredInput(), Deadline.Token()));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_fails_the_source_with_the_reason()
    {
        _pages["/alert"] = "junk";
        using var source = new HttpSource(new Uri(_address, "alert"), Interval, _time);
        var input = new GatheredInput { Outcome = _ => new InputOutcome("it is junk", []) };
        var failure = await Assert.ThrowsAsync<IOException>(() => source.RunAsync(input, Deadline.Token()));
        Assert.Contains("it is junk", failure.Message, StringComparison.Ordinal);
    }

    static InputOutcome LinksOfIndex(string text) =>
        text.StartsWith("index: ", StringComparison.Ordinal)
            ? new InputOutcome(null, text["index: ".Length..].Split(' ')) : InputOutcome.Taken;

    /// <summary>Lets the next poll come.</summary>
    async Task NextPollAsync()
    {
        // Only when the source waits for it: time that ran on before would be the server's.
        await _time.WaitsAsync();
        _time.Advance(Interval);
    }

    async Task ServeAsync()
    {
        while (_server.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _server.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var path = context.Request.Url!.AbsolutePath;
            var body = _pages.GetValueOrDefault(path);
            var tag = $"\"{body}\"".Replace(' ', '-');
            var isKnown = context.Request.Headers["If-None-Match"] == tag;
            context.Response.StatusCode = body is null ? 404 : isKnown ? 304 : 200;
            context.Response.Headers["ETag"] = tag;
            _authorization = context.Request.Headers["Authorization"];
            if (body?.StartsWith("moved: ", StringComparison.Ordinal) == true)
            {
                context.Response.StatusCode = 302;
                context.Response.Headers["Location"] = body["moved: ".Length..];
            }

            if (context.Response.StatusCode == 200)
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body!));
            _asked.Enqueue(path);
            context.Response.Close();
        }
    }
}
