using Liaison.Picture.Groups;
using Liaison.Picture.Tracks;

namespace Liaison.Picture;

/// <content>Showing what was recorded: rows without reports, which viewers see like any other.</content>
public sealed partial class LivePicture
{
    /// <summary>Shows a track as it was. It has no report that a TAK client could be given.</summary>
    /// <param name="values">What its newest report said.</param>
    /// <param name="groups">The groups that it was published to.</param>
    /// <param name="receivedMs">When it was received, Unix milliseconds.</param>
    /// <param name="isEmergency">Whether it was an emergency.</param>
    internal void Show(in TrackValues values, GroupSet groups, long receivedMs, bool isEmergency)
    {
        var log = AudienceOf(groups).Log;
        lock (_lock)
        {
            var hash = _tracks.HashOf(values.Uid);
            var row = _tracks.Find(values.Uid, hash);
            // Reports without a callsign leave it as it is; at an earlier moment the track may not have had one.
            if (row >= 0 && values.Callsign.IsEmpty && !CallsignOf(ref _tracks[row]).IsEmpty)
            {
                Remove_NeedsLock(row);
                row = -1;
            }

            var isNew = row < 0;
            if (isNew) row = _tracks.Add(values.Uid, hash, values.Callsign);
            if (row < 0) return;
            var sequence = _sequence + 1;
            ref var track = ref _tracks[row];
            Apply(ref track, row, isNew, sequence, values);
            Pack(ref track, default);
            (track.Log, track.Reporter) = ((ushort)log.Number, NoReporter);
            track.ReceivedSeconds = NowSeconds - (int)((UnixMs - receivedMs) / 1000);
            track.Flags = TrackFlags.Packed | (isEmergency ? TrackFlags.Emergency : TrackFlags.None);
            _tracks.Touch(row, sequence);
            Volatile.Write(ref _sequence, sequence);
        }
    }
}
