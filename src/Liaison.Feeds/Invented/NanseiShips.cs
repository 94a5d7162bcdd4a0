using Liaison.Feeds.Ais.Messages;

namespace Liaison.Feeds.Invented;

/// <summary>
/// Invented ships around the Nansei (southwestern) islands of Japan. Their lanes are rough lines over open water: good
/// enough to look right on a map, and no use for finding one's way.
/// </summary>
static class NanseiShips
{
    // The country code 799 is assigned to nobody.
    const uint FirstMmsi = 799_000_001;

    const int Fishing = 30;
    const int Sailing = 36;
    const int FastCraft = 40;
    const int Tug = 52;
    const int CoastGuard = 55;
    const int Passenger = 60;
    const int Cargo = 70;
    const int Tanker = 80;

    static readonly Lane NahaNorth = new(
        (26.22, 127.60), (26.55, 127.55), (26.95, 127.70), (27.45, 128.35), (27.85, 128.72), (28.30, 128.95),
        (28.65, 129.35), (29.30, 129.50), (30.30, 130.00));

    static readonly Lane NahaMiyako = new((26.19, 127.58), (25.95, 127.20), (25.25, 125.90), (24.97, 125.18));
    static readonly Lane MiyakoIshigaki = new((24.79, 125.22), (24.70, 125.02), (24.42, 124.60), (24.28, 124.30),
        (24.30, 124.16));
    static readonly Lane IshigakiYonaguni = new((24.50, 124.05), (24.52, 123.60), (24.50, 123.08));
    static readonly Lane IshigakiIriomote = new((24.31, 124.13), (24.28, 124.04), (24.255, 123.95));
    static readonly Lane NahaKerama = new((26.215, 127.63), (26.23, 127.50), (26.24, 127.40));
    static readonly Lane AmamiKikai = new((28.44, 129.50), (28.56, 129.62), (28.56, 129.75), (28.42, 129.86));
    static readonly Lane WestSea = new((30.50, 127.40), (28.50, 126.50), (26.60, 125.10), (25.40, 124.10),
        (24.95, 122.60));
    static readonly Lane EastSea = new((30.00, 132.00), (27.50, 130.40), (25.50, 128.60), (23.50, 125.50),
        (22.20, 122.60));
    static readonly Lane MiyakoStrait = new((27.20, 124.20), (25.70, 125.90), (24.40, 127.40));
    static readonly Lane NakagusukuSouth = new((26.22, 127.92), (26.05, 128.05), (25.20, 128.40));
    static readonly Lane TokaraPassage = new((30.40, 128.60), (29.00, 130.30), (28.20, 131.80));
    static readonly Lane GroundsNorthwest = new((26.95, 126.90), (27.10, 127.02), (27.20, 126.88), (27.04, 126.80));
    static readonly Lane GroundsSouthwest = new((24.85, 124.10), (24.95, 124.22), (25.02, 124.06));
    static readonly Lane GroundsEast = new((27.90, 130.30), (28.05, 130.40), (28.10, 130.22));
    static readonly Lane GroundsSouth = new((24.05, 123.40), (24.12, 123.55), (24.02, 123.66));
    static readonly Lane PatrolWest = new((25.30, 124.40), (25.55, 125.20), (26.20, 126.10));
    static readonly Lane PatrolYonaguni = new((24.62, 122.90), (24.75, 123.30), (24.66, 123.70));
    static readonly Lane PatrolAmami = new((28.75, 129.30), (28.85, 129.90), (28.40, 130.20));

    /// <summary>The ships, always the same.</summary>
    public static IReadOnlyList<InventedShip> All { get; } = Number(
    [
        Ferry("NIRAI LANTERN", NahaNorth, 19, "KAGOSHIMA"),
        Ferry("KANAI SPARROW", NahaNorth, 20, "NAHA"),
        Ferry("TIDA COMPASS", NahaMiyako, 17, "HIRARA"),
        Ferry("SOUTHERN HERON", MiyakoIshigaki, 16, "ISHIGAKI"),
        Ferry("YONA PETREL", IshigakiYonaguni, 14, "KUBURA"),
        Ferry("KIKAI WAGTAIL", AmamiKikai, 15, "WAN"),
        Fast("REEF ARROW", NahaKerama, 31),
        Fast("CORAL ARROW", IshigakiIriomote, 28),
        Fast("MANTA ARROW", IshigakiIriomote, 29),
        Freighter("ASAGI TRADER", NahaNorth, 13, "NAHA"),
        Freighter("BENIBANA TRADER", NahaMiyako, 12, "ISHIGAKI"),
        Freighter("CINNABAR TRADER", MiyakoIshigaki, 11, "HIRARA"),
        Freighter("DEIGO TRADER", NakagusukuSouth, 12, "NAKAGUSUKU"),
        Container("ORION LEDGER", WestSea, 18, "BUSAN"),
        Container("VEGA LEDGER", WestSea, 19, "KAOHSIUNG"),
        Container("ALTAIR LEDGER", EastSea, 20, "YOKOHAMA"),
        Container("RIGEL LEDGER", EastSea, 18, "SINGAPORE"),
        Container("DENEB LEDGER", MiyakoStrait, 17, "LONG BEACH"),
        Container("MIRA LEDGER", TokaraPassage, 18, "SHANGHAI"),
        Oil("AMBER MERIDIAN", EastSea, 13, "KIIRE"),
        Oil("OPAL MERIDIAN", EastSea, 12, "YOKKAICHI"),
        Oil("TOPAZ MERIDIAN", WestSea, 13, "ULSAN"),
        Oil("GARNET MERIDIAN", MiyakoStrait, 12, "NINGBO"),
        Oil("JADE LANTERN", NakagusukuSouth, 10, "NAKAGUSUKU"),
        Guard("DEMO GUARD ONE", PatrolWest, 14),
        Guard("DEMO GUARD TWO", PatrolYonaguni, 12),
        Guard("DEMO GUARD THREE", PatrolAmami, 12),
        Guard("DEMO GUARD FOUR", NahaKerama, 10),
        Other("HARBOUR BEETLE", Tug, NahaKerama, 8, new AisSize(12, 18, 5, 5), "NAHA"),
        Other("HARBOUR CRICKET", Tug, NakagusukuSouth, 8, new AisSize(12, 18, 5, 5), "NAKAGUSUKU"),
        Boat("UMI NO HOTARU 1", Fishing, GroundsNorthwest, 4),
        Boat("UMI NO HOTARU 2", Fishing, GroundsNorthwest, 3.5),
        Boat("UMI NO HOTARU 3", Fishing, GroundsNorthwest, 5),
        Boat("NAMI USAGI 7", Fishing, GroundsSouthwest, 4),
        Boat("NAMI USAGI 8", Fishing, GroundsSouthwest, 3),
        Boat("KAZE TONBO 21", Fishing, GroundsEast, 4.5),
        Boat("KAZE TONBO 22", Fishing, GroundsEast, 4),
        Boat("HOSHI KAMOME 3", Fishing, GroundsSouth, 4),
        Boat("HOSHI KAMOME 5", Fishing, GroundsSouth, 3),
        Boat("PAPER CRANE", Sailing, NahaKerama, 5.5),
        Boat("SLOW TURTLE", Sailing, IshigakiYonaguni, 5),
    ]);

    static InventedShip Ferry(string name, Lane lane, double knots, string destination) =>
        Ship(name, Passenger, new AisSize(120, 25, 10, 12), lane, knots, 60, destination);

    static InventedShip Fast(string name, Lane lane, double knots) =>
        Ship(name, FastCraft, new AisSize(20, 10, 4, 4), lane, knots, 15, "ISLANDS");

    static InventedShip Freighter(string name, Lane lane, double knots, string destination) =>
        Ship(name, Cargo, new AisSize(75, 20, 7, 7), lane, knots, 120, destination);

    static InventedShip Container(string name, Lane lane, double knots, string destination) =>
        Ship(name, Cargo, new AisSize(180, 80, 16, 16), lane, knots, 0, destination);

    static InventedShip Oil(string name, Lane lane, double knots, string destination) =>
        Ship(name, Tanker, new AisSize(170, 70, 20, 22), lane, knots, 0, destination);

    static InventedShip Guard(string name, Lane lane, double knots) =>
        Ship(name, CoastGuard, new AisSize(60, 35, 6, 6), lane, knots, 0, "PATROL");

    static InventedShip Other(string name, int type, Lane lane, double knots, AisSize size, string destination) =>
        Ship(name, type, size, lane, knots, 30, destination);

    static InventedShip Boat(string name, int type, Lane lane, double knots) =>
        Ship(name, type, new AisSize(8, 7, 2, 2), lane, knots, 0, "");

    static InventedShip Ship(
        string name, int type, AisSize size, Lane lane, double knots, double restMinutes, string destination) =>
        new(name, type, size, lane, knots, restMinutes, destination) { Mmsi = 0, LeadSeconds = 0 };

    // Spread over their lanes by the golden ratio, so that no two on one lane are at one place.
    static InventedShip[] Number(InventedShip[] ships)
    {
        const double golden = 0.618033988749895;
        const double secondsPerMetreAtOneKnot = 3600 / 1852.0;
        return
        [
            .. ships.Select((ship, index) => ship with
            {
                Mmsi = FirstMmsi + (uint)index,
                LeadSeconds = index * golden % 1 * 2 * ship.Lane.Length * secondsPerMetreAtOneKnot / ship.Knots,
            }),
        ];
    }
}
