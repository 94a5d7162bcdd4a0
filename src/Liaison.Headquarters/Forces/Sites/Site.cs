using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Forces.Sites;

/// <summary>What a site can take, as planned; what is null is not known or does not apply.</summary>
/// <param name="Berths">Ships that can lie alongside at once.</param>
/// <param name="DraughtCm">The greatest draught of a ship that can come in, in centimetres.</param>
/// <param name="RunwayMetres">Length of the longest runway.</param>
/// <param name="Surface">What it is made of.</param>
/// <param name="Pavement">Its strength as published: PCN or PCR, for example <c>63/F/B/X/T</c>.</param>
/// <param name="HelicopterSpots">Helicopters that can stand there at once.</param>
/// <param name="FuelLitres">Fuel that can be stored.</param>
/// <param name="WaterLitres">Drinking water that can be stored.</param>
/// <param name="WaterLitresADay">Drinking water that can be made in a day.</param>
/// <param name="PowerKilowatts">Electric power of its own.</param>
/// <param name="Beds">Beds for people who live there, or for patients.</param>
/// <param name="ShelterPlaces">People who can take shelter.</param>
/// <param name="CargoTonnesADay">Cargo that can be handled in a day.</param>
/// <param name="StorageSquareMetres">Covered floor for goods.</param>
public sealed record SiteCapacity(
    int? Berths = null, int? DraughtCm = null, int? RunwayMetres = null, RunwaySurface? Surface = null,
    string? Pavement = null, int? HelicopterSpots = null, long? FuelLitres = null, long? WaterLitres = null,
    long? WaterLitresADay = null, int? PowerKilowatts = null, int? Beds = null, int? ShelterPlaces = null,
    int? CargoTonnesADay = null, int? StorageSquareMetres = null);

/// <summary>What is said of a site.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Parent">Id of the site that it lies in or on, as an island; null for none.</param>
/// <param name="Area">Name of the area that it is of; null for that of its parent, or none.</param>
/// <param name="Position">Where it is; null for where its parent is.</param>
/// <param name="Capacity">What it can take; null when nobody has said.</param>
/// <param name="Hazards">What to beware of.</param>
/// <param name="Agreements">By which agreements it may be used.</param>
/// <param name="Owner">Whose it is; empty when nobody has said.</param>
public sealed record SiteDetails(
    string Name, SiteKind Kind, string? Parent, string? Area, GeoPosition? Position, SiteCapacity? Capacity,
    IReadOnlyList<string> Hazards, IReadOnlyList<string> Agreements, string Owner);

/// <summary>What somebody reports of the state of a site.</summary>
/// <param name="State">Whether it can be used.</param>
/// <param name="Reason">Why; empty when nothing is to be said.</param>
/// <param name="Since">Since when it has been so; null when that is not known.</param>
/// <param name="AsOf">The time that the report speaks of.</param>
/// <param name="Source">Who says so; empty for whoever entered it.</param>
public sealed record SiteReport(
    SiteState State, string Reason, DateTimeOffset? Since, DateTimeOffset AsOf, string Source);

/// <summary>A report of the state of a site, as it was entered.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Number of its record.</param>
/// <param name="Site">The site.</param>
/// <param name="Content">What it says.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="By">Who entered it.</param>
/// <param name="Role">In which role.</param>
/// <param name="Recorded">When.</param>
public sealed record SiteReportEntry(
    Guid Id, long Number, string Site, SiteReport Content, string Label, string By, string Role,
    DateTimeOffset Recorded);

/// <summary>A site as one record left it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Details">What is said of it.</param>
/// <param name="Report">Of the reports of its state the one that speaks of the latest time; null for none.</param>
/// <param name="Label">The banner of the label of what is said of it; empty for the node's default.</param>
/// <param name="Record">The record that added it.</param>
/// <param name="Created">When it was added.</param>
/// <param name="By">Who said what is said of it.</param>
/// <param name="Described">When they did.</param>
/// <param name="At">When the record was made that left it so.</param>
/// <param name="Version">The number of that record.</param>
public sealed record Site(
    string Id, SiteDetails Details, SiteReportEntry? Report, string Label, Guid Record, DateTimeOffset Created,
    string By, DateTimeOffset Described, DateTimeOffset At, long Version)
{
    /// <summary>Whether it can be used.</summary>
    public SiteState State => Report?.Content.State ?? SiteState.Unknown;
}
