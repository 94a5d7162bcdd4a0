using Liaison.Picture.Groups;
using Liaison.Picture.Log;
using Liaison.Picture.Tracks;

namespace Liaison.Picture.Reading;

/// <summary>
/// Reads what is published to some groups, at its own pace. A reader that keeps up follows the logs and gets every report
/// as ranges of the bytes that arrived. One that is new or lags gets each track's newest report and every message instead,
/// until it has caught up; then it follows the logs again. Nothing is sent twice, and no report of its own.
/// </summary>
/// <remarks>Used by one thread at a time. Its memory is bounded and does not grow with the time that it lags.</remarks>
public sealed unsafe class PictureReader : IDisposable
{
    // While a reader catches up, this much waits for it at least, and the picture's lock is held for this many reports.
    const int EnoughWaiting = 16 * 1024;
    const int ReportsPerStep = 32;

    // Messages on their way to the other side that are remembered; older ones count as received.
    const int MaxSentMessages = 1024;

    readonly LivePicture _picture;
    readonly long _opened;
    readonly Outbox _outbox;
    Queue<(long Sequence, long EndsAt)>? _sentMessages;
    Cursor[] _cursors = [];
    CatchUp? _catchUp;
    GroupSet _groups;
    int _self;
    int _knownLogs;
    int _partial = -1;
    int _partialBytes;
    long _urgentSeen;

    internal PictureReader(LivePicture picture, GroupSet groups, WireEncoding encoding, int self)
    {
        (_picture, _groups, Encoding, _self) = (picture, groups, encoding, self);
        _outbox = new Outbox(picture.Pool);
        lock (picture.Gate)
        {
            _opened = picture.Sequence;
            _catchUp = new CatchUp([]) { Message = _opened };
            _urgentSeen = picture.NewestUrgent;
            Subscribe_NeedsLock();
        }
    }

    /// <summary>The newest report of the picture when the reader was opened: it gets every message after that.</summary>
    public long OpenedAt => _opened;

    /// <summary>The form in which the reader gets reports.</summary>
    public WireEncoding Encoding { get; private set; }

    /// <summary>Whether the reader gets every report as it comes, and not the newest of each track.</summary>
    public bool IsFollowing => _catchUp is null;

    /// <summary>How often the reader fell behind and left the logs.</summary>
    public long FellBehind { get; private set; }

    /// <summary>Messages that the reader missed because it was further behind than messages are kept.</summary>
    public long MessagesLost { get; private set; }

    /// <summary>Bytes that the reader has given out and that were sent.</summary>
    public long SentBytes { get; private set; }

    /// <summary>Bytes that wait to be sent before anything else.</summary>
    public int OutboxBytes => _outbox.Bytes;

    /// <summary>Whether there may be something to send.</summary>
    public bool HasPending
    {
        get
        {
            if (_outbox.Bytes > 0 || _catchUp is not null || _picture.NewestUrgent > _urgentSeen) return true;
            if (_picture.LogCount != _knownLogs) return true;
            foreach (ref var cursor in _cursors.AsSpan())
                if (cursor.HasMore) return true;
            return false;
        }
    }

    /// <summary>
    /// Sends these bytes ahead of what waits in the logs: an answer, a message to this reader alone. They must be whole
    /// events in the reader's encoding.
    /// </summary>
    /// <returns>False when too much waits already; nothing is taken then.</returns>
    public bool TrySendFirst(ReadOnlySpan<byte> bytes)
    {
        if (_outbox.Bytes + bytes.Length > Outbox.MaxBytes) return false;
        FinishPartialEntry();
        return _outbox.TryAdd(bytes);
    }

    /// <summary>From here on the reader gets the other encoding; what it was in the middle of is finished in the old one.</summary>
    public void SwitchTo(WireEncoding encoding)
    {
        FinishPartialEntry();
        Encoding = encoding;
    }

    /// <summary>Tells the reader that an entry of a log is its own, before its next turn.</summary>
    public void NoteOwn(Audience audience, long entry)
    {
        if (entry < 0 || _catchUp is not null) return;
        if (_picture.LogCount != _knownLogs) Subscribe();
        foreach (ref var cursor in _cursors.AsSpan())
        {
            if (cursor.Log != audience.Log) continue;
            cursor.Own.Add(entry);
            return;
        }
    }

    /// <summary>
    /// The reader may see other groups from now on: it gets the newest report of each track that it did not see before.
    /// </summary>
    public void SetGroups(GroupSet groups)
    {
        if (groups == _groups) return;
        FinishPartialEntry();
        lock (_picture.Gate)
        {
            LeaveLogs_NeedsLock();
            _groups = groups;
            _knownLogs = 0;
            _cursors = [];
            Subscribe_NeedsLock();
        }
    }

    /// <summary>Gathers what to send next. What is gathered stays valid until <see cref="Advance"/>.</summary>
    public void Gather(Gathering gathering)
    {
        gathering.Clear();
        if (_picture.LogCount != _knownLogs) Subscribe();
        if (_picture.NewestUrgent > _urgentSeen) TakeUrgent();
        LeaveIfTooFarBehind();
        if (_catchUp is not null) FillOutbox();
        if (_outbox.Bytes > 0) gathering.Add(_outbox.Start, _outbox.Bytes, default);
        if (_catchUp is not null) return;

        if (_partial >= 0) GatherLog(gathering, _partial);
        for (var i = 0; i < _cursors.Length && !gathering.IsFull; i++)
            if (i != _partial) GatherLog(gathering, i);
    }

    /// <summary>Moves on by what was sent of a gathering.</summary>
    public void Advance(Gathering gathering, int bytes)
    {
        for (var i = 0; i < gathering.Count; i++)
        {
            ref var source = ref gathering.Sources[i];
            var length = (int)gathering.RangeArray[i].Length;
            var sent = Math.Min(length, bytes);
            SentBytes += sent;
            if (source.Segment is null) _outbox.Sent(sent);
            else MoveCursor(source, sent, length);
            bytes -= sent;
            if (bytes == 0 && sent < length) return;
        }
    }

    /// <summary>
    /// Gives up the reader's place in the logs when it is too far behind. To be called now and then while nothing can be
    /// sent: else the reader would keep the logs from being freed.
    /// </summary>
    public void LeaveIfTooFarBehind()
    {
        if (_catchUp is null && HasToLeave()) FallBehind();
    }

    /// <summary>Whether there are messages of which it is not known that the other side has them.</summary>
    public bool HasUnsettled => _sentMessages?.Count > 0;

    /// <summary>Forgets the messages that the other side has acknowledged.</summary>
    /// <param name="unacknowledged">Bytes at the end of what was sent that it has not acknowledged.</param>
    public void Settle(long unacknowledged)
    {
        while (_sentMessages?.Count > 0 && _sentMessages.Peek().EndsAt <= SentBytes - unacknowledged) _sentMessages.Dequeue();
    }

    /// <summary>The sequences of messages that the other side has not got: not sent, or not acknowledged.</summary>
    /// <param name="unacknowledged">Bytes at the end of what was sent that it has not acknowledged.</param>
    public IReadOnlyList<long> NotReceived(long unacknowledged)
    {
        Settle(unacknowledged);
        var missing = (_sentMessages ?? []).Select(message => message.Sequence).ToList();
        lock (_picture.Gate)
        {
            var after = _catchUp?.Message ?? long.MaxValue;
            foreach (ref var cursor in _cursors.AsSpan()) after = Math.Min(after, SequenceBefore(cursor) ?? after);
            for (var from = after; _picture.Messages.After_NeedsLock(from) is { } message; from = message.Sequence)
                if (!message.IsUrgent && IsForMe(message) && IsUnread(message)) missing.Add(message.Sequence);
        }

        missing.Sort();
        return missing;
    }

    bool IsUnread(KeptMessage message)
    {
        if (_catchUp is { } state) return message.Sequence > Math.Max(state.Message, state.BaseOf(message.Log));
        foreach (ref var cursor in _cursors.AsSpan())
            if (cursor.Log.Number == message.Log) return message.Sequence > SequenceBefore(cursor);
        return false;
    }

    /// <summary>Sequence up to which the reader has had all of a log that it follows; null for one that it does not.</summary>
    long? SequenceBefore(in Cursor cursor)
    {
        if (cursor.Segment is not { } segment) return null;
        return cursor.Index < segment.Count ? segment[cursor.Index].Sequence - 1
            : segment.Next is { Count: > 0 } next ? next[0].Sequence - 1
            : _picture.Sequence;
    }

    static void NoteMessage(PictureReader reader, long sequence, int reporter)
    {
        if (reporter != reader._self) reader.NoteMessage(sequence, reader.SentBytes + reader._outbox.Bytes);
    }

    void NoteMessage(long sequence, long endsAt)
    {
        _sentMessages ??= new Queue<(long Sequence, long EndsAt)>();
        if (_sentMessages.Count == MaxSentMessages) _sentMessages.Dequeue();
        _sentMessages.Enqueue((sequence, endsAt));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (ref var cursor in _cursors.AsSpan()) cursor.Leave();
        _cursors = [];
        _outbox.Dispose();
    }

    void GatherLog(Gathering gathering, int number)
    {
        ref var cursor = ref _cursors[number];
        var segment = cursor.Segment!;
        var index = cursor.Index;
        var skip = number == _partial ? _partialBytes : 0;
        var isFirst = true;
        while (!gathering.IsFull)
        {
            var count = segment.Count;
            if (index == count)
            {
                if (segment.Next is not { } next) break;
                // The count is read again: the segment may have grown before it got its successor.
                if (index < segment.Count) continue;
                (segment, index) = (next, 0);
                continue;
            }

            var own = cursor.Own.After(segment.FirstEntry + index);
            if (own.From <= segment.FirstEntry + index && skip == 0)
            {
                index = (int)Math.Min(own.To - segment.FirstEntry, count);
                continue;
            }

            var to = (int)Math.Min(own.From - segment.FirstEntry, count);
            if (to <= index) to = index + 1;
            if (segment.Built(Encoding) < to) Build(cursor.Log, segment);
            to = segment.Range(Encoding, index, to, out var start, out var length);
            if (length > skip) gathering.Add(start + skip, length - skip, new(segment, number, index, to));
            skip = 0;
            index = to;
            isFirst = false;
        }

        // Nothing but entries of its own: the cursor may pass them at once.
        if (isFirst && skip == 0) Pass(ref cursor, segment, index);
    }

    void Build(TrackLog log, Segment segment)
    {
        lock (_picture.Gate) _picture.Build_NeedsLock(log, segment, Encoding);
    }

    void Pass(ref Cursor cursor, Segment segment, int index)
    {
        segment.ForEachMessage(segment == cursor.Segment ? cursor.Index : 0, index, this, NoteMessage);
        cursor.MoveTo(segment, index);
        cursor.Own.Passed(segment.FirstEntry + index);
    }

    void MoveCursor(in Gathering.Source source, int sent, int length)
    {
        ref var cursor = ref _cursors[source.Cursor];
        var segment = source.Segment!;
        if (sent == length)
        {
            (_partial, _partialBytes) = source.Cursor == _partial ? (-1, 0) : (_partial, _partialBytes);
            Pass(ref cursor, segment, source.To);
            return;
        }

        if (sent == 0) return;
        var already = source.Cursor == _partial ? _partialBytes : 0;
        var at = segment[source.From].PlaceIn(Encoding) + already + sent;
        var (low, high) = (source.From, source.To - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >> 1;
            if (segment[middle].PlaceIn(Encoding) <= at) low = middle;
            else high = middle - 1;
        }

        var into = at - segment[low].PlaceIn(Encoding);
        Pass(ref cursor, segment, low);
        (_partial, _partialBytes) = into == 0 ? (-1, 0) : (source.Cursor, into);
    }

    /// <summary>Puts the rest of a report of which a part has been sent ahead of everything.</summary>
    void FinishPartialEntry()
    {
        if (_partial < 0) return;
        ref var cursor = ref _cursors[_partial];
        var rest = cursor.Segment!.Payload(cursor.Segment[cursor.Index], Encoding)[_partialBytes..];
        _outbox.TryAdd(rest);
        Pass(ref cursor, cursor.Segment, cursor.Index + 1);
        (_partial, _partialBytes) = (-1, 0);
    }

    bool HasToLeave()
    {
        foreach (ref var cursor in _cursors.AsSpan())
        {
            var segment = cursor.Segment!;
            if (segment.Evicting) return true;
            if (cursor.Index >= segment.Count) continue;
            var age = unchecked(_picture.NowMs - segment[cursor.Index].AppendedMs);
            if (age > _picture.Limits.MaxLag.TotalMilliseconds) return true;
        }

        return false;
    }

    void FallBehind()
    {
        FinishPartialEntry();
        FellBehind++;
        lock (_picture.Gate) LeaveLogs_NeedsLock();
    }

    void LeaveLogs_NeedsLock()
    {
        var bases = new long[_picture.Logs.Length];
        var message = _picture.Sequence;
        foreach (ref var cursor in _cursors.AsSpan())
        {
            // A reader that was catching up starts again: better a report twice than one left out.
            if (SequenceBefore(cursor) is not { } had) continue;
            bases[cursor.Log.Number] = had;
            message = Math.Min(message, had);
            cursor.Leave();
        }

        _catchUp = new CatchUp(bases) { Message = _catchUp?.Message ?? message };
    }

    void Subscribe()
    {
        lock (_picture.Gate) Subscribe_NeedsLock();
    }

    void Subscribe_NeedsLock()
    {
        var logs = _picture.Logs;
        for (; _knownLogs < logs.Length; _knownLogs++)
        {
            var log = logs[_knownLogs];
            if (!log.Audience.Intersects(_groups)) continue;
            var cursor = new Cursor(log);
            // A log that is new to a reader that follows is read from its start, as long as that is there.
            if (_catchUp is null) cursor.MoveTo(log.Oldest, 0);
            _cursors = [.. _cursors, cursor];
        }
    }

    void TakeUrgent()
    {
        lock (_picture.Gate)
        {
            while (_picture.Messages.After_NeedsLock(_urgentSeen) is { } message)
            {
                if (message.IsUrgent && IsForMe(message))
                {
                    FinishPartialEntry();
                    if (!_outbox.TryAdd(message.In(Encoding, _picture.Codec))) return;
                }

                _urgentSeen = message.Sequence;
            }
        }
    }

    bool IsForMe(KeptMessage message) =>
        message.Reporter != _self && _picture.Logs[message.Log].Audience.Intersects(_groups);

    void FillOutbox()
    {
        while (_catchUp is not null && _outbox.Bytes < EnoughWaiting)
        {
            lock (_picture.Gate)
            {
                if (!Step_NeedsLock(_catchUp)) return;
            }
        }
    }

    /// <summary>Brings the reader a bounded step further.</summary>
    /// <returns>False when the outbox has no room for the next report.</returns>
    bool Step_NeedsLock(CatchUp state)
    {
        if (!TakeMessages_NeedsLock(state)) return false;
        var tracks = _picture.Tracks;
        var (reports, clean) = (0, 0);
        while (clean < tracks.Blocks)
        {
            if (state.NextBlock >= tracks.Blocks) state.NextBlock = 0;
            ref var seen = ref state.Seen(state.NextBlock);
            if (tracks.NewestOfBlock(state.NextBlock) <= seen)
            {
                clean++;
                state.NextBlock++;
                continue;
            }

            if (!TakeBlock_NeedsLock(state, ref seen, ref reports)) return false;
            state.NextBlock++;
            clean = 0;
            if (reports >= ReportsPerStep) return true;
        }

        // All rows and messages have been seen in this one step: from here on the reader can follow the logs.
        foreach (ref var cursor in _cursors.AsSpan()) cursor.MoveTo(cursor.Log.Newest, cursor.Log.Newest.Count);
        _catchUp = null;
        return true;
    }

    bool TakeBlock_NeedsLock(CatchUp state, ref long seen, ref int reports)
    {
        var tracks = _picture.Tracks;
        var first = state.NextBlock << TrackTable.BlockBits;
        for (var row = first; row < Math.Min(first + TrackTable.BlockRows, tracks.Rows); row++)
        {
            ref var track = ref tracks[row];
            if (track.Sequence <= seen || track.Sequence <= state.BaseOf(track.Log) || track.Reporter == _self) continue;
            // An emergency that came after this reader has gone to it ahead of all this.
            if ((track.Flags & TrackFlags.Emergency) != 0 && track.Sequence > _opened) continue;
            if ((track.Flags & TrackFlags.ReporterGone) != 0 || !_picture.Logs[track.Log].Audience.Intersects(_groups)) continue;
            if (!_outbox.TryAdd(_picture.ReportOf_NeedsLock(row, Encoding))) return false;
            reports++;
        }

        seen = _picture.Sequence;
        return true;
    }

    bool TakeMessages_NeedsLock(CatchUp state)
    {
        if (_picture.Messages.LostUpTo > state.Message)
        {
            MessagesLost++;
            state.Message = _picture.Messages.LostUpTo;
        }

        while (_picture.Messages.After_NeedsLock(state.Message) is { } message)
        {
            var isDue = !message.IsUrgent && message.Sequence > state.BaseOf(message.Log) && IsForMe(message);
            if (isDue && !_outbox.TryAdd(message.In(Encoding, _picture.Codec))) return false;
            if (isDue) NoteMessage(message.Sequence, SentBytes + _outbox.Bytes);
            state.Message = message.Sequence;
        }

        return true;
    }
}
