using Liaison.Headquarters.Forces.Readiness;
using Liaison.Headquarters.Forces.Sites;

namespace Liaison.Headquarters.Forces.Posture;

/// <summary>Rolls the readiness of all units up, by what they have in common.</summary>
public sealed class ForceRollUps
{
    readonly ForcesBoard _forces;
    readonly SiteTree _sites;
    readonly ReadinessBoard _readiness;

    internal ForceRollUps(ForcesBoard forces, SiteTree sites, ReadinessBoard readiness) =>
        (_forces, _sites, _readiness) = (forces, sites, readiness);

    /// <summary>By component.</summary>
    public IReadOnlyList<RollUpGroup> ByComponent(DateTimeOffset now) =>
        By(unit => unit.Details.Component.ToString(), now);

    /// <summary>By the island that units are on by their current site.</summary>
    public IReadOnlyList<RollUpGroup> ByIsland(DateTimeOffset now) =>
        By(OfSite(site => _sites.IslandOf(site)?.Id), now);

    /// <summary>By the area that units are in by their current site.</summary>
    public IReadOnlyList<RollUpGroup> ByArea(DateTimeOffset now) => By(OfSite(_sites.AreaOf), now);

    /// <summary>By operational command: each commanding unit with itself and all units below it, behind the one that
    /// commands it.</summary>
    /// <param name="root">The unit to begin with; null for the headquarters.</param>
    /// <param name="depth">How many levels below it.</param>
    /// <param name="now">The time.</param>
    public IReadOnlyList<RollUpGroup> ByCommand(string? root, int depth, DateTimeOffset now)
    {
        var under = new Dictionary<string, List<Unit>>();
        foreach (var unit in InForce())
        {
            if (_forces.Chain.At(unit.Id, now) is not { } step) continue;
            var superior = step.Superior ?? "";
            if (!under.TryGetValue(superior, out var units)) under.Add(superior, units = []);
            units.Add(unit);
        }

        var groups = new List<(RollUpGroup Group, int Above)>();
        var open = new Stack<(Unit? Unit, int Depth, int Above)>();
        open.Push((root is null ? null : _forces.Units.Find(root), 0, -1));
        while (open.TryPop(out var next))
        {
            var all = new RollUp();
            var own = next.Unit is null ? null : Add(all, next.Unit, now);
            groups.Add((new(next.Unit?.Id, next.Depth, own, all), next.Above));
            if (!under.TryGetValue(next.Unit?.Id ?? "", out var units)) continue;
            for (var i = units.Count - 1; i >= 0; i--) open.Push((units[i], next.Depth + 1, groups.Count - 1));
        }

        // Whoever commands stands before those below it: backwards each is whole before it is added.
        for (var i = groups.Count - 1; i > 0; i--) groups[groups[i].Above].Group.All.Add(groups[i].Group.All);
        return [.. groups.Select(group => group.Group).Where(group => group.Depth <= depth
            && (group.Key is null || group.Depth == 0 || under.ContainsKey(group.Key)))];
    }

    /// <summary>Adds a unit to a roll-up.</summary>
    /// <returns>The unit's level that counts.</returns>
    internal ReadinessLevel? Add(RollUp all, Unit unit, DateTimeOffset now)
    {
        var overall = _readiness.Find(unit.Id)?.Overall(_readiness.Rules);
        var isStale = overall is { } known && _readiness.Rules.AgeingOf(known.AsOf, now) == Ageing.Stale;
        all.Add(unit.Id, overall?.Level, isStale, unit.Details.Strength?.Authorised);
        return overall?.Level;
    }

    IEnumerable<Unit> InForce() => _forces.Units.InOrder().Where(unit => unit.Retired is null);

    List<RollUpGroup> By(Func<Unit, string?> keyOf, DateTimeOffset now)
    {
        var groups = new SortedDictionary<string, RollUp>(StringComparer.Ordinal);
        foreach (var unit in InForce())
        {
            var key = keyOf(unit) ?? "";
            if (!groups.TryGetValue(key, out var all)) groups.Add(key, all = new());
            Add(all, unit, now);
        }

        return [.. groups.Select(group =>
            new RollUpGroup(group.Key.Length > 0 ? group.Key : null, 0, null, group.Value))];
    }

    /// <summary>What a unit's current site says, found out once for each site.</summary>
    static Func<Unit, string?> OfSite(Func<string, string?> keyOf)
    {
        var known = new Dictionary<string, string?>();
        return unit =>
        {
            if (unit.Details.CurrentSite is not { } site) return null;
            if (!known.TryGetValue(site, out var key)) known.Add(site, key = keyOf(site));
            return key;
        };
    }
}
