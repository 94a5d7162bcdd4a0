using Liaison.Kernel.Geodesy;

namespace Liaison.Demo;

/// <summary>
/// Where invented devices move: rough courses of public roads, waters beside the islands, and civil airfields of the
/// Nansei (southwestern) islands. Good enough to look right on a map; no use for finding one's way.
/// </summary>
static class Nansei
{
    /// <summary>Roads of the northern half of the chain.</summary>
    public static readonly IReadOnlyList<Route> NorthernRoads =
    [
        Road("Okinawa west coast", (26.212, 127.680), (26.324, 127.764), (26.428, 127.776), (26.552, 127.968),
            (26.592, 127.984)),
        Road("Okinawa east coast", (26.204, 127.756), (26.352, 127.812), (26.400, 127.840), (26.432, 127.836),
            (26.452, 127.868), (26.472, 127.940), (26.552, 128.020), (26.592, 127.988)),
        Road("Motobu", (26.592, 127.984), (26.644, 127.916), (26.660, 127.908), (26.672, 127.980), (26.644, 127.988)),
        Road("Kunigami", (26.636, 128.040), (26.668, 128.112), (26.824, 128.256), (26.848, 128.264)),
        Road("Amami north", (28.376, 129.496), (28.440, 129.652), (28.472, 129.688)),
        Road("Amami south", (28.368, 129.488), (28.204, 129.336), (28.160, 129.324)),
        Road("Tokunoshima", (27.736, 129.004), (27.804, 128.944), (27.820, 128.900)),
        Road("Okinoerabu", (27.396, 128.644), (27.356, 128.564)),
    ];

    /// <summary>Roads of the southern half of the chain.</summary>
    public static readonly IReadOnlyList<Route> SouthernRoads =
    [
        Road("Okinawa south", (26.204, 127.684), (26.112, 127.696), (26.160, 127.756), (26.196, 127.724),
            (26.204, 127.700)),
        Road("Miyako", (24.800, 125.288), (24.752, 125.348), (24.736, 125.424)),
        Road("Miyako north", (24.804, 125.292), (24.876, 125.272)),
        Road("Ishigaki south", (24.344, 124.160), (24.396, 124.228), (24.400, 124.236)),
        Road("Ishigaki north", (24.400, 124.232), (24.456, 124.228), (24.560, 124.312), (24.584, 124.320)),
        Road("Ishigaki west", (24.344, 124.152), (24.444, 124.144)),
        Road("Iriomote", (24.280, 123.872), (24.340, 123.888), (24.388, 123.820), (24.396, 123.804)),
        Road("Yonaguni", (24.464, 123.004), (24.452, 122.948)),
    ];

    /// <summary>Waters in the north, clear of the shore.</summary>
    public static readonly IReadOnlyList<Route> NorthernWaters =
    [
        Sea("Off Kadena", (26.300, 127.690), (26.400, 127.660), (26.520, 127.760), (26.600, 127.850)),
        Sea("Off Motobu", (26.720, 127.850), (26.740, 127.960), (26.720, 128.040)),
        Sea("Off Amami", (28.420, 129.480), (28.500, 129.560), (28.550, 129.700), (28.480, 129.780)),
        Sea("Amami to Tokunoshima", (28.080, 129.150), (27.950, 129.080), (27.850, 129.080)),
        Sea("Yoron Passage", (26.960, 128.480), (27.100, 128.540), (27.290, 128.600)),
    ];

    /// <summary>Waters in the south, clear of the shore.</summary>
    public static readonly IReadOnlyList<Route> SouthernWaters =
    [
        Sea("Naha to Kerama", (26.215, 127.630), (26.230, 127.500), (26.240, 127.400)),
        Sea("Off Itoman", (26.110, 127.620), (26.050, 127.640), (26.050, 127.720)),
        Sea("Ishigaki to Iriomote", (24.310, 124.130), (24.280, 124.040), (24.255, 123.950)),
        Sea("Ishigaki to Yonaguni", (24.500, 124.050), (24.520, 123.600), (24.500, 123.080)),
        Sea("Off Miyako", (24.780, 125.230), (24.880, 125.220), (24.950, 125.260)),
        Sea("Miyako to Ishigaki", (24.700, 125.200), (24.600, 124.800), (24.500, 124.420)),
    ];

    /// <summary>Flights between civil airfields in the north.</summary>
    public static readonly IReadOnlyList<Route> NorthernFlights =
    [
        Flight("Naha to Ie", Naha, (26.722, 127.785)),
        Flight("Naha to Okinoerabu", Naha, (27.044, 128.402), (27.432, 128.706)),
        Flight("Amami to Tokunoshima", Amami, (27.836, 128.881)),
        Flight("Amami to Kikai", Amami, (28.321, 129.928)),
    ];

    /// <summary>Flights between civil airfields in the south.</summary>
    public static readonly IReadOnlyList<Route> SouthernFlights =
    [
        Flight("Naha to Kume", Naha, (26.364, 126.714)),
        Flight("Naha to Miyako", Naha, Miyako),
        Flight("Miyako to Ishigaki", Miyako, Ishigaki),
        Flight("Ishigaki to Yonaguni", Ishigaki, (24.467, 122.978)),
    ];

    /// <summary>Airways between civil airfields, near and far.</summary>
    public static readonly IReadOnlyList<Route> Airways =
    [
        Flight("Naha to Kagoshima", Naha, Amami, (31.803, 130.719)),
        Flight("Naha to Ishigaki", Naha, (25.60, 126.20), Ishigaki),
        Flight("Naha to Miyako", Naha, Miyako),
        Flight("Naha to Minami-Daito", Naha, (25.846, 131.263)),
        Flight("Naha to Kume", Naha, (26.364, 126.714)),
        Flight("Ishigaki to Yonaguni", Ishigaki, (24.467, 122.978)),
        Flight("Over the sea, northeast", (24.0, 122.0), (26.8, 126.4), (30.6, 131.4)),
        Flight("Over the sea, north", (22.6, 126.4), (26.9, 125.9), (31.4, 128.3)),
    ];

    static (double, double) Naha => (26.196, 127.646);

    static (double, double) Amami => (28.431, 129.713);

    static (double, double) Miyako => (24.783, 125.295);

    static (double, double) Ishigaki => (24.396, 124.245);

    static Route Road(string name, params (double Latitude, double Longitude)[] points) => Along(name, points);

    static Route Sea(string name, params (double Latitude, double Longitude)[] points) => Along(name, points);

    static Route Flight(string name, params (double Latitude, double Longitude)[] points) => Along(name, points);

    static Route Along(string name, (double Latitude, double Longitude)[] points) =>
        new(name, [.. points.Select(p => new GeoPoint(p.Latitude, p.Longitude))]);
}
