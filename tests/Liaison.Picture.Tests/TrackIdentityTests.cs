using System.Text;
using Liaison.Picture.Tracks;

namespace Liaison.Picture.Tests;

public sealed class TrackIdentityTests
{
    [Theory]
    [InlineData("MMSI-431000123", "MMSI-431000123")]
    [InlineData("ais.431000123", "MMSI-431000123")]
    [InlineData("ICAO-86E123", "ICAO-86E123")]
    [InlineData("ADSB:86e123", "ICAO-86E123")]
    [InlineData("ANDROID-359975090666199", "")]
    [InlineData("MMSI-43100012", "")]
    [InlineData("MMSI-43100012x", "")]
    [InlineData("MMSI-000000000", "")]
    [InlineData("ICAO-86E1234", "")]
    [InlineData("ICAO-86G123", "")]
    [InlineData("-431000123", "")]
    public void A_uid_of_a_gateway_says_the_key(string uid, string key) =>
        Assert.Equal(key, TrackKey.FromUid(Encoding.UTF8.GetBytes(uid)).ToString());

    [Fact]
    public void Reports_with_one_key_are_one_track_with_all_its_sources()
    {
        using var world = new PictureWorld();
        var blue = world.Audience("blue");
        world.Report(blue, 2, "MMSI-431000123", source: "tak", key: TrackKey.Mmsi(431000123));
        world.Time.Advance(TimeSpan.FromSeconds(3));
        world.Report(blue, 3, "AIS.431000123", source: "ais", key: TrackKey.Mmsi(431000123));

        var track = Assert.Single(world.Picture.All(null, 10));
        Assert.Equal("MMSI-431000123", track.Uid);
        Assert.Equal("ais", track.Source);
        Assert.Equal(
            [new TrackSource("AIS.431000123", "ais", TimeSpan.Zero), new TrackSource("MMSI-431000123", "tak", TimeSpan.FromSeconds(3))],
            track.Sources);
    }

    [Fact]
    public void A_track_that_was_known_by_its_uid_joins_the_one_with_its_key()
    {
        using var world = new PictureWorld();
        var blue = world.Audience("blue");
        world.Report(blue, 2, "helicopter");
        world.Report(blue, 3, "ICAO-86E123", key: TrackKey.Icao(0x86E123));
        world.Report(blue, 2, "helicopter", key: TrackKey.Icao(0x86E123));

        Assert.Equal(["ICAO-86E123"], world.Picture.All(null, 10).Select(t => t.Uid));
    }

    [Fact]
    public void A_key_is_free_again_when_its_track_has_gone()
    {
        using var world = new PictureWorld();
        var blue = world.Audience("blue");
        world.Report(blue, 2, "one", key: TrackKey.Mmsi(1));
        Assert.True(world.Picture.Remove("one"u8));
        world.Report(blue, 2, "two", key: TrackKey.Mmsi(1));

        Assert.Equal(["two"], world.Picture.All(null, 10).Select(t => t.Uid));
    }
}
