using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>
/// The activity log of a person, in the fields of ICS form 214 (FEMA, ICS Forms Booklet, FEMA 502-2), from what they
/// entered into the significant events log.
/// </summary>
static class ActivityLogReport
{
    public static void Write(ReportDraft draft, Boards boards)
    {
        var person = draft.Order.Person ?? draft.Occasion.Actor.Name;
        var entries = RecordedEntries.Of(boards.Log, draft)
            .Where(entry => entry.By == person && draft.Covers(entry.Recorded)).ToList();
        var position = entries.Count > 0 ? entries[^1].Role
            : person == draft.Occasion.Actor.Name ? draft.Occasion.Actor.Role : "";
        draft.Add("INCIDENT NAME", draft.Order.Incident.Length > 0 ? draft.Order.Incident : "Not named.");
        draft.Add("OPERATIONAL PERIOD", $"{draft.Dtg(draft.From)} to {draft.Dtg(draft.To)}");
        draft.Add("NAME", person);
        draft.Add("ICS POSITION", position.Length > 0 ? position : "Not recorded.");
        draft.Add("HOME AGENCY (AND UNIT)", draft.Order.Headquarters);
        draft.Add("RESOURCES ASSIGNED", "Not recorded in this node.");
        draft.Add(
            "ACTIVITY LOG", [], ["Mark", "Date/time", "Notable activities"],
            [.. entries.Select(entry => new[]
            {
                draft.Mark(entry.Label), draft.Dtg(entry.Recorded),
                (entry.Withdrawal is null ? "" : "WITHDRAWN: ") + entry.Content.Text,
            })],
            entries.Count == 0 ? "Nothing was entered in this period." : "");
        if (draft.Order.Remarks.Length > 0) draft.Add("REMARKS", draft.Order.Remarks);
        draft.Add(
            "PREPARED BY",
            [
                ("Name", draft.Occasion.Actor.Name), ("Position/title", draft.Occasion.Actor.Role),
                ("Date/time", draft.Dtg(draft.Now)), ("Signature", WatchLogReport.Blank),
            ], [], []);
    }
}
