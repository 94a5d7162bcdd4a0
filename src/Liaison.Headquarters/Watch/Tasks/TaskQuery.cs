using Liaison.Headquarters.Watch.Addressees;

namespace Liaison.Headquarters.Watch.Tasks;

/// <summary>Which tasks somebody wants to see; what is null does not matter.</summary>
public sealed record TaskQuery
{
    /// <summary>The states of a task that is not at its end.</summary>
    internal static readonly TaskState[] OpenStates =
        [TaskState.Draft, TaskState.Issued, TaskState.Acknowledged, TaskState.UnderWay, TaskState.Refused];

    /// <summary>Those of one state.</summary>
    public TaskState? State { get; init; }

    /// <summary>Those for one addressee.</summary>
    public Addressee? Addressee { get; init; }

    /// <summary>Those that serve a request for support.</summary>
    public Guid? Request { get; init; }

    /// <summary>Those that are not at their end, or those that are.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Those that are late, or those that are not.</summary>
    public bool? IsLate { get; init; }

    internal bool Matches(UnitTask task, DateTimeOffset now) =>
        (State is null || task.State == State)
        && (Addressee is null || task.Content.Addressees.Contains(Addressee))
        && (Request is null || task.Content.Request == Request)
        && (IsOpen is null || task.IsOpen == IsOpen)
        && (IsLate is null || (task.LatenessAt(now) != TaskLateness.None) == IsLate);
}
