using Liaison.Headquarters.Command;
using Liaison.Headquarters.Decisions;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Watch.Log;
using Liaison.Headquarters.Watch.Requests;
using Liaison.Headquarters.Watch.Tasks;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>The situation report: events, forces, tasks, support, decisions, command, and the assessment.</summary>
static class SituationReport
{
    public static void Write(ReportDraft draft, Boards boards)
    {
        WriteSituation(draft, boards.Log);
        WriteForces(draft, boards.Forces);
        PostureSections.WriteReadiness(draft, boards);
        PostureSections.WriteSites(draft, boards);
        WriteTransfers(draft, boards.Forces);
        WriteTasks(draft, boards);
        WriteSupport(draft, boards.Requests);
        WriteDecisions(draft, boards.Decisions);
        draft.Add("SUSTAINMENT", LogisticsReport.NoStocks);
        WriteCommand(draft, boards.Forces);
        draft.Add("ASSESSMENT", draft.Order.Remarks.Length > 0 ? draft.Order.Remarks : "None was given.");
    }

    static void WriteSituation(ReportDraft draft, LogBoard log)
    {
        var entries = RecordedEntries.Of(log, draft).Where(entry => entry.Withdrawal is null).ToList();
        var told = entries.Where(entry => entry.Content.Severity > EventSeverity.Info).ToList();
        draft.Add(
            "SITUATION",
            [
                ("Operation", draft.Order.Incident),
                ("Events recorded or amended", ReportDraft.Text(entries.Count)),
                .. Enum.GetValues<EventSeverity>().Reverse().Select(severity => (
                    $"Of these {ReportDraft.Words(severity)}",
                    ReportDraft.Text(entries.Count(entry => entry.Content.Severity == severity)))),
            ],
            ["Mark", "Event", "Severity", "What"],
            [.. told.Select(entry => new[]
            {
                draft.Mark(entry.Label), draft.Dtg(entry.Content.Happened), ReportDraft.Words(entry.Content.Severity),
                (entry.Content.Form == EventForm.Alert ? "ALERT: " : "") + entry.Content.Text,
            })],
            told.Count == 0 ? "No event above info was recorded in this period." : "");
        // What is counted alone is in the report too.
        foreach (var entry in entries) draft.Mark(entry.Label);
    }

    static void WriteForces(ReportDraft draft, ForcesBoard forces)
    {
        var all = forces.Units.InOrder().ToList();
        var units = all.Where(unit => unit.ExistsAt(draft.Now)).ToList();
        foreach (var unit in all) draft.Mark(unit.Label);
        var stated = units.Where(unit => unit.Details.Strength is not null).ToList();
        var oldest = stated.Count == 0 ? null : (DateTimeOffset?)stated.Min(unit => unit.At);
        draft.Add(
            "OWN FORCES",
            [
                ("Units", ReportDraft.Text(units.Count)),
                ("Added in this period", ReportDraft.Text(all.Count(unit => draft.Covers(unit.Created)))),
                ("Retired in this period", ReportDraft.Text(all.Count(unit => draft.Covers(unit.Retired)))),
                ("Oldest statement of strength", draft.Dtg(oldest)),
            ],
            ["Component", "Units", "Present", "Authorised", "Units that state both"],
            [.. units.GroupBy(unit => unit.Details.Component).OrderBy(group => group.Key).Select(Strength)],
            units.Count == 0 ? "No units are recorded." : "");
    }

    /// <summary>Those that state only one of the two are left out: the sums can be compared.</summary>
    static string[] Strength(IGrouping<Component, Unit> component)
    {
        var both = component.Select(unit => unit.Details.Strength)
            .Where(strength => strength is { Authorised: not null, Present: not null }).ToList();
        return
        [
            ReportDraft.Words(component.Key), ReportDraft.Text(component.Count()),
            both.Count == 0 ? "no data" : ReportDraft.Text(both.Sum(strength => (long)strength!.Present!)),
            both.Count == 0 ? "no data" : ReportDraft.Text(both.Sum(strength => (long)strength!.Authorised!)),
            ReportDraft.Text(both.Count),
        ];
    }

    static void WriteTransfers(ReportDraft draft, ForcesBoard forces)
    {
        var transfers = forces.Transfers.InOrder().Where(transfer =>
            draft.Covers(transfer.At) || draft.Covers(transfer.From) || draft.Covers(transfer.To)
            || transfer.From > draft.Now || transfer.IsOpenAt(draft.Now)).ToList();
        draft.Add(
            "TRANSFERS OF AUTHORITY", [], ["Mark", "Unit", "To", "Type and state", "Effective"],
            [.. transfers.Select(transfer => new[]
            {
                draft.Mark(transfer.Label), transfer.Terms.Unit, transfer.Terms.Gaining ?? draft.Order.Headquarters,
                $"{transfer.Terms.Type.ToString().ToUpperInvariant()}, "
                    + ReportDraft.Words(forces.Transfers.StateOf(transfer, draft.Now)),
                draft.Dtg(transfer.From ?? transfer.Terms.Effective),
            })],
            transfers.Count == 0 ? "None in this period, and none that waits." : "");
    }

    static void WriteTasks(ReportDraft draft, Boards boards)
    {
        var open = boards.Tasks.Find(new TaskQuery { IsOpen = true }, draft.Now).ToList();
        var late = open.Count(task => task.LatenessAt(draft.Now) != TaskLateness.None);
        draft.Add(
            "TASKS", [("Open", ReportDraft.Text(open.Count)), ("Late", ReportDraft.Text(late))],
            ["Mark", "No.", "Task", "State", "Finish"],
            [.. open.Select(task => new[]
            {
                draft.Mark(task.Label), ReportDraft.Text(task.Number), task.Content.Title,
                ReportDraft.Words(task.State)
                    + (task.LatenessAt(draft.Now) is var lateness and not TaskLateness.None
                        ? $", LATE: {ReportDraft.Words(lateness)}" : ""),
                draft.Dtg(task.Content.Finish),
            })]);
    }

    static void WriteSupport(ReportDraft draft, RequestsBoard requests)
    {
        var open = requests.Find(new RequestQuery { IsOpen = true }, draft.Now).ToList();
        draft.Add(
            "REQUESTS FOR SUPPORT",
            [
                ("Open", ReportDraft.Text(open.Count)),
                ("Overdue", ReportDraft.Text(open.Count(request => request.IsOverdueAt(draft.Now)))),
                ("Approval overdue", ReportDraft.Text(open.Count(one => one.IsApprovalOverdueAt(draft.Now)))),
            ],
            ["Mark", "No.", "Request", "State", "Required by"],
            [.. open.Select(request => new[]
            {
                draft.Mark(request.Label), ReportDraft.Text(request.Number),
                $"{(request.Side == RequestSide.Requester ? "to" : "from")} {request.Partner}: "
                    + request.Content.Subject,
                ReportDraft.Words(request.StateAt(draft.Now)) + (request.IsOverdueAt(draft.Now) ? ", OVERDUE" : ""),
                draft.Dtg(request.Content.RequiredBy),
            })]);
    }

    /// <summary>Decisions that wait or hold, of the last ones that were proposed.</summary>
    static void WriteDecisions(ReportDraft draft, DecisionBoard decisions)
    {
        const int MostSearched = 1000;
        var standing = decisions.Newest.Take(MostSearched)
            .Select(decision => (Decision: decision, State: decision.StateAt(draft.Now, draft.Order.Headquarters)))
            .Where(one => one.State is DecisionState.Open or DecisionState.Adopted or DecisionState.Effective).ToList();
        draft.Add(
            "DECISIONS", [], ["Mark", "Decision", "Of", "State", "Until"],
            [.. standing.Select(one => Row(one.Decision.Current.Content, one.State))],
            standing.Count == 0 ? "None is open or holds." : "");

        string[] Row(DecisionContent content, DecisionState state) =>
        [
            draft.Mark(content.Label), content.Title, string.Join(", ", content.Parties), ReportDraft.Words(state),
            draft.Dtg(content.NotAfter),
        ];
    }

    static void WriteCommand(ReportDraft draft, ForcesBoard forces)
    {
        var commander = forces.Posts.At(null, draft.Now);
        var changes = forces.Posts.Tenures(null).Where(tenure => draft.Covers(tenure.From)).ToList();
        if (commander is not null) draft.Mark(commander.Tenure.Label);
        if (commander?.Acting is { } acting) draft.Mark(acting.Label);
        draft.Add(
            "COMMAND",
            [
                ("In command", commander is null ? "nobody is named" : commander.Title ?? commander.Person),
                ("Since", draft.Dtg(commander?.Tenure.From)),
                ("Acting until", draft.Dtg(commander?.Acting?.Until)),
            ],
            ["Mark", "Since", "In command", "By"],
            [.. changes.Select(tenure => new[]
            {
                draft.Mark(tenure.Label), draft.Dtg(tenure.From), tenure.Title ?? tenure.Person,
                ReportDraft.Words(tenure.Start),
            })]);
    }
}
