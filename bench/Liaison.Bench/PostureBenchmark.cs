using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Posture;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Headquarters.Forces.Sites;
using Liaison.Headquarters.Records;

namespace Liaison.Bench;

/// <summary>Posture and roll-ups of 10,000 units at 1,000 sites of 50 islands, each unit with ten reports.</summary>
static class PostureBenchmark
{
    const int Units = 10_000;
    const int Sites = 1_000;
    const int Islands = 50;
    const int ReportsOfUnit = 10;
    const int Questions = 200;
    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static int Run()
    {
        var boards = new Boards();
        Fill(boards);
        var now = Start.AddDays(ReportsOfUnit);
        var sites = boards.Sites.Sites;
        var random = new Random(2);
        ForcesBenchmark.Measure("the posture of an island, with changes of a day", Questions, () => boards.Posture.Of(
            PostureScope.OfArea(sites, $"I{random.Next(Islands)}")!, null, now.AddDays(-1), now));
        ForcesBenchmark.Measure("the posture of everything, with changes of a day", Questions, () =>
            boards.Posture.Of(PostureScope.Everywhere(sites), null, now.AddDays(-1), now));
        ForcesBenchmark.Measure("readiness by command", Questions, () =>
            boards.Posture.RollUps.ByCommand(null, 64, now));
        ForcesBenchmark.Measure("readiness by component", Questions, () => boards.Posture.RollUps.ByComponent(now));
        ForcesBenchmark.Measure("readiness by island", Questions, () => boards.Posture.RollUps.ByIsland(now));
        ForcesBenchmark.Measure("readiness of a unit at a time", 100_000, () => boards.Readiness.FindAt(
            $"U{random.Next(Units)}", Start.AddHours(random.Next(24 * ReportsOfUnit))));
        return 0;
    }

    static void Fill(Boards boards)
    {
        var random = new Random(1);
        var number = 0L;
        void Apply(IRecordBody body, DateTimeOffset time) => boards.Apply(new Entry
        {
            Number = ++number,
            Id = new Guid((int)number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
            Time = time,
            Author = "bench",
            Role = "commander",
            Label = "",
            Body = body,
        });

        for (var i = 0; i < Islands; i++) Apply(new SiteAdded($"I{i}", Site(i, SiteKind.Island, null)), Start);
        for (var i = 0; i < Sites; i++)
            Apply(new SiteAdded($"S{i}", Site(i, SiteKind.Port, $"I{i % Islands}")), Start);
        var units = Enumerable.Range(0, Units).Select(i => new NewUnit(
            $"U{i}", new UnitDetails(
                $"Unit {i}", i == 0 ? null : $"U{(i - 1) / 8}", (Component)(i % 8), Strength: new(100 + (i % 50), 90),
                CurrentSite: $"S{i % Sites}"))).ToList();
        Apply(new UnitsImported(Guid.Empty, 1, 1, units), Start);
        for (var day = 0; day < ReportsOfUnit; day++)
        {
            for (var i = 0; i < Units; i++)
            {
                var time = Start.AddDays(day).AddSeconds(i);
                Apply(new ReadinessReported($"U{i}", new ReadinessContent(
                    time, "", new(random.Next(60, 100)), new(random.Next(60, 100)), new(random.Next(60, 100)), null, [],
                    null, null, null, null)), time);
            }
        }
    }

    static SiteDetails Site(int i, SiteKind kind, string? parent) => new(
        $"Site {i}", kind, parent, null, new GeoPosition(240_000_000 + (i * 1000), 1_240_000_000), null, [], [], "");
}
