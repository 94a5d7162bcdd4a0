namespace Liaison.Feeds.Ais;

/// <summary>The types of messages of ITU-R M.1371-5, table 46.</summary>
public enum AisMessageType
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Position of a ship of class A, scheduled.</summary>
    PositionScheduled = 1,

    /// <summary>Position of a ship of class A, scheduled by assignment.</summary>
    PositionAssigned = 2,

    /// <summary>Position of a ship of class A, answering.</summary>
    PositionInterrogated = 3,

    /// <summary>Time and position of a base station.</summary>
    BaseStation = 4,

    /// <summary>Name, kind, size and voyage of a ship of class A.</summary>
    StaticAndVoyage = 5,

    /// <summary>Position of an aircraft in search and rescue.</summary>
    SearchAircraft = 9,

    /// <summary>Time and position of a mobile station, answering.</summary>
    UtcResponse = 11,

    /// <summary>Safety text to all.</summary>
    SafetyText = 14,

    /// <summary>Corrections for satellite navigation.</summary>
    GnssCorrections = 17,

    /// <summary>Position of a ship of class B.</summary>
    ClassBPosition = 18,

    /// <summary>Position, name, kind and size of a ship of class B.</summary>
    ClassBExtended = 19,

    /// <summary>Position, name and kind of an aid to navigation.</summary>
    AidToNavigation = 21,

    /// <summary>Name, kind and size of a ship of class B, in two parts.</summary>
    StaticClassB = 24,

    /// <summary>Position of a ship for receivers far away, such as satellites.</summary>
    LongRange = 27,
}
