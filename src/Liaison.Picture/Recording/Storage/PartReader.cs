namespace Liaison.Picture.Recording.Storage;

/// <summary>Reads one part of the recording, be it a chunk or a tail that still grows.</summary>
static class PartReader
{
    /// <summary>The newest report of each track at a moment; tracks that had left are left out.</summary>
    /// <exception cref="IOException">The part has gone, or cannot be read.</exception>
    public static void ReadAt(RecordedPart part, long atMs, Action<RecordedState> visit)
    {
        if (part.IsTail)
        {
            var newest = new Dictionary<string, TailTrack>(StringComparer.Ordinal);
            var words = PlayTail(part, atMs, (track, _) => newest[track.Uid] = track);
            foreach (var track in newest.Values) VisitPresent(StateOf(track, words), visit);
            return;
        }

        using var chunk = ChunkReader.Open(part.Path, part.Footer);
        if (WordsOf(part, chunk) is not { } written) return;
        chunk.ReadAll(atMs, reports =>
        {
            var report = reports[reports.Count - 1];
            VisitPresent(new RecordedState(reports.Uid, reports.CallsignOf(report), report, written), visit);
        });
    }

    /// <summary>The reports of one track up to a moment, in order.</summary>
    /// <param name="part">Where.</param>
    /// <param name="uid">Whose.</param>
    /// <param name="toMs">Unix milliseconds.</param>
    /// <param name="reports">Room that is used again for the next part.</param>
    /// <param name="visit">Gets each report, and whether it is the keyframe's: received before the part began.</param>
    /// <exception cref="IOException">The part has gone, or cannot be read.</exception>
    public static void ReadTrack(
        RecordedPart part, string uid, long toMs, BlockReports reports, Action<RecordedState, bool> visit)
    {
        if (part.IsTail)
        {
            foreach (var (state, isKeyframe) in ReadTail(part, 0, toMs, uid)) visit(state, isKeyframe);
            return;
        }

        using var chunk = ChunkReader.Open(part.Path, part.Footer);
        if (!chunk.TryRead(uid, toMs, reports) || WordsOf(part, chunk) is not { } words) return;
        for (var i = 0; i < reports.Count; i++)
        {
            var report = reports[i];
            if (!report.IsPlace) continue;
            visit(new RecordedState(uid, reports.CallsignOf(report), report, words), i == 0 && reports.HasKeyframe);
        }
    }

    /// <summary>All reports from a moment to another, keyframe excluded, in the order of their times.</summary>
    /// <exception cref="IOException">The part has gone, or cannot be read.</exception>
    public static List<RecordedState> ReadBetween(RecordedPart part, long fromMs, long toMs)
    {
        if (part.IsTail)
            return [.. ReadTail(part, fromMs, toMs, null).Where(one => !one.IsKeyframe).Select(one => one.State)];
        var found = new List<RecordedState>();
        using var chunk = ChunkReader.Open(part.Path, part.Footer);
        if (WordsOf(part, chunk) is not { } words) return found;
        chunk.ReadAll(toMs, reports =>
        {
            for (var i = reports.HasKeyframe ? 1 : 0; i < reports.Count; i++)
            {
                if (reports.AtMs(i) < fromMs) continue;
                var report = reports[i];
                if (report.IsPlace)
                    found.Add(new RecordedState(reports.Uid, reports.CallsignOf(report), report, words));
            }
        });
        // The order of equal times is that of the tracks: sorting must not shuffle a track's own reports.
        return [.. found.OrderBy(state => state.AtMs)];
    }

    static RecordedWords? WordsOf(RecordedPart part, ChunkReader chunk) => part.Words ?? chunk.ReadSummary()?.Words;

    static void VisitPresent(in RecordedState state, Action<RecordedState> visit)
    {
        if (state.Kind != Observing.ObservationKind.Removed && state.Columns.IsPlace) visit(state);
    }

    static List<(RecordedState State, bool IsKeyframe)> ReadTail(RecordedPart part, long fromMs, long toMs, string? uid)
    {
        var found = new List<(string Callsign, ReportColumns Columns, string Uid, bool IsKeyframe)>();
        var words = PlayTail(part, toMs, (track, item) =>
        {
            if ((uid is null || track.Uid == uid) && track.Columns.IsPlace && track.Columns[ReportColumns.At] >= fromMs)
                found.Add((track.Callsign, track.Columns, track.Uid, item == TailItem.Keyframe));
        });
        return [.. found.Select(one => (new RecordedState(one.Uid, one.Callsign, one.Columns, words), one.IsKeyframe))];
    }

    static RecordedState StateOf(TailTrack track, RecordedWords words) =>
        new(track.Uid, track.Callsign, track.Columns, words);

    /// <summary>Plays a tail up to a moment.</summary>
    /// <param name="part">Where.</param>
    /// <param name="untilMs">Unix milliseconds.</param>
    /// <param name="visit">Gets each report in order.</param>
    /// <returns>The words, which grow while it is played.</returns>
    static RecordedWords PlayTail(RecordedPart part, long untilMs, Action<TailTrack, TailItem> visit)
    {
        var player = new TailPlayer(part.StartMs, untilMs, visit);
        new TailScan(part.Path).ReadOn(player.Play);
        return player.Words;
    }
}
