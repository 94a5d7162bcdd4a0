using Liaison.Headquarters.Decisions;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Watch.Log;
using Liaison.Headquarters.Watch.Requests;
using Liaison.Headquarters.Watch.Tasks;

namespace Liaison.Headquarters.Watch.Shifts;

/// <summary>Which of the things that a watch looks after a record is about.</summary>
static class WatchSubject
{
    /// <summary>The thing; null when the record is about none.</summary>
    public static (WatchItemKind Kind, Guid Id)? Of(Entry entry)
    {
        if (entry.Body is EventReported) return (WatchItemKind.Event, entry.Id);
        if (entry.Body is TaskDrafted) return (WatchItemKind.Task, entry.Id);
        if (entry.Body is RequestDrafted or RequestEntered) return (WatchItemKind.Request, entry.Id);
        if (entry.Body is DecisionProposed) return (WatchItemKind.Decision, entry.Id);
        if (TaskFold.TaskOf(entry.Body) is { } task) return (WatchItemKind.Task, task);
        if (RequestFold.RequestOf(entry.Body) is { } request) return (WatchItemKind.Request, request);
        return entry.Body switch
        {
            EventAmended body => (WatchItemKind.Event, body.Event),
            EventWithdrawn body => (WatchItemKind.Event, body.Event),
            DecisionRevised body => (WatchItemKind.Decision, body.Decision),
            DecisionSigned body => (WatchItemKind.Decision, body.Decision),
            DecisionRefused body => (WatchItemKind.Decision, body.Decision),
            DecisionWithdrawn body => (WatchItemKind.Decision, body.Decision),
            DecisionStopped body => (WatchItemKind.Decision, body.Decision),
            DecisionPartnerSaid body => (WatchItemKind.Decision, body.Statement.Decision),
            _ => null,
        };
    }
}
