namespace Liaison.Feeds.Ais;

/// <summary>What a station is by the form of its identity (ITU-R M.585).</summary>
enum AisStationKind : byte
{
    /// <summary>None of the known forms, as of sets that were never given an identity.</summary>
    Other,

    /// <summary>A ship: nine digits that begin with 2 to 7.</summary>
    Ship,

    /// <summary>A craft that belongs to a ship: 98.</summary>
    Craft,

    /// <summary>A station on the coast: 00.</summary>
    Coast,

    /// <summary>An aircraft in search and rescue: 111.</summary>
    Aircraft,

    /// <summary>An aid to navigation: 99.</summary>
    Aid,

    /// <summary>A search and rescue transmitter: 970.</summary>
    RescueTransmitter,

    /// <summary>A device of a person over board: 972.</summary>
    PersonOverboard,

    /// <summary>An emergency beacon: 974.</summary>
    Beacon,
}

/// <summary>Tells kinds of stations apart.</summary>
static class AisStationKinds
{
    /// <summary>The kind that an identity of at most nine digits says.</summary>
    public static AisStationKind Of(uint mmsi) => mmsi switch
    {
        < 10_000_000 => AisStationKind.Coast,
        >= 111_000_000 and <= 111_999_999 => AisStationKind.Aircraft,
        >= 200_000_000 and <= 799_999_999 => AisStationKind.Ship,
        >= 970_000_000 and <= 970_999_999 => AisStationKind.RescueTransmitter,
        >= 972_000_000 and <= 972_999_999 => AisStationKind.PersonOverboard,
        >= 974_000_000 and <= 974_999_999 => AisStationKind.Beacon,
        >= 980_000_000 and <= 989_999_999 => AisStationKind.Craft,
        >= 990_000_000 => AisStationKind.Aid,
        _ => AisStationKind.Other,
    };

    /// <summary>Whether it sends only when somebody is in distress, or to be tested.</summary>
    public static bool IsEmergency(this AisStationKind kind) =>
        kind is AisStationKind.RescueTransmitter or AisStationKind.PersonOverboard or AisStationKind.Beacon;
}
