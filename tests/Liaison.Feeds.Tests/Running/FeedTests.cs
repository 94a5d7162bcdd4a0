using System.Threading.Channels;
using Liaison.Feeds.Running;
using Liaison.Feeds.Sources;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Feeds.Tests.Running;

public sealed class FeedTests
{
    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
    readonly ScriptedSource _source = new();
    readonly GatheredInput _gathered = new();

    [Fact]
    public async Task A_feed_that_fails_says_why_and_comes_back_by_itself()
    {
        await using var feed = Run();
        _source.Fail("the line is cut");
        await feed.UntilAsync(FeedState.Waiting);
        Assert.Equal("the line is cut", feed.Status().LastError);
        await feed.AdvanceUntilAsync(FeedState.Running);
        Assert.Null(feed.Status().LastError);
    }

    [Fact]
    public async Task A_fault_of_our_own_is_no_end_either()
    {
        await using var feed = Run();
        _source.Fault(new InvalidOperationException("secret"));
        await feed.UntilAsync(FeedState.Waiting);
        Assert.DoesNotContain("secret", feed.Status().LastError, StringComparison.Ordinal);
        await feed.AdvanceUntilAsync(FeedState.Running);
    }

    [Fact]
    public async Task A_paused_feed_takes_nothing_until_it_is_resumed()
    {
        await using var feed = Run();
        await feed.UntilAsync(FeedState.Running);
        feed.Feed.Pause();
        await feed.UntilAsync(FeedState.Paused);
        Assert.Equal(0, _source.Open);
        feed.Feed.Resume();
        await feed.UntilAsync(FeedState.Running);
        Assert.Equal(1, _source.Open);
    }

    [Fact]
    public async Task A_feed_that_waits_for_its_next_try_can_be_paused_too()
    {
        await using var feed = Run();
        _source.Fail("the line is cut");
        await feed.UntilAsync(FeedState.Waiting);
        feed.Feed.Pause();
        await feed.UntilAsync(FeedState.Paused);
    }

    [Fact]
    public async Task A_feed_may_begin_paused()
    {
        await using var feed = Run(paused: true);
        await feed.UntilAsync(FeedState.Paused);
        Assert.Equal(0, _source.Started);
        feed.Feed.Resume();
        await feed.UntilAsync(FeedState.Running);
    }

    [Fact]
    public async Task When_a_connection_ends_what_is_left_of_it_is_closed_off()
    {
        await using var feed = Run();
        _source.Say("half a line");
        _source.Fail("the line is cut");
        Assert.Equal("half a line", await _gathered.NextAsync());
    }

    [Fact]
    public void The_pauses_between_tries_double_up_to_a_minute()
    {
        var backoff = new Backoff(bytes => bytes.Fill(0xff));
        double[] seconds = [.. Enumerable.Range(0, 8).Select(_ => Math.Round(backoff.Next().TotalSeconds))];
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], seconds);
        backoff.Reset();
        Assert.Equal(1, backoff.Next().TotalSeconds, 3);
        var early = new Backoff(bytes => bytes.Clear());
        Assert.Equal(0.5, early.Next().TotalSeconds, 3);
    }

    [Fact]
    public void What_is_refused_is_counted_by_reason_with_one_sample_of_each()
    {
        var meter = new FeedMeter(_time);
        for (var i = 0; i < 1000; i++) meter.Reject("checksum", "!AIVDM\u0007"u8);
        _time.Advance(TimeSpan.FromSeconds(2));
        meter.Reject("type", new byte[5000]);
        var (counts, samples) = meter.Rejected();
        Assert.Equal((1000, 1), (counts["checksum"], counts["type"]));
        Assert.Equal(["type", "checksum"], samples.Select(sample => sample.Reason));
        Assert.Equal(200, samples[0].Text.Length);
        Assert.Equal("!AIVDM.", samples[1].Text);
    }

    [Fact]
    public void Reasons_without_end_are_bounded()
    {
        var meter = new FeedMeter(_time);
        for (var i = 0; i < 10_000; i++) meter.Reject($"reason {i}", "x"u8);
        var (counts, samples) = meter.Rejected();
        Assert.True(counts.Count <= 65 && samples.Count <= 8);
        Assert.Equal(10_000, counts.Values.Sum());
    }

    [Fact]
    public void Rate_and_lag_tell_of_the_last_ten_seconds()
    {
        var meter = new FeedMeter(_time);
        for (var second = 0; second < 60; second++)
        {
            var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
            for (var i = 0; i < 7; i++) meter.Accept(now - 2500, now);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal((7.0, TimeSpan.FromSeconds(2.5)), (meter.Rate(), meter.Lag()));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(0, meter.Rate());
    }

    RunningFeed Run(bool paused = false) => new(
        new Feed(
            new FeedOptions { Name = "x", Kind = FeedKind.Ais, From = "", Paused = paused }, _source,
            (_, connected) => new ForwardingInput(_gathered, connected), bytes => bytes.Clear(), _time,
            NullLogger.Instance),
        _time);

    sealed class RunningFeed : IAsyncDisposable
    {
        readonly CancellationTokenSource _stop = new();
        readonly FakeTimeProvider _time;
        readonly Task _running;

        public RunningFeed(Feed feed, FakeTimeProvider time)
        {
            (Feed, _time) = (feed, time);
            _running = feed.RunAsync(_stop.Token);
        }

        public Feed Feed { get; }

        public FeedStatus Status() => Feed.Status();

        public async Task UntilAsync(FeedState state)
        {
            for (var deadline = Deadline.Token(); Feed.Status().State != state; deadline.ThrowIfCancellationRequested())
                await Task.Yield();
        }

        public async Task AdvanceUntilAsync(FeedState state)
        {
            for (var deadline = Deadline.Token(); Feed.Status().State != state; deadline.ThrowIfCancellationRequested())
            {
                _time.Advance(TimeSpan.FromMilliseconds(100));
                await Task.Yield();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running;
            Assert.Equal(FeedState.Stopped, Feed.Status().State);
        }
    }

    /// <summary>Runs until it is told to fail.</summary>
    sealed class ScriptedSource : IFeedSource
    {
        readonly Channel<object> _script = Channel.CreateBounded<object>(100);

        public string Place => "a script";

        public int Started { get; private set; }

        public int Open { get; private set; }

        public void Say(string text) => _script.Writer.TryWrite(text);

        public void Fail(string reason) => _script.Writer.TryWrite(new IOException(reason));

        public void Fault(Exception fault) => _script.Writer.TryWrite(fault);

        public async Task RunAsync(IFeedInput input, CancellationToken stop)
        {
            Started++;
            Open++;
            try
            {
                input.Connected();
                while (true)
                {
                    var next = await _script.Reader.ReadAsync(stop);
                    if (next is Exception failure) throw failure;
                    input.Accept(System.Text.Encoding.UTF8.GetBytes((string)next));
                }
            }
            finally
            {
                Open--;
            }
        }
    }

    sealed class ForwardingInput(GatheredInput inner, Action connected) : IFeedInput
    {
        public void Connected() => connected();

        public void Accept(ReadOnlySpan<byte> bytes) => inner.Accept(bytes);

        public InputOutcome End(string name) => inner.End(name);

        public void Abandon() => inner.Abandon();
    }
}
