using Liaison.Picture.Tracks;

namespace Liaison.Picture.Observing;

/// <summary>
/// Reads every report of the picture as values, in order, whatever audience it is for: the recorder and the watch areas do.
/// Appends never wait for it; one that lags by more than about a hundred thousand reports misses some, and is told.
/// </summary>
/// <remarks>Used by one thread at a time. There is no signal: ask again after some milliseconds.</remarks>
public sealed class ObservationReader
{
    readonly LivePicture _picture;
    readonly ObservationRing _ring;
    long _cursor;
    long _missed;

    internal ObservationReader(LivePicture picture, ObservationRing ring, long cursor) =>
        (_picture, _ring, _cursor) = (picture, ring, cursor);

    /// <summary>How many observations it missed since it lagged.</summary>
    public long Missed => _missed;

    /// <summary>Reads what is new.</summary>
    /// <param name="destination">Where it goes; some hundreds at a time keep the lock short.</param>
    /// <returns>How many were read; 0 when there is nothing new.</returns>
    public int Read(Span<Observation> destination)
    {
        lock (_picture.Gate) return _ring.Read(ref _cursor, destination, ref _missed);
    }

    /// <summary>Reads the picture as it is: the newest observation of each track, some rows at a time.</summary>
    /// <param name="row">0 to begin; afterwards where to go on.</param>
    /// <param name="destination">Where they go.</param>
    /// <returns>How many were read; 0 at the end.</returns>
    public int ReadPicture(ref int row, Span<Observation> destination)
    {
        lock (_picture.Gate)
        {
            var count = 0;
            var rows = _picture.Tracks.Rows;
            while (count < destination.Length && row < rows)
                if (_picture.TryObserve_NeedsLock(row++, out var observation)) destination[count++] = observation;
            return count;
        }
    }

    /// <summary>Who a track is: its uid and callsign; null when it has left the picture.</summary>
    public TrackSnapshot? Find(long track)
    {
        lock (_picture.Gate) return _picture.Find_NeedsLock(track);
    }

    /// <summary>
    /// What is needed, beside the values, to make an observation's report again (<see cref="IReportCodec.Unpack"/>).
    /// </summary>
    /// <returns>Its length; -1 when the report is gone from the log already or does not fit.</returns>
    public int ReadDetail(in Observation observation, Span<byte> destination)
    {
        lock (_picture.Gate) return _picture.PackReport_NeedsLock(observation, destination);
    }

    /// <summary>A word by its number: a type, a source, a label's banner.</summary>
    public string Text(ushort word) => _picture.TextOf(word);
}
