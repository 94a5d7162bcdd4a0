using System.Text;
using Liaison.Picture.Observing;
using Liaison.Picture.Tracks;

namespace Liaison.Picture.Tests.Observing;

public sealed class ObservationReaderTests : IDisposable
{
    readonly PictureWorld _world = new();
    readonly Observation[] _room = new Observation[16];

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Every_report_is_observed_in_order_whatever_its_audience()
    {
        var reader = _world.Picture.OpenObservations();
        _world.Report(_world.Audience("a"), 1, "one", latitude: 1);
        _world.Report(_world.Audience("b"), 2, "two", latitude: 2);
        _world.Report(_world.Audience("a"), 1, "one", latitude: 3);

        Assert.Equal([1.0, 2, 3], Read(reader).Select(o => o.Latitude));
        Assert.Empty(Read(reader));
        Assert.Equal(0, reader.Missed);
    }

    [Fact]
    public void What_was_reported_before_is_read_from_the_picture()
    {
        _world.Report(_world.Audience("a"), 1, "one", latitude: 1);
        var reader = _world.Picture.OpenObservations();
        Assert.Empty(Read(reader));

        var row = 0;
        Assert.Equal(1, reader.ReadPicture(ref row, _room));
        Assert.Equal("one", reader.Find(_room[0].Track)!.Uid);
        Assert.Equal(0, reader.ReadPicture(ref row, _room));
    }

    [Fact]
    public void A_track_that_has_left_is_told_and_its_number_is_never_used_again()
    {
        var reader = _world.Picture.OpenObservations();
        _world.Report(_world.Audience("a"), 1, "one", latitude: 1);
        _world.Picture.Remove("one"u8);
        _world.Report(_world.Audience("a"), 1, "two", latitude: 2);

        var read = Read(reader);
        Assert.Equal([ObservationKind.Report, ObservationKind.Removed, ObservationKind.Report], read.Select(o => o.Kind));
        Assert.Equal(read[0].Row, read[2].Row);
        Assert.NotEqual(read[0].Track, read[2].Track);
        Assert.Null(reader.Find(read[0].Track));
        Assert.Equal("two", reader.Find(read[2].Track)!.Uid);
    }

    [Fact]
    public void A_distress_beacon_that_a_feed_hears_is_an_emergency_until_it_is_none()
    {
        var reader = _world.Picture.OpenObservations();
        Assert.True(_world.Picture.TryOpenSource(_world.Picture.Groups.SetOf(["a"]), "ais", null, out var source));
        var row = -1;
        foreach (var type in (string[])["b-a-o-tbl", "a-n-S"])
        {
            Assert.Equal(AppendOutcome.Accepted, source.Report(new TrackValues
            {
                Uid = "MMSI-970000001"u8,
                Type = Encoding.UTF8.GetBytes(type),
                Latitude = 26,
                Longitude = 127,
                TimeMs = 1,
                StartMs = 1,
                StaleMs = 2,
                Source = source.Source,
            }, [], ref row));
            var isEmergency = type == "b-a-o-tbl";
            Assert.Equal(isEmergency, _world.Picture.Find("MMSI-970000001")!.IsEmergency);
            Assert.Equal(isEmergency ? ObservationKind.Emergency : ObservationKind.Report, Assert.Single(Read(reader)).Kind);
        }
    }

    [Fact]
    public void A_report_can_be_made_again_from_its_observation()
    {
        var reader = _world.Picture.OpenObservations();
        _world.Report(_world.Audience("a"), 1, "one", text: "first");
        _world.Report(_world.Audience("a"), 1, "one", text: "second");

        var read = Read(reader);
        var detail = new byte[100];
        Assert.Equal("first", Encoding.UTF8.GetString(detail, 0, reader.ReadDetail(read[0], detail)));
        Assert.Equal("second", Encoding.UTF8.GetString(detail, 0, reader.ReadDetail(read[1], detail)));
    }

    [Fact]
    public void A_reader_that_lags_is_told_how_much_it_missed()
    {
        var reader = _world.Picture.OpenObservations();
        const int count = 140_000;
        var audience = _world.Audience("a");
        for (var i = 0; i < count; i++) _world.Report(audience, 1, "one", text: "same");

        var read = 0L;
        for (int some; (some = reader.Read(_room)) > 0; read += some)
            Assert.True(_room[0].Sequence > count - (1 << 17));
        Assert.Equal(count, read + reader.Missed);
        Assert.True(reader.Missed > 0);
    }

    [Fact]
    public void A_source_of_values_is_not_taken_for_a_loop_and_wakes_those_who_hand_on()
    {
        var news = 0;
        _world.Picture.News += () => news++;
        Assert.True(_world.Picture.TryOpenSource(_world.Picture.Groups.SetOf(["a"]), "ais", null, out var source));
        var row = -1;
        for (var i = 0; i < 2; i++)
        {
            var values = new TrackValues
            {
                Uid = "ship"u8,
                Type = "a-n-S"u8,
                Latitude = 26,
                Longitude = 128,
                TimeMs = 0,
                StartMs = 0,
                StaleMs = 300_000,
                Source = source.Source,
            };
            Assert.Equal(AppendOutcome.Accepted, source.Report(values, "words"u8, ref row));
        }

        source.Flush();
        Assert.Equal(1, news);
        Assert.Equal("ais", _world.Picture.Find("ship")!.Source);
    }

    List<Observation> Read(ObservationReader reader) => [.. _room[..reader.Read(_room)]];
}
