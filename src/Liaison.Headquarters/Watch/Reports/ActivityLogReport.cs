using Liaison.Headquarters.Command;
using Liaison.Headquarters.Watch.Activity;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>
/// The activity log of a position or of a person, in the fields of ICS form 214 (FEMA, ICS Forms Booklet, FEMA 502-2):
/// what was entered for the position; of a person what they entered for any position, and into the significant events
/// log.
/// </summary>
static class ActivityLogReport
{
    const string NotRecorded = "Not recorded.";

    public static void Write(ReportDraft draft, Boards boards)
    {
        if (draft.Order.Position is { } position)
            WritePosition(draft, boards, position);
        else
            WritePerson(draft, boards, draft.Order.Person ?? draft.Occasion.Actor.Name);
        if (draft.Order.Remarks.Length > 0) draft.Add("REMARKS", draft.Order.Remarks);
        draft.Add(
            "PREPARED BY",
            [
                ("Name", draft.Occasion.Actor.Name), ("Position/title", draft.Occasion.Actor.Role),
                ("Date/time", draft.Dtg(draft.Now)), ("Signature", WatchLogReport.Blank),
            ], [], []);
    }

    static void WritePosition(ReportDraft draft, Boards boards, string position)
    {
        var shifts = boards.Shifts.Newest.Where(shift => shift.Position == position && shift.Began < draft.To
            && (shift.End is null || shift.End.At > draft.From)).Reverse().ToList();
        WriteHead(draft, string.Join(", ", shifts.Select(shift => shift.Officer).Distinct()), position);
        draft.Add(
            "RESOURCES ASSIGNED", [], ["Mark", "Name", "On watch"],
            [.. shifts.Select(shift => new[]
            {
                draft.Mark(shift.Label), shift.Officer,
                $"{draft.Dtg(shift.Began)} to {(shift.End is { } end ? draft.Dtg(end.At) : "")}".TrimEnd(),
            })],
            shifts.Count == 0 ? "Nobody was on watch at this position in the period." : "");
        WriteRows(draft, Rows(draft, boards, new ActivityQuery(position, null, null, draft.From, draft.To)));
    }

    static void WritePerson(ReportDraft draft, Boards boards, string person)
    {
        var events = RecordedEntries.Of(boards.Log, draft)
            .Where(entry => entry.By == person && draft.Covers(entry.Recorded)).ToList();
        var activities = boards.Activity.Find(new ActivityQuery(null, null, person, draft.From, draft.To)).ToList();
        var position = activities.Count > 0 ? activities[0].Position
            : events.Count > 0 ? events[^1].Role
            : person == draft.Occasion.Actor.Name ? draft.Occasion.Actor.Role : "";
        WriteHead(draft, person, position);
        draft.Add("RESOURCES ASSIGNED", "Not recorded in this node.");
        WriteRows(draft,
        [
            .. Rows(draft, boards, new ActivityQuery(null, null, person, draft.From, draft.To)),
            .. events.Select(entry => new Row(
                entry.Recorded, entry.Number, entry.Label, entry.Withdrawal is not null, entry.Content.Text)),
        ]);
    }

    static IEnumerable<Row> Rows(ReportDraft draft, Boards boards, ActivityQuery query) => boards.Activity.Find(query)
        .Select(entry => new Row(
            entry.Content.Happened, entry.Number, entry.Label, entry.Withdrawal is not null,
            string.Join('\n', Lines(draft, entry))));

    static IEnumerable<string> Lines(ReportDraft draft, ActivityEntry entry)
    {
        yield return entry.Content.Text;
        if (entry.Content.Observed is { } observed) yield return $"Observed: {draft.Dtg(observed)}";
        if (entry.Content.Reported is { } reported) yield return $"Reported: {draft.Dtg(reported)}";
        if (draft.Dtg(entry.Recorded) != draft.Dtg(entry.Content.Happened) || draft.Order.Position is not null)
            yield return $"Recorded: {draft.Dtg(entry.Recorded)} by {entry.By}";
        foreach (var amendment in entry.Amendments)
            yield return $"Amended: {draft.Dtg(amendment.At)} by {amendment.By}: {amendment.Reason}";
    }

    static void WriteHead(ReportDraft draft, string name, string position)
    {
        draft.Add("INCIDENT NAME", draft.Order.Incident.Length > 0 ? draft.Order.Incident : "Not named.");
        draft.Add("OPERATIONAL PERIOD", $"{draft.Dtg(draft.From)} to {draft.Dtg(draft.To)}");
        draft.Add("NAME", name.Length > 0 ? name : NotRecorded);
        draft.Add("ICS POSITION", position.Length > 0 ? position : NotRecorded);
        draft.Add("HOME AGENCY (AND UNIT)", draft.Order.Headquarters);
    }

    static void WriteRows(ReportDraft draft, IEnumerable<Row> rows)
    {
        var ordered = rows.OrderBy(row => row.Time).ThenBy(row => row.Number).ToList();
        draft.Add(
            "ACTIVITY LOG", [], ["Mark", "Date/time", "Notable activities"],
            [.. ordered.Select(row => new[]
            {
                draft.Mark(row.Label), draft.Dtg(row.Time), (row.IsWithdrawn ? "WITHDRAWN: " : "") + row.Text,
            })],
            ordered.Count == 0 ? "Nothing was entered in this period." : "");
    }

    sealed record Row(DateTimeOffset Time, long Number, string Label, bool IsWithdrawn, string Text);
}
