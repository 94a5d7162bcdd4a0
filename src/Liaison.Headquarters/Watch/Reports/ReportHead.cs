using System.Globalization;
using Liaison.Kernel.Time;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>What stands above the sections of a report, in text and on the page.</summary>
static class ReportHead
{
    public static string TitleOf(ReportDocument document) => document.Number is { } number
        ? $"{document.Title} {number.ToString("000", CultureInfo.InvariantCulture)}" : document.Title;

    public static IReadOnlyList<ReportFact> FactsOf(ReportDocument document) =>
    [
        new("From", document.Headquarters),
        new("Period", $"{Dtg(document.From, document)} to {Dtg(document.To, document)}"),
        new("As of", Dtg(document.AsOf, document)),
        new(document.Number is null ? "Created" : "Issued", Dtg(document.Created, document)),
        new("Author", document.Role.Length > 0 ? $"{document.Author} ({document.Role})" : document.Author),
        new("Status", document.Number is null ? "DRAFT, not issued" : "Issued; its record is in the journal"),
    ];

    static string Dtg(DateTimeOffset time, ReportDocument document) =>
        DateTimeGroup.From(time, document.Zone[0]).ToString();
}
