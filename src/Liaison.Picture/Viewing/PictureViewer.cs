using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Liaison.Picture.Tracks;

namespace Liaison.Picture.Viewing;

/// <summary>
/// What one browser has been shown of the picture, and the frames that bring it up to date. It is thinned to the viewport
/// and to what the browser takes: while frames wait for an acknowledgement nothing is queued, and the next frame has the
/// newest state.
/// </summary>
/// <remarks>Used by one thread at a time. Its size depends on the number of tracks alone.</remarks>
public sealed class PictureViewer : IDisposable
{
    const int MostFrameBytes = 200 * 1024;
    const int BlocksPerStep = 64;
    const uint MaxUnacknowledged = 2;

    const int StaleFlag = 1;
    const int EmergencyFlag = 2;

    // Marks beside the sequence that was sent for a row.
    const long ToldStale = 1L << 62;
    const long SequenceMask = ToldStale - 1;

    readonly LivePicture _picture;
    readonly ViewerWords _words;
    readonly FrameWriter _frame = new();
    readonly ArrayBufferWriter<byte> _json = new(512);
    readonly Utf8JsonWriter _jsonWriter;
    long[] _sent = [];
    long[] _seenOfBlock = [];
    (double West, double South, double East, double North) _box = (-180, -90, 180, 90);
    int _nextBlock;
    int _inView;
    bool _isFirst = true;
    bool _lookAtAll = true;
    uint _frames, _acknowledged;
    long _lastStaleLookMs;
    string _lastCounts = "";

    internal PictureViewer(LivePicture picture, ViewerWords words)
    {
        (_picture, _words) = (picture, words);
        _jsonWriter = new Utf8JsonWriter(_json);
    }

    /// <summary>What the counts say beyond the live picture's: members of a JSON object, each behind a comma.</summary>
    public string Moment { get; set; } = "";

    /// <summary>Numbers its frames on from those of an earlier viewer of the same stream, which is used no more.</summary>
    public void GoOnFrom(PictureViewer earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        (_frames, _acknowledged) = (earlier._frames, earlier._acknowledged);
        _box = earlier._box;
    }

    /// <summary>Whether a further frame may be sent before the browser acknowledges one.</summary>
    public bool MaySend => _frames - _acknowledged < MaxUnacknowledged;

    /// <summary>Whether the last frame was full, so that the rest should follow at once.</summary>
    public bool IsInTheMiddle => _nextBlock > 0 || _lookAtAll;

    /// <summary>The browser looks at another part of the earth; west greater than east crosses the antimeridian.</summary>
    public void SetViewport(double west, double south, double east, double north)
    {
        _box = (west, south, east, north);
        (_lookAtAll, _nextBlock) = (true, 0);
    }

    /// <summary>The browser has applied a frame. Numbers of frames that were never sent are not believed.</summary>
    public void Acknowledge(uint frame)
    {
        if (frame > _acknowledged && frame <= _frames) _acknowledged = frame;
    }

    /// <summary>Writes the next frame, if there is something to say and the browser can take it.</summary>
    public bool CollectFrame(IBufferWriter<byte> writer)
    {
        if (!MaySend) return false;
        var nowMs = _picture.UnixMs;
        var isComplete = Collect(nowMs);
        var counts = string.Create(
            CultureInfo.InvariantCulture, $"{{\"tracks\":{_picture.Count},\"inView\":{_inView},\"thinned\":0{Moment}}}");
        if (_frame.IsEmpty && !_isFirst && counts == _lastCounts) return false;
        var flags = (byte)((_isFirst ? FrameWriter.ForgetAll : 0) | (isComplete ? FrameWriter.Complete : 0));
        (_isFirst, _lastCounts) = (false, counts);
        _frame.Finish(writer, ++_frames, nowMs, flags, Encoding.UTF8.GetBytes(counts));
        return true;
    }

    /// <inheritdoc />
    public void Dispose() => _jsonWriter.Dispose();

    /// <summary>Goes through the blocks of rows that have changed.</summary>
    /// <returns>Whether it came to the end; false when the frame is full.</returns>
    bool Collect(long nowMs)
    {
        // A track becomes stale without any report: once a second all rows are looked at for that.
        var looksForStale = _nextBlock == 0 && Math.Abs(nowMs - _lastStaleLookMs) >= 1000;
        if (looksForStale) _lastStaleLookMs = nowMs;
        while (true)
        {
            lock (_picture.Gate)
            {
                var tracks = _picture.Tracks;
                MakeRoom(tracks);
                var end = Math.Min(_nextBlock + BlocksPerStep, tracks.Blocks);
                for (; _nextBlock < end; _nextBlock++)
                {
                    if (!_lookAtAll && !looksForStale && tracks.NewestOfBlock(_nextBlock) <= _seenOfBlock[_nextBlock]) continue;
                    LookAtBlock(tracks, _nextBlock, nowMs);
                    _seenOfBlock[_nextBlock] = _picture.Sequence;
                    if (_frame.Bytes < MostFrameBytes) continue;
                    _nextBlock++;
                    return false;
                }

                if (_nextBlock < tracks.Blocks) continue;
                (_nextBlock, _lookAtAll) = (0, false);
                return true;
            }
        }
    }

    void LookAtBlock(TrackTable tracks, int block, long nowMs)
    {
        var first = block << TrackTable.BlockBits;
        for (var row = first; row < Math.Min(first + TrackTable.BlockRows, tracks.Rows); row++)
        {
            ref var track = ref tracks[row];
            ref var sent = ref _sent[row];
            if (track.IsFree || !IsInView(track))
            {
                if (sent == 0) continue;
                _frame.Removal(row);
                (sent, _inView) = (0, _inView - 1);
                continue;
            }

            var isStale = track.StaleMs < nowMs;
            if ((sent & SequenceMask) == track.Sequence && ((sent & ToldStale) != 0) == isStale) continue;
            if (sent == 0) _inView++;
            if ((sent & SequenceMask) < track.IdentitySequence) _frame.Identity(row, IdentityOf(ref track));
            _frame.Position(
                row, track.Longitude, track.Latitude, track.Course, track.Speed, _picture.NowSeconds - track.ReceivedSeconds,
                (isStale ? StaleFlag : 0) | ((track.Flags & TrackFlags.AnyEmergency) != 0 ? EmergencyFlag : 0));
            sent = track.Sequence | (isStale ? ToldStale : 0);
        }
    }

    bool IsInView(in Track track) => track.IsIn(_box.West, _box.South, _box.East, _box.North);

    unsafe ReadOnlySpan<byte> IdentityOf(ref Track track)
    {
        _json.ResetWrittenCount();
        _jsonWriter.Reset(_json);
        _jsonWriter.WriteStartObject();
        _jsonWriter.WriteString("uid"u8, TrackBlob.Uid(track.Blob));
        _jsonWriter.WriteString("callsign"u8, TrackBlob.Callsign(track.Blob));
        _jsonWriter.WriteString("sidc"u8, _words.SidcOf(_picture.TextOf(track.Type)));
        _jsonWriter.WriteString("type"u8, _picture.TextOf(track.Type));
        _jsonWriter.WriteString("source"u8, _picture.TextOf(track.Source));
        _jsonWriter.WriteString("headquarters"u8, _words.Headquarters);
        var label = _picture.TextOf(track.Label);
        _jsonWriter.WriteString("label"u8, label.Length == 0 ? _words.DefaultLabel : label);
        _jsonWriter.WriteNumber("stale"u8, track.StaleMs);
        _jsonWriter.WriteEndObject();
        _jsonWriter.Flush();
        return _json.WrittenSpan;
    }

    void MakeRoom(TrackTable tracks)
    {
        if (tracks.Rows <= _sent.Length) return;
        Array.Resize(ref _sent, Math.Max(tracks.Blocks * TrackTable.BlockRows, _sent.Length * 2));
        Array.Resize(ref _seenOfBlock, _sent.Length >> TrackTable.BlockBits);
    }
}

/// <summary>Words that all viewers of a node share. Safe for many threads.</summary>
/// <param name="Headquarters">Name of the headquarters whose picture it is.</param>
/// <param name="DefaultLabel">Banner for tracks without a label of their own.</param>
/// <param name="SidcOf">The symbol for a CoT type; asked seldom.</param>
public sealed record ViewerWords(string Headquarters, string DefaultLabel, Func<string, string> SidcOf);
