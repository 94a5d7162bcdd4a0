using Liaison.Kernel.Geodesy;
using Liaison.Picture.Groups;
using Liaison.Picture.Recording.Storage;
using Liaison.Picture.Tracks;

namespace Liaison.Picture.Recording;

/// <summary>
/// What was recorded of a picture, for questions about the past. It reads the folder alone, so it serves the node that
/// records as well as another process. The last second may not be on disk yet.
/// </summary>
/// <remarks>
/// Safe for many threads. Its memory is that of one part of the recording for each question under way.
/// </remarks>
/// <param name="folder">The folder of the recordings; it need not be there.</param>
/// <param name="groups">The groups by which answers name audiences: those of the node's picture.</param>
/// <param name="time">The clock.</param>
public sealed class RecordedPicture(string folder, GroupTable groups, TimeProvider time)
{
    // What is being recorded now may be this far behind the clock.
    const long UsualLagMs = 3_000;
    const int MostReportsAtOnce = 200_000;

    readonly RecordingCatalog _catalog = new(folder, time);

    /// <summary>Files of recordings that are damaged and left out.</summary>
    public int Damaged => _catalog.Damaged;

    /// <summary>The picture as it was at a moment.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="box">Where; null for everywhere.</param>
    /// <param name="filter">What is wanted; null for all.</param>
    /// <param name="limit">The most tracks to return.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public PictureAt At(DateTimeOffset at, GeoBox? box, Func<TrackSnapshot, bool>? filter, int limit)
    {
        var atMs = at.ToUnixTimeMilliseconds();
        var tracks = new List<TrackSnapshot>();
        var gap = Visit(atMs, state =>
        {
            if (tracks.Count >= limit || (box is { } inside && !inside.Contains(PlaceOf(state)))) return;
            var track = state.ToSnapshot(tracks.Count, atMs, groups);
            if (filter is null || filter(track)) tracks.Add(track);
        });
        return new PictureAt(at, tracks, gap);
    }

    /// <summary>The recorded positions of one track: the newest ones, when there are more than the limit.</summary>
    /// <returns>Null when nothing of the track is recorded in that stretch of time.</returns>
    /// <param name="uid">Whose.</param>
    /// <param name="from">Begin of the stretch.</param>
    /// <param name="to">Its end.</param>
    /// <param name="limit">The most positions to return.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public TrackHistory? History(string uid, DateTimeOffset from, DateTimeOffset to, int limit)
    {
        ArgumentNullException.ThrowIfNull(uid);
        var (fromMs, toMs) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        return Retry(parts => new HistoryReader(parts, groups).Read(uid, fromMs, toMs, limit));
    }

    /// <summary>What of a stretch of time is recorded, and how much came when.</summary>
    /// <param name="from">Begin of the stretch.</param>
    /// <param name="to">Its end; what lies in the future is no gap.</param>
    /// <param name="buckets">In how many parts it is divided, at least 1.</param>
    public RecordingOverview Overview(DateTimeOffset from, DateTimeOffset to, int buckets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 1);
        var parts = _catalog.Parts();
        var (fromMs, toMs) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        var length = Math.Max(1, toMs - fromMs);
        var counts = new long[buckets];
        foreach (var part in parts.Where(part => part.StartMs < toMs && part.EndMs >= fromMs))
        {
            for (var slot = 0; slot < part.Slots.Count; slot++)
            {
                var startMs = part.StartMs + (slot * (long)SlotCounts.SlotMs);
                if (startMs < fromMs || startMs >= toMs) continue;
                counts[(int)((Int128)(startMs - fromMs) * buckets / length)] += part.Slots[slot];
            }
        }

        return new RecordingOverview(
            from, to, parts.Sum(part => part.Bytes), Gaps(parts, fromMs, Math.Min(toMs, NowMs)),
            [.. counts.Select((count, i) => new RecordingBucket(from + ((to - from) * ((double)i / buckets)), count))]);
    }

    /// <summary>All reports of a stretch of time in the order in which the node received them.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public IEnumerable<RecordedReport> Between(DateTimeOffset from, DateTimeOffset to)
    {
        var (fromMs, toMs) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        for (var next = fromMs; next <= toMs;)
        {
            // The parts are looked up again and again: tails become chunks, old ones go.
            var part = _catalog.Parts(anew: true).FirstOrDefault(part => part.EndMs >= next);
            if (part is null || part.StartMs > toMs) yield break;
            var start = Math.Max(next, part.StartMs);
            var end = Math.Min(Math.Min(toMs, part.EndMs), start + SliceMs(part));
            foreach (var state in TryReadBetween(part, start, end)) yield return state.ToReport(groups);
            next = end + 1;
        }
    }

    /// <summary>The newest report of each track at a moment.</summary>
    /// <returns>The gap, when the moment was not recorded.</returns>
    internal RecordedGap? Visit(long atMs, Action<RecordedState> visit) => Retry(parts =>
    {
        var index = Array.FindLastIndex(parts, part => part.StartMs <= atMs);
        var isNewest = index == parts.Length - 1;
        var isNow = isNewest && index >= 0 && atMs <= NowMs && NowMs - parts[index].EndMs <= UsualLagMs;
        if (index < 0 || (atMs > parts[index].EndMs && !isNow))
        {
            return new RecordedGap(
                index < 0 ? null : Instant(parts[index].EndMs), isNewest ? null : Instant(parts[index + 1].StartMs));
        }

        PartReader.ReadAt(parts[index], atMs, visit);
        return null;
    });

    long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Reads the folder again when a file has gone meanwhile: it was sealed, or was too old.</summary>
    T? Retry<T>(Func<RecordedPart[], T?> read)
    {
        try
        {
            return read(_catalog.Parts());
        }
        catch (FileNotFoundException)
        {
            return read(_catalog.Parts(anew: true));
        }
    }

    List<RecordedState> TryReadBetween(RecordedPart part, long fromMs, long toMs)
    {
        try
        {
            return PartReader.ReadBetween(part, fromMs, toMs);
        }
        catch (FileNotFoundException)
        {
            var again = _catalog.Parts(anew: true).FirstOrDefault(one => one.Number == part.Number);
            return again is null ? [] : PartReader.ReadBetween(again, fromMs, toMs);
        }
    }

    static long SliceMs(RecordedPart part)
    {
        var slices = (part.Slots.Sum() / MostReportsAtOnce) + 1;
        return Math.Max(1, (part.EndMs - part.StartMs) / slices);
    }

    static List<RecordedGap> Gaps(RecordedPart[] parts, long fromMs, long toMs)
    {
        var gaps = new List<RecordedGap>();
        var covered = fromMs;
        foreach (var part in parts.Where(part => part.EndMs >= fromMs && part.StartMs <= toMs))
        {
            if (part.StartMs > covered) gaps.Add(new RecordedGap(Instant(covered), Instant(part.StartMs)));
            covered = Math.Max(covered, part.EndMs);
        }

        if (toMs - covered > UsualLagMs) gaps.Add(new RecordedGap(Instant(covered), Instant(toMs)));
        return gaps;
    }

    static GeoPoint PlaceOf(in RecordedState state) => new(
        state.Columns.InDegrees(ReportColumns.Latitude), state.Columns.InDegrees(ReportColumns.Longitude));

    static DateTimeOffset Instant(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs);
}
