using Liaison.Feeds.Ais.Messages;
using Liaison.Picture.Tracks;

namespace Liaison.Feeds.Ais;

/// <summary>
/// Makes tracks of AIS messages: ships, aircraft in search and rescue, base stations, aids to navigation, emergency
/// transmitters. What is not available is unknown in the report, and without a position there is none.
/// </summary>
public sealed class AisTracks : IFeedDecoder
{
    /// <summary>The most stations that names, kinds and last positions are kept of, unless told otherwise.</summary>
    public const int DefaultStations = 100_000;

    const uint LargestMmsi = 999_999_999;

    // Metres: what the accuracy flag says, what receivers without corrections reach, and what is left of a position
    // that was rounded to a tenth of a minute.
    const float AccurateError = 10;
    const float PlainError = 30;
    const float CoarseError = 150;

    // For how long a report holds: some of the intervals in which stations of the kind report.
    const int UnderWayMs = 3 * 60_000;
    const int AtRestMs = 10 * 60_000;
    const int ClassBMs = 5 * 60_000;
    const int LongRangeMs = 20 * 60_000;
    const int AircraftMs = 2 * 60_000;
    const int BaseStationMs = 5 * 60_000;
    const int AidMs = 15 * 60_000;
    const int EmergencyMs = 15 * 60_000;

    // A finer position that is younger is not replaced by one that is coarse or says nothing of the motion.
    const int FineHoldsMs = 3 * 60_000;

    // Metres per second: 2 kn, below which ships of class B report seldom.
    const float ClassBSlow = 1.03f;

    // AIS does not say what heights are over; the geoid is within so many metres of the ellipsoid.
    const float HeightError = 110;

    readonly AisReader _reader = new();
    readonly AisStations _stations;

    /// <summary>A decoder that knows no station yet.</summary>
    /// <param name="mostStations">The most stations to keep; the one silent longest makes room for a new one.</param>
    public AisTracks(int mostStations = DefaultStations)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostStations);
        _stations = new AisStations(mostStations);
    }

    /// <inheritdoc />
    public void Accept(ReadOnlySpan<byte> bytes, long receivedMs, IObservationSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        var handler = new Handler(this, sink);
        _reader.Accept(bytes, receivedMs, ref handler);
    }

    /// <inheritdoc />
    public void End(long receivedMs, IObservationSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        var handler = new Handler(this, sink);
        _reader.End(receivedMs, ref handler);
    }

    AisRejection OnMessage(in AisMessage message, IObservationSink sink)
    {
        if (message.Mmsi is 0 or > LargestMmsi) return AisRejection.BadMmsi;
        switch (message.Type)
        {
            case AisMessageType.PositionScheduled or AisMessageType.PositionAssigned
                or AisMessageType.PositionInterrogated:
                OnPosition(message, sink);
                break;
            case AisMessageType.ClassBPosition or AisMessageType.ClassBExtended:
                OnClassB(message, sink);
                break;
            case AisMessageType.StaticAndVoyage or AisMessageType.StaticClassB:
                OnStatic(message, sink);
                break;
            case AisMessageType.BaseStation or AisMessageType.UtcResponse:
                OnBaseStation(message, sink);
                break;
            case AisMessageType.SearchAircraft:
                OnSearchAircraft(message, sink);
                break;
            case AisMessageType.AidToNavigation:
                OnAid(message, sink);
                break;
            case AisMessageType.LongRange:
                OnLongRange(message, sink);
                break;
            default:
                sink.Ignore();
                break;
        }

        return AisRejection.None;
    }

    void OnPosition(in AisMessage message, IObservationSink sink)
    {
        var view = new AisPosition(message.Bits);
        var station = _stations.Of(message.Mmsi);
        station.NoteStatus(view.Status);
        var fix = new AisFix
        {
            Latitude = AisScale.Latitude(view.Latitude, AisScale.FinePerDegree),
            Longitude = AisScale.Longitude(view.Longitude, AisScale.FinePerDegree),
            Course = AisScale.Course(view.Course),
            Speed = AisScale.Speed(view.Speed),
            CircularError = ErrorOf(view.IsAccurate, view.Second),
            Kind = KindOf(view.Second),
        };
        // At anchor, moored, aground: a report in three minutes. Emergency transmitters send bursts.
        var holdsMs = station.Kind.IsEmergency() ? EmergencyMs : view.Status is 1 or 5 or 6 ? AtRestMs : UnderWayMs;
        Move(message, station, fix, view.Second, holdsMs, sink);
    }

    void OnClassB(in AisMessage message, IObservationSink sink)
    {
        var view = new AisClassB(message.Bits);
        var station = _stations.Of(message.Mmsi);
        if (message.Type == AisMessageType.ClassBExtended)
        {
            Span<byte> text = stackalloc byte[20];
            station.NoteName(text[..view.More.CopyName(text)]);
            station.NoteShip(view.More.ShipType, view.More.Size);
        }

        var speed = AisScale.Speed(view.Speed);
        var fix = new AisFix
        {
            Latitude = AisScale.Latitude(view.Latitude, AisScale.FinePerDegree),
            Longitude = AisScale.Longitude(view.Longitude, AisScale.FinePerDegree),
            Course = AisScale.Course(view.Course),
            Speed = speed,
            CircularError = ErrorOf(view.IsAccurate, view.Second),
            Kind = KindOf(view.Second),
        };
        Move(message, station, fix, view.Second, speed > ClassBSlow ? ClassBMs : AtRestMs, sink);
    }

    void OnLongRange(in AisMessage message, IObservationSink sink)
    {
        var view = new AisLongRange(message.Bits);
        var station = _stations.Of(message.Mmsi);
        station.NoteStatus(view.Status);
        if (HasFine(station, message))
        {
            sink.Ignore();
            return;
        }

        var fix = new AisFix
        {
            Latitude = AisScale.Latitude(view.Latitude, AisScale.CoarsePerDegree),
            Longitude = AisScale.Longitude(view.Longitude, AisScale.CoarsePerDegree),
            Course = AisScale.CourseOfDegrees(view.Course),
            Speed = AisScale.SpeedOfKnots(view.Speed, unavailable: 63),
            CircularError = CoarseError,
        };
        Move(message, station, fix, AisPosition.NoSecond, LongRangeMs, sink);
    }

    void OnBaseStation(in AisMessage message, IObservationSink sink)
    {
        var view = new AisBaseStation(message.Bits);
        var station = _stations.Of(message.Mmsi);
        if (message.Type == AisMessageType.BaseStation)
        {
            station.NoteKind(AisStationKind.Coast);
        }
        else if (HasFine(station, message))
        {
            // A ship that was asked for the time: it says nothing of its motion.
            sink.Ignore();
            return;
        }

        var fix = new AisFix
        {
            Latitude = AisScale.Latitude(view.Latitude, AisScale.FinePerDegree),
            Longitude = AisScale.Longitude(view.Longitude, AisScale.FinePerDegree),
            CircularError = view.IsAccurate ? AccurateError : PlainError,
        };
        Move(message, station, fix, AisPosition.NoSecond, BaseStationMs, sink);
    }

    void OnSearchAircraft(in AisMessage message, IObservationSink sink)
    {
        var view = new AisSearchAircraft(message.Bits);
        var station = _stations.Of(message.Mmsi);
        station.NoteKind(AisStationKind.Aircraft);
        var fix = new AisFix
        {
            Latitude = AisScale.Latitude(view.Latitude, AisScale.FinePerDegree),
            Longitude = AisScale.Longitude(view.Longitude, AisScale.FinePerDegree),
            Height = view.Altitude >= 4094 || view.IsBarometric ? double.NaN : view.Altitude,
            Course = AisScale.Course(view.Course),
            Speed = AisScale.SpeedOfKnots(view.Speed, unavailable: 1023),
            CircularError = ErrorOf(view.IsAccurate, view.Second),
            Kind = KindOf(view.Second),
        };
        Move(message, station, fix, view.Second, AircraftMs, sink);
    }

    void OnAid(in AisMessage message, IObservationSink sink)
    {
        var view = new AisAid(message.Bits);
        var station = _stations.Of(message.Mmsi);
        station.NoteKind(AisStationKind.Aid);
        station.NoteAid(view);
        var fix = new AisFix
        {
            Latitude = AisScale.Latitude(view.Latitude, AisScale.FinePerDegree),
            Longitude = AisScale.Longitude(view.Longitude, AisScale.FinePerDegree),
            CircularError = ErrorOf(view.IsAccurate, view.Second),
            Kind = KindOf(view.Second),
        };
        Move(message, station, fix, view.Second, AidMs, sink);
    }

    void OnStatic(in AisMessage message, IObservationSink sink)
    {
        var station = _stations.Of(message.Mmsi);
        if (message.Type == AisMessageType.StaticAndVoyage) station.NoteVoyage(new AisVoyage(message.Bits));
        else station.NoteStatic(new AisStatic(message.Bits));

        // A ship at anchor reports its position seldom: its name need not wait for the next.
        if (station.HasChanged && message.ReceivedMs < station.Fix.StaleMs) Report(station, sink);
        else sink.Ignore();
    }

    static void Move(
        in AisMessage message, AisStation station, AisFix fix, int second, int holdsMs, IObservationSink sink)
    {
        ref readonly var last = ref station.Fix;
        var time = fix.IsPlace ? AisTime.Of(message.TagTimeMs, message.ReceivedMs, second, last.TimeMs) : -1;

        // Two receivers that hear the same message, or one that is late, say nothing new.
        if (time < 0 || (time == last.TimeMs && fix.Latitude == last.Latitude && fix.Longitude == last.Longitude
            && !station.HasChanged))
        {
            sink.Ignore();
            return;
        }

        station.Fix = fix with { TimeMs = time, StaleMs = time + holdsMs };
        Report(station, sink);
    }

    static void Report(AisStation station, IObservationSink sink)
    {
        ref readonly var fix = ref station.Fix;
        var values = new TrackValues
        {
            Uid = station.Uid,
            Type = station.Type,
            How = fix.Kind switch
            {
                AisFixKind.Measured => "m-g"u8,
                AisFixKind.Entered => "h-e"u8,
                _ => "m-p"u8,
            },
            Callsign = station.Callsign,
            Latitude = fix.Latitude,
            Longitude = fix.Longitude,
            Height = fix.Height,
            CircularError = fix.CircularError,
            LinearError = double.IsNaN(fix.Height) ? float.NaN : HeightError,
            Course = fix.Course,
            Speed = fix.Speed,
            TimeMs = fix.TimeMs,
            StartMs = fix.TimeMs,
            StaleMs = fix.StaleMs,
            Source = sink.Source,
            Label = sink.Label,
            Key = TrackKey.Mmsi(station.Mmsi),
        };
        var row = station.Row;
        sink.Report(values, station.Remarks, ref row);
        station.Row = row;
    }

    // Whether there is a position with its motion that is not much older.
    static bool HasFine(AisStation station, in AisMessage message) =>
        station.Fix.CircularError < CoarseError && message.ReceivedMs - station.Fix.TimeMs < FineHoldsMs;

    // The second of the minute is 61 for a position by hand, 62 by dead reckoning, 63 when the receiver failed.
    static float ErrorOf(bool isAccurate, int second) =>
        second > AisPosition.NoSecond ? float.NaN : isAccurate ? AccurateError : PlainError;

    static AisFixKind KindOf(int second) => second switch
    {
        <= AisPosition.NoSecond => AisFixKind.Measured,
        AisPosition.NoSecond + 1 => AisFixKind.Entered,
        _ => AisFixKind.Estimated,
    };

    readonly struct Handler(AisTracks tracks, IObservationSink sink) : IAisHandler
    {
        public AisRejection OnMessage(in AisMessage message) => tracks.OnMessage(message, sink);

        public void OnRejected(AisRejection reason, ReadOnlySpan<byte> line) =>
            sink.Reject(AisReasons.Of(reason), line);

        public void OnOther() => sink.Ignore();
    }
}
