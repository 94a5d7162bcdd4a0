using Liaison.Picture.Alerts;
using Liaison.Picture.Observing;

namespace Liaison.Picture.Areas;

/// <summary>
/// Watches the areas of a node on a thread of its own: reads every report of the picture, and posts alerts to the board.
/// </summary>
/// <remarks>
/// One that lags by more than the picture keeps for it misses reports; then it goes on with where tracks are now.
/// </remarks>
public sealed class AreaWatch : IDisposable
{
    const int MostAtOnce = 512;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(1);
    static readonly TimeSpan TidyEvery = TimeSpan.FromSeconds(10);

    // What has not come back by then is not expected to.
    static readonly TimeSpan AbandonAfter = TimeSpan.FromHours(1);

    readonly LivePicture _picture;
    readonly WatchAreaList _areas;
    readonly TimeProvider _time;
    readonly InsideMemory _memory;
    readonly AreaAlerts _alerts;
    readonly AreaEngine _engine;
    readonly Thread _thread;
    readonly ManualResetEventSlim _stop = new();
    readonly Observation[] _buffer = new Observation[MostAtOnce];
    readonly long _started;
    ObservationReader? _reader;
    IReadOnlyList<WatchArea>? _watched;
    long _ticked, _tidied, _known;
    bool _isAbandoned;
    long _taken, _inside;

    /// <summary>Makes a watch; it begins with <see cref="Start"/>.</summary>
    /// <param name="picture">What it reads.</param>
    /// <param name="areas">The areas; changes of the list are taken as they come.</param>
    /// <param name="board">What it posts to.</param>
    /// <param name="time">The clock.</param>
    /// <param name="nextId">Makes ids of alerts.</param>
    /// <param name="options">What it must know of its node.</param>
    /// <exception cref="IOException">The file that remembers what is inside cannot be read or written.</exception>
    public AreaWatch(
        LivePicture picture, WatchAreaList areas, AlertBoard board, TimeProvider time, Func<Guid> nextId,
        AreaWatchOptions options)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        (_picture, _areas, _time) = (picture, areas, time);
        _started = _ticked = _tidied = time.GetTimestamp();
        _memory = new InsideMemory(options.InsidePath, NowMs);
        _alerts = new AreaAlerts(board, options, () => nextId().ToString(), picture.TextOf);
        _engine = new AreaEngine(new AreaRules(_alerts), _memory, picture.TextOf, WhoIs);
        _thread = new Thread(Run) { Name = "watch areas", IsBackground = true };
    }

    /// <summary>Raised on the watch's thread when it failed with some reports; it goes on with the next.</summary>
    public event Action<Exception>? Failed;

    /// <summary>Reports that it has looked at.</summary>
    public long Taken => Volatile.Read(ref _taken);

    /// <summary>Reports that it has missed since it lagged.</summary>
    public long Missed => Volatile.Read(ref _known);

    /// <summary>Tracks that are inside areas, counted once for each area.</summary>
    public long Inside => Volatile.Read(ref _inside);

    /// <summary>Alerts that were not made since one area had made too many.</summary>
    public long Suppressed => _alerts.Suppressed;

    /// <summary>Begins to watch.</summary>
    public void Start() => _thread.Start();

    /// <summary>One turn: what has been reported since the last, and what time has brought.</summary>
    /// <returns>Whether there was anything to read.</returns>
    internal bool Turn()
    {
        TakeAreas();
        var count = _reader?.Read(_buffer) ?? 0;
        if (count > 0) _engine.Take(_buffer.AsSpan(0, count));
        var now = _time.GetTimestamp();
        if (_time.GetElapsedTime(_ticked, now) >= TickEvery) Tick(now);
        _memory.Save();
        Volatile.Write(ref _taken, _taken + count);
        Volatile.Write(ref _inside, _engine.Inside);
        return count > 0;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _stop.Set();
        if (_thread.IsAlive) _thread.Join();
        _memory.Dispose();
        _stop.Dispose();
    }

    long NowMs => _time.GetUtcNow().ToUnixTimeMilliseconds();

    void Run()
    {
        while (!_stop.IsSet)
        {
            var isBusy = false;
            try
            {
                isBusy = Turn();
            }
            catch (Exception failure)
            {
                Failed?.Invoke(failure);
            }

            if (!isBusy) _stop.Wait(Pause);
        }
    }

    void TakeAreas()
    {
        if (_areas.All is var areas && areas == _watched) return;
        var isFirst = _watched is null;
        _watched = areas;
        // Without areas nothing is read, and reports cost nothing more; before the picture, so that none is between.
        if (!areas.Any(area => area.Enabled)) _reader = null;
        else _reader ??= _picture.OpenObservations();
        _engine.SetAreas(areas);
        // Areas of an earlier run are not new: who was inside is remembered.
        if (isFirst) _engine.EndPriming();
        if (_reader is null) return;
        var row = 0;
        for (var count = _reader.ReadPicture(ref row, _buffer); count > 0; count = _reader.ReadPicture(ref row, _buffer))
            foreach (ref readonly var report in _buffer.AsSpan(0, count)) _engine.Prime(report);
        _engine.EndPriming();
    }

    void Tick(long now)
    {
        _ticked = now;
        _engine.Tick(NowMs);
        if (_reader is { } reader && reader.Missed > _known)
        {
            Volatile.Write(ref _known, reader.Missed);
            _engine.ForgetMissing(NowMs);
        }

        if (_time.GetElapsedTime(_tidied, now) >= TidyEvery)
        {
            _tidied = now;
            _memory.Tidy(NowMs);
        }

        if (_isAbandoned || _time.GetElapsedTime(_started, now) < AbandonAfter) return;
        _isAbandoned = true;
        _alerts.ResolveAbandoned();
    }

    (string Uid, string Callsign)? WhoIs(long track)
    {
        lock (_picture.Gate)
            return _picture.Find_NeedsLock(track) is { } found ? (found.Uid, found.Callsign) : null;
    }
}
