using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Tasks;

/// <summary>What a record makes of a task.</summary>
static class TaskFold
{
    /// <summary>A task as it was written first.</summary>
    public static UnitTask Begin(TaskDrafted drafted, int number, Entry entry) => new(
        entry.Id, number, drafted.Content, entry.Label, null, null, "", Awaited(drafted.Content), [], [], [],
        entry.Author, entry.Time, entry.Time, entry.Number);

    /// <summary>A task after a record of it; null for records that are not about a task that is there.</summary>
    public static UnitTask Apply(UnitTask task, IRecordBody body, Entry entry)
    {
        var changed = body switch
        {
            TaskAmended amended => Amend(task, amended.Content, entry),
            TaskIssued => Issue(task, entry),
            TaskAnswered answered => Answer(task, answered, entry),
            TaskNoted noted => task with { Notes = [.. task.Notes, NoteOf(noted, entry)] },
            TaskCancelled cancelled => task with { Cancelled = entry.Time, CancelReason = cancelled.Reason },
            _ => task,
        };
        return changed with { ChangedAt = entry.Time, Version = entry.Number };
    }

    /// <summary>The task that a record is about; null when it is about none that is there already.</summary>
    public static Guid? TaskOf(IRecordBody body) => body switch
    {
        TaskAmended amended => amended.Task,
        TaskIssued issued => issued.Task,
        TaskAnswered answered => answered.Task,
        TaskNoted noted => noted.Task,
        TaskCancelled cancelled => cancelled.Task,
        _ => null,
    };

    static AddresseeStatus[] Awaited(TaskContent content) =>
        [.. content.Addressees.Select(_ => AddresseeStatus.Awaited)];

    static UnitTask Amend(UnitTask task, TaskContent content, Entry entry)
    {
        var hasBegun = task.State == TaskState.UnderWay;
        return task with
        {
            Content = content,
            Label = entry.Label,
            Issued = task.Issued is null ? null : entry.Time,
            Answers = hasBegun ? task.Answers : Awaited(content),
            Acknowledgements = hasBegun ? task.Acknowledgements : [],
        };
    }

    static UnitTask Issue(UnitTask task, Entry entry) => task with
    {
        Issued = entry.Time,
        Answers = [.. task.Answers.Select(
            status => status.Answer == TaskAnswer.Refused ? AddresseeStatus.Awaited : status)],
    };

    static UnitTask Answer(UnitTask task, TaskAnswered answered, Entry entry)
    {
        var answers = task.Answers.ToArray();
        var acknowledgements = task.Acknowledgements.ToList();
        foreach (var place in answered.Addressees)
        {
            // Who begins, or says that it is done, has acknowledged.
            if (answers[place].Answer == TaskAnswer.Awaited && answered.Answer is not TaskAnswer.Refused)
            {
                acknowledgements.Add(new Acknowledgement(
                    answered.By, entry.Time, task.Content.Addressees[place], answered.Origin));
            }

            answers[place] = new AddresseeStatus(
                answered.Answer, answered.By, entry.Time, answered.Reason, answered.Origin);
        }

        return task with
        {
            Answers = answers,
            Acknowledgements = acknowledgements,
            StartedBefore = [.. task.StartedBefore.Union(answered.StartedBefore)],
        };
    }

    static TaskNote NoteOf(TaskNoted noted, Entry entry) => new(noted.By, entry.Time, noted.Text, noted.Origin);
}
