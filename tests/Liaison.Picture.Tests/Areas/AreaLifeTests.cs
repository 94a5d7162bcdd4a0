using Liaison.Kernel.Geodesy;
using Liaison.Picture.Alerts;
using Liaison.Picture.Areas;

namespace Liaison.Picture.Tests.Areas;

public sealed class AreaLifeTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("liaison-areas-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static WatchArea Area => AreaWorld.Circle(
        1_000, new AreaRule(AreaRuleKind.Enter), new AreaRule(AreaRuleKind.Leave), new AreaRule(AreaRuleKind.Dwell, Seconds: 60),
        new AreaRule(AreaRuleKind.Silence, Seconds: 600), new AreaRule(AreaRuleKind.Speed, Above: 5));

    [Fact]
    public void A_restart_raises_nothing_twice()
    {
        var world = new AreaWorld(_folder, Area);
        for (var i = 0; i < 3; i++)
        {
            world.Report("ship", 0, speed: 9);
            world.Report("silent before the area", 10);
            world.Wait(60);
        }

        world.Wait(600);
        var called = world.Called;
        Assert.Equal(7, called.Count);
        world = world.Restart();
        Assert.Equal(called, world.Called);
        world.Report("ship", 0, speed: 9);
        world.Report("new", 0);
        world.Wait(60);
        world.Report("ship", 0, speed: 9);
        Assert.Equal([.. called, "new has entered strait"], world.Called);
        // What goes on is over when it ends, also over the restart.
        world.Report("ship", 5_000, speed: 2);
        Assert.DoesNotContain(world.Ongoing, c => c.StartsWith("ship ", StringComparison.Ordinal));
        Assert.Contains("ship has left strait", world.Called);
        world.Dispose();
    }

    [Fact]
    public void Who_went_out_unseen_is_over_an_hour_after_a_restart()
    {
        var world = new AreaWorld(_folder, Area);
        world.Report("ship", 0);
        world = world.Restart();
        world.Wait(3_500);
        Assert.Equal(["ship has entered strait"], world.Ongoing);
        world.Wait(200);
        Assert.Empty(world.Ongoing);
        world.Dispose();
    }

    [Fact]
    public void A_change_or_the_end_of_an_area_ends_what_it_called_out_and_others_go_on()
    {
        using var world = new AreaWorld(null, Area, Area with { Id = "other", Name = "other" });
        world.Report("ship", 0);
        Assert.Equal(2, world.Ongoing.Count);
        world.Areas.Put(Area with { Shape = new AreaCircle(new GeoPoint(26, 128), 2_000) }, mustExist: true);
        world.Turn();
        Assert.Equal(["ship has entered other"], world.Ongoing);
        // It was inside before the change.
        world.Report("ship", 100);
        Assert.Equal(2, world.Called.Count);
        world.Report("ship", 5_000);
        Assert.Equal(["ship has left strait", "ship has left other"], world.Called.Skip(2).Order().Reverse());

        world.Report("ship", 0);
        world.Areas.Remove("other");
        world.Areas.Put(Area with { Enabled = false }, mustExist: true);
        world.Turn();
        Assert.Empty(world.Ongoing);
        world.Report("second", 0);
        Assert.DoesNotContain(world.Called, c => c.StartsWith("second", StringComparison.Ordinal));
        Assert.Equal(0, world.Watcher.Inside);
    }

    [Fact]
    public void Areas_survive_a_restart_as_they_were()
    {
        WatchArea[] areas =
        [
            Area with { Types = ["a-n"], Sources = ["ais"], Label = "SECRET", Margin = 20 },
            Area with
            {
                Id = "polygon",
                Enabled = false,
                Severity = AlertSeverity.Extreme,
                Shape = new AreaPolygon([new GeoPoint(26, 179), new GeoPoint(27, -179), new GeoPoint(27, 179)]),
                Rules = [new AreaRule(AreaRuleKind.Meet, 60, 100), new AreaRule(AreaRuleKind.Speed, Above: 9, Below: 1)],
            },
            Area with { Id = "corridor", Shape = new AreaCorridor([new GeoPoint(26, 128), new GeoPoint(27, 129)], 500) },
        ];
        var path = Path.Combine(_folder, "areas.json");
        var list = new WatchAreaList(path);
        foreach (var area in areas) Assert.Equal(AreaChange.Done, list.Put(area, mustExist: false));
        Assert.Equivalent(areas, new WatchAreaList(path).All, strict: true);
        Assert.Equal(AreaChange.Unknown, list.Remove("nothing"));
        Assert.Equal(AreaChange.Unknown, list.Put(Area with { Id = "nothing" }, mustExist: true));
        list.Remove("circle");
        Assert.Equal(["polygon", "corridor"], new WatchAreaList(path).All.Select(area => area.Id));
        File.WriteAllText(path, "{");
        Assert.Throws<InvalidDataException>(() => new WatchAreaList(path));
    }

    public static TheoryData<WatchArea, string> Wrong => new()
    {
        { Area with { Name = " " }, "name" },
        { Area with { Severity = AlertSeverity.Unknown }, "severity" },
        { Area with { Margin = -1 }, "margin" },
        { Area with { Label = "VERY SECRET" }, "label" },
        { Area with { Types = ["a n"] }, "types" },
        { Area with { Sources = [""] }, "sources" },
        { Area with { Shape = new AreaCircle(default, 0) }, "shape.radius" },
        { Area with { Shape = new AreaCircle(default, double.NaN) }, "shape.radius" },
        { Area with { Shape = new AreaCorridor([default], 10) }, "shape.points" },
        { Area with { Shape = new AreaCorridor([default, default], 1e9) }, "shape.width" },
        { Area with { Shape = new AreaPolygon([default, new GeoPoint(1, 1)]) }, "shape.points" },
        { Area with { Shape = new AreaPolygon([default, new GeoPoint(1, 1), new GeoPoint(2, 2)]) }, "shape.points" },
        {
            Area with { Shape = new AreaPolygon([new GeoPoint(80, 0), new GeoPoint(80, 120), new GeoPoint(80, -120)]) },
            "shape.points"
        },
        { Area with { Rules = [new AreaRule(AreaRuleKind.Dwell)] }, "rules[0].seconds" },
        { Area with { Rules = [new AreaRule(AreaRuleKind.Enter), new AreaRule(AreaRuleKind.Enter, 5)] }, "rules[1].seconds" },
        { Area with { Rules = [new AreaRule(AreaRuleKind.Speed)] }, "rules[0].above" },
        { Area with { Rules = [new AreaRule(AreaRuleKind.Speed, Above: 1, Below: 2)] }, "rules[0].below" },
        { Area with { Rules = [new AreaRule(AreaRuleKind.Meet, 10)] }, "rules[0].metres" },
        { Area with { Rules = [new AreaRule(AreaRuleKind.Loiter, double.NaN, 5)] }, "rules[0].seconds" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_with_an_area_is_told_by_its_field(WatchArea area, string field)
    {
        Assert.StartsWith($"{field}: ", WatchAreaList.WhatIsWrongWith(area), StringComparison.Ordinal);
        Assert.Null(WatchAreaList.WhatIsWrongWith(Area));
    }
}
