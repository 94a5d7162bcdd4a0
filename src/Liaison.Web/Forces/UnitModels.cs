using System.ComponentModel;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Web.Command;
using Component = Liaison.Headquarters.Forces.Component;

namespace Liaison.Web.Forces;

/// <summary>A unit as it is, or was at the time asked for.</summary>
public sealed record UnitModel
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The number of the last record that changed what is said of it.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the headquarters whose unit it is.</summary>
    public required string Headquarters { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Which part of the joint force it is of.</summary>
    public required Component Component { get; init; }

    /// <summary>Its readiness in the form that others may be told; more of it at <c>/units/{id}/readiness</c>.</summary>
    public CoarseReadiness? Readiness { get; init; }

    /// <summary>Id of its administrative parent; absent for a root of the tree.</summary>
    public string? Parent { get; init; }

    /// <summary>Who has operational control.</summary>
    [Description("Who has operational control: a unit's id, or the headquarters' name; absent once it is retired.")]
    public string? OperationalCommander { get; init; }

    /// <summary>Who commands it, by what, and up to the headquarters.</summary>
    public UnitCommandModel? Command { get; init; }

    /// <summary>Who commands the unit itself, by name.</summary>
    public PersonModel? Commander { get; init; }

    /// <summary>How large it is.</summary>
    public Echelon? Echelon { get; init; }

    /// <summary>Its symbol.</summary>
    [Description("Its symbol: 20 or 30 digits of MIL-STD-2525D/E or APP-6D/E.")]
    public string? Sidc { get; init; }

    /// <summary>Its people.</summary>
    public StrengthModel? Strength { get; init; }

    /// <summary>Id of the site where it lives.</summary>
    public string? HomeSite { get; init; }

    /// <summary>Id of the site where it is.</summary>
    public string? CurrentSite { get; init; }

    /// <summary>Where it is.</summary>
    [Description("Longitude and latitude in degrees.")]
    public IReadOnlyList<double>? Location { get; init; }

    /// <summary>Its nation.</summary>
    public string? Country { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was taken out of the force.</summary>
    public DateTimeOffset? Retired { get; init; }

    /// <summary>Who said this of it.</summary>
    public required string By { get; init; }

    /// <summary>When they did.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Who has operational control of a unit.</summary>
public sealed record UnitCommandModel
{
    /// <summary>Id of the unit that has it; absent for the headquarters itself.</summary>
    public string? Superior { get; init; }

    /// <summary>Who commands there, by name.</summary>
    public PersonModel? Commander { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Until when, as far as it is agreed; absent for good.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The transfer of authority that gave it; absent for the assignment when the unit was added.</summary>
    public Guid? Transfer { get; init; }

    /// <summary>In whose sense operational control is meant.</summary>
    public Doctrine? Doctrine { get; init; }

    /// <summary>Everybody above, the next first; the last is the headquarters by its name.</summary>
    public required IReadOnlyList<string> Chain { get; init; }

    /// <summary>Who has tactical control, when it is somebody else: a unit's id, or the headquarters' name.</summary>
    public string? TacticalCommander { get; init; }
}

/// <summary>Who commands by name.</summary>
/// <param name="Person">Name of the account that decides: the deputy's while one acts.</param>
/// <param name="Title">Rank and name as people say it.</param>
/// <param name="Since">Since when they do.</param>
/// <param name="ActingFor">The commander whose deputy acts; absent when the commander does.</param>
/// <param name="Until">Until when the deputy acts.</param>
public sealed record PersonModel(
    string Person, string? Title, DateTimeOffset Since, string? ActingFor, DateTimeOffset? Until)
{
    internal static PersonModel? Of(InCommand? command) => command is null ? null : new(
        command.Person, command.Title, command.Acting?.From ?? command.Tenure.From,
        command.Acting is null ? null : command.Tenure.Person, command.Acting?.Until);
}

/// <summary>People of a unit.</summary>
/// <param name="Authorised">How many it should have.</param>
/// <param name="Present">How many are there.</param>
public sealed record StrengthModel(int? Authorised = null, int? Present = null);

/// <summary>A unit as it is posted: name and component are required.</summary>
public sealed record PostedUnit
{
    /// <summary>Its id.</summary>
    [Description("Its id, unique and for good: 1 to 64 ASCII letters, digits, . _ -; made by the node when absent.")]
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Which part of the joint force it is of.</summary>
    public required Component Component { get; init; }

    /// <summary>Id of its administrative parent.</summary>
    [Description("Id of its administrative parent, under whose operational control it begins; absent for a root.")]
    public string? Parent { get; init; }

    /// <summary>How large it is.</summary>
    [Description("How large it is; what the symbol says when absent.")]
    public Echelon? Echelon { get; init; }

    /// <summary>Its symbol.</summary>
    [Description("Its symbol: 20 or 30 digits of MIL-STD-2525D/E or APP-6D/E.")]
    public string? Sidc { get; init; }

    /// <summary>Its people.</summary>
    public StrengthModel? Strength { get; init; }

    /// <summary>Id of the site where it lives.</summary>
    public string? HomeSite { get; init; }

    /// <summary>Id of the site where it is.</summary>
    public string? CurrentSite { get; init; }

    /// <summary>Where it is.</summary>
    [Description("Longitude and latitude in degrees.")]
    public IReadOnlyList<double>? Location { get; init; }

    /// <summary>Its nation.</summary>
    [Description("Its nation: three capital letters (ISO 3166-1).")]
    public string? Country { get; init; }

    /// <summary>The label.</summary>
    [Description("The label, as a banner or its parts; the node's default when absent.")]
    public PostedLabel? Label { get; init; }
}

/// <summary>What was said of a unit, and who commanded it.</summary>
/// <param name="Versions">All that was said, oldest first.</param>
/// <param name="Command">Its operational commanders, each until the next; those agreed for later as well.</param>
public sealed record UnitHistoryModel(
    IReadOnlyList<UnitModel> Versions, IReadOnlyList<CommandStepModel> Command);

/// <summary>From a time on a unit is under one operational commander.</summary>
/// <param name="From">Since when.</param>
/// <param name="OperationalCommander">The id of a unit, or the headquarters' name.</param>
/// <param name="Transfer">The transfer of authority that gave it.</param>
public sealed record CommandStepModel(DateTimeOffset From, string OperationalCommander, Guid? Transfer);
