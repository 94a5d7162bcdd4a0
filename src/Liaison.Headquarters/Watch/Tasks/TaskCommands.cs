using Liaison.Headquarters.Watch.Addressees;

namespace Liaison.Headquarters.Watch.Tasks;

/// <summary>Writes a task.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Issue">Whether it is given at once.</param>
public sealed record DraftTask(TaskContent Content, string Label, bool Issue);

/// <summary>Changes a task; what is null stays.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Content">All that it says from now on.</param>
/// <param name="Label">The banner of its label from now on.</param>
/// <param name="Step">What becomes of it.</param>
/// <param name="Note">A note of progress.</param>
public sealed record ChangeTask(Guid Task, TaskContent? Content, string? Label, TaskStep? Step, string? Note);

/// <summary>A step of a task.</summary>
/// <param name="To">
/// The state to go to: issued and cancelled for its commander; acknowledged, under way, done, refused and failed as
/// its addressees said.
/// </param>
/// <param name="Reason">Why; needed to cancel, refuse and fail.</param>
/// <param name="By">Who said so; null for the actor.</param>
/// <param name="Addressee">For which addressee, by its place among them; null for all.</param>
/// <param name="DespiteDependence">Whether it begins though what should come first is not done.</param>
public sealed record TaskStep(TaskState To, string? Reason, string? By, int? Addressee, bool DespiteDependence);

/// <summary>An answer of a TAK client.</summary>
/// <param name="Number">The task's number; null for the only one that waits for this client.</param>
/// <param name="Task">The task's id, where the answer has that instead of the number.</param>
/// <param name="Answer">What it says; <see cref="TaskAnswer.Awaited"/> for a note alone.</param>
/// <param name="Reason">What else it says; empty for nothing.</param>
/// <param name="Groups">Names of the groups that the client is in.</param>
/// <param name="Origin">Who the client is and what it said.</param>
public sealed record AnswerTask(
    int? Number, Guid? Task, TaskAnswer Answer, string Reason, IReadOnlyList<string> Groups, TakOrigin Origin);
