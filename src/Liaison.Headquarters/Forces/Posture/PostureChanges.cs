using Liaison.Headquarters.Forces.Readiness;
using Liaison.Headquarters.Forces.Sites;

namespace Liaison.Headquarters.Forces.Posture;

/// <summary>
/// What has become different about an area: what was known at a time is held against what is known now. What came and
/// went in between is in the journal.
/// </summary>
sealed class PostureChanges(ForcesBoard forces, SiteTree sites, ReadinessBoard readiness)
{
    /// <summary>What is different now, the newest first.</summary>
    public IReadOnlyList<PostureChange> Since(PostureScope scope, DateTimeOffset since, DateTimeOffset now)
    {
        var changes = new List<PostureChange>();
        foreach (var unit in forces.Units.InOrder()) AddUnit(changes, unit, scope, since, now);
        foreach (var site in sites.InOrder().Where(scope.Has)) AddSite(changes, site, since);
        return
        [
            .. changes.OrderByDescending(change => change.At)
                .ThenBy(change => change.Subject, StringComparer.Ordinal),
        ];
    }

    void AddUnit(
        List<PostureChange> changes, Unit unit, PostureScope scope, DateTimeOffset since, DateTimeOffset now)
    {
        var before = forces.Units.FindAt(unit.Id, since);
        var (was, isHere) = (before is not null && scope.Has(before), unit.Retired is null && scope.Has(unit));
        if (!was && !isHere) return;
        var (from, to) = (before?.Details.CurrentSite, unit.Details.CurrentSite);
        if (was && isHere)
        {
            if (from != to) changes.Add(new(PostureChangeKind.UnitMoved, unit.Id, from, to, unit.At));
            AddReadiness(changes, unit.Id, since);
            AddCommand(changes, unit.Id, since, now);
            return;
        }

        var kind = was
            ? unit.Retired is null ? PostureChangeKind.UnitLeft : PostureChangeKind.UnitRetired
            : before is null ? PostureChangeKind.UnitAdded : PostureChangeKind.UnitArrived;
        changes.Add(new(kind, unit.Id, from, unit.Retired is null ? to : null, unit.At));
    }

    void AddReadiness(List<PostureChange> changes, string unit, DateTimeOffset since)
    {
        if (readiness.Find(unit) is not { } now) return;
        var before = readiness.FindAt(unit, since);
        if (ReferenceEquals(before, now)) return;
        var (from, to) = (before?.Overall(readiness.Rules)?.Level, now.Overall(readiness.Rules)?.Level);
        if (from == to) return;
        changes.Add(new(
            PostureChangeKind.ReadinessChanged, unit, Word(from), Word(to), readiness.LastReportOf(unit)!.Recorded));
    }

    void AddCommand(List<PostureChange> changes, string unit, DateTimeOffset since, DateTimeOffset now)
    {
        if (forces.Chain.At(unit, since) is not { } before || forces.Chain.At(unit, now) is not { } after
            || before.Superior == after.Superior) return;
        changes.Add(new(PostureChangeKind.CommandChanged, unit, before.Superior, after.Superior, after.From));
    }

    void AddSite(List<PostureChange> changes, Site site, DateTimeOffset since)
    {
        if (site.At <= since) return;
        if (sites.FindAt(site.Id, since) is not { } before)
        {
            changes.Add(new(PostureChangeKind.SiteAdded, site.Id, null, Word(site.State), site.Created));
            return;
        }

        if (before.State != site.State)
        {
            changes.Add(new(
                PostureChangeKind.SiteStateChanged, site.Id, Word(before.State), Word(site.State),
                site.Report!.Recorded));
        }

        if (site.Described > since)
            changes.Add(new(PostureChangeKind.SiteAmended, site.Id, null, null, site.Described));
    }

    static string? Word<T>(T? value) => value?.ToString()?.ToLowerInvariant();
}
