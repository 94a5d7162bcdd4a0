using System.Globalization;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Records;
using static Liaison.Headquarters.Tests.Forces.ForcesWorld;

namespace Liaison.Headquarters.Tests.Forces;

public sealed class UnitTests : IDisposable
{
    readonly ForcesWorld _forces = new();

    BoardWorld World => _forces.World;

    public void Dispose() => _forces.Dispose();

    [Fact]
    public void A_unit_keeps_what_was_said_of_it()
    {
        var details = new UnitDetails(
            "1st Amami Battalion", null, Component.Ground, Echelon.Battalion, "10031000161211000000",
            new(600, 571), "naze", "setouchi", new GeoPosition(283_700_000, 1_294_900_000), "JPN");
        World.Do("planner", Adding("amami-1", details, "UNCLASSIFIED"));
        var unit = _forces.Find("amami-1")!;
        Assert.Equal((details, "UNCLASSIFIED", "planner"), (unit.Details, unit.Label, unit.By));
        Assert.Equal((World.Log.Last, _forces.Now, null), (unit.Version, unit.Created, unit.Retired));
    }

    [Fact]
    public void A_unit_without_an_id_gets_that_of_its_record()
    {
        var id = World.Do("planner", Adding(null, Details("Signals")));
        Assert.Equal(id.ToString(), World.Read(boards => boards.Forces.Units.FindByRecord(id)!.Id));
    }

    [Fact]
    public void An_id_is_used_once_also_after_the_unit_is_gone()
    {
        _forces.Add("A");
        World.Do("planner", Retiring("A"));
        Assert.Equal("exists", World.Refused("planner", Adding("A", Details("A"))).Code);
    }

    [Fact]
    public void A_symbol_gives_the_echelon_and_may_not_deny_it()
    {
        World.Do("planner", Adding("A", Details("A") with { Sidc = "10031000161211000000" }));
        Assert.Equal(Echelon.Battalion, _forces.Find("A")!.Details.Echelon);
        var refusal = World.Refused(
            "planner", Adding("B", Details("B") with { Sidc = "10031000161211000000", Echelon = Echelon.Company }));
        Assert.StartsWith("sidc:", refusal.Reason);
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("name", "  ")]
    [InlineData("name", "line\nfeed")]
    [InlineData("name", "\ud800")]
    [InlineData("parent", "no such unit")]
    [InlineData("parent", "nobody")]
    [InlineData("sidc", "1003100016121100000")]
    [InlineData("sidc", "99999999999999999999")]
    [InlineData("homeSite", "näze")]
    [InlineData("country", "jpn")]
    [InlineData("strength.present", "-1")]
    [InlineData("location", "")]
    public void What_cannot_be_said_is_refused_by_its_member(string member, string value)
    {
        var details = Details("A");
        var refusal = World.Refused("planner", Adding("A", member switch
        {
            "name" => details with { Name = value },
            "parent" => details with { Parent = value },
            "sidc" => details with { Sidc = value },
            "homeSite" => details with { HomeSite = value },
            "country" => details with { Country = value },
            "location" => details with { Position = new GeoPosition(900_000_001, 0) },
            _ => details with { Strength = new(null, int.Parse(value, CultureInfo.InvariantCulture)) },
        }));
        Assert.Equal(RefusalKind.Invalid, refusal.Kind);
        Assert.StartsWith(member + ":", refusal.Reason);
    }

    [Fact]
    public void No_circle_of_parents()
    {
        _forces.Add("A");
        _forces.Add("B", "A");
        _forces.Add("C", "B");
        Assert.Contains("not below", World.Refused("planner", Amending("A", Details("A", "C"))).Reason);
        Assert.Contains("not below", World.Refused("planner", Amending("A", Details("A", "A"))).Reason);
        World.Do("planner", Amending("C", Details("C", "A")));
        World.Do("planner", Amending("B", Details("B", "C")));
        Assert.Equal(["C"], World.Read(boards => boards.Forces.Units.ChildrenOf("A").ToList()));
    }

    [Fact]
    public void The_tree_has_so_many_levels_and_no_more()
    {
        for (var i = 1; i <= UnitRules.MaxDepth; i++) _forces.Add($"U{i}", i == 1 ? null : $"U{i - 1}");
        Assert.Contains("levels", World.Refused("planner", Adding("X", Details("X", $"U{UnitRules.MaxDepth}"))).Reason);
        _forces.Add("Top");
        Assert.Contains("levels", World.Refused("planner", Amending("U1", Details("U1", "Top"))).Reason);
    }

    [Fact]
    public void To_say_the_same_again_writes_nothing()
    {
        _forces.Add("A");
        var last = World.Log.Last;
        World.Do("planner", Amending("A", Details("A")));
        Assert.Equal(last, World.Log.Last);
    }

    [Fact]
    public void What_was_said_earlier_can_be_asked_for()
    {
        _forces.Add("A");
        _forces.Wait(10);
        World.Do("planner", Amending("A", Details("Alpha")));
        _forces.Wait(10);
        World.Do("planner", Retiring("A"));
        string? NameAt(int minute) => World.Read(
            boards => boards.Forces.Units.FindAt("A", BoardWorld.Start.AddMinutes(minute))?.Details.Name);
        Assert.Equal([null, "A", "A", "Alpha", "Alpha", null], new[] { -1, 0, 9, 10, 19, 20 }.Select(NameAt));
        Assert.Equal(3, World.Read(boards => boards.Forces.Units.History("A").Count));
    }

    [Fact]
    public void To_amend_the_parent_does_not_pass_operational_control()
    {
        _forces.Add("A");
        _forces.Add("B");
        _forces.Add("C", "A");
        World.Do("planner", Amending("C", Details("C", "B")));
        Assert.Equal("A", _forces.Above("C"));
    }

    [Fact]
    public void Who_has_children_or_commands_does_not_go()
    {
        _forces.Add("A");
        _forces.Add("B", "A");
        _forces.Add("C");
        Assert.Equal("has-children", World.Refused("planner", Retiring("A")).Code);
        _forces.Transfer("B", "C", inMinutes: 30);
        Assert.Equal("has-command", World.Refused("planner", Retiring("C")).Code);
        World.Do("planner", Amending("B", Details("B")));
        Assert.Equal("has-command", World.Refused("planner", Retiring("A")).Code);
        _forces.Wait(30);
        World.Do("planner", Retiring("A"));
        Assert.Equal("retired", World.Refused("planner", Amending("A", Details("A2"))).Code);
    }

    [Fact]
    public void An_import_comes_whole_with_parents_first_whatever_the_order()
    {
        _forces.Add("HQ");
        NewUnit[] units =
        [
            new("C", Details("C", "B")), new("B", Details("B", "A")), new("A", Details("A", "HQ")),
            new("X", Details("X")),
        ];
        var import = World.Do("planner", Importing(units));
        Assert.Equal("B A HQ", _forces.Above("C"));
        Assert.Equal(4, World.Read(boards => boards.Forces.Units.CountOf(import)));
        Assert.Equal(2, World.Log.Last);
    }

    [Fact]
    public void An_import_of_ten_thousand_is_one_block()
    {
        string? ParentOf(int i) => i == 0 ? null : $"U{(i - 1) / 10}";
        var units = Enumerable.Range(0, 10_000).Select(i => new NewUnit(
            $"U{i}", Details($"Unit {i} with a name that takes some room", ParentOf(i)))).ToList();
        World.Do("planner", Importing(units));
        Assert.Equal(10_000, World.Read(boards => boards.Forces.Units.Count));
        Assert.InRange(World.Log.Last, 2, 256);
    }

    [Fact]
    public void An_import_with_faults_brings_nothing_and_names_each()
    {
        _forces.Add("HQ");
        NewUnit[] units =
        [
            new("A", Details("A", "HQ")), new("A", Details("again")), new("HQ", Details("HQ")),
            new("B", Details("B", "gone")), new("C", Details("C", "D")), new("D", Details("D", "C")),
            new("E", Details("", "A")), new("é", Details("F")),
        ];
        World.Refused("planner", Importing(units));
        var faults = World.Read(boards => boards.Forces.UnitRules.Faults(units).ToList());
        Assert.Equal(
            [(1, "id"), (2, "id"), (6, "name"), (7, "id"), (3, "parent"), (4, "parent"), (5, "parent")],
            faults.Select(fault => (fault.Unit, fault.Fault.Member))
                .OrderBy(fault => fault.Member == "parent").ThenBy(fault => fault.Unit));
    }
}
