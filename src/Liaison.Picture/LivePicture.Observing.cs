using Liaison.Picture.Observing;
using Liaison.Picture.Tracks;

namespace Liaison.Picture;

/// <content>Reports as values, for those who look at every one: the recorder, watch areas.</content>
public sealed partial class LivePicture
{
    // Made for the first reader: without one an append costs nothing more.
    ObservationRing? _observations;

    /// <summary>Opens a reader of every report from now on.</summary>
    public ObservationReader OpenObservations()
    {
        lock (_lock)
        {
            _observations ??= new ObservationRing();
            return new ObservationReader(this, _observations, _observations.Written);
        }
    }

    /// <summary>Tells those who hand reports on that there are new ones.</summary>
    internal void NoteNews() => News?.Invoke();

    /// <summary>The newest observation of a row.</summary>
    internal bool TryObserve_NeedsLock(int row, out Observation observation)
    {
        observation = default;
        ref var track = ref _tracks[row];
        if (track.IsFree) return false;
        var kind = (track.Flags & TrackFlags.AnyEmergency) != 0 ? ObservationKind.Emergency : ObservationKind.Report;
        observation = ObservationOf(row, kind, UnixMs - ((NowSeconds - track.ReceivedSeconds) * 1000L));
        return true;
    }

    internal TrackSnapshot? Find_NeedsLock(long track)
    {
        var row = _tracks.RowOf(track);
        return row < 0 ? null : Snapshot_NeedsLock(row, NowSeconds);
    }

    /// <summary>Packs the report of an observation, from the log or from the row when it is still the newest.</summary>
    internal int PackReport_NeedsLock(in Observation observation, Span<byte> destination)
    {
        var row = _tracks.RowOf(observation.Track);
        if (row >= 0 && _tracks[row].Sequence == observation.Sequence && (_tracks[row].Flags & TrackFlags.Packed) != 0)
        {
            var packed = PackedOf(ref _tracks[row]);
            return packed.TryCopyTo(destination) ? packed.Length : -1;
        }

        if (observation.LogEntry < 0) return -1;
        if (_logs[observation.Log].Find_NeedsLock(observation.LogEntry) is not { } segment) return -1;
        var index = (int)(observation.LogEntry - segment.FirstEntry);
        if (index < 0 || index >= segment.Count || segment[index].Sequence != observation.Sequence) return -1;
        var from = segment.Built(WireEncoding.Protobuf) > index && segment[index].ProtobufLength > 0
            ? WireEncoding.Protobuf : WireEncoding.Xml;
        return Codec.Pack(from, segment.Payload(segment[index], from), destination);
    }

    void Observe_NeedsLock(int row, ObservationKind kind, long receivedMs) =>
        _observations!.Write(ObservationOf(row, kind, receivedMs));

    Observation ObservationOf(int row, ObservationKind kind, long receivedMs)
    {
        ref var track = ref _tracks[row];
        return new Observation
        {
            Sequence = track.Sequence,
            Track = _tracks.NumberOf(row),
            Latitude = track.Latitude,
            Longitude = track.Longitude,
            Height = track.Height,
            CircularError = track.CircularError,
            LinearError = track.LinearError,
            Course = track.Course,
            Speed = track.Speed,
            TimeMs = track.TimeMs,
            StartDelta = track.StartDelta,
            StaleMs = track.StaleMs,
            ReceivedMs = receivedMs,
            Type = track.Type,
            How = track.How,
            Label = track.Label,
            Source = track.Source,
            Kind = kind,
            IdentitySequence = track.IdentitySequence,
            Log = track.Log,
            LogEntry = (track.Flags & TrackFlags.Packed) != 0 ? -1 : track.LogEntry,
        };
    }
}
