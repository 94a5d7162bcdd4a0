using Liaison.Kernel.Files;

namespace Liaison.Picture.Recording.Storage;

/// <summary>Makes a tail that has ended into a chunk: sorted by track, packed, never changed again.</summary>
static class ChunkWriter
{
    /// <summary>Writes the chunk of a tail. Afterwards the tail is of no use.</summary>
    /// <returns>False when the tail holds nothing that can be used.</returns>
    /// <exception cref="IOException">The disk is full or failed.</exception>
    public static bool Seal(string tail, string chunk)
    {
        var tracks = new Dictionary<string, Gathered>(StringComparer.Ordinal);
        var scan = new TailScan(tail);
        // The header says when it began; it is read with the first frames.
        scan.ReadOn();
        if (scan.Number < 0 || scan.EndMs == TailFormat.CoversNothing) return false;
        var player = new TailPlayer(scan.StartMs, long.MaxValue, Take);
        var played = new TailScan(tail);
        played.ReadOn(player.Play);
        WholeFile.Write(chunk, Write(played, player.Words, tracks).Written);
        return true;

        void Take(TailTrack track, TailItem item)
        {
            if (!tracks.TryGetValue(track.Uid, out var gathered)) tracks[track.Uid] = gathered = new Gathered();
            gathered.Add(track, item);
        }
    }

    static ByteBuffer Write(TailScan scan, RecordedWords words, Dictionary<string, Gathered> tracks)
    {
        var buffer = new ByteBuffer();
        var scratch = new ByteBuffer();
        buffer.Raw(ChunkFormat.Magic);
        var columns = new List<long>[ReportColumns.Count];
        for (var i = 0; i < columns.Length; i++) columns[i] = [];
        var entries = new List<(ulong Hash, int Offset, int Length)>(tracks.Count);
        foreach (var (uid, gathered) in tracks)
        {
            var offset = buffer.Length;
            gathered.Read(columns);
            TrackBlock.Write(uid, gathered.Callsigns, columns, gathered.HasKeyframe, scan.StartMs, buffer, scratch);
            var hash = ChunkFormat.HashOf(TrackBlock.UidOf(buffer.Written[offset..]));
            entries.Add((hash, offset, buffer.Length - offset));
        }

        var summary = buffer.Length;
        words.Write(buffer);
        scan.Slots.Write(buffer);
        var directory = buffer.Length;
        entries.Sort();
        foreach (var (hash, offset, length) in entries)
        {
            buffer.UInt64(hash);
            buffer.UInt32((uint)offset);
            buffer.UInt32((uint)length);
        }

        new ChunkFooter(
            scan.Number, scan.StartMs, scan.EndMs, scan.Reports, summary, (uint)(directory - summary),
            (uint)entries.Count, Checksum.Of(buffer.Written[summary..directory]),
            Checksum.Of(buffer.Written[directory..])).Write(buffer);
        return buffer;
    }

    /// <summary>The reports of one uid as they come, kept as changes to the one before.</summary>
    sealed class Gathered
    {
        // Whoever has a new name with every report keeps the last of these.
        const int MostCallsigns = 64;

        readonly ByteBuffer _changes = new();
        ReportColumns _last;
        int _count;
        (TailTrack? Track, long Number, int Own) _callsign;

        public List<string> Callsigns { get; } = new(1);

        public bool HasKeyframe { get; private set; }

        public void Add(TailTrack track, TailItem item)
        {
            if (item == TailItem.Keyframe && _count == 0) HasKeyframe = true;
            var columns = track.Columns;
            // A uid that left and came back is another track in the tail: its callsigns count from 1 again there.
            if (track != _callsign.Track || columns[ReportColumns.Callsign] != _callsign.Number)
                _callsign = (track, columns[ReportColumns.Callsign], NumberOf(track.Callsign));
            columns[ReportColumns.Callsign] = _callsign.Own;
            // Times ascend in a block, whatever the order in which two tracks of one uid overlapped.
            if (_count > 0)
                columns[ReportColumns.At] = Math.Max(columns[ReportColumns.At], _last[ReportColumns.At]);
            columns.WriteChanges(_last, _changes);
            _last = columns;
            _count++;
        }

        public void Read(List<long>[] columns)
        {
            foreach (var column in columns) column.Clear();
            var reader = new ByteReader(_changes.Written);
            var report = default(ReportColumns);
            for (var left = _count; left > 0; left--)
            {
                report.ReadChanges(ref reader);
                for (var i = 0; i < columns.Length; i++) columns[i].Add(report[i]);
            }
        }

        int NumberOf(string callsign)
        {
            if (callsign.Length == 0) return 0;
            var known = Callsigns.IndexOf(callsign);
            if (known >= 0) return known + 1;
            if (Callsigns.Count < MostCallsigns) Callsigns.Add(callsign);
            return Callsigns.Count;
        }
    }
}
