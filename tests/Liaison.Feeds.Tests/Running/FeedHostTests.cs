using System.Security.Cryptography;
using Liaison.Feeds.Running;
using Liaison.Feeds.Sources;
using Liaison.Kernel.Events;
using Liaison.Picture;
using Liaison.Picture.Alerts;
using Liaison.Picture.Layers;
using Liaison.Picture.Tracks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Feeds.Tests.Running;

/// <summary>Feeds as they are configured, from their source to the picture, the alert board and the layers.</summary>
public sealed class FeedHostTests : IDisposable
{
    const string Label = "UNCLASSIFIED//REL TO USA, JPN";

    const string Cap =
        """
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>1</identifier><sender>agency</sender>
        <sent>2026-11-01T00:00:00+00:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
        <info><category>Met</category><event>Gale</event><urgency>Future</urgency><severity>Minor</severity>
        <certainty>Likely</certainty></info></alert>
        """;

    readonly string _folder = Directory.CreateTempSubdirectory("liaison-feeds-").FullName;
    readonly LivePicture _picture = new(new NoCodec(), TimeProvider.System);
    readonly AlertBoard _alerts = new(TimeProvider.System, new EventNumbers());
    readonly LayerBoard _layers = new(TimeProvider.System);
    readonly WatchedTime _time = new(FolderSource.LookEvery);

    public void Dispose()
    {
        _picture.Dispose();
        _alerts.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Alerts_that_are_dropped_into_a_folder_stand_on_the_board_with_the_feeds_label()
    {
        await using var host = Start(new FeedOptions
        {
            Name = "agency",
            Kind = FeedKind.Alerts,
            From = $"folder:{_folder}",
            Label = Label,
        });
        await _time.WaitsAsync();
        Drop("gale.xml", Cap);
        await LookAsync();
        var alert = Assert.Single(_alerts.List()).Alert;
        Assert.Equal(("agency", Label), (alert.Source, alert.Label));
    }

    [Fact]
    public async Task A_layer_file_that_is_dropped_again_takes_the_place_of_the_first()
    {
        await using var host = Start(
            new FeedOptions { Name = "drop", Kind = FeedKind.Layers, From = $"folder:{_folder}" });
        await _time.WaitsAsync();
        Drop("camps.geojson", """{"type":"Point","coordinates":[127.5,26.5]}""");
        await LookAsync();
        Assert.Single(_layers.All);
        Drop("camps.geojson", """{"type":"Point","coordinates":[127.6,26.6]}""");
        await LookAsync();
        var layer = Assert.Single(_layers.All);
        Assert.Equal("camps", layer.Name);
        Assert.Equal(127.6, Assert.IsType<GeometryPoint>(Assert.Single(layer.Features).Geometry).At.Longitude);
        Drop("bad.geojson", "{");
        await LookAsync();
        Assert.True(File.Exists(Path.Combine(_folder, "refused", "bad.geojson")));
        Assert.Single(host.Feeds[0].Status().Rejected);
    }

    [Theory]
    [InlineData("tcp://nowhere", "'x'")]
    [InlineData("file:/srv/a", "label")]
    public void A_feed_that_cannot_work_is_named(string from, string words)
    {
        var options = new FeedOptions { Name = "x", Kind = FeedKind.Ais, From = from, Label = "NO SUCH LABEL" };
        Assert.Contains(words, Assert.Throws<FeedOptionsException>(() => Start(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_feeds_with_one_name_are_refused()
    {
        var options = new FeedOptions { Name = "x", Kind = FeedKind.Ais, From = "file:/srv/a" };
        Assert.Throws<FeedOptionsException>(() => Start(options, options));
    }

    FeedHost Start(params FeedOptions[] feeds)
    {
        var host = new FeedHost(new FeedsOptions { Inputs = feeds }, new FeedSurroundings
        {
            Picture = _picture,
            Alerts = _alerts,
            Layers = _layers,
            Groups = _picture.Groups.SetOf(["__ANON__"]),
            Random = RandomNumberGenerator.Fill,
            Time = _time,
            Logger = NullLogger.Instance,
        });
        host.Start();
        return host;
    }

    void Drop(string name, string text)
    {
        var path = Path.Combine(_folder, "." + name);
        File.WriteAllText(path, text);
        File.Move(path, Path.Combine(_folder, name));
    }

    /// <summary>Lets the folder be looked at once more, to its end.</summary>
    Task LookAsync()
    {
        _time.Advance(FolderSource.LookEvery);
        return _time.WaitsAsync();
    }

    sealed class NoCodec : IReportCodec
    {
        public int MaxReportBytes => 1;

        public int Transcode(WireEncoding from, ReadOnlySpan<byte> report, Span<byte> destination) => -1;

        public int Pack(WireEncoding from, ReadOnlySpan<byte> report, Span<byte> destination) => -1;

        public int Unpack(in TrackValues values, ReadOnlySpan<byte> packed, WireEncoding to, Span<byte> destination) => -1;

        public int Write(in TrackValues values, in ReportText text, WireEncoding to, Span<byte> destination) => -1;
    }
}
