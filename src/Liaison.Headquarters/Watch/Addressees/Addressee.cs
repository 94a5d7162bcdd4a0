namespace Liaison.Headquarters.Watch.Addressees;

/// <summary>What kind of addressee it is.</summary>
public enum AddresseeKind
{
    /// <summary>A unit of this headquarters, by its id.</summary>
    Unit,

    /// <summary>A TAK client by its uid.</summary>
    Device,

    /// <summary>A TAK client by its callsign.</summary>
    Callsign,

    /// <summary>All TAK clients of a group.</summary>
    Group,
}

/// <summary>Whom a task or an alert is for.</summary>
/// <param name="Kind">What the name is.</param>
/// <param name="Name">Id of a unit; uid, callsign or group of TAK clients.</param>
public sealed record Addressee(AddresseeKind Kind, string Name);
