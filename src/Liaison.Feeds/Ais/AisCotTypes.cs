namespace Liaison.Feeds.Ais;

/// <summary>
/// CoT types of stations. What a station says of itself is no proof: a kind that is plainly civil is neutral, all else
/// is unknown, and nothing is ever a friend or a foe by AIS alone.
/// </summary>
static class AisCotTypes
{
    const int ActiveTransmitter = 14;

    static readonly byte[] Unknown = [.. "a-u-S"u8];
    static readonly byte[] Civil = [.. "a-n-S-X"u8];
    static readonly byte[] Merchant = [.. "a-n-S-X-M"u8];
    static readonly byte[] Fishing = [.. "a-n-S-X-F"u8];
    static readonly byte[] Towing = [.. "a-n-S-X-M-T-O"u8];
    static readonly byte[] Tug = [.. "a-n-S-X-M-T-U"u8];
    static readonly byte[] Sailing = [.. "a-n-S-X-R"u8];
    static readonly byte[] Pleasure = [.. "a-n-S-X-A"u8];
    static readonly byte[] Enforcement = [.. "a-n-S-X-L"u8];
    static readonly byte[] Passenger = [.. "a-n-S-X-M-P"u8];
    static readonly byte[] Cargo = [.. "a-n-S-X-M-C"u8];
    static readonly byte[] Hazardous = [.. "a-n-S-X-M-H"u8];
    static readonly byte[] Tanker = [.. "a-n-S-X-M-O"u8];
    static readonly byte[] BaseStation = [.. "a-n-G-I-U-T"u8];
    static readonly byte[] Aircraft = [.. "a-n-A-C"u8];
    static readonly byte[] FixedWing = [.. "a-n-A-C-F"u8];
    static readonly byte[] Helicopter = [.. "a-n-A-C-H"u8];
    static readonly byte[] Marker = [.. "b-m-p-s-m"u8];
    static readonly byte[] Alert = [.. "b-a-o-tbl"u8];

    /// <summary>The type of a station.</summary>
    public static byte[] Of(AisStation station) => station.Kind switch
    {
        // A transmitter that is not active is being tested.
        var kind when kind.IsEmergency() => station.Status == ActiveTransmitter ? Alert : Marker,
        AisStationKind.Coast => BaseStation,
        AisStationKind.Aid => Marker,
        AisStationKind.Aircraft => OfAircraft(station.Mmsi),
        _ => OfShip(station.ShipType),
    };

    /// <summary>The type of a kind of ship.</summary>
    /// <param name="type">As transmitted; 0 is not available.</param>
    public static byte[] OfShip(int type) => type switch
    {
        30 => Fishing,
        31 or 32 => Towing,
        36 => Sailing,
        37 => Pleasure,
        >= 40 and <= 49 => Merchant,
        52 => Tug,
        55 => Enforcement,
        33 or 34 or 50 or 51 or 53 or 54 or 58 or 59 or (>= 20 and <= 29) or (>= 90 and <= 99) => Civil,
        >= 60 and <= 69 => Passenger,
        >= 71 and <= 74 => Hazardous,
        >= 70 and <= 79 => Cargo,
        >= 80 and <= 89 => Tanker,
        _ => Unknown,
    };

    // 111, three digits of the country, 1 for aircraft with fixed wings and 5 for helicopters (ITU-R M.585).
    static byte[] OfAircraft(uint mmsi) => (mmsi / 100 % 10) switch
    {
        1 when AisStationKinds.Of(mmsi) == AisStationKind.Aircraft => FixedWing,
        5 when AisStationKinds.Of(mmsi) == AisStationKind.Aircraft => Helicopter,
        _ => Aircraft,
    };
}
