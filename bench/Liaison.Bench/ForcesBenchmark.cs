using System.Diagnostics;
using System.Globalization;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Records;

namespace Liaison.Bench;

/// <summary>
/// Who commands whom among 10,000 units of six levels, each with 20 transfers of authority behind it, at random times.
/// </summary>
static class ForcesBenchmark
{
    const int Units = 10_000;
    const int TransfersOfUnit = 20;
    const int Questions = 200_000;
    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Span = TimeSpan.FromDays(TransfersOfUnit + 1);

    public static int Run()
    {
        var random = new Random(1);
        var board = new ForcesBoard();
        var number = 0L;
        void Apply(IRecordBody body, DateTimeOffset time, Guid id) => board.Apply(new Entry
        {
            Number = ++number,
            Id = id,
            Time = time,
            Author = "bench",
            Role = "commander",
            Label = "",
            Body = body,
        });

        var units = Enumerable.Range(0, Units).Select(i => new NewUnit(
            $"U{i}", new UnitDetails($"Unit {i}", i == 0 ? null : $"U{(i - 1) / 8}", Component.Ground))).ToList();
        Apply(new UnitsImported(Guid.Empty, 1, 1, units), Start, Guid.Empty);
        for (var day = 1; day <= TransfersOfUnit; day++)
        {
            for (var i = 1; i < Units; i++)
            {
                // To somebody further up in the row: never a circle.
                var id = new Guid(i, (short)day, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
                var time = Start.AddDays(day);
                Apply(new TransferProposed(
                    new(
                        $"U{i}", RelationshipType.Opcon, $"U{random.Next(i)}", Doctrine.UsJoint, null,
                        day % 2 == 0 ? time.AddHours(12) : null, null, [], null),
                    null), time, id);
                Apply(new TransferSigned(id, [CommandSide.Losing, CommandSide.Gaining]), time, id);
            }
        }

        Measure("who commands a unit", Questions, () =>
            board.Chain.At($"U{random.Next(Units)}", Start + (random.NextDouble() * Span)));
        Measure("its whole chain of command", Questions, () =>
            board.Chain.Above($"U{random.Next(Units)}", Start + (random.NextDouble() * Span)).Count());
        Measure("the unit as it was then", Questions, () =>
            board.Units.FindAt($"U{random.Next(Units)}", Start + (random.NextDouble() * Span)));
        Measure("who is directly under a unit", Questions / 100, () =>
            board.Chain.Under($"U{random.Next(100)}", Start + (random.NextDouble() * Span)).Count());
        Measure("the whole tree", 200, () => board.Chain.TreeAt(Start + (random.NextDouble() * Span)).Count);
        var occasion = new Occasion(new Actor("bench", "commander"), Start + Span, Guid.Empty);
        Measure("whether a transfer may be", Questions / 100, () => board.TransferRules.Decide(
            new ProposeTransfer(
                new(
                    $"U{1 + random.Next(Units - 1)}", RelationshipType.Opcon, $"U{random.Next(Units)}",
                    Doctrine.UsJoint, null, null, null, [], null),
                ""),
            occasion));
        return 0;
    }

    /// <summary>Asks again and again, and prints how long the answers took.</summary>
    public static void Measure<T>(string what, int count, Func<T> ask)
    {
        for (var i = 0; i < Math.Min(count, 1000); i++) ask();
        var times = new double[count];
        var cpu = ThreadCpu();
        for (var i = 0; i < count; i++)
        {
            var began = Stopwatch.GetTimestamp();
            ask();
            times[i] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
        }

        cpu = ThreadCpu() - cpu;
        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: median {times[count / 2]:0.0}, p99 {times[count * 99 / 100]:0.0}, worst {times[^1]:0} µs; "
            + $"CPU {cpu.TotalMicroseconds / count:0.0} µs"));
    }

    static TimeSpan ThreadCpu()
    {
        // Nothing else runs on this thread: its own time, read from the system.
        var text = File.ReadAllText("/proc/thread-self/schedstat");
        return TimeSpan.FromTicks(long.Parse(text.AsSpan(0, text.IndexOf(' ')), CultureInfo.InvariantCulture) / 100);
    }
}
