using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;

namespace Liaison.Headquarters.Forces.Sites;

/// <summary>
/// The sites that a headquarters counts on: islands, ports, airfields, camps, shelters. What a site can take is said of
/// it; in which state it is comes from reports. The report that speaks of the latest time counts, whenever it came in.
/// </summary>
public sealed class SitesBoard : IBoard
{
    /// <summary>Most sites of a headquarters.</summary>
    public const int MaxSites = 20_000;

    /// <summary>Most sites above each other.</summary>
    public const int MaxDepth = 16;

    const string StateTable = "sites.states";
    const string ReportTable = "sites.reports";

    readonly Dictionary<string, List<SiteReportEntry>> _reports = [];

    /// <summary>The sites.</summary>
    public SiteTree Sites { get; } = new();

    /// <summary>The reports of a site's state in the order in which they were entered.</summary>
    public IReadOnlyList<SiteReportEntry> ReportsOf(string id) =>
        _reports.TryGetValue(id, out var reports) ? [.. reports] : [];

    /// <summary>Enters a site.</summary>
    public Verdict Decide(AddSite command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        var id = command.Id ?? occasion.Id.ToString();
        if (Texts.IdFault(id) is { } fault) return Refusal.Invalid("id", fault);
        if (SiteCheck.Refuse(command.Details) is { } refusal) return refusal;
        if (Sites.Find(id) is not null) return Refusal.Conflict("exists", $"There is a site {id} already.");
        if (Sites.Count >= MaxSites) return Refusal.Conflict("too-many", $"There are {MaxSites} sites already.");
        return ParentFault(command.Details.Parent, id) is { } parent
            ? Refusal.Invalid("parent", parent) : Verdict.Write(command.Label, new SiteAdded(id, command.Details));
    }

    /// <summary>Says something else of a site.</summary>
    public Verdict Decide(AmendSite command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (!Sites.TryGet(command.Id, out var site)) return Refusal.NotFound($"site '{command.Id}'");
        if (SiteCheck.Refuse(command.Details) is { } refusal) return refusal;
        var parent = command.Details.Parent;
        return parent != site.Details.Parent && ParentFault(parent, site.Id) is { } fault
            ? Refusal.Invalid("parent", fault)
            : Verdict.Write(command.Label, new SiteAmended(site.Id, command.Details));
    }

    /// <summary>Reports the state of a site.</summary>
    public Verdict Decide(ReportSite command, Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(occasion);
        if (Sites.Find(command.Id) is null) return Refusal.NotFound($"site '{command.Id}'");
        return SiteCheck.Refuse(command.Report, occasion.Now) is { } refusal
            ? refusal : Verdict.Write(command.Label, new SiteStateReported(command.Id, command.Report));
    }

    /// <inheritdoc />
    public void Apply(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        switch (entry.Body)
        {
            case SiteAdded body:
                Sites.Put(new Site(
                    body.Site, body.Details, null, entry.Label, entry.Id, entry.Time, entry.Author, entry.Time,
                    entry.Time, entry.Number));
                break;
            case SiteAmended body when Sites.TryGet(body.Site, out var site):
                Sites.Put(site with
                {
                    Details = body.Details,
                    Label = entry.Label,
                    By = entry.Author,
                    Described = entry.Time,
                    At = entry.Time,
                    Version = entry.Number,
                });
                break;
            case SiteStateReported body when Sites.TryGet(body.Site, out var site):
                Report(site, new SiteReportEntry(
                    entry.Id, entry.Number, body.Site, body.Report, entry.Label, entry.Author, entry.Role,
                    entry.Time));
                break;
            default:
                break;
        }
    }

    /// <inheritdoc />
    public void Save(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        tables.Add(StateTable, Sites.States);
        tables.Add(ReportTable, Sites.InOrder().SelectMany(site => ReportsOf(site.Id)));
    }

    /// <inheritdoc />
    public void Load(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var site in tables.Read<Site>(StateTable)) Sites.Put(site);
        foreach (var report in tables.Read<SiteReportEntry>(ReportTable)) Keep(report);
    }

    void Report(Site site, SiteReportEntry report)
    {
        Keep(report);
        // Of two that speak of one time the later corrects the earlier.
        var counts = site.Report is not { } before || before.Content.AsOf <= report.Content.AsOf;
        Sites.Put(site with
        {
            Report = counts ? report : site.Report,
            At = report.Recorded,
            Version = report.Number,
        });
    }

    void Keep(SiteReportEntry report)
    {
        if (!_reports.TryGetValue(report.Site, out var reports)) _reports.Add(report.Site, reports = []);
        reports.Add(report);
    }

    string? ParentFault(string? parent, string id)
    {
        if (parent is null) return null;
        if (Sites.Find(parent) is null) return "the id of a site";
        if (Sites.Above(parent).Any(site => site.Id == id)) return "a site that does not lie in this one";
        return Sites.Above(parent).Count() + HeightOf(id) > MaxDepth
            ? $"at most {MaxDepth} sites above each other" : null;
    }

    /// <summary>How many levels a site and what lies in it take; 1 for one that is not there yet.</summary>
    int HeightOf(string id)
    {
        var own = Sites.Above(id).Count();
        return Sites.Within(id).Select(site => Sites.Above(site.Id).Count() - own + 1).DefaultIfEmpty(1).Max();
    }
}
