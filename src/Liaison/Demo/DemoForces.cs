namespace Liaison.Demo;

/// <summary>The invented devices of one headquarters. The same headquarters always has the same ones.</summary>
static class DemoForces
{
    const double KnotsToMetresPerSecond = 1852.0 / 3600;

    /// <summary>What can be met in the exercise.</summary>
    sealed record Kind(
        string Name, int Count, string CotType, string Team, string Role, string Platform,
        double MinSpeed, double MaxSpeed, double Altitude, bool OnlyReports = false);

    static readonly Kind[] OnRoads =
    [
        new("PATROL", 6, "a-f-G-U-C-I", "Green", "Team Lead", "ATAK-CIV", 1.0, 1.6, 40),
        new("MEDIC", 3, "a-f-G-U-C-S-M", "White", "Medic", "ATAK-CIV", 8, 14, 40),
        new("ENGINEER", 3, "a-f-G-U-C-E", "Yellow", "Team Member", "ATAK-CIV", 6, 11, 40),
        new("SUPPLY", 6, "a-f-G-U-C-S-S", "Brown", "Team Member", "ATAK-CIV", 7, 13, 40),
        new("LIAISON", 2, "a-f-G-U-C", "Cyan", "HQ", "WinTAK-CIV", 8, 14, 40),
        new("BEACON", 4, "a-f-G-E-V", "Orange", "Team Member", "Tracker", 6, 14, 40, OnlyReports: true),
    ];

    static readonly Kind[] OnWater =
    [
        new("CUTTER", 4, "a-f-S-X-L", "Blue", "Team Lead", "ATAK-CIV",
            10 * KnotsToMetresPerSecond, 18 * KnotsToMetresPerSecond, 25),
        new("FERRY", 2, "a-n-S-X-M", "White", "Team Member", "WebTAK",
            12 * KnotsToMetresPerSecond, 20 * KnotsToMetresPerSecond, 25),
        new("BUOY TENDER", 3, "a-f-S-X-L", "Teal", "Team Member", "Tracker",
            4 * KnotsToMetresPerSecond, 8 * KnotsToMetresPerSecond, 25, OnlyReports: true),
    ];

    static readonly Kind[] InTheAir =
    [
        new("RESCUE", 4, "a-f-A-M-H", "Red", "Team Lead", "ATAK-CIV",
            100 * KnotsToMetresPerSecond, 140 * KnotsToMetresPerSecond, 450),
        new("MEDEVAC", 2, "a-f-A-M-H", "White", "Medic", "ATAK-CIV",
            110 * KnotsToMetresPerSecond, 140 * KnotsToMetresPerSecond, 600),
        new("SURVEY", 1, "a-f-A-M-F-Q", "Purple", "Forward Observer", "Tracker",
            40 * KnotsToMetresPerSecond, 60 * KnotsToMetresPerSecond, 900, OnlyReports: true),
    ];

    public static IReadOnlyList<DemoDevice> Of(DemoHeadquarters headquarters)
    {
        var random = new Random(headquarters.Seed);
        List<DemoDevice> devices =
        [
            .. Make(headquarters, OnRoads, headquarters.Roads, random),
            .. Make(headquarters, OnWater, headquarters.Waters, random),
            .. Make(headquarters, InTheAir, headquarters.Flights, random),
        ];
        return devices;
    }

    static IEnumerable<DemoDevice> Make(
        DemoHeadquarters headquarters, Kind[] kinds, IReadOnlyList<Route> routes, Random random)
    {
        var next = 0;
        foreach (var kind in kinds)
        {
            for (var number = 1; number <= kind.Count; number++)
            {
                var route = routes[next++ % routes.Count];
                yield return new(
                    Uid: $"DEMO-{headquarters.Name}-{kind.Name.Replace(' ', '-')}-{number}",
                    Callsign: $"{headquarters.Name} {kind.Name} {number}",
                    kind.CotType,
                    kind.Team,
                    kind.Role,
                    kind.Platform,
                    route,
                    StartMetres: random.NextDouble() * 2 * route.Length,
                    Speed: kind.MinSpeed + random.NextDouble() * (kind.MaxSpeed - kind.MinSpeed),
                    kind.Altitude,
                    Interval: TimeSpan.FromMilliseconds(random.Next(2000, 5000)),
                    kind.OnlyReports);
            }
        }
    }
}
