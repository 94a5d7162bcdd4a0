using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Tasks;

/// <summary>A task as it will be, while a command of several parts is held against it.</summary>
sealed class PendingTask(UnitTask task, string label, Occasion occasion)
{
    readonly List<IRecordBody> _bodies = [];

    /// <summary>The task after all that was added.</summary>
    public UnitTask Task { get; private set; } = task;

    /// <summary>What was added, to be written.</summary>
    public Verdict Verdict => _bodies.Count == 0 ? Verdict.Nothing : Verdict.Write(label, _bodies);

    /// <summary>Adds a record.</summary>
    public void Add(IRecordBody body)
    {
        _bodies.Add(body);
        Task = TaskFold.Apply(Task, body, new Entry
        {
            Number = Task.Version,
            Id = occasion.Id,
            Time = occasion.Now,
            Author = occasion.Actor.Name,
            Role = occasion.Actor.Role,
            Label = label,
            Body = body,
        });
    }
}
