namespace Liaison.Feeds.Ais;

/// <summary>The types of messages of ITU-R M.1371-5, table 46.</summary>
enum AisMessageType
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

    /// <summary>Data of an application to one station.</summary>
    BinaryAddressed = 6,

    /// <summary>What was received of type 6.</summary>
    BinaryAcknowledgement = 7,

    /// <summary>Data of an application to all.</summary>
    BinaryBroadcast = 8,

    /// <summary>Position of an aircraft in search and rescue.</summary>
    SearchAircraft = 9,

    /// <summary>Asks a station for the time.</summary>
    UtcInquiry = 10,

    /// <summary>Time and position of a mobile station, answering.</summary>
    UtcResponse = 11,

    /// <summary>Safety text to one station.</summary>
    SafetyTextAddressed = 12,

    /// <summary>What was received of type 12.</summary>
    SafetyAcknowledgement = 13,

    /// <summary>Safety text to all.</summary>
    SafetyText = 14,

    /// <summary>Asks stations for messages.</summary>
    Interrogation = 15,

    /// <summary>Tells stations when to report.</summary>
    Assignment = 16,

    /// <summary>Corrections for satellite navigation.</summary>
    Corrections = 17,

    /// <summary>Position of a ship of class B.</summary>
    ClassBPosition = 18,

    /// <summary>Position, name, kind and size of a ship of class B.</summary>
    ClassBExtended = 19,

    /// <summary>Slots that base stations keep for themselves.</summary>
    Reservation = 20,

    /// <summary>Position, name and kind of an aid to navigation.</summary>
    AidToNavigation = 21,

    /// <summary>Which channels to use.</summary>
    Channels = 22,

    /// <summary>Tells the stations of an area when to report.</summary>
    GroupAssignment = 23,

    /// <summary>Name, kind and size of a ship of class B, in two parts.</summary>
    StaticClassB = 24,

    /// <summary>Short data of an application, in one slot.</summary>
    SlotBinary = 25,

    /// <summary>Data of an application, in up to five slots.</summary>
    SlotsBinary = 26,

    /// <summary>Position of a ship for receivers far away, such as satellites.</summary>
    LongRange = 27,
}
