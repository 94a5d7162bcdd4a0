namespace Liaison.Kernel.Symbols;

/// <summary>Context of a symbol: digit 3 of a SIDC.</summary>
public enum SymbolContext
{
    /// <summary>The real world.</summary>
    Reality = 0,

    /// <summary>An exercise; with <see cref="StandardIdentity.Suspect"/> it reads joker, with
    /// <see cref="StandardIdentity.Hostile"/> faker.</summary>
    Exercise = 1,

    /// <summary>A simulation.</summary>
    Simulation = 2,
}

/// <summary>Standard identity (affiliation): digit 4 of a SIDC.</summary>
public enum StandardIdentity
{
    /// <summary>Not yet evaluated.</summary>
    Pending = 0,

    /// <summary>Evaluated, and not identified.</summary>
    Unknown = 1,

    /// <summary>Assumed friend.</summary>
    AssumedFriend = 2,

    /// <summary>Friend.</summary>
    Friend = 3,

    /// <summary>Neutral.</summary>
    Neutral = 4,

    /// <summary>Suspect; joker in an exercise.</summary>
    Suspect = 5,

    /// <summary>Hostile; faker in an exercise.</summary>
    Hostile = 6,
}

/// <summary>Status and condition: digit 7 of a SIDC.</summary>
public enum SymbolStatus
{
    /// <summary>Present, condition not stated.</summary>
    Present = 0,

    /// <summary>Planned, anticipated or suspected.</summary>
    Planned = 1,

    /// <summary>Present and fully capable.</summary>
    FullyCapable = 2,

    /// <summary>Present and damaged.</summary>
    Damaged = 3,

    /// <summary>Present and destroyed.</summary>
    Destroyed = 4,

    /// <summary>Present and full to capacity.</summary>
    FullToCapacity = 5,
}

/// <summary>Headquarters, task force and feint/dummy indicators: digit 8 of a SIDC, a sum of its parts.</summary>
[Flags]
public enum SymbolIndicators
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Feint or dummy.</summary>
    Dummy = 1,

    /// <summary>A headquarters.</summary>
    Headquarters = 2,

    /// <summary>A task force.</summary>
    TaskForce = 4,
}

/// <summary>Symbol set: digits 5 and 6 of a SIDC.</summary>
public enum SymbolSet
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Aircraft.</summary>
    Air = 1,

    /// <summary>Missiles in the air.</summary>
    AirMissile = 2,

    /// <summary>Space vehicles.</summary>
    Space = 5,

    /// <summary>Missiles in space.</summary>
    SpaceMissile = 6,

    /// <summary>Land units.</summary>
    LandUnit = 10,

    /// <summary>Civil organisations and persons on land.</summary>
    LandCivilian = 11,

    /// <summary>Land equipment.</summary>
    LandEquipment = 15,

    /// <summary>Land installations.</summary>
    LandInstallation = 20,

    /// <summary>Control measures.</summary>
    ControlMeasure = 25,

    /// <summary>Dismounted individuals.</summary>
    DismountedIndividual = 27,

    /// <summary>Ships and boats.</summary>
    SeaSurface = 30,

    /// <summary>Submarines, divers and other things under water.</summary>
    SeaSubsurface = 35,

    /// <summary>Sea mines.</summary>
    MineWarfare = 36,

    /// <summary>Activities and events.</summary>
    Activity = 40,

    /// <summary>Weather of the atmosphere.</summary>
    Atmospheric = 45,

    /// <summary>Oceanographic conditions.</summary>
    Oceanographic = 46,

    /// <summary>Space weather.</summary>
    MeteorologicalSpace = 47,

    /// <summary>Signals intelligence, space.</summary>
    SignalsSpace = 50,

    /// <summary>Signals intelligence, air.</summary>
    SignalsAir = 51,

    /// <summary>Signals intelligence, land.</summary>
    SignalsLand = 52,

    /// <summary>Signals intelligence, sea surface.</summary>
    SignalsSurface = 53,

    /// <summary>Signals intelligence, subsurface.</summary>
    SignalsSubsurface = 54,

    /// <summary>Cyberspace.</summary>
    Cyberspace = 60,
}
