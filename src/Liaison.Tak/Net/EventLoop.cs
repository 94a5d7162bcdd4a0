using System.Net;
using Liaison.Picture;
using Liaison.Picture.Reading;
using Liaison.Tak.Tls;
using Microsoft.Extensions.Logging;

namespace Liaison.Tak.Net;

/// <summary>
/// One thread that owns connections: receives from them, and sends them what they read. Sending is coalesced: the first
/// report after a pause goes out at once, what follows goes with the next tick or as soon as enough waits.
/// </summary>
sealed unsafe partial class EventLoop : IDisposable
{
    const int MaxEvents = 512;
    const int ReceiveBytes = 256 * 1024;
    const ulong WakeUpKey = ulong.MaxValue;
    const int SecondMs = 1000;

    readonly LivePicture _picture;
    readonly TimeProvider _time;
    readonly LoopOptions _options;
    readonly ILogger _logger;
    readonly Action<Exception> _logFault;
    readonly Thread _thread;
    readonly int _epoll = Posix.CreateEpoll();
    readonly int _wakeUp = Posix.CreateWakeUp();
    readonly byte[] _received;
    readonly Gathering _gathering = new();
    readonly Mailbox _mailbox;
    readonly List<ILoopSource> _sources = [];
    RecordStage? _records;
    readonly List<Connection> _readers = [];
    readonly List<Connection> _toFlush = [];
    readonly List<Connection> _paused = [];
    List<Connection> _toReceive = [];
    List<Connection> _receiving = [];
    Connection?[] _connections = new Connection?[256];
    readonly Stack<int> _freePlaces = new();
    int _places;
    ulong _generation;

    LoopTurn _turn;
    long _waveSequence;
    int _lastWaveMs;
    int _pendingSinceMs = -1;
    int _lastSecondMs;
    long _bytesSinceWave;
    bool _moreToFlush;
    volatile bool _stopping;

    public EventLoop(LivePicture picture, TimeProvider time, LoopOptions options, ILogger logger, string name)
    {
        (_picture, _time, _options, _logger) = (picture, time, options, logger);
        _logFault = LogFault;
        _received = GC.AllocateUninitializedArray<byte>(ReceiveBytes + 16 * 1024, pinned: true);
        _mailbox = new Mailbox(_wakeUp);
        if (_epoll < 0 || _wakeUp < 0) throw new IOException($"epoll or eventfd failed with error {Posix.LastError}.");
        _ = Posix.Control(_epoll, Posix.Add, _wakeUp, Posix.Readable, WakeUpKey);
        _thread = new Thread(Run) { Name = name, IsBackground = true };
    }

    /// <summary>What stands behind TLS connections of this loop; used by its thread only.</summary>
    public RecordStage Records => _records ??= new RecordStage();

    /// <summary>Connections that the loop owns.</summary>
    public int Count { get; private set; }

    /// <summary>Turns and waves so far, for the operator.</summary>
    public long Waves { get; private set; }

    /// <summary>Called after a turn in which something was put into the picture, on the loop's thread.</summary>
    public Action? OnNews { get; set; }

    /// <summary>Called about once a second, on the loop's thread.</summary>
    public Action<LoopTurn>? EverySecond { get; set; }

    public void Start() => _thread.Start();

    /// <summary>Runs an action on the loop's thread, soon.</summary>
    public void Post(Action action) => _mailbox.Post(action);

    /// <summary>Tells a loop that may be asleep that there is something new in the picture.</summary>
    public void Notify() => _mailbox.WakeUpForNews();

    /// <summary>The moment of the picture's clock that comes after so many milliseconds; never 0.</summary>
    public int After(int milliseconds)
    {
        var moment = unchecked(_turn.Clock.Milliseconds + milliseconds);
        return moment == 0 ? 1 : moment;
    }

    /// <summary>Adds a source of connections, before <see cref="Start"/>.</summary>
    public void AddSource(ILoopSource source)
    {
        _sources.Add(source);
        Watch(source);
    }

    /// <summary>Takes over a connection. On the loop's thread.</summary>
    public void Add(Connection connection)
    {
        if (!_freePlaces.TryPop(out var place)) place = _places++;
        if (place == _connections.Length) Array.Resize(ref _connections, place * 2);
        _connections[place] = connection;
        connection.Key = ((++_generation & int.MaxValue) << 32) | (uint)place;
        connection.LastReceivedMs = _turn.Clock.Milliseconds;
        Count++;
        if (connection.Peer.Reader is not null) AddReader(connection);
        if (Posix.Control(_epoll, Posix.Add, connection.Descriptor, Posix.Readable, connection.Key) != 0)
            Close(connection, "the operating system refused to watch the connection");
        else if (connection.Peer.Reader is not null) RequestFlush(connection);
        if (connection.HasBufferedInput) _toReceive.Add(connection);
    }

    /// <summary>Sends what a connection has, as far as its socket takes it now, and ends it. On the loop's thread.</summary>
    public void FlushAndClose(Connection connection, string reason)
    {
        if (!connection.IsClosed && !connection.IsBlocked) Flush(connection);
        Close(connection, reason);
    }

    /// <summary>Ends a connection. On the loop's thread.</summary>
    public void Close(Connection connection, string reason)
    {
        if (connection.IsClosed) return;
        connection.IsClosed = true;
        var unacknowledged = connection.Unacknowledged;
        var place = (int)(uint)connection.Key;
        _connections[place] = null;
        _freePlaces.Push(place);
        Count--;
        if (connection.ReaderPlace >= 0) RemoveReader(connection);
        _ = Posix.Control(_epoll, Posix.Delete, connection.Descriptor, 0, 0);
        connection.Free();
        connection.Peer.Closed(reason, unacknowledged);
        connection.Peer.Reader?.Dispose();
    }

    /// <summary>Calls for the peer of each connection. On the loop's thread.</summary>
    public void ForEach(Action<IPeer> action)
    {
        foreach (var connection in _connections.AsSpan(0, _places))
            if (connection is not null) action(connection.Peer);
    }

    /// <summary>Sends what a connection has at the end of this turn, without waiting for a wave. On the loop's thread.</summary>
    public void RequestFlush(Connection connection)
    {
        if (connection.WantsFlush) return;
        connection.WantsFlush = true;
        _toFlush.Add(connection);
    }

    /// <summary>Stops the loop and closes its connections.</summary>
    public void Dispose()
    {
        _stopping = true;
        _mailbox.WakeUp();
        if (_thread.IsAlive && Thread.CurrentThread != _thread) _thread.Join();
        foreach (var source in _sources) source.Dispose();
        Posix.Close(_wakeUp);
        _records?.Dispose();
        Posix.Close(_epoll);
    }

    void Run()
    {
        var events = stackalloc byte[MaxEvents * EpollEvent.MaxBytes];
        ReadClock();
        _lastSecondMs = _turn.Clock.Milliseconds;
        while (!_stopping)
        {
            // The flag goes up before the last look at what has come, so nothing that comes later is overlooked.
            _mailbox.GoingToSleep(HasNews);
            var count = Posix.Wait(_epoll, events, MaxEvents, _mailbox.HasMail ? 0 : Timeout());
            _mailbox.IsAwake();
            ReadClock();
            var before = _picture.Sequence;
            for (var i = 0; i < count; i++)
            {
                var (kind, key) = EpollEvent.Read(events, i);
                Dispatch(kind, key);
            }

            ReceiveBuffered();
            _mailbox.RunAll(_logFault);
            if (_picture.Sequence != before) OnNews?.Invoke();
            FlushWhatIsDue();
            if (Since(_lastSecondMs) >= SecondMs) Second();
        }

        foreach (var connection in _connections.AsSpan(0, _places).ToArray())
            if (connection is not null) Close(connection, "the node stops");
    }

    void Dispatch(uint kind, ulong key)
    {
        if (key == WakeUpKey)
        {
            Posix.ClearWakeUp(_wakeUp);
            return;
        }

        if (key >> 63 != 0)
        {
            _sources[(int)(uint)key].OnReadable(_turn);
            return;
        }

        var connection = _connections[(int)(uint)key];
        if (connection is null || connection.Key != key) return;
        if ((kind & Posix.Writable) != 0)
        {
            connection.IsBlocked = false;
            Watch(connection);
            RequestFlush(connection);
        }

        if ((kind & (Posix.Readable | Posix.HangUp | Posix.Error)) != 0) Receive(connection);
    }

    void Receive(Connection connection)
    {
        bool isOpen;
        int received;
        try
        {
            isOpen = connection.OnReadable(_received, _turn, out received);
        }
        catch (Exception fault)
        {
            CloseAfterFault(connection, fault);
            return;
        }

        _bytesSinceWave += received;
        if (!isOpen) Close(connection, "the other side closed");
        else if (connection.PausedUntilMs != 0) Pause(connection);
        else if (connection.HasBufferedInput) _toReceive.Add(connection);
        if (connection.IsBlocked && !connection.IsClosed) Watch(connection);
    }

    /// <summary>Receives from those whose transport still holds something, once each.</summary>
    void ReceiveBuffered()
    {
        if (_toReceive.Count == 0) return;
        (_toReceive, _receiving) = (_receiving, _toReceive);
        foreach (var connection in _receiving)
            if (!connection.IsClosed && connection.PausedUntilMs == 0) Receive(connection);
        _receiving.Clear();
    }

    /// <summary>Whether something was appended since the last wave.</summary>
    bool HasNews => _picture.Sequence != _waveSequence;

    void FlushWhatIsDue()
    {
        var now = _turn.Clock.Milliseconds;
        if (_moreToFlush || IsWaveDue(now)) Wave(now);
        if (_toFlush.Count == 0) return;
        for (var i = 0; i < _toFlush.Count; i++)
        {
            _toFlush[i].WantsFlush = false;
            if (!_toFlush[i].IsClosed && !_toFlush[i].IsBlocked) Flush(_toFlush[i]);
        }

        _toFlush.Clear();
    }

    bool IsWaveDue(int now)
    {
        if (!HasNews) return false;
        if (_pendingSinceMs < 0 || _picture.Sequence < _waveSequence) _pendingSinceMs = now;
        if (unchecked(now - _lastWaveMs) >= _options.FlushIntervalMs && _pendingSinceMs == now) return true;
        return unchecked(now - _pendingSinceMs) >= _options.FlushIntervalMs || _bytesSinceWave >= _options.EnoughBytes;
    }

    void Wave(int now)
    {
        Waves++;
        _waveSequence = _picture.Sequence;
        _lastWaveMs = now;
        _pendingSinceMs = -1;
        _bytesSinceWave = 0;
        _moreToFlush = false;
        for (var i = _readers.Count - 1; i >= 0; i--)
        {
            var connection = _readers[i];
            var reader = connection.Peer.Reader!;
            // One that takes nothing must not hold the log: it gives up its place there when it is too far behind.
            if (connection.IsBlocked) reader.LeaveIfTooFarBehind();
            else if (reader.HasPending) Flush(connection);
        }
    }

    void Flush(Connection connection)
    {
        var wasBlocked = connection.IsBlocked;
        bool isOpen, hasMore;
        try
        {
            isOpen = connection.Flush(_gathering, out hasMore);
        }
        catch (Exception fault)
        {
            CloseAfterFault(connection, fault);
            return;
        }

        if (!isOpen)
        {
            Close(connection, "the connection broke");
            return;
        }

        if (connection.IsBlocked != wasBlocked) Watch(connection);
        _moreToFlush |= hasMore;
    }

    /// <summary>A fault of ours costs the connection on which it came out, and nobody else's.</summary>
    void CloseAfterFault(Connection connection, Exception fault)
    {
        LogFault(fault, connection.Address);
        Close(connection, "a fault of the node");
    }

    [LoggerMessage(1007, LogLevel.Error, "A fault of the node: something that was posted to a loop was not done.")]
    partial void LogFault(Exception fault);

    [LoggerMessage(1006, LogLevel.Error, "A fault of the node ended the connection of {Address}.")]
    partial void LogFault(Exception fault, IPAddress address);

    int Timeout()
    {
        if (_moreToFlush || _toFlush.Count > 0 || _toReceive.Count > 0) return 0;
        var now = _turn.Clock.Milliseconds;
        var timeout = Math.Max(0, SecondMs - Since(_lastSecondMs));
        if (HasNews && _readers.Count > 0)
        {
            var since = _pendingSinceMs < 0 ? 0 : unchecked(now - _pendingSinceMs);
            timeout = Math.Min(timeout, Math.Max(0, _options.FlushIntervalMs - since));
        }

        if (_paused.Count > 0) timeout = Math.Min(timeout, _options.FlushIntervalMs);
        return timeout;
    }

    void Pause(Connection connection)
    {
        _paused.Add(connection);
        Watch(connection);
    }

    void Second()
    {
        _lastSecondMs = _turn.Clock.Milliseconds;
        EverySecond?.Invoke(_turn);
        if (_options.IdleTimeoutMs <= 0) return;
        foreach (var connection in _connections.AsSpan(0, _places))
        {
            if (connection is not null && Since(connection.LastReceivedMs) > _options.IdleTimeoutMs)
                Close(connection, "nothing came for too long");
        }
    }

    void ResumePaused()
    {
        for (var i = _paused.Count - 1; i >= 0; i--)
        {
            var connection = _paused[i];
            if (!connection.IsClosed && unchecked(_turn.Clock.Milliseconds - connection.PausedUntilMs) < 0) continue;
            _paused[i] = _paused[^1];
            _paused.RemoveAt(_paused.Count - 1);
            if (connection.IsClosed) continue;
            connection.PausedUntilMs = 0;
            Watch(connection);
            if (connection.HasBufferedInput) _toReceive.Add(connection);
        }
    }

    void ReadClock()
    {
        _turn = new LoopTurn(_picture.ReadClock(), _time.GetUtcNow().ToUnixTimeMilliseconds());
        if (_paused.Count > 0) ResumePaused();
    }

    int Since(int momentMs) => unchecked(_turn.Clock.Milliseconds - momentMs);

    void Watch(Connection connection)
    {
        var events = (connection.IsBlocked ? Posix.Writable : 0) | (connection.PausedUntilMs == 0 ? Posix.Readable : 0);
        _ = Posix.Control(_epoll, Posix.Modify, connection.Descriptor, events, connection.Key);
    }

    void Watch(ILoopSource source)
    {
        var key = (1ul << 63) | (uint)_sources.IndexOf(source);
        if (Posix.Control(_epoll, Posix.Add, source.Descriptor, Posix.Readable, key) != 0)
            throw new IOException($"epoll_ctl failed with error {Posix.LastError}.");
    }

    void AddReader(Connection connection)
    {
        connection.ReaderPlace = _readers.Count;
        _readers.Add(connection);
    }

    void RemoveReader(Connection connection)
    {
        var last = _readers[^1];
        _readers[connection.ReaderPlace] = last;
        last.ReaderPlace = connection.ReaderPlace;
        _readers.RemoveAt(_readers.Count - 1);
        connection.ReaderPlace = -1;
    }
}
