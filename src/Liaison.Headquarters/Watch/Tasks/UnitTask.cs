using Liaison.Headquarters.Records;
using Liaison.Headquarters.Watch.Addressees;

namespace Liaison.Headquarters.Watch.Tasks;

/// <summary>What a task says.</summary>
/// <param name="Title">One line.</param>
/// <param name="Details">All that is needed to do it; may be empty.</param>
/// <param name="Addressees">Who is to do it.</param>
/// <param name="Commander">The tasking commander: on whose authority.</param>
/// <param name="Start">When to begin; null for at once.</param>
/// <param name="Finish">By when to be done.</param>
/// <param name="AcknowledgeBy">By when to acknowledge.</param>
/// <param name="DependsOn">The tasks that come first.</param>
/// <param name="Position">Where.</param>
/// <param name="LogEntry">The entry of the significant events log that it follows from.</param>
/// <param name="Request">The request for support that it serves.</param>
public sealed record TaskContent(
    string Title,
    string Details,
    IReadOnlyList<Addressee> Addressees,
    string Commander,
    DateTimeOffset? Start,
    DateTimeOffset? Finish,
    DateTimeOffset? AcknowledgeBy,
    IReadOnlyList<Guid> DependsOn,
    GeoPosition? Position,
    Guid? LogEntry,
    Guid? Request);

/// <summary>How far one addressee is.</summary>
/// <param name="Answer">How far.</param>
/// <param name="By">Who said so; null while nothing has been heard.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Reason">Why it refused or failed; empty otherwise.</param>
/// <param name="Origin">The TAK client that said so; null for somebody of the staff.</param>
public sealed record AddresseeStatus(
    TaskAnswer Answer, string? By, DateTimeOffset? At, string Reason, TakOrigin? Origin)
{
    /// <summary>Nothing has been heard.</summary>
    public static AddresseeStatus Awaited { get; } = new(TaskAnswer.Awaited, null, null, "", null);
}

/// <summary>A note of progress.</summary>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Text">What it says.</param>
/// <param name="Origin">The TAK client that wrote it; null for somebody of the staff.</param>
public sealed record TaskNote(string By, DateTimeOffset At, string Text, TakOrigin? Origin);

/// <summary>Who acknowledged a task.</summary>
/// <param name="By">Name.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Addressee">For which addressee.</param>
/// <param name="Origin">The TAK client that did; null for somebody of the staff.</param>
public sealed record Acknowledgement(string By, DateTimeOffset At, Addressee Addressee, TakOrigin? Origin);

/// <summary>A task to units of our own, or to TAK clients.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number in this headquarters, from 1, by which people speak of it.</param>
/// <param name="Content">What it says.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Issued">When it was given last; null for a draft.</param>
/// <param name="Cancelled">When it was called off.</param>
/// <param name="CancelReason">Why it was called off; empty otherwise.</param>
/// <param name="Answers">How far each addressee is, in the order of the addressees.</param>
/// <param name="Acknowledgements">Who acknowledged it, in order, since it was given last.</param>
/// <param name="StartedBefore">Tasks that should have come first and were not done when it began.</param>
/// <param name="Notes">Notes of progress, oldest first.</param>
/// <param name="By">Who wrote it first.</param>
/// <param name="At">When.</param>
/// <param name="ChangedAt">When it was changed last.</param>
/// <param name="Version">Number of the record that changed it last.</param>
public sealed record UnitTask(
    Guid Id,
    int Number,
    TaskContent Content,
    string Label,
    DateTimeOffset? Issued,
    DateTimeOffset? Cancelled,
    string CancelReason,
    IReadOnlyList<AddresseeStatus> Answers,
    IReadOnlyList<Acknowledgement> Acknowledgements,
    IReadOnlyList<Guid> StartedBefore,
    IReadOnlyList<TaskNote> Notes,
    string By,
    DateTimeOffset At,
    DateTimeOffset ChangedAt,
    long Version)
{
    /// <summary>Its state.</summary>
    public TaskState State =>
        Cancelled is not null ? TaskState.Cancelled
        : Issued is null ? TaskState.Draft
        : Any(TaskAnswer.Refused) ? TaskState.Refused
        : Any(TaskAnswer.Failed) ? TaskState.Failed
        : Answers.All(status => status.Answer == TaskAnswer.Done) ? TaskState.Done
        : Any(TaskAnswer.UnderWay) || Any(TaskAnswer.Done) ? TaskState.UnderWay
        : Any(TaskAnswer.Awaited) ? TaskState.Issued
        : TaskState.Acknowledged;

    /// <summary>Whether something is still to be done for it.</summary>
    public bool IsOpen => State is not (TaskState.Done or TaskState.Failed or TaskState.Cancelled);

    /// <summary>What is late about it at a time; the end comes before the beginning.</summary>
    public TaskLateness LatenessAt(DateTimeOffset now) => State switch
    {
        TaskState.Issued or TaskState.Acknowledged or TaskState.UnderWay or TaskState.Refused
            when now > Content.Finish => TaskLateness.Finish,
        TaskState.Issued or TaskState.Acknowledged or TaskState.Refused when now > Content.Start => TaskLateness.Start,
        TaskState.Issued when now > Content.AcknowledgeBy => TaskLateness.Acknowledgement,
        _ => TaskLateness.None,
    };

    bool Any(TaskAnswer answer) => Answers.Any(status => status.Answer == answer);
}
