using System.Text;
using Liaison.Picture.Tracks;

namespace Liaison.Feeds.Tests;

/// <summary>Keeps what a decoder reports.</summary>
sealed class GatheredReports : IObservationSink
{
    readonly Dictionary<string, int> _rows = [];

    public ushort Source => 7;

    public ushort Label => 3;

    public List<GatheredReport> Reports { get; } = [];

    public List<string> Rejections { get; } = [];

    public int Ignored { get; private set; }

    public void Report(in TrackValues values, ReadOnlySpan<byte> remarks, ref int row)
    {
        var uid = Encoding.UTF8.GetString(values.Uid);
        Assert.True(row == -1 || row == _rows[uid], "a decoder gives back the row that it was given");
        if (row == -1) row = _rows.TryAdd(uid, _rows.Count) ? _rows.Count - 1 : _rows[uid];
        Assert.Equal((Source, Label), (values.Source, values.Label));
        Assert.InRange(values.Latitude, -90, 90);
        Assert.InRange(values.Longitude, -180, 180);
        Assert.False(float.IsInfinity(values.Course) || values.Course is < 0 or >= 360);
        Assert.False(float.IsInfinity(values.Speed) || values.Speed < 0);
        Reports.Add(new GatheredReport(
            uid, Encoding.UTF8.GetString(values.Type), Encoding.UTF8.GetString(values.Callsign), values.Latitude,
            values.Longitude, values.Height, values.CircularError, values.Course, values.Speed, values.TimeMs,
            values.StaleMs, Encoding.UTF8.GetString(remarks)));
    }

    public void Reject(string reason, ReadOnlySpan<byte> input) => Rejections.Add(reason);

    public void Ignore() => Ignored++;
}

/// <summary>A report as values that stay.</summary>
sealed record GatheredReport(
    string Uid, string Type, string Callsign, double Latitude, double Longitude, double Height, float CircularError,
    float Course, float Speed, long TimeMs, long StaleMs, string Remarks);
