using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Liaison.Feeds.Running;
using Liaison.Feeds.Sources;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Feeds.Tests.Sources;

public sealed class HttpSourceTests : IDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    readonly HttpListener _server = new();
    readonly ConcurrentQueue<string> _asked = new();
    readonly ConcurrentDictionary<string, string> _pages = new();
    readonly WatchedTime _time = new();
    readonly Uri _address;

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
        await NextPollAsync(asked: 3);
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
        await NextPollAsync(asked: 1);
        await NextPollAsync(asked: 2);
        _pages["/alert"] = "b";
        await NextPollAsync(asked: 3);
        Assert.Equal("b", await input.NextAsync());
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

    async Task NextPollAsync(int asked)
    {
        // Only when the source waits for the next poll: time that ran on meanwhile would be the server's.
        await _time.Waits.WaitAsync(Deadline.Token());
        _time.Advance(Interval);
        for (var deadline = Deadline.Token(); _asked.Count <= asked; deadline.ThrowIfCancellationRequested())
            await Task.Delay(10, deadline);
    }

    /// <summary>A clock that says when somebody waits for the next poll.</summary>
    sealed class WatchedTime : FakeTimeProvider
    {
        public SemaphoreSlim Waits { get; } = new(0);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == Interval) Waits.Release();
            return timer;
        }
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
            if (context.Response.StatusCode == 200)
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body!));
            context.Response.Close();
            _asked.Enqueue(path);
        }
    }
}
