namespace Liaison.Headquarters.Forces;

/// <summary>The part of a joint force that a unit is of.</summary>
public enum Component
{
    /// <summary>Land forces.</summary>
    Ground,

    /// <summary>Naval forces and coast guard.</summary>
    Maritime,

    /// <summary>Air forces.</summary>
    Air,

    /// <summary>Space forces.</summary>
    Space,

    /// <summary>Cyberspace forces.</summary>
    Cyber,

    /// <summary>Special operations forces.</summary>
    SpecialOperations,

    /// <summary>Logistics and other support of the whole force.</summary>
    Logistics,

    /// <summary>More than one of them: a joint headquarters or task force.</summary>
    Joint,
}

/// <summary>
/// Size of a unit. The values are digits 9 and 10 of a SIDC (MIL-STD-2525D, table D-III; the same in APP-6D).
/// </summary>
public enum Echelon
{
    /// <summary>Team or crew.</summary>
    Team = 11,

    /// <summary>Squad.</summary>
    Squad = 12,

    /// <summary>Section.</summary>
    Section = 13,

    /// <summary>Platoon or detachment.</summary>
    Platoon = 14,

    /// <summary>Company, battery or troop.</summary>
    Company = 15,

    /// <summary>Battalion or squadron.</summary>
    Battalion = 16,

    /// <summary>Regiment or group.</summary>
    Regiment = 17,

    /// <summary>Brigade.</summary>
    Brigade = 18,

    /// <summary>Division.</summary>
    Division = 21,

    /// <summary>Corps.</summary>
    Corps = 22,

    /// <summary>Army.</summary>
    Army = 23,

    /// <summary>Army group or front.</summary>
    ArmyGroup = 24,

    /// <summary>Region or theatre.</summary>
    Region = 25,

    /// <summary>Command.</summary>
    Command = 26,
}

/// <summary>People of a unit.</summary>
/// <param name="Authorised">How many it should have; null when nobody has said.</param>
/// <param name="Present">How many are there; null when nobody has said.</param>
public sealed record Strength(int? Authorised, int? Present);
