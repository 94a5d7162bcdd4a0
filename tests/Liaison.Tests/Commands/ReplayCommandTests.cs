using System.Xml.Linq;
using Liaison.Commands;
using Liaison.Kernel.Labels;
using Liaison.Kernel.Time;
using Liaison.Picture;
using Liaison.Picture.Recording;
using Liaison.Picture.Tracks;
using Liaison.Tak.Codec;

namespace Liaison.Tests.Commands;

public sealed class ReplayCommandTests : IDisposable
{
    readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task What_was_seen_is_printed_as_CoT_with_its_label()
    {
        var node = await _cli.InitAsync();
        var from = DateTimeOffset.UtcNow;
        await RecordAsync(Path.Combine(node, "picture"));
        var (exitCode, output, error) = await _cli.RunAsync(
            "replay", "--data", node, "--from", IsoTime.Format(from), "--to", IsoTime.Format(DateTimeOffset.UtcNow),
            "--format", "cot");

        Assert.True(exitCode == CommandLine.Done, error);
        var events = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToList();
        Assert.Equal(["26.5", "27.5"], events.Select(e => (string?)e.Element("point")!.Attribute("lat")));
        Assert.All(events, e => Assert.Equal("MMSI-431000123", (string?)e.Attribute("uid")));
        Assert.All(events, e => Assert.Equal("a-n-S", (string?)e.Attribute("type")));
        Assert.All(
            events, e => Assert.Equal("MARU", (string?)e.Element("detail")!.Element("contact")!.Attribute("callsign")));
        Assert.All(events, e => Assert.Equal("USA,JPN", (string?)e.Attribute("releasableTo")));
        Assert.Equal("2026-11-23T00:00:00.000Z", (string?)events[0].Attribute("time"));
    }

    [Fact]
    public async Task What_was_not_recorded_is_named()
    {
        var node = await _cli.InitAsync();
        var (exitCode, output, error) = await _cli.RunAsync(
            "replay", "--data", node, "--from", "2026-01-01T00:00:00Z", "--to", "2026-01-02T00:00:00Z", "--format",
            "cot");

        Assert.Equal((CommandLine.Failed, ""), (exitCode, output));
        Assert.Contains(
            "not recorded: 2026-01-01T00:00:00.000Z to 2026-01-02T00:00:00.000Z", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yesterday", "2026-01-02T00:00:00Z", "cot")]
    [InlineData("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "gpx")]
    public async Task Wrong_use_is_told(string from, string to, string format)
    {
        var node = await _cli.InitAsync();
        var (exitCode, _, _) = await _cli.RunAsync(
            "replay", "--data", node, "--from", from, "--to", to, "--format", format);
        Assert.Equal(CommandLine.WrongUse, exitCode);
    }

    static XElement Parse(string line)
    {
        using var reader = new StringReader(line);
        return XElement.Load(reader);
    }

    static async Task RecordAsync(string folder)
    {
        using var picture = new LivePicture(new CotReportCodec(), TimeProvider.System);
        using var recorder = new Recorder(picture, folder, TimeProvider.System, new RecordingOptions());
        recorder.Start();
        while (recorder.State != RecorderState.Recording) await Task.Yield();
        Assert.True(Label.TryParse("UNCLASSIFIED//REL TO USA, JPN", LabelPolicy.Default, out var label, out _));
        Assert.True(picture.TryOpenSource(picture.Groups.SetOf("all"), "ais", label, out var source));
        var timeMs = new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var row = -1;
        foreach (var latitude in (double[])[26.5, 27.5])
        {
            source.Report(
                new TrackValues
                {
                    Uid = "MMSI-431000123"u8,
                    Type = "a-n-S"u8,
                    How = "m-g"u8,
                    Callsign = "MARU"u8,
                    Latitude = latitude,
                    Longitude = 127.25,
                    Height = double.NaN,
                    CircularError = float.NaN,
                    LinearError = float.NaN,
                    Course = 90,
                    Speed = 7.5f,
                    TimeMs = timeMs,
                    StartMs = timeMs,
                    StaleMs = timeMs + 60_000,
                    Source = source.Source,
                    Label = source.LabelWord,
                },
                [], ref row);
        }
    }
}
