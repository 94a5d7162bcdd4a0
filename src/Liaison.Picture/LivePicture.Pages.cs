using Liaison.Kernel.Geodesy;
using Liaison.Picture.Tracks;

namespace Liaison.Picture;

/// <content>The picture page by page, for those who read all of it.</content>
public sealed partial class LivePicture
{
    /// <summary>
    /// The next tracks in the order of their rows. Reading page after page gives each track once that is there, and
    /// fits, all the while.
    /// </summary>
    /// <param name="box">Where they must be; null for everywhere.</param>
    /// <param name="from">Tracks whose newest report has become stale before are left out.</param>
    /// <param name="to">Tracks whose newest report is later are left out.</param>
    /// <param name="first">0, or <see cref="TrackPage.Next"/> of the page before.</param>
    /// <param name="limit">The most tracks on the page, at least 1.</param>
    public TrackPage PageOf(GeoBox? box, DateTimeOffset from, DateTimeOffset to, int first, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var (fromMs, toMs) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        var found = new List<TrackSnapshot>();
        var (matched, next) = (0, -1);
        for (var step = 0; ; step += RowsPerStep)
        {
            lock (_lock)
            {
                if (step >= _tracks.Rows) return new TrackPage(found, matched, next);
                for (var row = step; row < Math.Min(step + RowsPerStep, _tracks.Rows); row++)
                {
                    ref var track = ref _tracks[row];
                    if (track.IsFree || track.StaleMs < fromMs || track.TimeMs > toMs) continue;
                    if (box is { } b && !track.IsIn(b.West, b.South, b.East, b.North)) continue;
                    matched++;
                    if (row < first) continue;
                    if (found.Count < limit) found.Add(Snapshot_NeedsLock(row, NowSeconds));
                    else if (next < 0) next = row;
                }
            }
        }
    }
}

/// <summary>Some of the tracks that were asked for.</summary>
/// <param name="Tracks">The tracks.</param>
/// <param name="Matched">How many fit, on all pages.</param>
/// <param name="Next">Where the next page begins; -1 after the last.</param>
public sealed record TrackPage(IReadOnlyList<TrackSnapshot> Tracks, int Matched, int Next);
