using Liaison.Kernel.Files;
using Liaison.Picture.Observing;
using Liaison.Picture.Recording.Storage;
using Liaison.Picture.Tracks;

namespace Liaison.Picture.Recording;

/// <summary>
/// Writes everything that the picture sees to disk, on threads of its own: one reads the observations and appends them
/// to a tail, one packs tails that have ended and removes what is too old. Nobody waits for it: when it cannot keep up,
/// or the disk cannot, the recording has a gap that is known as one.
/// </summary>
public sealed class Recorder : IDisposable
{
    /// <summary>Recordings end after this long and go on in another.</summary>
    public static readonly TimeSpan PartLength = TimeSpan.FromMinutes(5);

    /// <summary>The most reports of a recording.</summary>
    public const int MostReports = 1_000_000;

    // A crash loses at most a second: what is read and written takes some of it.
    static readonly TimeSpan FlushEvery = TimeSpan.FromMilliseconds(800);
    static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);
    static readonly TimeSpan KeepEvery = TimeSpan.FromMinutes(1);
    const int PauseMs = 20;
    const int MostBatches = 256;

    // A clock that goes back by less is waited for; the node that stood still for longer has seen nothing meanwhile.
    const long SetBackMs = 5_000;
    const long StoodStillMs = 60_000;

    readonly LivePicture _picture;
    readonly ObservationReader _reader;
    readonly TimeProvider _time;
    readonly string _folder;
    readonly RecordingKeeper _keeper;
    readonly Observation[] _batch = new Observation[512];
    readonly TrackMirror _mirror = new();
    readonly ManualResetEvent _stopping = new(false);
    readonly AutoResetEvent _ended = new(false);
    readonly List<Thread> _threads = [];
    TailWriter? _tail;
    long _nextNumber = -1;
    long _endedBefore;
    long _atMs;
    long _flushed;
    long _missed;
    long? _tryAgainAt;
    long _reports, _gaps, _failures, _lost;

    /// <summary>Makes a recorder.</summary>
    /// <param name="picture">What is recorded.</param>
    /// <param name="folder">Where; made when it is not there.</param>
    /// <param name="time">The clock of the picture.</param>
    /// <param name="options">How much is kept.</param>
    public Recorder(LivePicture picture, string folder, TimeProvider time, RecordingOptions options)
    {
        ArgumentNullException.ThrowIfNull(picture);
        (_picture, _folder, _time) = (picture, folder, time);
        _keeper = new RecordingKeeper(folder, time, options);
        _reader = picture.OpenObservations();
    }

    /// <summary>What it is doing.</summary>
    public RecorderState State { get; private set; }

    /// <summary>Reports written since the start.</summary>
    public long Reports => Volatile.Read(ref _reports);

    /// <summary>How often the recording was broken off: it lagged, the clock was set, the disk failed.</summary>
    public long Gaps => Volatile.Read(ref _gaps);

    /// <summary>How often the disk was full or failed.</summary>
    public long Failures => Volatile.Read(ref _failures) + _keeper.Failures;

    /// <summary>Reports of tracks that had left the picture before the recorder could ask who they were.</summary>
    public long Lost => Volatile.Read(ref _lost);

    /// <summary>Bytes of the recordings on disk, to the last minute.</summary>
    public long Bytes => _keeper.Bytes + (_tail?.Bytes ?? 0);

    /// <summary>Why the disk failed last; null when it never did.</summary>
    public string? LastFailure { get; private set; }

    /// <summary>Begins to record.</summary>
    public void Start()
    {
        _threads.Add(new Thread(Run) { Name = "recorder", IsBackground = true });
        _threads.Add(new Thread(Keep)
        {
            Name = "recording keeper",
            IsBackground = true,
            Priority = ThreadPriority.BelowNormal,
        });
        foreach (var thread in _threads) thread.Start();
    }

    /// <summary>Writes what has been seen, and ends the recording.</summary>
    public void Dispose()
    {
        _stopping.Set();
        foreach (var thread in _threads) thread.Join();
        if (_threads.Count == 0) Stop();
        _stopping.Dispose();
        _ended.Dispose();
    }

    /// <summary>Reads what is new and writes it; once a second the disk gets it.</summary>
    internal void Step()
    {
        try
        {
            if (_tail is null && !TryBegin()) return;
            ReadOn();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Pause(failure.Message);
        }
    }

    /// <summary>Packs tails that have ended, and removes what is too old or too much.</summary>
    internal void KeepOnce() => _keeper.Keep(Volatile.Read(ref _endedBefore));

    /// <summary>Ends the recording, whole until now.</summary>
    internal void Stop()
    {
        Step();
        try
        {
            if (_tail is not null) End(_time.GetUtcNow().ToUnixTimeMilliseconds());
        }
        catch (IOException failure)
        {
            Pause(failure.Message);
        }

        State = RecorderState.Stopped;
    }

    void Run()
    {
        while (!_stopping.WaitOne(PauseMs)) Guarded(Step);
        Guarded(Stop);
    }

    void Keep()
    {
        WaitHandle[] signals = [_stopping, _ended];
        do Guarded(KeepOnce);
        while (WaitHandle.WaitAny(signals, KeepEvery) != 0);
    }

    /// <summary>The edge of both threads: a fault of the recorder must not end the node.</summary>
    void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault)
        {
            Interlocked.Increment(ref _failures);
            LastFailure = fault.ToString();
        }
    }

    /// <summary>Begins a recording with the whole picture as it is, unless it is too early after a gap.</summary>
    bool TryBegin()
    {
        if (_tryAgainAt is { } then && _time.GetElapsedTime(then) < TryAgainAfter)
        {
            // The observations pass by: what they say is in the picture when the recording goes on.
            for (var left = MostBatches; left > 0 && _reader.Read(_batch) > 0; left--) { }
            return false;
        }

        _tryAgainAt = null;
        _mirror.Clear();
        for (var left = MostBatches; left > 0 && _reader.Read(_batch) > 0; left--) { }
        var row = 0;
        for (int count; (count = _reader.ReadPicture(ref row, _batch)) > 0;)
            foreach (ref readonly var observation in _batch.AsSpan(0, count)) Mirror(observation);
        // What came meanwhile belongs to the keyframe, too.
        for (int count, left = MostBatches; left > 0 && (count = _reader.Read(_batch)) > 0; left--)
            foreach (ref readonly var observation in _batch.AsSpan(0, count)) Mirror(observation);
        _missed = _reader.Missed;
        BeginTail(_time.GetUtcNow().ToUnixTimeMilliseconds());
        State = RecorderState.Recording;
        // Tails that a crash has left are packed now.
        _ended.Set();
        return true;
    }

    void BeginTail(long startMs)
    {
        Directory.CreateDirectory(_folder, WholeFile.PrivateFolder);
        if (_nextNumber < 0)
            _nextNumber = RecordingFiles.In(_folder).Select(file => file.Number).DefaultIfEmpty(0).Max() + 1;
        Volatile.Write(ref _endedBefore, _nextNumber);
        _keeper.MustHaveRoom();
        // A number whose file could not be begun is not tried again.
        var number = _nextNumber++;
        var tail = new TailWriter(RecordingFiles.Tail(_folder, number), number, startMs);
        (_tail, _flushed) = (tail, _time.GetTimestamp());
        for (var row = 0; row < _mirror.Rows; row++)
        {
            ref var track = ref _mirror[row];
            if (track.Uid is null) continue;
            Name(ref track);
            var columns = track.Columns;
            // A clock that was set back must not make the keyframe later than its recording.
            columns[ReportColumns.At] = Math.Min(columns[ReportColumns.At], startMs);
            tail.Keyframe(track.TailTrack, columns);
            track.Columns = columns;
        }

        tail.EndKeyframe();
        tail.Mark(startMs);
        tail.FlushToDisk();
        // What comes now is later than the keyframe, so that a moment belongs to one recording alone.
        _atMs = startMs + 1;
    }

    void ReadOn()
    {
        var nowMs = _time.GetUtcNow().ToUnixTimeMilliseconds();
        if (nowMs < _atMs - SetBackMs || nowMs > _atMs + StoodStillMs)
        {
            BreakOff();
            return;
        }

        for (int count, left = MostBatches; left > 0 && (count = _reader.Read(_batch)) > 0; left--)
        {
            if (_reader.Missed != _missed)
            {
                BreakOff();
                _tryAgainAt = _time.GetTimestamp();
                return;
            }

            foreach (ref readonly var observation in _batch.AsSpan(0, count)) Take(observation);
        }

        _atMs = Math.Max(_atMs, nowMs);
        if (_tail!.Reports >= MostReports || _atMs - _tail.StartMs >= PartLength.TotalMilliseconds)
        {
            End(_atMs);
            BeginTail(_atMs);
        }
        else if (_time.GetElapsedTime(_flushed) >= FlushEvery)
        {
            _flushed = _time.GetTimestamp();
            _tail.Mark(_atMs);
            _tail.FlushToDisk();
        }
    }

    /// <summary>Ends the recording where it is; the next one begins with the whole picture again.</summary>
    void BreakOff()
    {
        Interlocked.Increment(ref _gaps);
        State = RecorderState.Starting;
        End(_atMs);
    }

    void End(long untilMs)
    {
        using (var tail = _tail!)
        {
            _tail = null;
            tail.Mark(untilMs);
            tail.FlushToDisk();
        }

        NoteEnded();
    }

    void Pause(string reason)
    {
        _tail?.Dispose();
        _tail = null;
        (State, LastFailure, _tryAgainAt) = (RecorderState.Paused, reason, _time.GetTimestamp());
        Interlocked.Increment(ref _failures);
        Interlocked.Increment(ref _gaps);
        NoteEnded();
    }

    void NoteEnded()
    {
        if (_nextNumber > 0) Volatile.Write(ref _endedBefore, _nextNumber);
        _ended.Set();
    }

    void Take(in Observation observation)
    {
        ref var track = ref _mirror[observation.Row];
        var before = track.Columns;
        var isKnown = track.Uid is not null && track.Track == observation.Track;
        if (observation.Kind != ObservationKind.Removed && isKnown && observation.Sequence <= track.Sequence) return;
        _atMs = Math.Max(observation.ReceivedMs, _atMs);
        if (!TryMirror(observation, _atMs, ref track)) return;
        var isNamed = Name(ref track);
        if (isNamed) _tail!.Report(track.TailTrack, track.Columns, before);
        else _tail!.Report(track.TailTrack, track.Columns);
        Interlocked.Increment(ref _reports);
        if (observation.Kind == ObservationKind.Removed) track = default;
    }

    void Mirror(in Observation observation)
    {
        ref var track = ref _mirror[observation.Row];
        if (observation.Kind == ObservationKind.Removed)
        {
            if (track.Track == observation.Track) track = default;
        }
        else if (track.Uid is null || track.Track != observation.Track || observation.Sequence > track.Sequence)
        {
            TryMirror(observation, observation.ReceivedMs, ref track);
        }
    }

    bool TryMirror(in Observation observation, long atMs, ref MirroredTrack track)
    {
        var isKnown = track.Uid is not null && track.Track == observation.Track;
        if (!isKnown || track.IdentitySequence != observation.IdentitySequence)
        {
            var found = _reader.Find(observation.Track);
            if (found is null && !isKnown)
            {
                if (observation.Kind != ObservationKind.Removed) Interlocked.Increment(ref _lost);
                return false;
            }

            if (!isKnown) track = new MirroredTrack { Track = observation.Track, Callsign = "" };
            if (found is not null) NoteIdentity(ref track, found);
            track.IdentitySequence = observation.IdentitySequence;
        }

        track.Sequence = observation.Sequence;
        track.Columns = ReportColumns.Of(observation, atMs, (int)track.Columns[ReportColumns.Callsign]);
        return true;
    }

    void NoteIdentity(ref MirroredTrack track, TrackSnapshot found)
    {
        track.Uid = found.Uid;
        if (track.Callsign == found.Callsign) return;
        track.Callsign = found.Callsign;
        track.Columns[ReportColumns.Callsign]++;
        if (_tail is not null && track.Tail == _tail.Number) WriteCallsign(track);
    }

    /// <summary>Sees to it that the tail has the words of a track's report, and the track itself.</summary>
    /// <returns>Whether the tail knew the track already.</returns>
    bool Name(ref MirroredTrack track)
    {
        var tail = _tail!;
        foreach (var column in ReportColumns.Words)
        {
            var word = (int)track.Columns[column];
            if (word != 0 && tail.NeedsWord(word)) tail.Word(word, _reader.Text((ushort)word));
        }

        var log = (int)track.Columns[ReportColumns.Groups];
        if (tail.NeedsGroups(log))
            tail.Groups(log, [.. _picture.Groups.NamesOf(_picture.Logs[log].Audience)]);
        if (track.Tail == tail.Number) return true;
        (track.Tail, track.TailTrack) = (tail.Number, tail.Track(track.Uid!));
        if (track.Columns[ReportColumns.Callsign] > 0) WriteCallsign(track);
        return false;
    }

    void WriteCallsign(in MirroredTrack track) =>
        _tail!.Callsign(track.TailTrack, (int)track.Columns[ReportColumns.Callsign], track.Callsign);
}
