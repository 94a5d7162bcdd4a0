using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Forces;

/// <summary>What is said of a unit.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parent">Id of its administrative parent; null for a root of the tree.</param>
/// <param name="Component">Which part of the joint force it is of.</param>
/// <param name="Echelon">How large it is.</param>
/// <param name="Sidc">Its symbol: 20 or 30 digits.</param>
/// <param name="Strength">Its people.</param>
/// <param name="HomeSite">Id of the site where it lives.</param>
/// <param name="CurrentSite">Id of the site where it is.</param>
/// <param name="Position">Where it is, when that is known better than by its site.</param>
/// <param name="Country">Its nation, three letters (ISO 3166-1 alpha-3).</param>
public sealed record UnitDetails(
    string Name,
    string? Parent,
    Component Component,
    Echelon? Echelon = null,
    string? Sidc = null,
    Strength? Strength = null,
    string? HomeSite = null,
    string? CurrentSite = null,
    GeoPosition? Position = null,
    string? Country = null);

/// <summary>A unit as one record left it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Details">What is said of it.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Record">The record that added it; of an import the record with the first of its units.</param>
/// <param name="Created">When it was added.</param>
/// <param name="Retired">When it was taken out of the force; null while it is in it.</param>
/// <param name="By">Who said this of it.</param>
/// <param name="At">When they did.</param>
/// <param name="Version">Number of the record that did.</param>
public sealed record Unit(
    string Id,
    UnitDetails Details,
    string Label,
    Guid Record,
    DateTimeOffset Created,
    DateTimeOffset? Retired,
    string By,
    DateTimeOffset At,
    long Version)
{
    /// <summary>Whether it is in the force at a time.</summary>
    public bool ExistsAt(DateTimeOffset at) => at >= Created && !(at >= Retired);
}
