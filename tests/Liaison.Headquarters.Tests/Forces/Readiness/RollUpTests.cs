using CsCheck;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Headquarters.Forces.Sites;
using Liaison.Headquarters.Tests.Forces.Posture;
using static Liaison.Headquarters.Forces.Readiness.ReadinessLevel;

namespace Liaison.Headquarters.Tests.Forces.Readiness;

public sealed class RollUpTests
{
    [Fact]
    public void The_lowest_level_and_the_weighted_mean_of_a_hand_worked_case()
    {
        // (300 x 1 + 100 x 4 + 100 x 2) / 500 = 1.8: C-2. The one without strength has no weight.
        var all = Of(("a", C1, 300), ("b", C4, 100), ("c", C2, 100), ("d", C4, null), ("e", null, 900));
        Assert.Equal((5, 1, 1), (all.Units, all.Unknown, all.WithoutStrength));
        Assert.Equal([1, 1, 0, 2, 0], new[] { C1, C2, C3, C4, C5 }.Select(all.CountOf));
        Assert.Equal((C4, "b"), (all.LevelBy(RollUpRule.Lowest), all.Worst));
        Assert.Equal(C2, all.LevelBy(RollUpRule.Weighted));
    }

    [Fact]
    public void A_half_of_the_weighted_mean_goes_down()
    {
        Assert.Equal(C2, Of(("a", C1, 10), ("b", C2, 10)).LevelBy(RollUpRule.Weighted));
        Assert.Equal(C1, Of(("a", C1, 11), ("b", C2, 10)).LevelBy(RollUpRule.Weighted));
        Assert.Equal(C5, Of(("a", C4, 10), ("b", C5, 10)).LevelBy(RollUpRule.Weighted));
    }

    [Fact]
    public void Where_nothing_is_known_there_is_no_level()
    {
        var all = Of(("a", null, 10), ("b", null, null));
        Assert.Equal((2, null, null), (all.Unknown, all.LevelBy(RollUpRule.Lowest), all.LevelBy(RollUpRule.Weighted)));
        Assert.Null(all.Worst);
        Assert.Null(Of(("a", C1, null)).LevelBy(RollUpRule.Weighted));
    }

    [Fact]
    public void To_lower_one_unit_never_raises_the_whole()
    {
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 500]).Array[1, 20].SelectMany(units =>
            Gen.Select(Gen.Const(units), Gen.Int[0, units.Length - 1])).Sample(drawn =>
        {
            var (units, which) = drawn;
            if (units[which].Item1 is 0 or 5) return;
            var before = Of([.. units.Select((unit, i) => Unit(unit, i))]);
            units = [.. units];
            units[which].Item1++;
            var after = Of([.. units.Select((unit, i) => Unit(unit, i))]);
            foreach (var rule in Enum.GetValues<RollUpRule>())
                Assert.False(after.LevelBy(rule) < before.LevelBy(rule));
        }, iter: 5000);

        static (string, ReadinessLevel?, int?) Unit((int Level, int Strength) drawn, int i) =>
            ($"u{i}", drawn.Level == 0 ? null : (ReadinessLevel)drawn.Level, drawn.Strength);
    }

    [Fact]
    public void Parts_together_are_the_whole()
    {
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 500]).Array[0, 20].Sample(drawn =>
        {
            var (whole, left, right) = (new RollUp(), new RollUp(), new RollUp());
            foreach (var (i, (level, strength)) in drawn.Index())
            {
                ReadinessLevel? known = level == 0 ? null : (ReadinessLevel)level;
                whole.Add($"u{i}", known, i % 3 == 0, strength);
                (i % 2 == 0 ? left : right).Add($"u{i}", known, i % 3 == 0, strength);
            }

            right.Add(left);
            Assert.Equal(Text(whole), Text(right));
        }, iter: 1000);

        static string Text(RollUp all) => string.Join(
            ' ', all.Units, all.Unknown, all.Stale, all.WithoutStrength, all.Worst, all.LevelBy(RollUpRule.Lowest),
            all.LevelBy(RollUpRule.Weighted), string.Join(',', Enum.GetValues<ReadinessLevel>().Select(all.CountOf)));
    }

    [Fact]
    public void Units_are_rolled_up_by_component_island_and_area()
    {
        using var world = new PostureWorld();
        world.Site("miyako", kind: SiteKind.Island, area: "Sakishima");
        world.Site("hirara", "miyako");
        world.Unit("a", site: "hirara");
        world.Unit("b", site: "miyako", component: Component.Air);
        world.Unit("c", site: "elsewhere");
        world.Level("a", C2);
        world.Level("b", C3);
        world.World.Read(boards =>
        {
            var rolls = boards.Posture.RollUps;
            Assert.Equal(
                [("Air", 1, C3), ("Ground", 2, (ReadinessLevel?)C2)],
                rolls.ByComponent(world.Now).Select(g => (g.Key, g.All.Units, g.All.LevelBy(RollUpRule.Lowest))));
            foreach (var (groups, key) in new[]
            {
                (rolls.ByIsland(world.Now), "miyako"), (rolls.ByArea(world.Now), "Sakishima"),
            })
            {
                Assert.Equal(
                    [(null, 1, null), (key, 2, (ReadinessLevel?)C3)],
                    groups.Select(g => (g.Key, g.All.Units, g.All.LevelBy(RollUpRule.Lowest))));
            }

            return 0;
        });
    }

    [Fact]
    public void A_commander_is_rolled_up_with_all_below()
    {
        using var world = new PostureWorld();
        world.Unit("tf");
        world.Unit("bn", "tf");
        world.Unit("co1", "bn");
        world.Unit("co2", "bn");
        world.Unit("ship");
        world.Level("tf", C1);
        world.Level("co2", C4);
        world.Level("ship", C5);
        world.World.Read(boards =>
        {
            var rolls = boards.Posture.RollUps;
            Assert.Equal(
                [(null, 0, 5, C5), ("tf", 1, 4, C4), ("bn", 2, 3, (ReadinessLevel?)C4)],
                rolls.ByCommand(null, 9, world.Now)
                    .Select(g => (g.Key, g.Depth, g.All.Units, g.All.LevelBy(RollUpRule.Lowest))));
            Assert.Equal([null, C1, null], rolls.ByCommand(null, 9, world.Now).Select(g => g.Own));
            Assert.Equal(["tf"], rolls.ByCommand("tf", 0, world.Now).Select(g => g.Key));
            Assert.Equal(1, Assert.Single(rolls.ByCommand("co1", 3, world.Now)).All.Units);
            return 0;
        });
    }

    static RollUp Of(params (string Unit, ReadinessLevel? Level, int? Strength)[] units)
    {
        var all = new RollUp();
        foreach (var (unit, level, strength) in units) all.Add(unit, level, false, strength);
        return all;
    }
}
