using Liaison.Headquarters.Watch.Log;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>
/// The entries of the significant events log that belong into a period: those that were recorded in it, whenever they
/// happened, so that one that was told late is reported once; and earlier ones that were changed in it.
/// </summary>
static class RecordedEntries
{
    static readonly LogQuery Everything = new();

    /// <summary>The entries, the oldest first. Of earlier ones the last 200,000 are looked at.</summary>
    public static IReadOnlyList<LogEntry> Of(LogBoard log, ReportDraft draft)
    {
        var found = new List<LogEntry>();
        long? before = null;
        bool hasMore;
        do
        {
            var page = log.Search(Everything, before, LogBoard.MostSearched, out before);
            found.AddRange(page.Where(entry => draft.Covers(entry.Recorded) || IsChanged(entry, draft)));
            hasMore = before is not null && page.Count > 0 && page[^1].Recorded >= draft.From;
        }
        while (hasMore);
        found.Reverse();
        return found;
    }

    /// <summary>Whether somebody amended or withdrew it in the period.</summary>
    public static bool IsChanged(LogEntry entry, ReportDraft draft) =>
        draft.Covers(entry.Withdrawal?.At) || entry.Amendments.Any(amendment => draft.Covers(amendment.At));
}
