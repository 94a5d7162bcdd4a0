using System.Net.WebSockets;
using Liaison.Picture;
using Liaison.Picture.Reading;
using Liaison.Tak.Net;

namespace Liaison.Tak.Sessions;

/// <summary>
/// A TAK client by WebSocket (<c>/takproto/1</c>): binary messages, each with one or more stream-framed TAK messages in
/// both directions. One lock stands for the thread that other sessions have.
/// </summary>
sealed class WebSocketSession : ISessionLink, IDisposable
{
    const int ReceiveBytes = 64 * 1024;
    const int MostEmptyParts = 1000;
    static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(20);
    static readonly TimeSpan TendEvery = TimeSpan.FromSeconds(1);

    readonly Lock _turn = new();
    // Not the turn's: others post while they hold the desk's lock, which a turn may wait for.
    readonly Lock _postLock = new();
    readonly WebSocket _socket;
    readonly TakHub _hub;
    readonly Queue<Action> _posted = new();
    readonly CancellationTokenSource _ending = new();
    TakSession _session = null!;
    string _reason = "the other side closed";
    int _pauseMs;
    volatile int _inFlight;
    long _tended;

    public WebSocketSession(TakHub hub, WebSocket socket, string address)
    {
        (_hub, _socket) = (hub, socket);
        Address = address;
    }

    public string Transport => "websocket";

    public string Address { get; }

    // A WebSocket does not tell what its other side has acknowledged, only what it has taken.
    public long Unacknowledged => _inFlight;

    /// <summary>Serves the client until it or the node ends.</summary>
    public async Task RunAsync(TakIdentity identity, CancellationToken cancellation)
    {
        _session = new TakSession(_hub, this, identity, _hub.NextNumber(), receives: true, WireEncoding.Protobuf);
        if (!_hub.Roster.TryAdd(_session, _hub.Options.MaxSessionsPerIdentity))
        {
            await _socket.CloseAsync(WebSocketCloseStatus.PolicyViolation, "too many sessions of this identity", cancellation);
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _ending.Token);
        var sending = SendAsync(ending.Token);
        try
        {
            await ReceiveAsync(ending.Token);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or IOException)
        {
            // However it ends, it ends here.
        }
        finally
        {
            await _ending.CancelAsync();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lock (_turn)
            {
                _session.Closed(_reason, _inFlight);
                _session.Reader!.Dispose();
            }
        }

        if (_socket.State == WebSocketState.CloseReceived)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation);
    }

    public void Dispose() => _ending.Dispose();

    public void Ended()
    {
    }

    public void RequestFlush()
    {
        // The next tick, a few milliseconds away, sends it.
    }

    public void Post(Action action)
    {
        lock (_postLock) _posted.Enqueue(action);
    }

    public void Close(string reason)
    {
        _reason = reason;
        _ending.CancelAfter(TimeSpan.FromSeconds(1));
    }

    public void Pause(int milliseconds) => _pauseMs = milliseconds;

    async Task ReceiveAsync(CancellationToken cancellation)
    {
        var buffer = new byte[ReceiveBytes];
        var (kept, empty) = (0, 0);
        while (_socket.State == WebSocketState.Open)
        {
            if (kept == buffer.Length)
            {
                if (buffer.Length > _hub.Limits.MaxFrameBytes + ReceiveBytes) return;
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var received = await _socket.ReceiveAsync(buffer.AsMemory(kept), cancellation);
            if (received.MessageType != WebSocketMessageType.Binary) return;
            // Empty parts carry nothing and cost a turn each: a client that sends many of them has to leave.
            if (received.Count == 0)
            {
                if (++empty > MostEmptyParts) return;
                continue;
            }

            kept += received.Count;
            int consumed;
            lock (_turn) consumed = _session.Consume(buffer.AsSpan(0, kept), Now());
            _hub.FlushNow();
            buffer.AsSpan(consumed, kept - consumed).CopyTo(buffer);
            kept -= consumed;
            if (_pauseMs == 0) continue;
            await Task.Delay(TimeSpan.FromMilliseconds(_pauseMs), _hub.Time, cancellation);
            _pauseMs = 0;
        }
    }

    async Task SendAsync(CancellationToken cancellation)
    {
        var gathering = new Gathering { MaxBytes = ReceiveBytes };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(_hub.Options.FlushIntervalMs), _hub.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                Tend();
                for (var batch = Take(gathering); batch.Length > 0; batch = Take(gathering)) await SendAsync(batch, cancellation);
            }
        }
        finally
        {
            // To a client that takes nothing any more there is no session.
            await _ending.CancelAsync();
        }
    }

    async Task SendAsync(byte[] batch, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(SendTimeout);
        var sending = _socket.SendAsync(batch.AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, timeout.Token).AsTask();
        while (!sending.IsCompleted)
        {
            await Task.WhenAny(sending, Task.Delay(TendEvery, _hub.Time, CancellationToken.None));
            Tend();
        }

        await sending;
        _inFlight = 0;
    }

    /// <summary>About once a second: messages that are owed, and whether the reader is too far behind.</summary>
    void Tend()
    {
        if (_hub.Time.GetElapsedTime(_tended) < TendEvery) return;
        _tended = _hub.Time.GetTimestamp();
        lock (_turn)
        {
            _hub.Desk.Tend(_session);
            _session.Reader!.LeaveIfTooFarBehind();
        }
    }

    /// <summary>Takes what the reader has, whole events only, as one message.</summary>
    byte[] Take(Gathering gathering)
    {
        lock (_turn)
        {
            while (NextPosted() is { } action) action();
            var reader = _session.Reader!;
            if (!reader.HasPending) return [];
            reader.Gather(gathering);
            var batch = new byte[gathering.Bytes];
            var at = 0;
            foreach (var range in gathering.Ranges)
            {
                range.Bytes.CopyTo(batch.AsSpan(at));
                at += (int)range.Length;
            }

            reader.Advance(gathering, batch.Length);
            _session.Sent(batch.Length);
            _inFlight = batch.Length;
            return batch;
        }
    }

    Action? NextPosted()
    {
        lock (_postLock) return _posted.TryDequeue(out var action) ? action : null;
    }

    LoopTurn Now() => new(_hub.Picture.ReadClock(), _hub.Time.GetUtcNow().ToUnixTimeMilliseconds());
}
