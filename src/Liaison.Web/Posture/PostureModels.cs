using System.Text.Json.Serialization;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Posture;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Headquarters.Forces.Sites;
using Liaison.Web.Command;
using Liaison.Web.Readiness;
using Liaison.Web.Sites;

namespace Liaison.Web.Posture;

/// <summary>A unit in an area.</summary>
public sealed record PlacedUnitModel
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>Which part of the joint force it is of.</summary>
    public required Component Component { get; init; }

    /// <summary>How large it is.</summary>
    public Echelon? Echelon { get; init; }

    /// <summary>Id of the site where it is.</summary>
    public string? Site { get; init; }

    /// <summary>Longitude and latitude in degrees: its own, or those of its site.</summary>
    public IReadOnlyList<double>? Position { get; init; }

    /// <summary>How many people it should have.</summary>
    public int? Authorised { get; init; }

    /// <summary>How many are there.</summary>
    public int? Present { get; init; }

    /// <summary>Its operational commander: id of a unit, or the headquarters' name.</summary>
    public string? OperationalCommander { get; init; }

    /// <summary>Until when that is so, as far as transfers are agreed; absent for no end.</summary>
    public DateTimeOffset? CommandedUntil { get; init; }

    /// <summary>Its level that counts; absent when nobody has reported one.</summary>
    public OverallModel? Readiness { get; init; }
}

/// <summary>Something that an area is to have, and how far it is there.</summary>
public sealed record ShortfallModel
{
    /// <summary>What was laid down.</summary>
    public required PostureRequirement Requirement { get; init; }

    /// <summary>How many there are, in whatever state.</summary>
    public required int Present { get; init; }

    /// <summary>How many of them are in the state that was laid down.</summary>
    public required int Fit { get; init; }

    /// <summary>How many are missing.</summary>
    public required int Missing { get; init; }

    /// <summary>Whether some are missing and the time is over.</summary>
    public required bool Overdue { get; init; }
}

/// <summary>The posture of an area.</summary>
public sealed record PostureModel
{
    /// <summary>Name of the headquarters.</summary>
    public required string Headquarters { get; init; }

    /// <summary>The area: id of a site or name of an area; absent for a shape or everything.</summary>
    public string? Area { get; init; }

    /// <summary>The time of the answer.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The time since which changes are told.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The readiness of the units together, lowest of.</summary>
    public required RollUpModel Readiness { get; init; }

    /// <summary>The sites, in the order of their ids, at most 1000.</summary>
    public required IReadOnlyList<SiteModel> Sites { get; init; }

    /// <summary>How many sites there are.</summary>
    public required int SiteCount { get; init; }

    /// <summary>The units, in the order of their ids, at most 1000.</summary>
    public required IReadOnlyList<PlacedUnitModel> Units { get; init; }

    /// <summary>How many units there are.</summary>
    public required int UnitCount { get; init; }

    /// <summary>What is different from what was known at that time, the newest first, at most 1000.</summary>
    public IReadOnlyList<PostureChange>? Changes { get; init; }

    /// <summary>How many changes there are.</summary>
    public int? ChangeCount { get; init; }

    /// <summary>What the area is to have, and what is missing.</summary>
    public required IReadOnlyList<ShortfallModel> Requirements { get; init; }
}

/// <summary>What an area is to have.</summary>
public sealed record RequirementsModel
{
    /// <summary>Id of a site, or name of an area.</summary>
    public required string Area { get; init; }

    /// <summary>The number of the record that laid it down.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the headquarters.</summary>
    public required string Headquarters { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>What it is to have.</summary>
    public required IReadOnlyList<PostureRequirement> Requirements { get; init; }

    /// <summary>Who laid it down.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>So many units or sites of a kind, as it is posted: sites when a kind of site is given.</summary>
public sealed record PostedRequirement
{
    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>How many.</summary>
    public required int Count { get; init; }

    /// <summary>The kind of the sites; absent for units.</summary>
    public SiteKind? SiteKind { get; init; }

    /// <summary>Whether a site that can be used in part counts.</summary>
    public bool MayBeLimited { get; init; }

    /// <summary>The component of the units.</summary>
    public Component? Component { get; init; }

    /// <summary>Their size.</summary>
    public Echelon? Echelon { get; init; }

    /// <summary>Their least level; absent for any, also an unknown one.</summary>
    public ReadinessLevel? AtLeast { get; init; }

    /// <summary>By when; absent for at once.</summary>
    public DateTimeOffset? By { get; init; }
}

/// <summary>What an area is to have, as it is posted, in place of what it was to have.</summary>
public sealed record PostedRequirements
{
    /// <summary>What it is to have.</summary>
    public required IReadOnlyList<PostedRequirement> Requirements { get; init; }

    /// <summary>The label; the node's default without it.</summary>
    public PostedLabel? Label { get; init; }
}

/// <summary>JSON of posture.</summary>
[JsonSerializable(typeof(PostureModel))]
[JsonSerializable(typeof(RequirementsModel))]
[JsonSerializable(typeof(IReadOnlyList<RequirementsModel>))]
[JsonSerializable(typeof(PostedRequirements))]
sealed partial class PostureJson : JsonSerializerContext;
