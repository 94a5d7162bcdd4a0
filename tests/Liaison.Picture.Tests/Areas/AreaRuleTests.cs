using CsCheck;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Alerts;
using Liaison.Picture.Areas;

namespace Liaison.Picture.Tests.Areas;

public sealed class AreaRuleTests
{
    static readonly AreaRule Enter = new(AreaRuleKind.Enter);
    static readonly AreaRule Leave = new(AreaRuleKind.Leave);

    [Fact]
    public void Who_comes_in_and_goes_out_is_called_out_once()
    {
        using var world = new AreaWorld(null, AreaWorld.Circle(1_000, Enter, Leave));
        foreach (var metres in new[] { 3_000, 2_000, 900, 500, 900, 1_500, 2_000 })
        {
            world.Report("ship", metres);
            world.Wait(60);
        }

        Assert.Equal(["ship has entered strait", "ship has left strait"], world.Called);
        Assert.Empty(world.Ongoing);
        var alert = world.Board.List(withEnded: true).Single(e => e.Alert.Rule == "strait: enters").Alert;
        Assert.Equal(["ship"], alert.Tracks);
        Assert.Equal(AlertSeverity.Moderate, alert.Severity);
        Assert.Equal("JFHQ", alert.Sender);
    }

    [Fact]
    public void A_track_that_is_first_seen_inside_has_come_in_but_one_that_was_there_before_the_area_has_not()
    {
        using var world = new AreaWorld();
        world.Report("before", 100);
        world.Areas.Put(AreaWorld.Circle(1_000, Enter, Leave), mustExist: false);
        world.Turn();
        world.Report("before", 200);
        world.Report("new", 100);
        Assert.Equal(["new has entered strait"], world.Called);
        world.Report("before", 1_500);
        Assert.Equal(["new has entered strait", "before has left strait"], world.Called);
    }

    [Fact]
    public void Noise_at_a_border_below_the_margin_raises_one_alert_at_most()
    {
        var shapes = Gen.Select(Shapes.Any, Gen.Double[0, 360], Gen.Double[0, 24].Array[30]);
        shapes.Sample(
            (shape, azimuth, noise) =>
            {
                var area = AreaWorld.Circle(1, Enter, Leave) with { Shape = shape };
                using var world = new AreaWorld(null, area);
                // A corner, or a place on the edge, where edges are near.
                var edge = shape switch
                {
                    AreaPolygon polygon => polygon.Points[0],
                    AreaCircle circle => Geodesic.Direct(circle.Center, azimuth, circle.Radius).Point,
                    AreaCorridor corridor => Geodesic.Direct(corridor.Points[0], azimuth, corridor.Width / 2).Point,
                    _ => throw new InvalidOperationException(),
                };
                var size = new WatchedArea(area).Geometry.Size;
                var most = Math.Min(1, size / 4 / WatchArea.DefaultMargin);
                foreach (var (metres, i) in noise.Select((metres, i) => (metres, i)))
                {
                    var at = Geodesic.Direct(edge, i * 137, metres * most).Point;
                    world.ReportAt("ship", at.Latitude, at.Longitude);
                    world.Time.Advance(TimeSpan.FromSeconds(2));
                }

                Assert.InRange(world.Called.Count, 0, 1);
            },
            iter: 100);
    }

    [Fact]
    public void A_position_with_a_large_error_does_not_flap()
    {
        using var world = new AreaWorld(null, AreaWorld.Circle(5_000, Enter, Leave));
        foreach (var metres in new[] { 4_900, 5_400, 4_800, 5_500, 4_900 }) world.Report("ship", metres, error: 600);
        Assert.Equal(["ship has entered strait"], world.Called);
        world.Report("ship", 5_400, error: 20);
        Assert.Equal(2, world.Called.Count);
    }

    [Fact]
    public void A_track_that_jumps_across_has_come_in_and_gone_out()
    {
        using var world = new AreaWorld(null, AreaWorld.Circle(1_000, Enter, Leave));
        world.Report("ship", -3_000);
        world.Wait(300);
        world.Report("ship", 3_000);
        Assert.Equal(
            [
                "ship has entered strait, seen on either side of it but not inside",
                "ship has left strait, seen on either side of it but not inside",
            ],
            world.Called);
        Assert.Empty(world.Ongoing);
        // Beside the area, and back.
        world.Report("ship", 3_000, 3_000);
        world.Wait(300);
        world.Report("ship", -3_000, 3_000);
        Assert.Equal(2, world.Called.Count);
    }

    [Fact]
    public void A_jump_across_the_antimeridian_crosses_what_lies_there_and_nothing_else()
    {
        WatchArea Box(string name, double west, double east) => AreaWorld.Circle(1, Enter) with
        {
            Id = name,
            Name = name,
            Shape = new AreaPolygon(
                [new GeoPoint(-18, west), new GeoPoint(-18, east), new GeoPoint(-16, east), new GeoPoint(-16, west)]),
        };
        using var world = new AreaWorld(null, Box("fiji", 179.9, -179.9), Box("greenwich", -1, 1), Box("east", -179.6, -179.5));
        world.ReportAt("plane", -17, 179.8);
        world.Wait(120);
        world.ReportAt("plane", -17, -179.8);
        Assert.Equal(["plane has entered fiji, seen on either side of it but not inside"], world.Called);
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(3 * 3_600, false)]
    [InlineData(3_600, true)]
    public void A_way_that_nothing_can_have_gone_or_that_took_too_long_is_no_way(int seconds, bool isCrossing)
    {
        using var world = new AreaWorld(null, AreaWorld.Circle(1_000, Enter));
        world.ReportAt("ship", 26, 126);
        world.Time.Advance(TimeSpan.FromSeconds(seconds));
        world.ReportAt("ship", 26, 130);
        Assert.Equal(isCrossing ? 1 : 0, world.Called.Count);
    }

    [Fact]
    public void Late_reports_do_not_bring_a_track_back()
    {
        using var world = new AreaWorld(null, AreaWorld.Circle(1_000, Enter, Leave));
        var start = world.Time.GetUtcNow();
        world.Report("ship", 500);
        world.Wait(600);
        world.Report("ship", 5_000);
        world.Report("ship", 600, made: start.AddSeconds(10));
        Assert.Equal(2, world.Called.Count);
        // But a sender whose clock is ahead does not keep the track where it saw it.
        world.Report("ship", 5_000, made: start.AddDays(365));
        world.Report("ship", 500);
        Assert.Equal(3, world.Called.Count);
    }

    [Fact]
    public void A_long_stay_is_called_out_and_over_when_the_track_leaves()
    {
        using var world = new AreaWorld(null, AreaWorld.Circle(1_000, new AreaRule(AreaRuleKind.Dwell, Seconds: 600)));
        for (var i = 0; i < 20; i++)
        {
            world.Report("ship", 10 * i);
            if (i == 9) Assert.Empty(world.Called);
            world.Wait(60);
        }

        Assert.Equal(["ship has been in strait for 10 min"], world.Ongoing);
        Assert.Equal("strait: inside for 10 min", world.Board.List()[0].Alert.Rule);
        world.Report("ship", 2_000);
        Assert.Empty(world.Ongoing);
        Assert.Equal("left the area", world.Board.List()[0].Over!.Reason);
    }

    [Fact]
    public void A_speed_beyond_a_bound_is_called_out_until_it_is_clearly_normal()
    {
        using var world = new AreaWorld(
            null, AreaWorld.Circle(1_000, new AreaRule(AreaRuleKind.Speed, Above: 10, Below: 1)));
        foreach (var speed in new[] { 5f, 9.9f, float.NaN }) world.Report("ship", 0, speed: speed);
        Assert.Empty(world.Called);
        foreach (var speed in new[] { 10.5f, 9.9f, 10.1f, 9.8f, 10.2f }) world.Report("ship", 0, speed: speed);
        Assert.Equal(["ship makes 10.5 m/s in strait"], world.Called);
        Assert.Single(world.Ongoing);
        world.Report("ship", 0, speed: 8);
        Assert.Empty(world.Ongoing);
        world.Report("ship", 0, speed: 0.5f);
        Assert.Equal(["ship makes 0.5 m/s in strait"], world.Ongoing);
        world.Report("elsewhere", 5_000, speed: 30);
        Assert.Equal(2, world.Called.Count);
    }

    [Fact]
    public void A_speed_may_have_to_last()
    {
        using var world = new AreaWorld(
            null, AreaWorld.Circle(1_000, new AreaRule(AreaRuleKind.Speed, Seconds: 30, Above: 10)));
        foreach (var speed in new[] { 11f, 11f, 9f, 11f, 11f })
        {
            world.Report("ship", 0, speed: speed);
            world.Wait(20);
        }

        Assert.Empty(world.Called);
        world.Report("ship", 0, speed: 12);
        Assert.Equal(["ship makes 12 m/s in strait"], world.Called);
    }

    [Fact]
    public void Silence_is_called_out_and_over_when_the_track_reports_again()
    {
        using var world = new AreaWorld(null, AreaWorld.Circle(1_000, new AreaRule(AreaRuleKind.Silence, Seconds: 600)));
        world.Report("ship", 0);
        world.Report("outside", 5_000);
        world.Wait(599);
        Assert.Empty(world.Called);
        world.Wait(1);
        Assert.Equal(["ship has stopped reporting in strait for 10 min"], world.Ongoing);
        world.Wait(600);
        Assert.Single(world.Called);
        world.Report("ship", 0);
        Assert.Empty(world.Ongoing);
        world.Wait(600);
        Assert.Equal(2, world.Called.Count);
    }

    [Fact]
    public void Silence_is_called_out_also_of_a_track_that_has_left_the_picture()
    {
        using var world = new AreaWorld(
            null, AreaWorld.Circle(1_000, Enter, new AreaRule(AreaRuleKind.Silence, Seconds: 7_200)));
        world.Report("ship", 0);
        world.Report("back in time", 0);
        world.Wait(3_600);
        Assert.Equal(0, world.Picture.Count);
        world.Report("back in time", 0);
        world.Wait(3_600);
        Assert.Equal(["ship has stopped reporting in strait for 2 h"], world.Ongoing.Where(c => c.Contains("stopped", StringComparison.Ordinal)));
        // What was inside and comes back into sight there has not come in again.
        world.Report("ship", 0);
        Assert.Equal(2, world.Called.Count(c => c.Contains("entered", StringComparison.Ordinal)));
        Assert.DoesNotContain(world.Ongoing, c => c.Contains("stopped", StringComparison.Ordinal));
    }

    [Fact]
    public void Loitering_is_to_stay_near_a_place()
    {
        using var world = new AreaWorld(
            null, AreaWorld.Circle(10_000, new AreaRule(AreaRuleKind.Loiter, Seconds: 1_800, Metres: 500)));
        for (var i = 0; i <= 30; i++)
        {
            world.Report("passes", -5_000 + (300 * i));
            world.Report("circles", 200 * Math.Cos(i), 200 * Math.Sin(i));
            world.Wait(60);
        }

        Assert.Equal(["circles has stayed within 500 m in strait for 30 min"], world.Ongoing);
        world.Report("circles", 2_000);
        Assert.Empty(world.Ongoing);
    }

    [Fact]
    public void Two_tracks_that_stay_near_each_other_meet()
    {
        using var world = new AreaWorld(
            null, AreaWorld.Circle(10_000, new AreaRule(AreaRuleKind.Meet, Seconds: 300, Metres: 200)));
        for (var i = 0; i <= 10; i++)
        {
            // Together under way, across the cells of the ground; one passes by; one is alone.
            world.Report("one", 250 * i);
            world.Report("other", (250 * i) + 100, 100);
            world.Report("passes", (250 * 5) - 100, 1_000 * (i - 5));
            world.Report("alone", -3_000);
            world.Wait(60);
        }

        Assert.Equal(["one and other have been within 200 m in strait for 5 min"], world.Ongoing);
        Assert.Equal(["one", "other"], world.Board.List()[0].Alert.Tracks.Order());
        world.Report("one", 2_500, -2_000);
        Assert.Empty(world.Ongoing);
        Assert.Single(world.Called);
    }

    [Fact]
    public void An_area_watches_the_types_and_sources_that_it_says()
    {
        using var world = new AreaWorld(
            null, AreaWorld.Circle(1_000, Enter) with { Types = ["a-h", "a-n-S"], Sources = ["ais", "radar"] });
        world.Report("1", 0, type: "a-n-S-X-M", source: "ais");
        world.Report("2", 0, type: "a-h-A", source: "radar");
        world.Report("3", 0, type: "a-f-S", source: "ais");
        world.Report("4", 0, type: "a-n-S", source: "tak");
        Assert.Equal(["1 has entered strait", "2 has entered strait"], world.Called);
    }

    [Theory]
    [InlineData("", null, null)]
    [InlineData("SECRET//REL TO USA, JPN", null, "SECRET")]
    [InlineData("", "CONFIDENTIAL", "CONFIDENTIAL")]
    [InlineData("SECRET//REL TO USA, JPN", "RESTRICTED//REL TO USA, JPN", "SECRET//REL TO USA, JPN")]
    [InlineData("RESTRICTED//REL TO JPN", "SECRET//REL TO USA, JPN", "SECRET//REL TO JPN")]
    public void An_alert_is_labelled_as_high_as_its_area_and_its_track(string track, string? area, string? alert)
    {
        using var world = new AreaWorld(null, AreaWorld.Circle(1_000, Enter) with { Label = area });
        world.Report("ship", 0, label: track);
        Assert.Equal(alert, Assert.Single(world.Board.List()).Alert.Label);
    }

    [Fact]
    public void A_storm_of_one_area_leaves_room_for_others()
    {
        using var world = new AreaWorld(null, AreaWorld.Circle(1_000, Enter));
        for (var i = 0; i < 500; i++) world.Report($"{i}", i);
        Assert.Equal(100, world.Called.Count);
        Assert.Equal(400, world.Watcher.Suppressed);
        Assert.Equal(500, world.Watcher.Inside);
    }
}
