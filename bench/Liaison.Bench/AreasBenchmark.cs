using System.Globalization;
using Liaison.Kernel.Events;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Alerts;
using Liaison.Picture.Areas;
using Liaison.Picture.Observing;

namespace Liaison.Bench;

/// <summary>Watch areas at size: updates on one core through 1,000 areas of all shapes and rules, with 100,000 tracks.</summary>
static class AreasBenchmark
{
    const int Areas = 1_000;
    const int Tracks = 100_000;
    const int Rounds = 12;
    const int Batch = 512;
    const int SecondsPerRound = 10;

    // A sea area of about 1,300 by 1,300 km.
    const double South = 22, West = 121, Size = 12;

    public static int Run()
    {
        var random = new Random(1);
        var areas = Enumerable.Range(0, Areas).Select(i => AreaOf(i, random)).ToList();
        using var board = new AlertBoard(TimeProvider.System, new EventNumbers());
        var ids = 0;
        var alerts = new AreaAlerts(
            board, new AreaWatchOptions { Sender = "BENCH" }, () => $"{++ids}", word => word == 1 ? "a-n-S-X-M" : "");
        using var memory = new InsideMemory(null, 0);
        var engine = new AreaEngine(
            new AreaRules(alerts), memory, word => word == 1 ? "a-n-S-X-M" : "ais", track => ($"ship-{track}", "SHIP"));
        engine.SetAreas(areas);
        engine.EndPriming();

        var ships = Enumerable.Range(0, Tracks).Select(i => new Ship(random)).ToArray();
        var reports = new Observation[Batch];
        var (rates, sequence, nowMs) = (new List<double>(), 0L, 1_800_000_000_000L);
        for (var round = 0; round < Rounds; round++)
        {
            var spent = TimeSpan.Zero;
            for (var first = 0; first < Tracks; first += Batch)
            {
                var count = Math.Min(Batch, Tracks - first);
                for (var i = 0; i < count; i++) reports[i] = ships[first + i].Next(first + i, ++sequence, nowMs);
                var before = ThreadCpu();
                engine.Take(reports.AsSpan(0, count));
                spent += ThreadCpu() - before;
            }

            nowMs += SecondsPerRound * 1000;
            var ticking = ThreadCpu();
            engine.Tick(nowMs);
            spent += ThreadCpu() - ticking;
            // The first rounds bring everybody in.
            if (round >= 2) rates.Add(Tracks / spent.TotalSeconds);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Areas} areas, {Tracks} tracks, {engine.Inside} inside, {board.Count} alerts on the board"));
        rates.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"updates per CPU-second, median {rates[rates.Count / 2]:0}, slowest round {rates[0]:0}"));
        return 0;
    }

    static WatchArea AreaOf(int number, Random random)
    {
        GeoPoint Place() => new(South + (random.NextDouble() * Size), West + (random.NextDouble() * Size));
        var middle = Place();
        AreaShape shape = (number % 5) switch
        {
            0 or 1 => new AreaPolygon(
            [
                .. Enumerable.Range(0, 12).Select(
                    i => Geodesic.Direct(middle, -30 * i, 5_000 + (random.NextDouble() * 25_000)).Point),
            ]),
            2 or 3 => new AreaCircle(middle, 2_000 + (random.NextDouble() * 25_000)),
            _ => new AreaCorridor([middle, Place(), Place()], 2_000 + (random.NextDouble() * 5_000)),
        };
        AreaRule[] rules = (number % 4) switch
        {
            0 => [new(AreaRuleKind.Enter), new(AreaRuleKind.Leave)],
            1 => [new(AreaRuleKind.Enter), new(AreaRuleKind.Dwell, 3_600), new(AreaRuleKind.Silence, 600)],
            2 => [new(AreaRuleKind.Speed, Above: 14), new(AreaRuleKind.Loiter, 1_800, 500)],
            _ => [new(AreaRuleKind.Leave), new(AreaRuleKind.Meet, 300, 200)],
        };
        return new WatchArea
        {
            Id = $"{number}",
            Name = $"area {number}",
            Shape = shape,
            Severity = AlertSeverity.Minor,
            Rules = rules,
            Types = number % 2 == 0 ? ["a-n-S", "a-h"] : [],
        };
    }

    static TimeSpan ThreadCpu()
    {
        // Nothing else runs on this thread: its own time, read from the system.
        var text = File.ReadAllText("/proc/thread-self/schedstat");
        return TimeSpan.FromTicks(long.Parse(text.AsSpan(0, text.IndexOf(' ')), CultureInfo.InvariantCulture) / 100);
    }

    /// <summary>A ship on a straight course.</summary>
    sealed class Ship(Random random)
    {
        readonly double _north = (random.NextDouble() - 0.5) * 0.0025;
        readonly double _east = (random.NextDouble() - 0.5) * 0.0025;
        readonly float _speed = (float)(random.NextDouble() * 14.1);
        double _latitude = South + (random.NextDouble() * Size);
        double _longitude = West + (random.NextDouble() * Size);

        public Observation Next(int row, long sequence, long nowMs)
        {
            (_latitude, _longitude) = (_latitude + _north, _longitude + _east);
            return new Observation
            {
                Track = (1L << 32) | (uint)row,
                Sequence = sequence,
                Latitude = _latitude,
                Longitude = _longitude,
                Speed = _speed,
                CircularError = 10,
                TimeMs = nowMs,
                ReceivedMs = nowMs,
                StaleMs = nowMs + 300_000,
                Type = 1,
                Source = 2,
            };
        }
    }
}
