using CsCheck;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Headquarters.Tests.Forces.Posture;
using static Liaison.Headquarters.Forces.Readiness.ReadinessLevel;

namespace Liaison.Headquarters.Tests.Forces.Readiness;

public sealed class ReadinessBoardTests
{
    static readonly ReadinessRules Rules = ReadinessRules.Default;

    [Theory]
    [InlineData(90, 90, 90, 85, C1, MeasuredArea.Personnel)]
    [InlineData(89, 100, 100, 100, C2, MeasuredArea.Personnel)]
    [InlineData(100, 79, 100, 100, C3, MeasuredArea.Supply)]
    [InlineData(100, 100, 59, 100, C4, MeasuredArea.Condition)]
    [InlineData(79, 64, 70, 70, C4, MeasuredArea.Supply)]
    [InlineData(70, 65, 60, 55, C3, MeasuredArea.Personnel)]
    [InlineData(100, 100, 100, 54, C4, MeasuredArea.Training)]
    public void The_computed_level_is_that_of_the_lowest_area(
        int personnel, int supply, int condition, int training, ReadinessLevel level, MeasuredArea area)
    {
        using var world = new PostureWorld();
        world.Unit("co");
        world.Report("co", PostureWorld.Nothing with
        {
            Personnel = new(personnel),
            Supply = new(supply),
            Condition = new(condition),
            Training = new(training),
        });
        var computed = world.Readiness("co").Computed(Rules);
        Assert.Equal((level, area, BoardWorld.Start), computed);
    }

    [Fact]
    public void The_commander_may_raise_or_lower_the_level_and_the_computed_one_stays_readable()
    {
        using var world = new PostureWorld();
        world.Unit("co");
        world.Report("co", PostureWorld.Nothing with { Personnel = new(75) });
        foreach (var stated in new[] { C1, C2, C4, C5 })
        {
            world.Wait(1);
            world.Level("co", stated);
            Assert.Equal((stated, true, world.Now), world.Readiness("co").Overall(Rules));
            Assert.Equal(C3, world.Readiness("co").Computed(Rules)!.Value.Level);
        }

        world.Wait(1);
        world.Report("co", PostureWorld.Nothing with { AsOf = world.Now, Stated = new(null, "as computed") });
        Assert.Equal((C3, false, BoardWorld.Start), world.Readiness("co").Overall(Rules));
    }

    [Fact]
    public void A_statement_older_than_what_was_measured_is_pointed_out()
    {
        using var world = new PostureWorld();
        world.Unit("co");
        world.Level("co", C1);
        Assert.False(world.Readiness("co").IsMeasuredSinceStated);
        world.Wait(1);
        world.Report("co", PostureWorld.Nothing with { AsOf = world.Now, Supply = new(10) });
        Assert.True(world.Readiness("co").IsMeasuredSinceStated);
        Assert.Equal(C1, world.Readiness("co").Overall(Rules)!.Value.Level);
    }

    [Fact]
    public void Each_value_keeps_its_author_and_its_time()
    {
        using var world = new PostureWorld();
        world.Unit("co");
        world.Report("co", PostureWorld.Nothing with { Personnel = new(95), Remarks = "all well" }, "watch");
        world.Wait(5);
        world.Report("co", PostureWorld.Nothing with
        {
            AsOf = world.Now,
            Training = new(null, C2),
            Source = "Lt Sato",
            Tasks = [new("Clear a port", TaskAssessment.Qualified, "one crane")],
        }, "planner");
        var known = world.Readiness("co");
        Assert.Equal(("watch", BoardWorld.Start), (known.Personnel!.From.By, known.Personnel.AsOf));
        Assert.Equal(("planner", "Lt Sato"), (known.Training!.From.By, known.Training.From.Content.Source));
        Assert.Equal(world.Now, Assert.Single(known.Tasks!).AsOf);
        Assert.Equal("all well", known.Remarks!.Value);
        // It is as old as the oldest value that it is computed from.
        Assert.Equal((C2, MeasuredArea.Training, BoardWorld.Start), known.Computed(Rules));
    }

    [Fact]
    public void In_whatever_order_reports_come_in_the_same_is_known()
    {
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, 127], Gen.Int[0, 100]).Array[1, 10].Sample(drawn =>
        {
            using var world = new PostureWorld();
            world.Wait(501);
            var reports = drawn.DistinctBy(report => report.Item1).Select(report => Content(report)).ToList();
            world.Unit("given");
            world.Unit("sorted");
            foreach (var report in reports) world.Report("given", report);
            foreach (var report in reports.OrderBy(report => report.AsOf)) world.Report("sorted", report);
            Assert.Equal(Values(world.Readiness("sorted")), Values(world.Readiness("given")));
        }, iter: 100);

        static ReadinessContent Content((int Hour, int Use, int Percent) drawn) => PostureWorld.Nothing with
        {
            AsOf = BoardWorld.Start.AddHours(drawn.Hour),
            Personnel = (drawn.Use & 1) != 0 ? new(drawn.Percent) : null,
            Supply = (drawn.Use & 2) != 0 ? new(drawn.Percent) : null,
            Training = (drawn.Use & 4) != 0 ? new(null, (ReadinessLevel)(1 + (drawn.Percent % 4))) : null,
            Stated = (drawn.Use & 8) != 0 ? new((ReadinessLevel)(1 + (drawn.Percent % 5)), "so") : null,
            Tasks = [.. new[] { "a", "b" }.Where((_, i) => (drawn.Use & (16 << i)) != 0)
                .Select(task => new EssentialTask(task, TaskAssessment.No, $"{drawn.Percent}"))],
            PercentEmployed = (drawn.Use & 64) != 0 ? drawn.Percent : null,
            Remarks = $"{drawn.Percent}",
        };

        static string Values(UnitReadiness known) => string.Join(
            ';', known.Personnel?.Value, known.Supply?.Value, known.Training?.Value, known.Stated?.Value,
            known.PercentEmployed?.Value, known.Remarks?.Value,
            string.Join(',', (known.Tasks ?? []).Select(task => $"{task.Value} {task.AsOf:O}")),
            known.Overall(Rules), known.Computed(Rules));
    }

    [Fact]
    public void Values_age_and_a_stale_one_says_nothing_to_others()
    {
        using var world = new PostureWorld();
        world.Unit("co");
        world.Level("co", C1);
        var known = world.Readiness("co");
        foreach (var (hours, ageing, coarse) in new[]
        {
            (0.0, Ageing.Fresh, CoarseReadiness.Ready), (24.0, Ageing.Fresh, CoarseReadiness.Ready),
            (24.01, Ageing.Ageing, CoarseReadiness.Ready), (72.0, Ageing.Ageing, CoarseReadiness.Ready),
            (72.01, Ageing.Stale, CoarseReadiness.Unknown),
        })
        {
            Assert.Equal(ageing, Rules.AgeingOf(BoardWorld.Start, BoardWorld.Start.AddHours(hours)));
            Assert.Equal(coarse, known.Coarse(Rules, BoardWorld.Start.AddHours(hours)));
        }
    }

    [Fact]
    public void Rules_are_data_and_what_is_computed_follows_them()
    {
        using var world = new PostureWorld();
        world.Unit("co");
        world.Report("co", PostureWorld.Nothing with { Personnel = new(75) });
        var rules = Rules with
        {
            CutOffs = [new(MeasuredArea.Personnel, 70, 60, 50), .. Rules.CutOffs.Skip(1)],
            CoarseLabel = "UNCLASSIFIED//REL TO USA, JPN",
        };
        world.World.Do("commander", (_, _) => ReadinessBoard.Decide(new SetReadinessRules(rules, "ours")));
        var set = world.World.Read(boards => boards.Readiness.Rules);
        Assert.Equal("UNCLASSIFIED//REL TO USA, JPN", set.CoarseLabel);
        Assert.Equal(C1, world.Readiness("co").Computed(set)!.Value.Level);
    }

    [Fact]
    public void Rules_by_which_less_would_be_more_are_refused()
    {
        using var world = new PostureWorld();
        Refused(Rules with { CutOffs = [.. Rules.CutOffs.Skip(1)] });
        Refused(Rules with { CutOffs = [.. Rules.CutOffs.Skip(1), Rules.CutOffs[1]] });
        Refused(Rules with { CutOffs = [new(MeasuredArea.Personnel, 70, 70, 50), .. Rules.CutOffs.Skip(1)] });
        Refused(Rules with { FreshFor = TimeSpan.FromDays(9) });
        Refused(Rules with { Coarse = [.. Rules.Coarse.Take(4)] });
        Refused(Rules with { Coarse = [new(C1, CoarseReadiness.Partial), .. Rules.Coarse.Skip(1)] });

        void Refused(ReadinessRules rules) =>
            world.World.Refused("commander", (_, _) => ReadinessBoard.Decide(new SetReadinessRules(rules, "")));
    }

    [Fact]
    public void Who_is_not_the_commander_names_the_commander_who_states_a_level()
    {
        using var world = new PostureWorld();
        world.Unit("co");
        var stated = PostureWorld.Nothing with { Stated = new(C2, "one boat is missing") };
        Assert.StartsWith("source: ", world.ReportRefused("co", stated, "watch").Reason, StringComparison.Ordinal);
        world.Report("co", stated with { Source = "Cdr Ito" }, "watch");
        Assert.Equal("Cdr Ito", world.Readiness("co").Stated!.From.Content.Source);
    }

    [Fact]
    public void What_cannot_be_is_refused_with_the_member_at_fault()
    {
        using var world = new PostureWorld();
        world.Unit("co");
        Refused("report: ", PostureWorld.Nothing);
        Refused("asOf: ", PostureWorld.Nothing with { AsOf = world.Now.AddHours(1), Remarks = "x" });
        Refused("personnel: ", PostureWorld.Nothing with { Personnel = new(101) });
        Refused("personnel: ", PostureWorld.Nothing with { Personnel = new(null, C1) });
        Refused("training: ", PostureWorld.Nothing with { Training = new(50, C1) });
        Refused("training: ", PostureWorld.Nothing with { Training = new(null, C5) });
        Refused("stated.reason: ", PostureWorld.Nothing with { Stated = new(C2, "") });
        Refused("percentEmployed: ", PostureWorld.Nothing with { PercentEmployed = -1 });
        Refused("forecast.at: ", PostureWorld.Nothing with { Forecast = new(C1, world.Now.AddYears(9), "") });
        Refused("tasks: ", PostureWorld.Nothing with
        {
            Tasks = [new("a", TaskAssessment.Yes, ""), new("a", TaskAssessment.Yes, "")],
        });
        Refused("tasks[0].reason: ", PostureWorld.Nothing with { Tasks = [new("a", TaskAssessment.No, "")] });
        world.ReportRefused("nobody", PostureWorld.Nothing with { Remarks = "x" });

        void Refused(string reason, ReadinessContent content) =>
            Assert.StartsWith(reason, world.ReportRefused("co", content).Reason, StringComparison.Ordinal);
    }
}
