using Liaison.Headquarters.Watch.Shifts;

namespace Liaison.Headquarters.Watch.Tasks;

/// <summary>Tasks to hand over: late ones and refused ones are critical, the others are open.</summary>
sealed class CriticalTasks(TasksBoard tasks) : IHandoverSource
{
    public string Kind => "task";

    public IEnumerable<BriefItem> CriticalAt(DateTimeOffset now) => Open(now).Where(item => IsCritical(item.Concern));

    public IEnumerable<BriefItem> OpenAt(DateTimeOffset now) => Open(now).Where(item => !IsCritical(item.Concern));

    public bool TryDescribe(Guid id, out string title, out string label)
    {
        var task = tasks.Find(id);
        (title, label) = (task?.Content.Title ?? "", task?.Label ?? "");
        return task is not null;
    }

    IEnumerable<BriefItem> Open(DateTimeOffset now) => tasks.Find(new TaskQuery { IsOpen = true }, now)
        .Select(task => new BriefItem(Kind, task.Id, task.Version, ConcernOf(task, now)));

    static bool IsCritical(string concern) => concern is not ("open" or "draft");

    static string ConcernOf(UnitTask task, DateTimeOffset now) => task.LatenessAt(now) switch
    {
        TaskLateness.Finish => "finishLate",
        TaskLateness.Start => "startLate",
        TaskLateness.Acknowledgement => "acknowledgementLate",
        _ => task.State switch
        {
            TaskState.Refused => "refused",
            TaskState.Draft => "draft",
            _ => "open",
        },
    };
}
