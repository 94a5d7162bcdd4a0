using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Readiness;
using Liaison.Headquarters.Forces.Sites;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>What reports say of the readiness of units and of the state and storage of sites.</summary>
static class PostureSections
{
    /// <summary>Readiness by component, with the lowest level that anybody has.</summary>
    public static void WriteReadiness(ReportDraft draft, Boards boards)
    {
        foreach (var (_, readiness) in Reported(draft, boards)) MarkOf(draft, readiness);
        var groups = boards.Posture.RollUps.ByComponent(draft.Now);
        draft.Add(
            "READINESS", [],
            ["Component", "Lowest", "C-1/2/3/4/5", "Not reported", "Stale"],
            [.. groups.Select(group => new[]
            {
                ReportDraft.Words(Enum.Parse<Component>(group.Key!)), Level(group.All.LevelBy(RollUpRule.Lowest)),
                string.Join('/', Enum.GetValues<ReadinessLevel>().Select(level =>
                    ReportDraft.Text(group.All.CountOf(level)))),
                ReportDraft.Text(group.All.Unknown), ReportDraft.Text(group.All.Stale),
            })],
            groups.Count == 0 ? "No units are recorded." : "",
            groups.Count > 0 ? "Units that have not reported change no level." : "");
    }

    /// <summary>The sites by state, and those that cannot be used as planned.</summary>
    public static void WriteSites(ReportDraft draft, Boards boards)
    {
        var sites = boards.Sites.Sites.InOrder().ToList();
        foreach (var site in sites) draft.Mark(site.Label, site.Report?.Label ?? site.Label);
        var impaired = sites.Where(site => site.State is SiteState.Limited or SiteState.Closed).ToList();
        draft.Add(
            "SITES",
            [.. Enum.GetValues<SiteState>().Select(state => (
                state == SiteState.Unknown ? "State not known" : $"{state}",
                ReportDraft.Text(sites.Count(site => site.State == state))))],
            ["Mark", "Site", "State", "As of", "Reason"],
            [.. impaired.Select(site => new[]
            {
                draft.Mark(site.Label, site.Report!.Label), site.Details.Name, ReportDraft.Words(site.State),
                draft.Dtg(site.Report.Content.AsOf), site.Report.Content.Reason,
            })],
            sites.Count == 0 ? "No sites are recorded." : "");
    }

    /// <summary>What sites can store.</summary>
    public static void WriteStorage(ReportDraft draft, Boards boards)
    {
        var sites = boards.Sites.Sites.InOrder().Where(site => site.Details.Capacity is
        { FuelLitres: not null } or { WaterLitres: not null } or { StorageSquareMetres: not null }).ToList();
        draft.Add(
            "STORAGE AT SITES", [], ["Mark", "Site", "Fuel L", "Water L", "Floor m2", "State"],
            [.. sites.Select(site => new[]
            {
                draft.Mark(site.Label, site.Report?.Label ?? site.Label), site.Details.Name,
                Number(site.Details.Capacity!.FuelLitres), Number(site.Details.Capacity.WaterLitres),
                Number(site.Details.Capacity.StorageSquareMetres), ReportDraft.Words(site.State),
            })],
            sites.Count == 0 ? "No site's storage is recorded: no data."
                : "What can be stored, as planned. What is in store is not kept in this node yet: no data.");
    }

    /// <summary>Equipment and supplies on hand of units, the least ready first.</summary>
    public static void WriteSupply(ReportDraft draft, Boards boards)
    {
        var rules = boards.Readiness.Rules;
        var units = boards.Forces.Units.InOrder().Count(unit => unit.ExistsAt(draft.Now));
        var reported = Reported(draft, boards).Where(one => one.Readiness.Supply is not null)
            .Select(one => (one.Unit, Supply: one.Readiness.Supply!))
            .OrderByDescending(one => rules.LevelOf(MeasuredArea.Supply, one.Supply.Value))
            .ThenBy(one => one.Unit.Id, StringComparer.Ordinal).ToList();
        // Those below the end of the table count as well.
        foreach (var (unit, supply) in reported) draft.Mark(unit.Label, supply.From.Label);
        draft.Add(
            "SUPPLY READINESS OF UNITS",
            [
                ("Reported", ReportDraft.Text(reported.Count)),
                ("Not reported", ReportDraft.Text(units - reported.Count)),
            ],
            ["Mark", "Unit", "On hand", "Level", "As of"],
            [.. reported.Select(one => new[]
            {
                draft.Mark(one.Unit.Label, one.Supply.From.Label), one.Unit.Details.Name,
                one.Supply.Value.Percent is { } percent ? ReportDraft.Text(percent) + " %" : "",
                Level(rules.LevelOf(MeasuredArea.Supply, one.Supply.Value)),
                draft.Dtg(one.Supply.AsOf)
                    + (rules.AgeingOf(one.Supply.AsOf, draft.Now) == Ageing.Stale ? ", STALE" : ""),
            })]);
    }

    static IEnumerable<(Unit Unit, UnitReadiness Readiness)> Reported(ReportDraft draft, Boards boards) =>
        boards.Forces.Units.InOrder().Where(unit => unit.ExistsAt(draft.Now))
            .Select(unit => (Unit: unit, Readiness: boards.Readiness.Find(unit.Id)))
            .Where(one => one.Readiness is not null).Select(one => (one.Unit, one.Readiness!));

    /// <summary>Takes all in that a level is made of.</summary>
    static void MarkOf(ReportDraft draft, UnitReadiness readiness)
    {
        foreach (var (_, cell) in readiness.Measured) draft.Mark(cell.From.Label);
        if (readiness.Stated is { } stated) draft.Mark(stated.From.Label);
    }

    static string Level(ReadinessLevel? level) =>
        level is { } known ? $"C-{ReportDraft.Text((int)known)}" : "no data";

    static string Number(long? number) => number is { } known ? ReportDraft.Text(known) : "";
}
