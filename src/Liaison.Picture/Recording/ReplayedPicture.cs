using System.Text;
using Liaison.Picture.Observing;
using Liaison.Picture.Recording.Storage;
using Liaison.Picture.Tracks;

namespace Liaison.Picture.Recording;

/// <summary>
/// A second picture that shows a recorded moment, with the clock of that moment: viewers look at it as at the live one.
/// Going on to another moment, later or earlier, changes what differs.
/// </summary>
/// <remarks>Used by one thread at a time, but for its picture.</remarks>
public sealed class ReplayedPicture : IDisposable
{
    readonly RecordedPicture _recorded;
    readonly MomentClock _clock = new();
    readonly Dictionary<string, Shown> _shown = new(StringComparer.Ordinal);
    long _round;

    /// <summary>Makes an empty picture.</summary>
    /// <param name="recorded">What was recorded.</param>
    /// <param name="codec">That of the live picture.</param>
    public ReplayedPicture(RecordedPicture recorded, IReportCodec codec)
    {
        _recorded = recorded;
        Picture = new LivePicture(codec, _clock);
    }

    /// <summary>The picture as it was.</summary>
    public LivePicture Picture { get; }

    /// <summary>Shows a moment.</summary>
    /// <returns>The gap, when the moment was not recorded: the picture is empty then.</returns>
    /// <exception cref="IOException">The disk failed.</exception>
    public RecordedGap? Show(DateTimeOffset at)
    {
        _clock.Moment = at;
        _round++;
        var gap = _recorded.Visit(at.ToUnixTimeMilliseconds(), Show);
        foreach (var (uid, shown) in _shown)
        {
            if (shown.Round == _round) continue;
            Picture.Remove(Encoding.UTF8.GetBytes(uid));
            _shown.Remove(uid);
        }

        return gap;
    }

    /// <inheritdoc />
    public void Dispose() => Picture.Dispose();

    void Show(RecordedState state)
    {
        var columns = state.Columns;
        var now = new Shown(columns[ReportColumns.At], columns[ReportColumns.Made], _round);
        var isSame = _shown.TryGetValue(state.Uid, out var before) && before == now with { Round = before.Round };
        _shown[state.Uid] = now;
        if (isSame) return;
        var words = state.Words;
        var values = new TrackValues
        {
            Uid = Encoding.UTF8.GetBytes(state.Uid),
            Callsign = Encoding.UTF8.GetBytes(state.Callsign),
            Type = Encoding.UTF8.GetBytes(words.Text(columns[ReportColumns.Type])),
            How = Encoding.UTF8.GetBytes(words.Text(columns[ReportColumns.How])),
            Source = Picture.WordOf(Encoding.UTF8.GetBytes(words.Text(columns[ReportColumns.Source]))),
            Label = Picture.WordOf(Encoding.UTF8.GetBytes(words.Text(columns[ReportColumns.Label]))),
            Latitude = columns.InDegrees(ReportColumns.Latitude),
            Longitude = columns.InDegrees(ReportColumns.Longitude),
            Height = columns.Whole(ReportColumns.Height),
            CircularError = (float)columns.Whole(ReportColumns.CircularError),
            LinearError = (float)columns.Whole(ReportColumns.LinearError),
            Course = (float)columns.Whole(ReportColumns.Course),
            Speed = (float)columns.Whole(ReportColumns.Speed),
            TimeMs = columns.TimeMs,
            StartMs = columns.StartMs,
            StaleMs = columns.StaleMs,
        };
        Picture.Show(
            values, Picture.Groups.SetOf(words.Names(columns[ReportColumns.Groups])), columns[ReportColumns.At],
            state.Kind == ObservationKind.Emergency);
    }

    readonly record struct Shown(long AtMs, long Made, long Round);

    /// <summary>A clock that stands at the replayed moment.</summary>
    sealed class MomentClock : TimeProvider
    {
        public DateTimeOffset Moment { get; set; } = DateTimeOffset.UnixEpoch;

        public override long TimestampFrequency => 1000;

        public override DateTimeOffset GetUtcNow() => Moment;

        public override long GetTimestamp() => Moment.ToUnixTimeMilliseconds();
    }
}
