using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Liaison.Headquarters.Forces.Sites;
using Liaison.Web.Command;

namespace Liaison.Web.Sites;

/// <summary>What a site can take, as planned; what is absent is not known or does not apply.</summary>
public sealed record SiteCapacityModel
{
    /// <summary>Ships that can lie alongside at once.</summary>
    public int? Berths { get; init; }

    /// <summary>The greatest draught of a ship that can come in, in metres; kept to the centimetre.</summary>
    public double? Draught { get; init; }

    /// <summary>Length of the longest runway, in metres.</summary>
    public int? Runway { get; init; }

    /// <summary>What it is made of.</summary>
    public RunwaySurface? Surface { get; init; }

    /// <summary>Its strength as published: PCN or PCR.</summary>
    public string? Pavement { get; init; }

    /// <summary>Helicopters that can stand there at once.</summary>
    public int? HelicopterSpots { get; init; }

    /// <summary>Fuel that can be stored, in litres.</summary>
    public long? Fuel { get; init; }

    /// <summary>Drinking water that can be stored, in litres.</summary>
    public long? Water { get; init; }

    /// <summary>Drinking water that can be made in a day, in litres.</summary>
    public long? WaterADay { get; init; }

    /// <summary>Electric power of its own, in kilowatts.</summary>
    public int? Power { get; init; }

    /// <summary>Beds for people who live there, or for patients.</summary>
    public int? Beds { get; init; }

    /// <summary>People who can take shelter.</summary>
    public int? ShelterPlaces { get; init; }

    /// <summary>Cargo that can be handled in a day, in tonnes.</summary>
    public int? CargoADay { get; init; }

    /// <summary>Covered floor for goods, in square metres.</summary>
    public int? Storage { get; init; }
}

/// <summary>A report of the state of a site.</summary>
public sealed record SiteReportModel
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whether the site can be used.</summary>
    public required SiteState State { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Since when it has been so.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The time that the report speaks of.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>How long ago that is, in seconds.</summary>
    public required long Age { get; init; }

    /// <summary>Who says so.</summary>
    public string? Source { get; init; }

    /// <summary>Who entered it.</summary>
    public required string By { get; init; }

    /// <summary>In which role.</summary>
    public required string Role { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Recorded { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }
}

/// <summary>A site.</summary>
public sealed record SiteModel
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The number of the last record about it; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the headquarters that keeps it.</summary>
    public required string Headquarters { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required SiteKind Kind { get; init; }

    /// <summary>Id of the site that it lies in or on.</summary>
    public string? Parent { get; init; }

    /// <summary>Id of the island that it is or lies on.</summary>
    public string? Island { get; init; }

    /// <summary>Name of the area that it is of, also when a site above it says so.</summary>
    public string? Area { get; init; }

    /// <summary>Longitude and latitude in degrees, also when a site above it says so.</summary>
    public IReadOnlyList<double>? Position { get; init; }

    /// <summary>What it can take.</summary>
    public SiteCapacityModel? Capacity { get; init; }

    /// <summary>What to beware of.</summary>
    public required IReadOnlyList<string> Hazards { get; init; }

    /// <summary>By which agreements it may be used.</summary>
    public required IReadOnlyList<string> Agreements { get; init; }

    /// <summary>Whose it is.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether it can be used; unknown while nobody has reported.</summary>
    public required SiteState State { get; init; }

    /// <summary>The report that says so.</summary>
    public SiteReportModel? Report { get; init; }

    /// <summary>Who said what is said of it.</summary>
    public required string By { get; init; }

    /// <summary>When they did.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What was said of a site, the newest 1000 of each.</summary>
/// <param name="Versions">The site as each record about it left it, the oldest first.</param>
/// <param name="Reports">The reports of its state in the order in which they came in.</param>
public sealed record SiteHistoryModel(IReadOnlyList<SiteModel> Versions, IReadOnlyList<SiteReportModel> Reports);

/// <summary>A site as it is posted.</summary>
public sealed record PostedSite
{
    /// <summary>Its id; one is made without it.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required SiteKind Kind { get; init; }

    /// <summary>Id of the site that it lies in or on, as an island.</summary>
    public string? Parent { get; init; }

    /// <summary>Name of the area that it is of; that of its parent without it.</summary>
    public string? Area { get; init; }

    /// <summary>Longitude and latitude in degrees; where its parent is without it.</summary>
    public IReadOnlyList<double>? Position { get; init; }

    /// <summary>What it can take.</summary>
    public SiteCapacityModel? Capacity { get; init; }

    /// <summary>What to beware of.</summary>
    public IReadOnlyList<string>? Hazards { get; init; }

    /// <summary>By which agreements it may be used.</summary>
    public IReadOnlyList<string>? Agreements { get; init; }

    /// <summary>Whose it is.</summary>
    public string? Owner { get; init; }

    /// <summary>The label; the node's default without it.</summary>
    public PostedLabel? Label { get; init; }
}

/// <summary>A report of the state of a site as it is posted.</summary>
public sealed record PostedSiteReport
{
    /// <summary>Whether the site can be used.</summary>
    public required SiteState State { get; init; }

    /// <summary>Why; required for limited and closed.</summary>
    public string? Reason { get; init; }

    /// <summary>Since when it has been so.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The time that the report speaks of; now without it.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Who says so.</summary>
    public string? Source { get; init; }

    /// <summary>The label; the node's default without it.</summary>
    public PostedLabel? Label { get; init; }
}

/// <summary>JSON of sites.</summary>
[JsonSerializable(typeof(SiteModel))]
[JsonSerializable(typeof(IReadOnlyList<SiteModel>))]
[JsonSerializable(typeof(SiteHistoryModel))]
[JsonSerializable(typeof(PostedSite))]
[JsonSerializable(typeof(PostedSiteReport))]
[JsonSerializable(typeof(JsonObject))]
sealed partial class SiteJson : JsonSerializerContext;
