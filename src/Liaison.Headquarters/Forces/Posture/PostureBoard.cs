using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Headquarters.Forces.Sites;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;

namespace Liaison.Headquarters.Forces.Posture;

/// <summary>
/// Where forces and sites are, and in what state: reads units, sites and readiness together, and holds what areas are
/// laid down to have.
/// </summary>
public sealed class PostureBoard : IBoard
{
    /// <summary>Most areas for which something is laid down.</summary>
    public const int MaxAreas = 1000;

    const int MaxRequirements = 100;
    const int MaxCount = 10_000;
    const string Table = "posture.requirements";

    readonly ForcesBoard _forces;
    readonly SitesBoard _sites;
    readonly ReadinessBoard _readiness;
    readonly PostureChanges _changes;
    readonly SortedDictionary<string, AreaRequirements> _requirements = new(StringComparer.Ordinal);

    /// <summary>Makes an empty board.</summary>
    /// <param name="forces">The units.</param>
    /// <param name="sites">The sites.</param>
    /// <param name="readiness">The readiness of units.</param>
    public PostureBoard(ForcesBoard forces, SitesBoard sites, ReadinessBoard readiness)
    {
        ArgumentNullException.ThrowIfNull(sites);
        (_forces, _sites, _readiness) = (forces, sites, readiness);
        _changes = new(forces, sites.Sites, readiness);
        RollUps = new(forces, sites.Sites, readiness);
    }

    /// <summary>Readiness of many units together.</summary>
    public ForceRollUps RollUps { get; }

    /// <summary>What areas are laid down to have, in the order of the areas.</summary>
    public IEnumerable<AreaRequirements> Requirements => _requirements.Values;

    /// <summary>What an area is laid down to have; null when nothing is.</summary>
    public AreaRequirements? RequirementsOf(string area) => _requirements.GetValueOrDefault(area);

    /// <summary>The posture of an area.</summary>
    /// <param name="scope">The area.</param>
    /// <param name="area">Whose requirements to hold it against; null for none.</param>
    /// <param name="since">The time since which to look for changes; null for not to.</param>
    /// <param name="now">The time.</param>
    public PostureView Of(PostureScope scope, string? area, DateTimeOffset? since, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var all = new RollUp();
        var units = new List<PlacedUnit>();
        foreach (var unit in _forces.Units.InOrder())
        {
            if (unit.Retired is not null || !scope.Has(unit)) continue;
            RollUps.Add(all, unit, now);
            units.Add(new(unit, _readiness.Find(unit.Id), _forces.Chain.At(unit.Id, now)));
        }

        var sites = _sites.Sites.InOrder().Where(scope.Has).ToList();
        var required = area is null ? null : RequirementsOf(area);
        return new(
            units, sites, all, since is { } time ? _changes.Since(scope, time, now) : null,
            [.. (required?.Requirements ?? []).Select(requirement => HeldAgainst(requirement, units, sites, now))]);
    }

    /// <summary>Lays down what an area is to have.</summary>
    public Verdict Decide(SetPostureRequirements command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (PostureScope.OfArea(_sites.Sites, command.Area) is null)
            return Refusal.NotFound($"site or area '{command.Area}'");
        if (command.Requirements.Count > MaxRequirements)
            return Refusal.Invalid("requirements", $"at most {MaxRequirements}");
        if (RequirementsOf(command.Area) is null && _requirements.Count >= MaxAreas)
            return Refusal.Conflict("too-many", $"There are requirements for {MaxAreas} areas already.");
        for (var i = 0; i < command.Requirements.Count; i++)
            if (Refuse($"requirements[{i}]", command.Requirements[i]) is { } refusal) return refusal;
        return Verdict.Write(command.Label, new PostureRequirementSet(command.Area, command.Requirements));
    }

    /// <inheritdoc />
    public void Apply(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Body is PostureRequirementSet body)
        {
            _requirements[body.Area] = new(
                body.Area, body.Requirements, entry.Label, entry.Author, entry.Time, entry.Number);
        }
    }

    /// <inheritdoc />
    public void Save(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        tables.Add(Table, _requirements.Values);
    }

    /// <inheritdoc />
    public void Load(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var requirements in tables.Read<AreaRequirements>(Table))
            _requirements.Add(requirements.Area, requirements);
    }

    static Refusal? Refuse(string member, PostureRequirement requirement)
    {
        // A list that comes as JSON may hold nothing at a place.
        if (requirement is null) return Refusal.Invalid(member, "a requirement");
        if (Texts.Line($"{member}.name", requirement.Name, Texts.MaxName) is { } name) return name;
        if (requirement.Count is < 1 or > MaxCount) return Refusal.Invalid($"{member}.count", $"1 to {MaxCount}");
        if (requirement.SiteKind is not null)
        {
            return requirement is { Component: null, Echelon: null, AtLeast: null }
                ? null : Refusal.Invalid(member, "units or sites: component, echelon and atLeast are for units");
        }

        return requirement.MayBeLimited ? Refusal.Invalid($"{member}.mayBeLimited", "for sites alone") : null;
    }

    Shortfall HeldAgainst(
        PostureRequirement requirement, List<PlacedUnit> units, List<Site> sites, DateTimeOffset now)
    {
        var (present, fit) = (0, 0);
        if (requirement.SiteKind is { } kind)
        {
            foreach (var site in sites.Where(site => site.Details.Kind == kind))
            {
                present++;
                if (site.State == SiteState.Open
                    || (requirement.MayBeLimited && site.State == SiteState.Limited)) fit++;
            }
        }
        else
        {
            foreach (var placed in units.Where(placed => IsOfKind(requirement, placed.Unit.Details)))
            {
                present++;
                if (requirement.AtLeast is not { } least
                    || (placed.Readiness?.Overall(_readiness.Rules) is { } overall && overall.Level <= least)) fit++;
            }
        }

        var missing = Math.Max(0, requirement.Count - fit);
        return new(requirement, present, fit, missing, missing > 0 && !(requirement.By > now));
    }

    static bool IsOfKind(PostureRequirement requirement, UnitDetails unit) =>
        (requirement.Component is not { } component || unit.Component == component)
        && (requirement.Echelon is not { } echelon || unit.Echelon == echelon);
}
