using System.Text;
using Liaison.Picture.Tracks;

namespace Liaison.Picture;

/// <content>What the picture holds: single tracks, what is in a box, and what leaves it.</content>
public sealed partial class LivePicture
{
    // Rows looked at before the lock is given to others.
    const int RowsPerStep = 1024;

    /// <summary>The track with this uid, or null.</summary>
    public TrackSnapshot? Find(string uid)
    {
        ArgumentNullException.ThrowIfNull(uid);
        var bytes = Encoding.UTF8.GetBytes(uid);
        lock (_lock)
        {
            var row = _tracks.Find(bytes, _tracks.HashOf(bytes));
            return row < 0 ? null : Snapshot_NeedsLock(row, NowSeconds);
        }
    }

    /// <summary>The tracks in a box that a filter accepts, at most <paramref name="limit"/>.</summary>
    /// <param name="box">West, south, east, north in degrees; west greater than east crosses the antimeridian.</param>
    /// <param name="filter">What is wanted; null for all.</param>
    /// <param name="limit">The most tracks to return.</param>
    public IReadOnlyList<TrackSnapshot> InBox(
        (double West, double South, double East, double North) box, Func<TrackSnapshot, bool>? filter, int limit)
    {
        var found = new List<TrackSnapshot>();
        var seconds = NowSeconds;
        var east = box.East < box.West ? box.East + 360 : box.East;
        var (firstColumn, lastColumn) = (SpatialIndex.ColumnOf(box.West), SpatialIndex.ColumnOf(east));
        lastColumn = Math.Min(lastColumn, firstColumn + (360 * SpatialIndex.CellsPerDegree) - 1);
        var (firstLine, lastLine) = (SpatialIndex.LineOf(box.South), SpatialIndex.LineOf(box.North));
        for (var line = firstLine; line <= lastLine && found.Count < limit; line++)
        {
            lock (_lock)
            {
                for (var column = firstColumn; column <= lastColumn && found.Count < limit; column++)
                {
                    for (var row = _places.First(column, line); row >= 0 && found.Count < limit; row = _tracks[row].Next)
                    {
                        ref var track = ref _tracks[row];
                        if (!track.IsIn(box.West, box.South, box.East, box.North)) continue;
                        var snapshot = Snapshot_NeedsLock(row, seconds);
                        if (filter is null || filter(snapshot)) found.Add(snapshot);
                    }
                }
            }
        }

        return found;
    }

    /// <summary>All tracks that a filter accepts, at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<TrackSnapshot> All(Func<TrackSnapshot, bool>? filter, int limit)
    {
        var found = new List<TrackSnapshot>();
        for (var first = 0; found.Count < limit; first += RowsPerStep)
        {
            lock (_lock)
            {
                if (first >= _tracks.Rows) break;
                for (var row = first; row < Math.Min(first + RowsPerStep, _tracks.Rows) && found.Count < limit; row++)
                {
                    if (_tracks[row].IsFree) continue;
                    var snapshot = Snapshot_NeedsLock(row, NowSeconds);
                    if (filter is null || filter(snapshot)) found.Add(snapshot);
                }
            }
        }

        return found;
    }

    /// <summary>Takes a track out of the picture.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(ReadOnlySpan<byte> uid)
    {
        lock (_lock)
        {
            var row = _tracks.Find(uid, _tracks.HashOf(uid));
            if (row < 0) return false;
            Remove_NeedsLock(row);
            return true;
        }
    }

    /// <summary>
    /// Notes that whoever reported a track has left: it is not shown to those who come later, until it is reported again.
    /// </summary>
    public void ReporterLeft(ReadOnlySpan<byte> uid)
    {
        lock (_lock)
        {
            var row = _tracks.Find(uid, _tracks.HashOf(uid));
            if (row >= 0) _tracks[row].Flags |= TrackFlags.ReporterGone;
        }
    }

    /// <summary>
    /// Removes tracks that have been stale for longer than <see cref="PictureOptions.KeepStale"/>. Call it now and then.
    /// </summary>
    /// <returns>How many were removed.</returns>
    public int RemoveLongStale()
    {
        var before = _time.GetUtcNow().ToUnixTimeMilliseconds() - (long)_options.KeepStale.TotalMilliseconds;
        var removed = 0;
        for (var first = 0; ; first += RowsPerStep)
        {
            lock (_lock)
            {
                if (first >= _tracks.Rows) return removed;
                for (var row = first; row < Math.Min(first + RowsPerStep, _tracks.Rows); row++)
                {
                    if (_tracks[row].IsFree || _tracks[row].StaleMs >= before) continue;
                    Remove_NeedsLock(row);
                    removed++;
                }
            }
        }
    }

    /// <summary>The newest report of a track as CoT XML, as text; null when there is no such track.</summary>
    public string? ReportXml(string uid)
    {
        ArgumentNullException.ThrowIfNull(uid);
        var bytes = Encoding.UTF8.GetBytes(uid);
        var report = new byte[Codec.MaxReportBytes];
        lock (_lock)
        {
            var row = _tracks.Find(bytes, _tracks.HashOf(bytes));
            var length = row < 0 ? -1 : WriteReport_NeedsLock(row, WireEncoding.Xml, report);
            return length < 0 ? null : Encoding.UTF8.GetString(report, 0, length);
        }
    }

    unsafe TrackSnapshot Snapshot_NeedsLock(int row, int nowSeconds)
    {
        ref var track = ref _tracks[row];
        return new TrackSnapshot
        {
            Row = row,
            Number = _tracks.NumberOf(row),
            Uid = Encoding.UTF8.GetString(TrackBlob.Uid(track.Blob)),
            Callsign = Encoding.UTF8.GetString(TrackBlob.Callsign(track.Blob)),
            Type = _words.Text(track.Type),
            How = _words.Text(track.How),
            Source = _words.Text(track.Source),
            Sources = _identities.Knows(row) ? _identities.SourcesOf(row, TextOf, NowSeconds) : null!,
            Label = _words.Text(track.Label),
            Latitude = track.Latitude,
            Longitude = track.Longitude,
            Height = track.Height,
            CircularError = track.CircularError,
            Course = track.Course,
            Speed = track.Speed,
            Time = DateTimeOffset.FromUnixTimeMilliseconds(track.TimeMs),
            Stale = DateTimeOffset.FromUnixTimeMilliseconds(track.StaleMs),
            Age = TimeSpan.FromSeconds(nowSeconds - track.ReceivedSeconds),
            IsEmergency = (track.Flags & TrackFlags.AnyEmergency) != 0,
            Groups = Logs[track.Log].Audience,
        };
    }
}
