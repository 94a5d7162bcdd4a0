using Liaison.Picture.Groups;
using Liaison.Picture.Observing;
using Liaison.Picture.Tracks;

namespace Liaison.Picture.Recording.Storage;

/// <summary>A report as it stands in a recording, with the words that it needs.</summary>
/// <param name="Uid">The track's uid.</param>
/// <param name="Callsign">Its callsign, or empty.</param>
/// <param name="Columns">The values.</param>
/// <param name="Words">The recording's words.</param>
readonly record struct RecordedState(string Uid, string Callsign, ReportColumns Columns, RecordedWords Words)
{
    public ObservationKind Kind => (ObservationKind)Columns[ReportColumns.Kind];

    public long AtMs => Columns[ReportColumns.At];

    /// <summary>The track as a copy of the live picture would be.</summary>
    /// <param name="row">A number that no other track of the answer has.</param>
    /// <param name="atMs">The moment for which it is asked.</param>
    /// <param name="groups">The node's groups.</param>
    public TrackSnapshot ToSnapshot(int row, long atMs, GroupTable groups) => new()
    {
        Row = row,
        Number = row,
        Uid = Uid,
        Callsign = Callsign,
        Type = Words.Text(Columns[ReportColumns.Type]),
        How = Words.Text(Columns[ReportColumns.How]),
        Source = Words.Text(Columns[ReportColumns.Source]),
        Label = Words.Text(Columns[ReportColumns.Label]),
        Latitude = Columns.InDegrees(ReportColumns.Latitude),
        Longitude = Columns.InDegrees(ReportColumns.Longitude),
        Height = Columns.Whole(ReportColumns.Height),
        CircularError = (float)Columns.Whole(ReportColumns.CircularError),
        Course = (float)Columns.Whole(ReportColumns.Course),
        Speed = (float)Columns.Whole(ReportColumns.Speed),
        Time = Instant(Columns.TimeMs),
        Stale = Instant(Columns.StaleMs),
        Age = TimeSpan.FromSeconds(Math.Max(0, (atMs - AtMs) / 1000)),
        IsEmergency = Kind == ObservationKind.Emergency,
        Groups = Words.Set(Columns[ReportColumns.Groups], groups),
    };

    public RecordedFix ToFix(GroupTable groups) => new()
    {
        At = Instant(AtMs),
        Time = Instant(Columns.TimeMs),
        Latitude = Columns.InDegrees(ReportColumns.Latitude),
        Longitude = Columns.InDegrees(ReportColumns.Longitude),
        Height = Columns.Whole(ReportColumns.Height),
        Course = Columns.Whole(ReportColumns.Course),
        Speed = Columns.Whole(ReportColumns.Speed),
        Groups = Words.Set(Columns[ReportColumns.Groups], groups),
    };

    public RecordedReport ToReport(GroupTable groups) => new()
    {
        At = Instant(AtMs),
        Kind = Kind,
        Uid = Uid,
        Callsign = Callsign,
        Type = Words.Text(Columns[ReportColumns.Type]),
        How = Words.Text(Columns[ReportColumns.How]),
        Source = Words.Text(Columns[ReportColumns.Source]),
        Label = Words.Text(Columns[ReportColumns.Label]),
        Groups = Words.Set(Columns[ReportColumns.Groups], groups),
        Latitude = Columns.InDegrees(ReportColumns.Latitude),
        Longitude = Columns.InDegrees(ReportColumns.Longitude),
        Height = Columns.Whole(ReportColumns.Height),
        CircularError = Columns.Whole(ReportColumns.CircularError),
        LinearError = Columns.Whole(ReportColumns.LinearError),
        Course = Columns.Whole(ReportColumns.Course),
        Speed = Columns.Whole(ReportColumns.Speed),
        TimeMs = Columns.TimeMs,
        StartMs = Columns.StartMs,
        StaleMs = Columns.StaleMs,
    };

    /// <summary>An instant that the calendar has, whatever a sender's clock said.</summary>
    static DateTimeOffset Instant(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(
        unixMs, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}
