using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Liaison.Kernel.Labels;
using Liaison.Picture.Groups;
using Liaison.Picture.Log;
using Liaison.Picture.Observing;
using Liaison.Picture.Reading;
using Liaison.Picture.Tracks;
using Liaison.Picture.Viewing;

namespace Liaison.Picture;

/// <summary>
/// The live picture of one headquarters: the track logs, one for each audience, and the newest report of each track.
/// Every report is appended once; whoever wants to see reports reads the logs with a cursor of its own.
/// </summary>
/// <remarks>
/// Safe for many threads. One lock guards appends and the tracks; it is held for short, bounded steps only. Readers that
/// keep up do not take it.
/// </remarks>
public sealed partial class LivePicture : IDisposable
{
    readonly Lock _lock = new();
    readonly TimeProvider _time;
    readonly long _started;
    readonly PictureOptions _options;
    readonly BlockPool _pool = new();
    readonly TrackTable _tracks;
    readonly SpatialIndex _places;
    readonly TrackIdentities _identities = new();
    readonly Interned _words = new(capacity: ushort.MaxValue);
    readonly Dictionary<GroupSet, Audience> _audiences = [];
    readonly Action<TrackLog, Segment> _packLeaving;
    readonly byte[] _scratch;
    readonly byte[] _packScratch;
    readonly byte[] _reportScratch;
    TrackLog[] _logs = [];
    long _sequence;
    long _newestUrgent;
    int _logCount;

    /// <summary>Makes an empty picture.</summary>
    /// <param name="codec">Knows the wire formats.</param>
    /// <param name="time">The clock.</param>
    /// <param name="options">Bounds; the defaults when null.</param>
    public LivePicture(IReportCodec codec, TimeProvider time, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(codec);
        ArgumentNullException.ThrowIfNull(time);
        if (codec.MaxReportBytes > BlockPool.BlockBytes)
            throw new ArgumentException($"A report has at most {BlockPool.BlockBytes} bytes.", nameof(codec));
        (Codec, _time, _started, _options) = (codec, time, time.GetTimestamp(), options ?? new PictureOptions());
        _tracks = new TrackTable(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)), _options.MaxTracks);
        _places = new SpatialIndex(_tracks);
        Messages = new MessageRing(_options.MaxMessageBytes);
        (_scratch, _packScratch) = (new byte[codec.MaxReportBytes], new byte[codec.MaxReportBytes]);
        _reportScratch = new byte[codec.MaxReportBytes];
        _packLeaving = PackLeaving_NeedsLock;
    }

    /// <summary>Names and numbers of the groups.</summary>
    public GroupTable Groups { get; } = new();

    /// <summary>Tracks in the picture, stale ones included.</summary>
    public int Count => _tracks.Count;

    /// <summary>Number of the newest report: grows with every append.</summary>
    public long Sequence => Volatile.Read(ref _sequence);

    /// <summary>Knows the wire formats.</summary>
    public IReportCodec Codec { get; }

    /// <summary>The reporter of what comes from no connection, such as a feed: it never goes round in a loop.</summary>
    public const int NoReporter = 0;

    /// <summary>
    /// Raised when somebody else than a TAK connection has put reports into the picture, so that they are handed on. On the
    /// thread of whoever did.
    /// </summary>
    public event Action? News;

    internal BlockPool Pool => _pool;

    internal MessageRing Messages { get; }

    internal TrackTable Tracks => _tracks;

    internal LogLimits Limits => _options.Log;

    internal Lock Gate => _lock;

    /// <summary>Sequence of the newest urgent message; readers look at it before anything else.</summary>
    internal long NewestUrgent => Volatile.Read(ref _newestUrgent);

    /// <summary>How many logs there are; grows only. Readers compare it to learn of new audiences.</summary>
    internal int LogCount => Volatile.Read(ref _logCount);

    /// <summary>
    /// Milliseconds since the picture was made, by a clock that never jumps. Wraps round after 24 days: use differences only.
    /// </summary>
    internal int NowMs => unchecked((int)(long)_time.GetElapsedTime(_started).TotalMilliseconds);

    /// <summary>The time of day in Unix milliseconds.</summary>
    internal long UnixMs => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A word by its number.</summary>
    internal string TextOf(ushort word) => _words.Text(word);

    /// <summary>Seconds since the picture was made.</summary>
    internal int NowSeconds => (int)_time.GetElapsedTime(_started).TotalSeconds;

    /// <summary>Reports that could not be written in the other encoding.</summary>
    public long WithoutTwin
    {
        get
        {
            lock (_lock) return _logs.Sum(log => log.WithoutTwin);
        }
    }

    /// <summary>Reports that the logs of all audiences hold in memory, in bytes of their blocks.</summary>
    public long LogBytes => _pool.RentedBytes;

    /// <summary>The audience of those who publish to these groups.</summary>
    public Audience AudienceOf(GroupSet groups)
    {
        lock (_lock)
        {
            if (_audiences.TryGetValue(groups, out var audience)) return audience;
            var log = new TrackLog(_logCount, groups, _pool, _options.Log);
            Volatile.Write(ref _logs, [.. _logs, log]);
            Volatile.Write(ref _logCount, _logs.Length);
            return _audiences[groups] = new Audience(groups, log);
        }
    }

    /// <summary>A reader of everything that is published to one of these groups.</summary>
    /// <param name="groups">The groups whose reports the reader may see.</param>
    /// <param name="encoding">The form in which it gets them.</param>
    /// <param name="self">Its own number as a reporter: it does not get its own reports back.</param>
    public PictureReader OpenReader(GroupSet groups, WireEncoding encoding, int self) => new(this, groups, encoding, self);

    /// <summary>What one browser is shown.</summary>
    public PictureViewer OpenViewer(ViewerWords words) => new(this, words);

    /// <summary>The picture's clock, to be read once for a batch of reports.</summary>
    public PictureClock ReadClock() => new(NowMs, NowSeconds, UnixMs);

    /// <summary>Opens a source whose reports come as values.</summary>
    /// <param name="groups">The groups to which it publishes.</param>
    /// <param name="word">What it is: <c>ais</c>, <c>adsb</c>, <c>api</c>, ...</param>
    /// <param name="label">The label of its reports; null for the node's default.</param>
    /// <param name="source">The source.</param>
    /// <returns>False when the picture has no room for a further label: under the node's default, reports might be shown
    /// to more people than may see them.</returns>
    public bool TryOpenSource(
        GroupSet groups, string word, Label? label, [NotNullWhen(true)] out PictureSource? source)
    {
        ArgumentNullException.ThrowIfNull(word);
        var labelWord = label is null ? (ushort)0 : WordOf(Encoding.UTF8.GetBytes(label.ToBanner()));
        source = label is not null && labelWord == 0
            ? null : new PictureSource(this, AudienceOf(groups), WordOf(Encoding.UTF8.GetBytes(word)), label, labelWord);
        return source is not null;
    }

    /// <summary>Begins to append reports: takes the lock until the appender is disposed.</summary>
    /// <param name="audience">Who may see the reports.</param>
    /// <param name="reporter">Number of the sender, which its own reader has as its self.</param>
    /// <param name="clock">When the reports came.</param>
    public Appender BeginAppend(Audience audience, int reporter, PictureClock clock)
    {
        ArgumentNullException.ThrowIfNull(audience);
        return new Appender(this, _lock.EnterScope(), audience.Log, reporter, clock);
    }

    /// <summary>The number of a word that many tracks share: a type, a source, a label.</summary>
    public ushort WordOf(ReadOnlySpan<byte> utf8)
    {
        lock (_lock) return (ushort)_words.NumberOf_NeedsLock(utf8);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var log in _logs) log.Free_NeedsLock();
            _tracks.Dispose();
            _pool.Dispose();
        }
    }

    internal TrackLog[] Logs => Volatile.Read(ref _logs);

    internal AppendOutcome Append_NeedsLock(
        TrackLog log, int reporter, PictureClock clock, in TrackValues values, WireEncoding encoding, ReadOnlySpan<byte> report,
        ref int row, out long entry)
    {
        entry = -1;
        var isNew = false;
        if (!_tracks.IsRowOf(row, values.Uid))
        {
            var hash = _tracks.HashOf(values.Uid);
            row = values.Key.IsNone ? _tracks.Find(values.Uid, hash) : FindByKey_NeedsLock(values, hash);
            if (row < 0)
            {
                row = _tracks.Add(values.Uid, hash, values.Callsign);
                if (row < 0) return AppendOutcome.PictureFull;
                isNew = true;
            }
        }

        ref var track = ref _tracks[row];
        // One that comes back after its connection broke may well say the same again.
        var mayBeLoop = !isNew && reporter != NoReporter && track.Reporter != reporter && (track.Flags & TrackFlags.ReporterGone) == 0;
        if (mayBeLoop && IsLoop_NeedsLock(log, row, encoding, report)) return AppendOutcome.Loop;

        var sequence = _sequence + 1;
        entry = log.Append_NeedsLock(
            encoding, report, new LogEntry { Sequence = sequence, Slot = row, Reporter = reporter, AppendedMs = clock.Milliseconds },
            Codec, _scratch, _packLeaving);
        Apply(ref track, row, isNew, sequence, values);
        if (!values.Key.IsNone) _identities.Note(row, values.Key, values.Uid, values.Source, clock.Seconds);
        track.LogEntry = entry;
        track.Log = (ushort)log.Number;
        track.Reporter = reporter;
        track.ReceivedSeconds = clock.Seconds;
        track.Flags &= ~(TrackFlags.Packed | TrackFlags.ReporterGone | TrackFlags.AnyEmergency);
        _tracks.Touch(row, sequence);
        // A distress beacon that a feed hears reports its place again and again: it is a track, and an emergency.
        var isEmergency = values.Type.StartsWith("b-a-o"u8);
        if (isEmergency) track.Flags |= TrackFlags.Distress;
        if (_observations is not null)
            Observe_NeedsLock(row, isEmergency ? ObservationKind.Emergency : ObservationKind.Report, clock.UnixMs);
        Volatile.Write(ref _sequence, sequence);
        return AppendOutcome.Accepted;
    }

    internal long AppendMessage_NeedsLock(
        TrackLog log, int reporter, PictureClock clock, WireEncoding encoding, ReadOnlySpan<byte> message, out long entry)
    {
        var sequence = _sequence + 1;
        Messages.Add_NeedsLock(new KeptMessage(sequence, log.Number, reporter, false, encoding, message.ToArray()));
        entry = log.Append_NeedsLock(
            encoding, message, new LogEntry { Sequence = sequence, Slot = -1, Reporter = reporter, AppendedMs = clock.Milliseconds },
            Codec, _scratch, _packLeaving);
        Volatile.Write(ref _sequence, sequence);
        return sequence;
    }

    /// <summary>
    /// An emergency goes to present readers as an urgent message, and stays in the picture for those who come later.
    /// </summary>
    internal AppendOutcome AppendUrgent_NeedsLock(
        TrackLog log, int reporter, PictureClock clock, in TrackValues values, WireEncoding encoding,
        ReadOnlySpan<byte> report)
    {
        var hash = _tracks.HashOf(values.Uid);
        var row = _tracks.Find(values.Uid, hash);
        var isNew = row < 0;
        if (isNew) row = _tracks.Add(values.Uid, hash, values.Callsign);
        if (row < 0) return AppendOutcome.PictureFull;

        var sequence = _sequence + 1;
        ref var track = ref _tracks[row];
        Apply(ref track, row, isNew, sequence, values);
        Pack(ref track, _packScratch.AsSpan(0, Math.Max(Codec.Pack(encoding, report, _packScratch), 0)));
        track.Log = (ushort)log.Number;
        track.Reporter = reporter;
        track.ReceivedSeconds = clock.Seconds;
        track.Flags = TrackFlags.Packed | TrackFlags.Emergency;
        _tracks.Touch(row, sequence);
        if (_observations is not null) Observe_NeedsLock(row, ObservationKind.Emergency, clock.UnixMs);
        Messages.Add_NeedsLock(new KeptMessage(sequence, log.Number, reporter, true, encoding, report.ToArray()));
        Volatile.Write(ref _newestUrgent, sequence);
        Volatile.Write(ref _sequence, sequence);
        return AppendOutcome.Accepted;
    }

    /// <summary>
    /// The row that bears the key. A track that was known by the uid alone before joins it: its own row goes.
    /// </summary>
    int FindByKey_NeedsLock(in TrackValues values, ulong hash)
    {
        var byUid = _tracks.Find(values.Uid, hash);
        var byKey = _identities.Find(values.Key);
        if (byKey < 0) return byUid;
        if (byUid >= 0 && byUid != byKey) Remove_NeedsLock(byUid);
        return byKey;
    }

    /// <summary>Takes a track out of the picture.</summary>
    internal void Remove_NeedsLock(int row)
    {
        if (_observations is not null) Observe_NeedsLock(row, ObservationKind.Removed, UnixMs);
        _places.Remove(row);
        _identities.Forget(row);
        _tracks.Remove(row, ++_sequence);
    }

    /// <summary>The newest report of a track; empty when it cannot be written in this encoding. Valid under the lock.</summary>
    internal ReadOnlySpan<byte> ReportOf_NeedsLock(int row, WireEncoding encoding) =>
        _reportScratch.AsSpan(0, Math.Max(0, WriteReport_NeedsLock(row, encoding, _reportScratch)));

    /// <summary>
    /// Writes the newest report of a track, from the log or made again from the row.
    /// </summary>
    /// <returns>Its length; -1 when it cannot be written in this encoding.</returns>
    internal int WriteReport_NeedsLock(int row, WireEncoding encoding, Span<byte> destination)
    {
        ref var track = ref _tracks[row];
        if ((track.Flags & TrackFlags.Packed) != 0)
        {
            var values = ValuesOf(ref track);
            return Codec.Unpack(values, PackedOf(ref track), encoding, destination);
        }

        var log = _logs[track.Log];
        var segment = log.Find_NeedsLock(track.LogEntry)!;
        var index = (int)(track.LogEntry - segment.FirstEntry);
        if (segment.Built(encoding) > index)
        {
            var bytes = segment.Payload(segment[index], encoding);
            if (bytes.IsEmpty || !bytes.TryCopyTo(destination)) return -1;
            return bytes.Length;
        }

        var other = encoding == WireEncoding.Xml ? WireEncoding.Protobuf : WireEncoding.Xml;
        return Codec.Transcode(other, segment.Payload(segment[index], other), destination);
    }

    internal void Build_NeedsLock(TrackLog log, Segment segment, WireEncoding encoding) =>
        log.Build_NeedsLock(segment, encoding, Codec, _scratch);

    void Apply(ref Track track, int row, bool isNew, long sequence, in TrackValues values)
    {
        if (isNew)
        {
            (track.Latitude, track.Longitude) = (values.Latitude, values.Longitude);
            track.IdentitySequence = sequence;
            _places.Add(row);
        }
        else
        {
            _places.Move(row, values.Latitude, values.Longitude);
            if (!values.Callsign.IsEmpty && !CallsignOf(ref track).SequenceEqual(values.Callsign))
            {
                SetCallsign(ref track, values.Callsign);
                track.IdentitySequence = sequence;
            }
        }

        if (!_words.Bytes(track.Type).SequenceEqual(values.Type))
        {
            track.Type = (ushort)_words.NumberOf_NeedsLock(values.Type);
            track.IdentitySequence = sequence;
        }

        if (!_words.Bytes(track.How).SequenceEqual(values.How))
            track.How = (ushort)_words.NumberOf_NeedsLock(values.How);
        if (track.Source != values.Source || track.Label != values.Label)
        {
            (track.Source, track.Label) = (values.Source, values.Label);
            track.IdentitySequence = sequence;
        }

        (track.Height, track.CircularError, track.LinearError) =
            (values.Height, values.CircularError, values.LinearError);
        (track.Course, track.Speed) = (values.Course, values.Speed);
        (track.TimeMs, track.StaleMs) = (values.TimeMs, values.StaleMs);
        track.StartDelta = (int)Math.Clamp(values.StartMs - values.TimeMs, int.MinValue, int.MaxValue);
    }

    /// <summary>
    /// Whether the same bytes came from another reporter within the reports that the log still holds, at most
    /// <see cref="LoopWindow"/> back. Costs nothing for a track that has one reporter.
    /// </summary>
    static bool IsLoop_NeedsLock(TrackLog log, int row, WireEncoding encoding, ReadOnlySpan<byte> report)
    {
        var left = LoopWindow;
        for (var number = log.Newest.Number; left > 0; number--)
        {
            if (log.Find_NeedsLock(number << Segment.EntryBits) is not { } segment) return false;
            for (var index = segment.Count - 1; index >= 0 && left-- > 0; index--)
            {
                ref readonly var entry = ref segment[index];
                if (entry.Slot == row && segment.Built(encoding) > index
                    && segment.Payload(entry, encoding).SequenceEqual(report)) return true;
            }
        }

        return false;
    }

    const int LoopWindow = 4096;

    /// <summary>Keeps the reports of a segment that are still the newest of their tracks, before it is freed.</summary>
    void PackLeaving_NeedsLock(TrackLog log, Segment segment)
    {
        for (var index = 0; index < segment.Count; index++)
        {
            ref readonly var entry = ref segment[index];
            if (entry.Slot < 0) continue;
            ref var track = ref _tracks[entry.Slot];
            if (track.Sequence != entry.Sequence) continue;
            var from = segment.Built(WireEncoding.Protobuf) > index && entry.ProtobufLength > 0
                ? WireEncoding.Protobuf : WireEncoding.Xml;
            var length = Codec.Pack(from, segment.Payload(entry, from), _packScratch);
            Pack(ref track, _packScratch.AsSpan(0, Math.Max(length, 0)));
            track.Flags |= TrackFlags.Packed;
        }
    }

    unsafe TrackValues ValuesOf(ref Track track) => new()
    {
        Uid = TrackBlob.Uid(track.Blob),
        Callsign = TrackBlob.Callsign(track.Blob),
        Type = _words.Bytes(track.Type),
        How = _words.Bytes(track.How),
        Latitude = track.Latitude,
        Longitude = track.Longitude,
        Height = track.Height,
        CircularError = track.CircularError,
        LinearError = track.LinearError,
        Course = track.Course,
        Speed = track.Speed,
        TimeMs = track.TimeMs,
        StartMs = track.TimeMs + track.StartDelta,
        StaleMs = track.StaleMs,
    };

    static unsafe ReadOnlySpan<byte> CallsignOf(ref Track track) => TrackBlob.Callsign(track.Blob);

    static unsafe ReadOnlySpan<byte> PackedOf(ref Track track) => TrackBlob.Packed(track.Blob);

    static unsafe void Pack(ref Track track, ReadOnlySpan<byte> packed) =>
        track.Blob = TrackBlob.Pack(track.Blob, packed);

    static unsafe void SetCallsign(ref Track track, ReadOnlySpan<byte> callsign) =>
        track.Blob = TrackBlob.Create(track.Blob, TrackBlob.Uid(track.Blob), callsign, TrackBlob.Packed(track.Blob));

    /// <summary>Appends reports of one sender to one audience, under the picture's lock. Dispose it soon.</summary>
    public ref struct Appender
    {
        readonly LivePicture _picture;
        readonly TrackLog _log;
        readonly int _reporter;
        readonly PictureClock _clock;
        Lock.Scope _scope;

        internal Appender(LivePicture picture, Lock.Scope scope, TrackLog log, int reporter, PictureClock clock)
        {
            (_picture, _log, _reporter, _clock) = (picture, log, reporter, clock);
            _scope = scope;
        }

        /// <summary>Appends a report of a position or another state, which a newer one of its track overtakes.</summary>
        /// <param name="values">What the report says.</param>
        /// <param name="encoding">The form of <paramref name="report"/>.</param>
        /// <param name="report">The report as it came, fit to be handed on as it is.</param>
        /// <param name="row">The track's row if the caller remembers it, else -1; afterwards the row.</param>
        /// <param name="entry">Number of the report in its log, for <see cref="PictureReader.NoteOwn"/>.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly AppendOutcome Report(
            in TrackValues values, WireEncoding encoding, ReadOnlySpan<byte> report, ref int row, out long entry) =>
            _picture.Append_NeedsLock(_log, _reporter, _clock, values, encoding, report, ref row, out entry);

        /// <summary>Appends a message, which nothing overtakes.</summary>
        /// <returns>The message's number in the picture.</returns>
        public readonly long Message(WireEncoding encoding, ReadOnlySpan<byte> message, out long entry) =>
            _picture.AppendMessage_NeedsLock(_log, _reporter, _clock, encoding, message, out entry);

        /// <summary>Appends an emergency: it goes ahead of all that waits, and stays in the picture until it is stale.</summary>
        public readonly AppendOutcome Urgent(in TrackValues values, WireEncoding encoding, ReadOnlySpan<byte> report) =>
            _picture.AppendUrgent_NeedsLock(_log, _reporter, _clock, values, encoding, report);

        /// <summary>Gives the lock back.</summary>
        public void Dispose() => _scope.Dispose();
    }
}
