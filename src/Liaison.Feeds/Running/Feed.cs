using System.Net.Sockets;
using Liaison.Feeds.Sources;
using Liaison.Kernel.Identity;
using Microsoft.Extensions.Logging;

namespace Liaison.Feeds.Running;

/// <summary>One feed: gets its input, starts again after a failure, and can be paused.</summary>
public sealed partial class Feed
{
    // A source that has worked for so long begins anew after a failure, without the waits of earlier ones.
    static readonly TimeSpan Healthy = TimeSpan.FromSeconds(60);

    readonly FeedOptions _options;
    readonly IFeedSource _source;
    readonly IFeedInput _input;
    readonly FeedMeter _meter;
    readonly Backoff _backoff;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly Lock _lock = new();

    FeedState _state = FeedState.Stopped;
    DateTimeOffset _since;
    string? _lastError;
    CancellationTokenSource? _interrupt;
    TaskCompletionSource _resumed = NewSignal();
    bool _paused;

    internal Feed(
        FeedOptions options, IFeedSource source, Func<FeedMeter, Action, IFeedInput> input, RandomFill random,
        TimeProvider time, ILogger logger)
    {
        (_options, _source, _time, _logger) = (options, source, time, logger);
        (_paused, _since) = (options.Paused, time.GetUtcNow());
        (_meter, _backoff) = (new FeedMeter(time), new Backoff(random));
        _input = input(_meter, () => Become(FeedState.Running));
    }

    /// <summary>Its name.</summary>
    public string Name => _options.Name;

    /// <summary>How it does now.</summary>
    public FeedStatus Status()
    {
        var (rejected, samples) = _meter.Rejected();
        lock (_lock)
        {
            return new FeedStatus
            {
                Name = _options.Name,
                Kind = _options.Kind,
                From = _source.Place,
                Label = _options.Label,
                State = _state,
                Since = _since,
                Rate = _meter.Rate(),
                Lag = _meter.Lag(),
                LastItem = _meter.LastItem(),
                Bytes = _meter.Bytes,
                Accepted = _meter.Accepted,
                Ignored = _meter.Ignored,
                Rejected = rejected,
                Samples = samples,
                LastError = _lastError,
            };
        }
    }

    /// <summary>Takes nothing more until it is resumed. What is paused already stays so.</summary>
    public void Pause()
    {
        lock (_lock)
        {
            if (_paused) return;
            _paused = true;
            _resumed = NewSignal();
            _interrupt?.Cancel();
        }
    }

    /// <summary>Goes on after a pause.</summary>
    public void Resume()
    {
        lock (_lock)
        {
            _paused = false;
            _resumed.TrySetResult();
        }
    }

    /// <summary>Runs until it is told to stop; no failure of the source ends it.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await UntilResumedAsync(stop).ConfigureAwait(false);
                await RunOnceAsync(stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Become(FeedState.Stopped);
        }
    }

    async Task UntilResumedAsync(CancellationToken stop)
    {
        Task resumed;
        lock (_lock)
        {
            if (!_paused) return;
            resumed = _resumed.Task;
        }

        Become(FeedState.Paused);
        await resumed.WaitAsync(stop).ConfigureAwait(false);
    }

    async Task RunOnceAsync(CancellationToken stop)
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(stop);
        lock (_lock)
        {
            if (_paused) return;
            _interrupt = interrupt;
        }

        try
        {
            Become(FeedState.Starting);
            var reason = await RunSourceAsync(interrupt.Token).ConfigureAwait(false);
            var since = Fail(reason);
            if (_time.GetUtcNow() - since >= Healthy) _backoff.Reset();
            await Task.Delay(_backoff.Next(), _time, interrupt.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Paused.
            _input.Abandon();
        }
        finally
        {
            lock (_lock) _interrupt = null;
        }
    }

    /// <summary>Runs the source to its end, and says what ended it.</summary>
    async Task<string> RunSourceAsync(CancellationToken stop)
    {
        try
        {
            await _source.RunAsync(_input, stop).ConfigureAwait(false);
            _input.Abandon();
            return "the other side has ended it";
        }
        catch (Exception e) when (e is IOException or SocketException or HttpRequestException
            or UnauthorizedAccessException)
        {
            _input.Abandon();
            return e.Message;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A fault of ours: one feed that goes wrong must not take the others with it.
            _input.Abandon();
            LogFault(_logger, e, Name);
            return "a fault of the node; its log says what happened";
        }
    }

    /// <summary>Notes a failure, and gives since when the feed had been as it was.</summary>
    DateTimeOffset Fail(string reason)
    {
        var before = Become(FeedState.Waiting, reason);
        LogFailed(_logger, Name, _source.Place, reason);
        return before;
    }

    DateTimeOffset Become(FeedState state, string? error = null)
    {
        lock (_lock)
        {
            var before = _since;
            if (state == FeedState.Running) _lastError = null;
            if (error is not null) _lastError = error;
            if (_state == state) return before;
            (_state, _since) = (state, _time.GetUtcNow());
            if (state == FeedState.Running) LogRuns(_logger, Name, _source.Place);
            return before;
        }
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(2000, LogLevel.Information, "Feed '{Name}' runs, from {Place}.")]
    static partial void LogRuns(ILogger logger, string name, string place);

    [LoggerMessage(2001, LogLevel.Warning, "Feed '{Name}' from {Place} has failed and will try again: {Reason}.")]
    static partial void LogFailed(ILogger logger, string name, string place, string reason);

    [LoggerMessage(2002, LogLevel.Error, "A fault of the node ended feed '{Name}'; it will be started again.")]
    static partial void LogFault(ILogger logger, Exception fault, string name);
}
