using System.Text;
using Liaison.Feeds.Ais;
using Liaison.Picture.Tracks;

namespace Liaison.Feeds.Tests.Ais;

/// <summary>A report as a sink got it.</summary>
sealed record AisReport(
    string Uid, string Type, string How, string Callsign, double Latitude, double Longitude, double Height,
    float CircularError, float Course, float Speed, long TimeMs, long StaleMs, TrackKey Key, string Remarks, int Row);

/// <summary>A sink that keeps all it gets.</summary>
sealed class AisRecorder : IObservationSink
{
    public List<AisReport> Reports { get; } = [];

    public List<(string Reason, string Input)> Rejected { get; } = [];

    public int Ignored { get; private set; }

    public ushort Source => 7;

    public ushort Label => 3;

    /// <summary>The last report.</summary>
    public AisReport Last => Reports[^1];

    public void Report(in TrackValues values, ReadOnlySpan<byte> remarks, ref int row)
    {
        Assert.Equal((Source, Label), (values.Source, values.Label));
        Assert.InRange(values.Latitude, -90, 90);
        Assert.InRange(values.Longitude, -180, 180);
        Assert.Equal(values.TimeMs, values.StartMs);
        Assert.True(values.StaleMs > values.TimeMs);
        Reports.Add(new AisReport(
            Text(values.Uid), Text(values.Type), Text(values.How), Text(values.Callsign), values.Latitude,
            values.Longitude, values.Height, values.CircularError, values.Course, values.Speed, values.TimeMs,
            values.StaleMs, values.Key, Text(remarks), row));
        if (row < 0) row = Reports.Count;
    }

    public void Reject(string reason, ReadOnlySpan<byte> input) =>
        Rejected.Add((reason, Encoding.Latin1.GetString(input)));

    public void Ignore() => Ignored++;

    static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);
}

/// <summary>A handler that keeps messages as text and rejections.</summary>
readonly struct AisLines() : IAisHandler
{
    public List<string> Messages { get; } = [];

    public List<AisRejection> Rejections { get; } = [];

    public AisRejection OnMessage(in AisMessage message)
    {
        Messages.Add($"{(int)message.Type} {message.Mmsi} {message.Bits.Length} {message.TagTimeMs}"
            + $" {Encoding.ASCII.GetString(message.Station)}");
        return AisRejection.None;
    }

    public void OnRejected(AisRejection reason, ReadOnlySpan<byte> line) => Rejections.Add(reason);

    public void OnOther() => Rejections.Add(AisRejection.None);

    /// <summary>Reads text at once.</summary>
    public static AisLines Of(string text, AisReader? reader = null, long receivedMs = 0)
    {
        var lines = new AisLines();
        (reader ??= new AisReader()).Accept(Encoding.Latin1.GetBytes(text), receivedMs, ref lines);
        reader.End(receivedMs, ref lines);
        return lines;
    }
}
