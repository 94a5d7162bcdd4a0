using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using Liaison.Kernel.Geodesy;
using Liaison.Kernel.Symbols;
using Liaison.Picture;
using Liaison.Picture.Recording;
using Liaison.Picture.Viewing;
using Liaison.Web.Access;
using Liaison.Web.Recording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Liaison.Web.Tracks;

/// <summary>What a browser asks of the live stream: a viewport, or that it has applied a frame.</summary>
/// <param name="Viewport">West, south, east, north in degrees; west greater than east crosses the antimeridian.</param>
/// <param name="Zoom">Zoom of the map.</param>
/// <param name="IntervalMs">Milliseconds between frames, 250 to 60000.</param>
/// <param name="Ack">Number of the frame that was applied.</param>
/// <param name="Replay">A <see cref="ReplayRequest"/> to see the past; null to see the present again.</param>
/// <param name="Live">True to see the present again.</param>
public sealed record LiveRequest(
    double[]? Viewport, double? Zoom, int? IntervalMs, uint? Ack, JsonElement Replay = default, bool? Live = null);

/// <summary>
/// The live picture by WebSocket, subprotocol <c>liaison.tracks.v1</c>: requests as JSON text, frames as bytes.
/// </summary>
static class LiveTracks
{
    public const string Protocol = "liaison.tracks.v1";

    const int MaxRequestBytes = 10 * 1024;
    const int MostRequestsPerSecond = 50;
    const int MostPartsPerSecond = 500;
    const int LeastIntervalMs = 250;
    const int MostIntervalMs = 60_000;
    static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);
    static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    public static async Task<IResult> ServeAsync(
        HttpContext context, LivePicture picture, WebNode node, TimeProvider time, ViewerGate gate,
        RecordingGate recordingGate, [FromServices] RecordedPicture? recorded)
    {
        if (!context.WebSockets.IsWebSocketRequest) return Problems.Problem.BadBody("This address is for WebSockets.");
        if (!gate.TryEnter()) return Problems.Problem.NoRoom("As many browsers as allowed watch the live picture.");
        try
        {
            var asksFor = context.WebSockets.WebSocketRequestedProtocols;
            using var socket = await context.WebSockets.AcceptWebSocketAsync(asksFor.Contains(Protocol) ? Protocol : null);
            var words = new ViewerWords(node.Name, node.DefaultLabel, gate.SidcOf);
            var replays = recorded is null ? null
                : (Func<StreamReplay?>)(() => recordingGate.Replays.TryEnter()
                    ? new StreamReplay(recorded, picture.Codec, recordingGate, time) : null);
            using var stream = new Stream(socket, picture, words, replays, time);
            await stream.RunAsync(context.RequestAborted);
        }
        finally
        {
            gate.Leave();
        }

        return Results.Empty;
    }

    /// <summary>One browser's stream: one loop receives, one sends; the viewer is used under a lock.</summary>
    sealed class Stream(
        WebSocket socket, LivePicture picture, ViewerWords words, Func<StreamReplay?>? replays, TimeProvider time) : IDisposable
    {
        readonly Lock _lock = new();
        readonly SemaphoreSlim _changed = new(0, 1);
        readonly List<IDisposable> _left = [];
        PictureViewer _viewer = picture.OpenViewer(words);
        StreamReplay? _replay;
        int _intervalMs = 1000;
        bool _hasViewport;
        bool _isLeaving;

        // The viewer shows something else than before: that is not waited for.
        bool _isFresh;

        public async Task RunAsync(CancellationToken cancellation)
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var sending = SendAsync(ending.Token);
            try
            {
                if (await ReceiveAsync(ending.Token) is { } reason)
                {
                    // What is under way is sent to its end: a send that is cut off would take the farewell with it.
                    lock (_lock) _isLeaving = true;
                    using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                    patience.CancelAfter(CloseTimeout);
                    await SendAwayAsync(reason, patience.Token);
                }
            }
            catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
            {
                // The browser has gone, or the node stops: both ends of the stream end below.
            }

            await ending.CancelAsync();
            await sending;
        }

        public void Dispose()
        {
            _changed.Dispose();
            _left.Add(_viewer);
            if (_replay is not null) _left.Add(_replay);
            DisposeLeft();
        }

        /// <summary>
        /// Says why, and reads on until the browser has heard it; from one that goes on sending only so much.
        /// </summary>
        async Task SendAwayAsync(string reason, CancellationToken cancellation)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, reason, cancellation);
            var buffer = new byte[MaxRequestBytes];
            for (var part = 0; part < MostPartsPerSecond && socket.State == WebSocketState.CloseSent; part++)
                await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
        }

        /// <summary>Takes requests until the browser leaves.</summary>
        /// <returns>Why it is sent away; null when it left.</returns>
        async Task<string?> ReceiveAsync(CancellationToken cancellation)
        {
            var buffer = new byte[MaxRequestBytes];
            var (requests, parts, second) = (0, 0, time.GetTimestamp());
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    if (length == buffer.Length) return $"a request has at most {MaxRequestBytes} bytes";
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellation);
                    if (time.GetElapsedTime(second) > TimeSpan.FromSeconds(1))
                        (requests, parts, second) = (0, 0, time.GetTimestamp());
                    // A request may be without end: parts of it that are empty never fill the buffer.
                    if (++parts > MostPartsPerSecond) return $"at most {MostPartsPerSecond} parts of requests a second";
                    length += part.Count;
                }
                while (!part.EndOfMessage);

                if (part.MessageType == WebSocketMessageType.Close) return null;
                if (++requests > MostRequestsPerSecond) return $"at most {MostRequestsPerSecond} requests a second";
                if (Take(buffer.AsSpan(0, length)) is { } reason) return reason;
            }
        }

        string? Take(ReadOnlySpan<byte> json)
        {
            LiveRequest? request;
            try
            {
                request = JsonSerializer.Deserialize(json, WebJson.Default.LiveRequest);
            }
            catch (JsonException)
            {
                return "a request is JSON with viewport, zoom, intervalMs, ack, replay or live";
            }

            if (request is null) return "a request is a JSON object";
            lock (_lock)
            {
                if (request.Ack is { } frame) _viewer.Acknowledge(frame);
                if (request.IntervalMs is { } interval)
                {
                    if (interval is < LeastIntervalMs or > MostIntervalMs)
                        return $"intervalMs: {LeastIntervalMs} to {MostIntervalMs}";
                    _intervalMs = interval;
                }

                if (request.Viewport is { } viewport)
                {
                    if (viewport.Length != 4 || !GeoBox.TryCreate(viewport[0], viewport[1], viewport[2], viewport[3], out var box))
                        return "viewport: west, south, east, north in degrees";
                    _viewer.SetViewport(box.West, box.South, box.East, box.North);
                    _hasViewport = true;
                    Wake();
                }
                else if (request.Ack is not null)
                {
                    Wake();
                }

                if (request.Live == true || request.Replay.ValueKind == JsonValueKind.Null) ShowPresent();
                else if (request.Replay.ValueKind != JsonValueKind.Undefined) return ShowPast(request.Replay);
            }

            return null;
        }

        void ShowPresent()
        {
            if (_replay is null) return;
            _left.Add(_replay);
            _replay = null;
            Look(picture);
        }

        /// <summary>Begins to show the past, or goes to another moment of it.</summary>
        /// <returns>Why not; null when it does.</returns>
        string? ShowPast(JsonElement json)
        {
            ReplayRequest? request;
            try
            {
                request = json.Deserialize(WebJson.Default.ReplayRequest);
            }
            catch (JsonException)
            {
                request = null;
            }

            if (request is null) return "replay: an object with at and speed";
            if (request.Read(out var at, out var speed) is { } reason) return reason;
            if (replays is null) return RecordingApi.None;
            if (_replay is null)
            {
                if (replays() is not { } replay) return "as many browsers as allowed look at the past";
                _replay = replay;
                Look(replay.Picture);
            }

            _replay.Jump(at ?? (_replay.HasShown ? null : time.GetUtcNow()), speed);
            Wake();
            return null;
        }

        void Look(LivePicture at)
        {
            var viewer = at.OpenViewer(words);
            viewer.GoOnFrom(_viewer);
            _left.Add(_viewer);
            _viewer = viewer;
            _isFresh = true;
            Wake();
        }

        /// <summary>On the thread that sends alone: what it left may still have been in its hands.</summary>
        void DisposeLeft()
        {
            lock (_lock)
            {
                foreach (var one in _left) one.Dispose();
                _left.Clear();
            }
        }

        /// <summary>Brings the past, when that is shown, to its present moment.</summary>
        async Task TurnAsync(CancellationToken cancellation)
        {
            DisposeLeft();
            StreamReplay? replay;
            TimeSpan interval;
            lock (_lock) (replay, interval) = (_replay, TimeSpan.FromMilliseconds(_intervalMs - 5));
            if (replay is null || !await replay.TurnAsync(interval, cancellation)) return;
            lock (_lock)
            {
                if (_replay != replay) return;
                _viewer.Moment = replay.Counts;
                _isFresh = true;
            }
        }

        void Wake()
        {
            if (_changed.CurrentCount == 0) _changed.Release();
        }

        async Task SendAsync(CancellationToken cancellation)
        {
            var frame = new ArrayBufferWriter<byte>(64 * 1024);
            var lastComplete = 0L;
            try
            {
                while (true)
                {
                    await _changed.WaitAsync(_intervalMs, cancellation);
                    await TurnAsync(cancellation);
                    while (IsDue(lastComplete) && Collect(frame, out var isComplete))
                    {
                        if (isComplete) lastComplete = time.GetTimestamp();
                        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                        timeout.CancelAfter(SendTimeout);
                        await socket.SendAsync(frame.WrittenMemory, WebSocketMessageType.Binary, endOfMessage: true, timeout.Token);
                        frame.ResetWrittenCount();
                    }
                }
            }
            catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException)
            {
                // A browser that takes nothing is cut off; one that left, or is sent away, has had its farewell.
                if (!cancellation.IsCancellationRequested) socket.Abort();
            }
        }

        // The rest of a snapshot goes on at once; a changed viewport too. Otherwise a frame comes once in an interval.
        bool IsDue(long lastComplete)
        {
            lock (_lock)
            {
                return _hasViewport && !_isLeaving && _replay is not { HasShown: false }
                    && (_viewer.IsInTheMiddle || _isFresh || lastComplete == 0 || time.GetElapsedTime(lastComplete).TotalMilliseconds >= _intervalMs - 5);
            }
        }

        bool Collect(ArrayBufferWriter<byte> frame, out bool isComplete)
        {
            lock (_lock)
            {
                var isWritten = _viewer.CollectFrame(frame);
                isComplete = !_viewer.IsInTheMiddle;
                if (isWritten) _isFresh = false;
                return isWritten;
            }
        }
    }
}

/// <summary>Counts the browsers that watch, and remembers which symbol a CoT type has. Safe for many threads.</summary>
sealed class ViewerGate() : CountedGate(MostViewers)
{
    /// <summary>The most browsers at one time.</summary>
    public const int MostViewers = 1000;

    // Types are few in honest use; a sender that makes up many must not fill the memory.
    const int MostTypes = 10_000;

    readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _sidcs = new(StringComparer.Ordinal);

    public string SidcOf(string type)
    {
        if (_sidcs.TryGetValue(type, out var sidc)) return sidc;
        sidc = CotSymbol.ToSidc(type).ToString();
        if (_sidcs.Count < MostTypes) _sidcs[type] = sidc;
        return sidc;
    }
}
