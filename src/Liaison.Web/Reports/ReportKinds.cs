using Liaison.Headquarters.Watch.Reports;

namespace Liaison.Web.Reports;

/// <summary>The kinds of reports by their names in addresses.</summary>
static class ReportKinds
{
    /// <summary>All names, for people.</summary>
    public const string Names = "sitrep, logstat, watch-log, ics-214 or ics-213rr";

    static readonly (string Name, ReportKind Kind)[] All =
    [
        ("sitrep", ReportKind.Sitrep),
        ("logstat", ReportKind.Logstat),
        ("watch-log", ReportKind.WatchLog),
        ("ics-214", ReportKind.Ics214),
        ("ics-213rr", ReportKind.Ics213Rr),
    ];

    /// <summary>The name of a kind.</summary>
    public static string NameOf(ReportKind kind) => Array.Find(All, one => one.Kind == kind).Name;

    /// <summary>The kind of a name.</summary>
    public static bool TryFind(string name, out ReportKind kind)
    {
        var place = Array.FindIndex(All, one => one.Name == name);
        kind = place < 0 ? default : All[place].Kind;
        return place >= 0;
    }
}
