using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Log;
using Liaison.Kernel.Geodesy;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>The watch log: every entry of the period with its four times, and what was changed.</summary>
static class WatchLogReport
{
    /// <summary>A line to sign on.</summary>
    internal const string Blank = "______________________________";

    public static void Write(ReportDraft draft, Boards boards)
    {
        var entries = RecordedEntries.Of(boards.Log, draft);
        var recorded = entries.Where(entry => draft.Covers(entry.Recorded)).ToList();
        var changed = entries.Where(entry => !draft.Covers(entry.Recorded)).ToList();
        draft.Add(
            "ENTRIES", [("Recorded", ReportDraft.Text(recorded.Count))], ["Mark", "Event", "Entry"],
            [.. recorded.Select(entry => Row(entry, draft))],
            recorded.Count == 0 ? "Nothing was recorded in this period." : "");
        if (changed.Count > 0)
        {
            draft.Add(
                "EARLIER ENTRIES CHANGED IN THIS PERIOD", [], ["Mark", "Event", "Entry"],
                [.. changed.Select(entry => Row(entry, draft))]);
        }

        if (draft.Order.Remarks.Length > 0) draft.Add("REMARKS", draft.Order.Remarks);
        draft.Add("SIGNATURES", [("Off-going watch officer", Blank), ("On-coming watch officer", Blank)], [], []);
    }

    // What it said before is shown too, so its label counts.
    static string[] Row(LogEntry entry, ReportDraft draft) =>
    [
        draft.Mark(entry.Amendments.Select(amendment => amendment.Label).Prepend(entry.Label)),
        draft.Dtg(entry.Content.Happened), string.Join('\n', Lines(entry, draft)),
    ];

    static IEnumerable<string> Lines(LogEntry entry, ReportDraft draft)
    {
        var content = entry.Content;
        var head = ReportDraft.Words(content.Severity).ToUpperInvariant()
            + (content.Form == EventForm.Alert ? " ALERT" : "");
        if (entry.Withdrawal is not null) head = "WITHDRAWN " + head;
        yield return $"{head}: {content.Text}";
        if (content.Category.Length > 0) yield return $"Category: {content.Category}";
        if (content.Source.Length > 0) yield return $"Source: {content.Source}";
        if (content.Position is { } position)
            yield return $"Position: {MgrsReference.FromPoint(position.ToPoint()).ToSpacedString()}";
        if (content.Observed is { } observed) yield return $"Observed: {draft.Dtg(observed)}";
        if (content.Reported is { } reported) yield return $"Reported: {draft.Dtg(reported)}";
        yield return $"Recorded: {draft.Dtg(entry.Recorded)} by {entry.By} ({entry.Role})";
        foreach (var amendment in entry.Amendments)
        {
            yield return $"Amended: {draft.Dtg(amendment.At)} by {amendment.By}: {amendment.Reason}";
            yield return $"Before: {amendment.Content.Text}";
        }

        if (entry.Withdrawal is { } withdrawal)
            yield return $"Withdrawn: {draft.Dtg(withdrawal.At)} by {withdrawal.By}: {withdrawal.Reason}";
    }
}
