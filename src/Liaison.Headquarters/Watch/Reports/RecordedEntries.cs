using Liaison.Headquarters.Watch.Log;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>
/// The entries of the significant events log that belong into a period: those that were recorded in it, whenever they
/// happened, so that one that was told late is reported once; and earlier ones that were changed in it.
/// </summary>
static class RecordedEntries
{
    const int Page = 10_000;
    const int MostEarlier = 20_000;

    static readonly LogQuery Everything = new();

    /// <summary>The entries, the oldest first. Of earlier ones at least the last 20,000 are looked at.</summary>
    public static IReadOnlyList<LogEntry> Of(LogBoard log, ReportDraft draft)
    {
        var found = new List<LogEntry>();
        long? before = null;
        var earlier = 0;
        do
        {
            var page = log.Search(Everything, before, Page, out before);
            found.AddRange(page.Where(entry => draft.Covers(entry.Recorded) || IsChanged(entry, draft)));
            earlier += page.Count(entry => entry.Recorded < draft.From);
        }
        while (before is not null && earlier < MostEarlier);
        found.Reverse();
        return found;
    }

    /// <summary>Whether somebody amended or withdrew it in the period.</summary>
    public static bool IsChanged(LogEntry entry, ReportDraft draft) =>
        draft.Covers(entry.Withdrawal?.At) || entry.Amendments.Any(amendment => draft.Covers(amendment.At));
}
