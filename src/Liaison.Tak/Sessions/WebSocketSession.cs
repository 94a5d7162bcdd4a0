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
    static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(20);

    readonly Lock _turn = new();
    readonly WebSocket _socket;
    readonly TakHub _hub;
    readonly Queue<Action> _posted = new();
    readonly CancellationTokenSource _ending = new();
    TakSession _session = null!;
    string _reason = "the other side closed";
    int _pauseMs;

    public WebSocketSession(TakHub hub, WebSocket socket, string address)
    {
        (_hub, _socket) = (hub, socket);
        Address = address;
    }

    public string Transport => "websocket";

    public string Address { get; }

    // A WebSocket does not tell what its other side has acknowledged.
    public long Unacknowledged => 0;

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
        try
        {
            var sending = SendAsync(ending.Token);
            await ReceiveAsync(ending.Token);
            await _ending.CancelAsync();
            await sending;
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or IOException)
        {
            await _ending.CancelAsync();
        }
        finally
        {
            lock (_turn)
            {
                _session.Closed(_reason, 0);
                _session.Reader!.Dispose();
            }

        }
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
        lock (_turn)
        {
            if (!_ending.IsCancellationRequested) _posted.Enqueue(action);
        }
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
        var kept = 0;
        while (_socket.State == WebSocketState.Open)
        {
            if (kept == buffer.Length)
            {
                if (buffer.Length > _hub.Limits.MaxFrameBytes + ReceiveBytes) return;
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var received = await _socket.ReceiveAsync(buffer.AsMemory(kept), cancellation);
            if (received.MessageType != WebSocketMessageType.Binary) return;
            kept += received.Count;
            int consumed;
            lock (_turn) consumed = _session.Consume(buffer.AsSpan(0, kept), Now());
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
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            for (var batch = Take(gathering); batch.Length > 0; batch = Take(gathering))
            {
                using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                timeout.CancelAfter(SendTimeout);
                await _socket.SendAsync(batch.AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, timeout.Token);
            }
        }
    }

    /// <summary>Takes what the reader has, whole events only, as one message.</summary>
    byte[] Take(Gathering gathering)
    {
        lock (_turn)
        {
            while (_posted.TryDequeue(out var action)) action();
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
            return batch;
        }
    }

    LoopTurn Now() => new(_hub.Picture.ReadClock(), _hub.Time.GetUtcNow().ToUnixTimeMilliseconds());
}
