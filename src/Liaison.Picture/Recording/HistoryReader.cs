using Liaison.Picture.Groups;
using Liaison.Picture.Observing;
using Liaison.Picture.Recording.Storage;

namespace Liaison.Picture.Recording;

/// <summary>Puts together what the parts of a recording hold of one track.</summary>
sealed class HistoryReader(RecordedPart[] parts, GroupTable groups)
{
    readonly BlockReports _reports = new();
    RecordedState? _newest;

    public TrackHistory? Read(string uid, long fromMs, long toMs, int limit)
    {
        // From the newest part back, until there are enough: what is older is not read.
        var found = new List<(List<RecordedFix> Fixes, RecordedPart Part)>();
        var count = 0;
        for (var i = parts.Length - 1; i >= 0 && count <= limit; i--)
        {
            if (parts[i].StartMs > toMs || parts[i].EndMs < fromMs) continue;
            var before = i > 0 ? parts[i - 1].EndMs : long.MinValue;
            var fixes = ReadPart(parts[i], uid, Math.Max(fromMs, before), fromMs, Math.Min(toMs, parts[i].EndMs));
            if (fixes.Count == 0) continue;
            // A gap in the recording is a gap in the track's way.
            if (before < parts[i].StartMs) fixes[0] = fixes[0] with { IsBegin = true };
            found.Add((fixes, parts[i]));
            count += fixes.Count;
        }

        if (_newest is not { } newest) return null;
        found.Reverse();
        var all = found.SelectMany(part => part.Fixes).ToList();
        if (all.Count > limit) all.RemoveRange(0, all.Count - limit);
        if (all.Count > 0) all[0] = all[0] with { IsBegin = true };
        var words = newest.Words;
        return new TrackHistory
        {
            Uid = uid,
            Callsign = newest.Callsign,
            Type = words.Text(newest.Columns[ReportColumns.Type]),
            Source = words.Text(newest.Columns[ReportColumns.Source]),
            Label = words.Text(newest.Columns[ReportColumns.Label]),
            Fixes = all,
            Gaps = all.Count == 0 ? [] : GapsBetween(all[0].At, all[^1].At),
            IsCut = count > limit,
        };
    }

    /// <summary>Reads the fixes of one part.</summary>
    /// <param name="part">Where.</param>
    /// <param name="uid">Whose.</param>
    /// <param name="keyframeFromMs">A keyframe's report that is no later than this is in the part before, too.</param>
    /// <param name="fromMs">Earlier reports are left out.</param>
    /// <param name="toMs">Later reports are left out.</param>
    List<RecordedFix> ReadPart(RecordedPart part, string uid, long keyframeFromMs, long fromMs, long toMs)
    {
        var fixes = new List<RecordedFix>();
        RecordedState? newest = null;
        var hasLeft = false;
        PartReader.ReadTrack(part, uid, toMs, _reports, (state, isKeyframe) =>
        {
            if (isKeyframe ? state.AtMs <= keyframeFromMs : state.AtMs < fromMs) return;
            newest = state;
            if (state.Kind != ObservationKind.Removed) fixes.Add(state.ToFix(groups) with { IsBegin = hasLeft });
            hasLeft = state.Kind == ObservationKind.Removed;
        });
        _newest ??= newest;
        return fixes;
    }

    IReadOnlyList<RecordedGap> GapsBetween(DateTimeOffset from, DateTimeOffset to) =>
        [.. parts.Zip(parts.Skip(1))
            .Where(pair => pair.Second.StartMs > pair.First.EndMs)
            .Select(pair => (From: Instant(pair.First.EndMs), To: Instant(pair.Second.StartMs)))
            .Where(gap => gap.To > from && gap.From < to)
            .Select(gap => new RecordedGap(gap.From, gap.To))];

    static DateTimeOffset Instant(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs);
}
