namespace Liaison.Feeds.Ais;

/// <summary>What numbers in messages mean, as words for people (ITU-R M.1371-5, annex 8).</summary>
static class AisWords
{
    /// <summary>What a ship is doing; empty when it does not say.</summary>
    public static ReadOnlySpan<byte> Status(int status) => status switch
    {
        0 => "under way using engine"u8,
        1 => "at anchor"u8,
        2 => "not under command"u8,
        3 => "restricted manoeuvrability"u8,
        4 => "constrained by her draught"u8,
        5 => "moored"u8,
        6 => "aground"u8,
        7 => "engaged in fishing"u8,
        8 => "under way sailing"u8,
        11 => "towing astern"u8,
        12 => "pushing ahead or towing alongside"u8,
        14 => "emergency transmitter active"u8,
        _ => ""u8,
    };

    /// <summary>The kind of ship; empty when it is not available or reserved.</summary>
    public static ReadOnlySpan<byte> ShipType(int type) => type switch
    {
        >= 20 and <= 29 => "wing in ground craft"u8,
        30 => "fishing vessel"u8,
        31 or 32 => "towing vessel"u8,
        33 => "dredger or underwater operations"u8,
        34 => "diving operations"u8,
        35 => "military operations"u8,
        36 => "sailing vessel"u8,
        37 => "pleasure craft"u8,
        >= 40 and <= 49 => "high-speed craft"u8,
        50 => "pilot vessel"u8,
        51 => "search and rescue vessel"u8,
        52 => "tug"u8,
        53 => "port tender"u8,
        54 => "anti-pollution vessel"u8,
        55 => "law enforcement vessel"u8,
        58 => "medical transport"u8,
        59 => "ship of a State not party to an armed conflict"u8,
        >= 60 and <= 69 => "passenger ship"u8,
        >= 70 and <= 79 => "cargo ship"u8,
        >= 80 and <= 89 => "tanker"u8,
        >= 90 and <= 99 => "other ship"u8,
        _ => ""u8,
    };

    /// <summary>The category of hazardous cargo that a kind of ship says; empty for none.</summary>
    public static ReadOnlySpan<byte> Hazard(int type) => type switch
    {
        21 or 41 or 61 or 71 or 81 or 91 => "hazardous cargo category A"u8,
        22 or 42 or 62 or 72 or 82 or 92 => "hazardous cargo category B"u8,
        23 or 43 or 63 or 73 or 83 or 93 => "hazardous cargo category C"u8,
        24 or 44 or 64 or 74 or 84 or 94 => "hazardous cargo category D"u8,
        _ => ""u8,
    };

    /// <summary>What an aid to navigation is.</summary>
    public static ReadOnlySpan<byte> Aid(int type) => type switch
    {
        1 => "reference point"u8,
        2 => "racon"u8,
        3 => "fixed structure off shore"u8,
        4 => "emergency wreck marking buoy"u8,
        5 => "light without sectors"u8,
        6 => "light with sectors"u8,
        7 => "leading light, front"u8,
        8 => "leading light, rear"u8,
        9 => "beacon, cardinal north"u8,
        10 => "beacon, cardinal east"u8,
        11 => "beacon, cardinal south"u8,
        12 => "beacon, cardinal west"u8,
        13 => "beacon, port hand"u8,
        14 => "beacon, starboard hand"u8,
        15 => "beacon, preferred channel port hand"u8,
        16 => "beacon, preferred channel starboard hand"u8,
        17 => "beacon, isolated danger"u8,
        18 => "beacon, safe water"u8,
        19 => "beacon, special mark"u8,
        20 => "cardinal mark north"u8,
        21 => "cardinal mark east"u8,
        22 => "cardinal mark south"u8,
        23 => "cardinal mark west"u8,
        24 => "port hand mark"u8,
        25 => "starboard hand mark"u8,
        26 => "preferred channel port hand"u8,
        27 => "preferred channel starboard hand"u8,
        28 => "isolated danger"u8,
        29 => "safe water"u8,
        30 => "special mark"u8,
        31 => "light vessel or large buoy"u8,
        _ => "aid to navigation"u8,
    };
}
