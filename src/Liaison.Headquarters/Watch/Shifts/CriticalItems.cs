using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;
using Liaison.Headquarters.Watch.Log;
using Liaison.Headquarters.Watch.Requests;
using Liaison.Headquarters.Watch.Tasks;

namespace Liaison.Headquarters.Watch.Shifts;

/// <summary>An event that is critical, by its number in the journal.</summary>
sealed record CriticalEvent(long Number, Guid Id);

/// <summary>
/// What must not be forgotten at a hand-over. Kept as records come, so that the question walks neither the log nor
/// the tasks: events by their numbers, tasks and requests by the time from which they may be late.
/// </summary>
/// <remarks>
/// Critical is: an entry of the log that stands and was not closed, and is severe or extreme, or is an alert that no
/// standing report has followed; a task that is late; a request for support that is overdue, or whose approval is, or
/// that is wanted no more while forces are out for it.
/// </remarks>
sealed class CriticalItems(LogBoard log, TasksBoard tasks, RequestsBoard requests)
{
    const string EventsTable = "watch.critical-events";

    readonly SortedDictionary<long, Guid> _events = [];
    readonly SortedSet<(DateTimeOffset Due, WatchItemKind Kind, int Number)> _due = [];
    readonly Dictionary<(WatchItemKind Kind, int Number), DateTimeOffset> _dueOf = [];

    /// <summary>The critical items at a time: events, then tasks, then requests, each the oldest first.</summary>
    public IEnumerable<WatchItem> At(DateTimeOffset now)
    {
        foreach (var id in _events.Values)
        {
            var entry = log.Find(id)!;
            yield return new(WatchItemKind.Event, id, entry.Version, ConcernOf(entry));
        }

        foreach (var (_, kind, number) in _due.TakeWhile(one => one.Due < now)
            .OrderBy(one => (one.Kind, one.Number)).ToList())
        {
            var item = kind == WatchItemKind.Task ? ItemOf(tasks.Find(number)!, now) : ItemOf(RequestOf(number), now);
            if (item.Concern != WatchConcern.None) yield return item;
        }
    }

    /// <summary>The item as it is at a time; null when it is not critical.</summary>
    public WatchItem? Find(WatchItemKind kind, Guid id, DateTimeOffset now)
    {
        var item = kind switch
        {
            WatchItemKind.Event when log.Find(id) is { } entry && _events.ContainsKey(entry.Number) =>
                new WatchItem(kind, id, entry.Version, ConcernOf(entry)),
            WatchItemKind.Task when tasks.Find(id) is { } task => ItemOf(task, now),
            WatchItemKind.Request when requests.Find(id) is { } request => ItemOf(request, now),
            _ => null,
        };
        return item is { Concern: not WatchConcern.None } ? item : null;
    }

    /// <summary>Takes a record into account, after the boards that it belongs to.</summary>
    public void Apply(Entry entry, (WatchItemKind Kind, Guid Id)? subject)
    {
        if (entry.Body is EventsClosed closed)
        {
            foreach (var item in closed.Events)
                if (log.Find(item.Id) is { } one && one.Version == item.Version) _events.Remove(one.Number);
        }

        switch (subject)
        {
            case (WatchItemKind.Event, var id) when log.Find(id) is { } changed:
                Note(changed);
                // An alert is answered by a report, and not any more when that is withdrawn or belongs elsewhere.
                NoteAlert(changed.Content.Alert, mayReopen: changed.Withdrawal is not null);
                if (changed.Amendments is [.., var last] && last.Content.Alert != changed.Content.Alert)
                    NoteAlert(last.Content.Alert, mayReopen: true);
                break;
            case (WatchItemKind.Task, var id) when tasks.Find(id) is { } task:
                Note(WatchItemKind.Task, task.Number, DueOf(task));
                break;
            case (WatchItemKind.Request, var id) when requests.Find(id) is { } request:
                Note(WatchItemKind.Request, request.Number, DueOf(request));
                break;
            default:
                break;
        }
    }

    public void Save(SnapshotTables tables) =>
        tables.Add(EventsTable, _events.Select(one => new CriticalEvent(one.Key, one.Value)));

    /// <summary>Takes the events from a snapshot, and the rest from the boards, which are loaded before.</summary>
    public void Load(SnapshotTables tables)
    {
        foreach (var one in tables.Read<CriticalEvent>(EventsTable)) _events.Add(one.Number, one.Id);
        foreach (var task in tasks.Find(new TaskQuery(), default)) Note(WatchItemKind.Task, task.Number, DueOf(task));
        foreach (var request in requests.Find(new RequestQuery(), default))
            Note(WatchItemKind.Request, request.Number, DueOf(request));
    }

    void Note(LogEntry entry)
    {
        if (ConcernOf(entry) == WatchConcern.None) _events.Remove(entry.Number);
        else _events[entry.Number] = entry.Id;
    }

    void NoteAlert(Guid? alert, bool mayReopen)
    {
        if (alert is not { } id || log.Find(id) is not { } entry) return;
        // What was closed stays closed when one more report comes.
        if (mayReopen || ConcernOf(entry) == WatchConcern.None) Note(entry);
    }

    void Note(WatchItemKind kind, int number, DateTimeOffset? due)
    {
        if (_dueOf.Remove((kind, number), out var before)) _due.Remove((before, kind, number));
        if (due is not { } time) return;
        _dueOf.Add((kind, number), time);
        _due.Add((time, kind, number));
    }

    WatchConcern ConcernOf(LogEntry entry) =>
        entry.Withdrawal is not null ? WatchConcern.None
        : entry.Content.Severity == EventSeverity.Extreme ? WatchConcern.Extreme
        : entry.Content.Severity == EventSeverity.Severe ? WatchConcern.Severe
        : entry.Content.Form == EventForm.Alert && !log.ReportsOf(entry.Id).Any(Stands) ? WatchConcern.Alert
        : WatchConcern.None;

    bool Stands(Guid report) => log.Find(report) is { Withdrawal: null };

    SupportRequest RequestOf(int number) => requests.Find(new RequestQuery(), default, number - 1).First();

    static WatchItem ItemOf(UnitTask task, DateTimeOffset now) => new(
        WatchItemKind.Task, task.Id, task.Version, task.LatenessAt(now) switch
        {
            TaskLateness.Acknowledgement => WatchConcern.AcknowledgementLate,
            TaskLateness.Start => WatchConcern.StartLate,
            TaskLateness.Finish => WatchConcern.FinishLate,
            _ => WatchConcern.None,
        });

    static WatchItem ItemOf(SupportRequest request, DateTimeOffset now) => new(
        WatchItemKind.Request, request.Id, request.Version,
        request.IsToBeRecalledAt(now) ? WatchConcern.ToBeRecalled
        : request.IsApprovalOverdueAt(now) ? WatchConcern.ApprovalOverdue
        : request.IsOverdueAt(now) ? WatchConcern.Overdue
        : WatchConcern.None);

    /// <summary>The time behind which a task may be late as long as its state is what it is; null for never.</summary>
    static DateTimeOffset? DueOf(UnitTask task)
    {
        var content = task.Content;
        return task.State switch
        {
            TaskState.Issued => Earliest(content.AcknowledgeBy, content.Start, content.Finish),
            TaskState.Acknowledged or TaskState.Refused => Earliest(content.Start, content.Finish),
            TaskState.UnderWay => content.Finish,
            _ => null,
        };
    }

    /// <summary>The time behind which a request may be overdue, whatever else depends on the time.</summary>
    static DateTimeOffset? DueOf(SupportRequest request)
    {
        var before = DateTimeOffset.MinValue;
        if (request.IsToBeRecalledAt(before)) return before;
        return Earliest(request.ApprovalDue, request.StateAt(before)
            is RequestState.Draft or RequestState.Declined or RequestState.Delivered
            or RequestState.Closed or RequestState.Withdrawn ? null : request.Content.RequiredBy);
    }

    static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> times)
    {
        DateTimeOffset? earliest = null;
        foreach (var time in times)
            if (earliest is null || time < earliest) earliest = time ?? earliest;
        return earliest;
    }
}
