using Liaison.Headquarters.Records;
using Liaison.Headquarters.Watch.Addressees;

namespace Liaison.Headquarters.Watch.Tasks;

/// <summary>A task was written; the record's id is the task's.</summary>
/// <param name="Content">What it says.</param>
[RecordKind("watch.task-drafted")]
public sealed record TaskDrafted(TaskContent Content) : IRecordBody;

/// <summary>
/// A task says something else. One that is given is given again: whoever acknowledged it, acknowledged something else.
/// </summary>
/// <param name="Task">The task's id.</param>
/// <param name="Content">All that it says from now on.</param>
[RecordKind("watch.task-amended")]
public sealed record TaskAmended(Guid Task, TaskContent Content) : IRecordBody;

/// <summary>A task was given to its addressees, for the first time or again.</summary>
/// <param name="Task">The task's id.</param>
[RecordKind("watch.task-issued")]
public sealed record TaskIssued(Guid Task) : IRecordBody;

/// <summary>Addressees said how far they are.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Addressees">Which of its addressees, by their place among them.</param>
/// <param name="Answer">How far.</param>
/// <param name="By">Who said so.</param>
/// <param name="Reason">Why they refused or failed; empty otherwise.</param>
/// <param name="StartedBefore">Tasks that should have come first and are not done.</param>
/// <param name="Origin">The TAK client that said so; null for somebody of the staff.</param>
[RecordKind("watch.task-answered")]
public sealed record TaskAnswered(
    Guid Task,
    IReadOnlyList<int> Addressees,
    TaskAnswer Answer,
    string By,
    string Reason,
    IReadOnlyList<Guid> StartedBefore,
    TakOrigin? Origin) : IRecordBody;

/// <summary>A note of progress on a task.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="Text">What it says.</param>
/// <param name="Origin">The TAK client that wrote it; null for somebody of the staff.</param>
[RecordKind("watch.task-noted")]
public sealed record TaskNoted(Guid Task, string By, string Text, TakOrigin? Origin) : IRecordBody;

/// <summary>A task was called off.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Reason">Why.</param>
[RecordKind("watch.task-cancelled")]
public sealed record TaskCancelled(Guid Task, string Reason) : IRecordBody;
