using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Headquarters.Records;
using Liaison.Web.Command;

namespace Liaison.Web.Forces;

/// <summary>Units as they go out and come in.</summary>
static class UnitViews
{
    /// <summary>A unit at a time.</summary>
    /// <param name="unit">What was said of it until then.</param>
    /// <param name="at">The time.</param>
    /// <param name="boards">The boards.</param>
    /// <param name="node">The node.</param>
    public static UnitModel Of(Unit unit, DateTimeOffset at, Boards boards, WebNode node)
    {
        var forces = boards.Forces;
        var command = CommandOf(unit.Id, at, forces, node);
        return Said(unit, node) with
        {
            OperationalCommander = command is null ? null : command.Superior ?? node.Name,
            Command = command,
            Commander = PersonModel.Of(forces.Posts.At(unit.Id, at)),
            Readiness = boards.Readiness.FindAt(unit.Id, at)?.Coarse(boards.Readiness.Rules, at)
                ?? CoarseReadiness.Unknown,
        };
    }

    /// <summary>What is said of a unit, without who commands it.</summary>
    public static UnitModel Said(Unit unit, WebNode node) => new()
    {
        Id = unit.Id,
        Version = unit.Version,
        Headquarters = node.Name,
        Label = unit.Label.Length > 0 ? unit.Label : node.DefaultLabel,
        Name = unit.Details.Name,
        Component = unit.Details.Component,
        Parent = unit.Details.Parent,
        Echelon = unit.Details.Echelon,
        Sidc = unit.Details.Sidc,
        Strength = unit.Details.Strength is { } people ? new(people.Authorised, people.Present) : null,
        HomeSite = unit.Details.HomeSite,
        CurrentSite = unit.Details.CurrentSite,
        Location = Positions.Of(unit.Details.Position),
        Country = unit.Details.Country,
        Created = unit.Created,
        Retired = unit.Retired,
        By = unit.By,
        At = unit.At,
    };

    /// <summary>What is said of a unit as it would be posted.</summary>
    public static PostedUnit Posted(Unit unit) => new()
    {
        Id = unit.Id,
        Name = unit.Details.Name,
        Component = unit.Details.Component,
        Parent = unit.Details.Parent,
        Echelon = unit.Details.Echelon,
        Sidc = unit.Details.Sidc,
        Strength = unit.Details.Strength is { } people ? new(people.Authorised, people.Present) : null,
        HomeSite = unit.Details.HomeSite,
        CurrentSite = unit.Details.CurrentSite,
        Location = Positions.Of(unit.Details.Position),
        Country = unit.Details.Country,
        Label = unit.Label.Length > 0 ? new PostedLabel(unit.Label, null) : null,
    };

    /// <summary>What was posted, for the board.</summary>
    public static UnitDetails Details(PostedUnit posted, GeoPosition? position) => new(
        posted.Name, posted.Parent, posted.Component, posted.Echelon, posted.Sidc,
        posted.Strength is { } people ? new(people.Authorised, people.Present) : null, posted.HomeSite,
        posted.CurrentSite, position, posted.Country);

    static UnitCommandModel? CommandOf(string unit, DateTimeOffset at, ForcesBoard forces, WebNode node)
    {
        if (forces.Chain.At(unit, at) is not { } step) return null;
        forces.Chain.TryGet(unit, out var timeline);
        var transfer = step.Transfer is { } id && forces.Transfers.TryGet(id, out var found) ? found : null;
        return new()
        {
            Superior = step.Superior,
            Commander = PersonModel.Of(forces.Posts.At(step.Superior, at)),
            Since = step.From,
            Until = timeline!.EndAt(at),
            Transfer = step.Transfer,
            Doctrine = transfer?.Terms.Doctrine,
            Chain = [.. forces.Chain.Above(unit, at), node.Name],
            TacticalCommander = forces.Transfers.TaconAt(unit, at) is { } tacon
                ? tacon.Terms.Gaining ?? node.Name : null,
        };
    }
}
