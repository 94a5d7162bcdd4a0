using Liaison.Kernel.Time;
using Liaison.Picture.Recording;
using Liaison.Picture.Tracks;

namespace Liaison.Web.Recording;

/// <summary>
/// Makes a track's way into GeoJSON (RFC 7946). It is in parts where the recording has a gap, where the track had left,
/// and at the antimeridian, so that no line goes where nothing went.
/// </summary>
static class HistoryFeatures
{
    public static HistoryFeature Of(TrackHistory history, string defaultLabel)
    {
        var parts = Parts(history.Fixes);
        // Positions and the lists beside them stay parallel: a part of one position has it twice in all of them.
        if (parts.Count > 1)
            parts = [.. parts.Select(part => part.Count == 1 ? [part[0], part[0]] : part)];
        var fixes = parts.SelectMany(part => part).ToList();
        return new HistoryFeature(history.Uid, new HistoryProperties
        {
            Uid = history.Uid,
            Callsign = history.Callsign.Length == 0 ? null : history.Callsign,
            Type = history.Type,
            Source = history.Source,
            Label = history.Label.Length == 0 ? defaultLabel : history.Label,
            Times = [.. fixes.Select(fix => IsoTime.Format(fix.At))],
            Courses = [.. fixes.Select(fix => Known(fix.Course))],
            Speeds = [.. fixes.Select(fix => Known(fix.Speed))],
            Gaps = [.. history.Gaps.Select(GapModel.Of)],
            Truncated = history.IsCut,
        })
        {
            Geometry = GeometryOf(parts),
        };
    }

    /// <summary>A track of which nothing is recorded.</summary>
    public static HistoryFeature Empty(TrackSnapshot track, string defaultLabel) => Of(
        new TrackHistory
        {
            Uid = track.Uid,
            Callsign = track.Callsign,
            Type = track.Type,
            Source = track.Source,
            Label = track.Label,
            Fixes = [],
            Gaps = [],
            IsCut = false,
        },
        defaultLabel);

    static HistoryGeometry? GeometryOf(List<List<RecordedFix>> parts) => parts switch
    {
        [] => null,
        [[var only]] => new HistoryPoint(PositionOf(only)),
        [var line] => new HistoryLine([.. line.Select(PositionOf)]),
        _ => new HistoryLines([.. parts.Select(part => part.Select(PositionOf).ToList())]),
    };

    static List<List<RecordedFix>> Parts(IReadOnlyList<RecordedFix> fixes)
    {
        var parts = new List<List<RecordedFix>>();
        for (var i = 0; i < fixes.Count; i++)
        {
            if (i == 0 || fixes[i].IsBegin || Math.Abs(fixes[i].Longitude - fixes[i - 1].Longitude) > 180)
                parts.Add([]);
            parts[^1].Add(fixes[i]);
        }

        return parts;
    }

    static double[] PositionOf(RecordedFix fix) =>
        double.IsFinite(fix.Height) ? [fix.Longitude, fix.Latitude, fix.Height] : [fix.Longitude, fix.Latitude];

    static double? Known(double value) => double.IsFinite(value) ? value : null;
}
