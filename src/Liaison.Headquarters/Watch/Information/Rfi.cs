namespace Liaison.Headquarters.Watch.Information;

/// <summary>How urgent it is, in the precedence of military messages.</summary>
public enum RfiPriority
{
    /// <summary>In its turn.</summary>
    Routine,

    /// <summary>Before the routine.</summary>
    Priority,

    /// <summary>At once.</summary>
    Immediate,

    /// <summary>Before everything.</summary>
    Flash,
}

/// <summary>Where a request for information stands.</summary>
public enum RfiState
{
    /// <summary>Asked; nobody is to answer it yet.</summary>
    Open,

    /// <summary>Somebody is to answer it.</summary>
    Assigned,

    /// <summary>Answered; the asker has not said whether that is enough.</summary>
    Answered,

    /// <summary>The answer is enough.</summary>
    Closed,

    /// <summary>Nobody needs it any more.</summary>
    Withdrawn,
}

/// <summary>What a request for information says.</summary>
/// <param name="Question">What is to be known.</param>
/// <param name="AskedBy">Who wants to know.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="NeededBy">The latest time at which the answer is of value (LTIOV).</param>
/// <param name="Ccir">The commander's requirement that it serves; null for none.</param>
/// <param name="Event">The entry of the log that it comes from; null for none.</param>
public sealed record RfiContent(
    string Question, string AskedBy, RfiPriority Priority, DateTimeOffset NeededBy, Guid? Ccir, Guid? Event);

/// <summary>An answer to a request for information.</summary>
/// <param name="Text">What is so.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Time">As of when.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="By">Who entered it.</param>
/// <param name="At">When.</param>
/// <param name="ReturnReason">Why it was not enough; empty when nobody said so.</param>
public sealed record RfiAnswer(
    string Text, string Source, DateTimeOffset Time, string Label, string By, DateTimeOffset At, string ReturnReason);

/// <summary>The end of a request for information.</summary>
/// <param name="By">Who ended it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why it was withdrawn, or what is to be said; may be empty when it was answered.</param>
public sealed record RfiEnd(string By, DateTimeOffset At, string Reason);

/// <summary>A request for information.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number in this headquarters, from 1.</param>
/// <param name="Version">Number of the record that changed it last.</param>
/// <param name="Label">The banner of the question's label; empty for the node's default.</param>
/// <param name="Content">What it says.</param>
/// <param name="State">Where it stands.</param>
/// <param name="By">Who entered it.</param>
/// <param name="At">When.</param>
/// <param name="AssignedTo">Who is to answer it; empty while nobody is.</param>
/// <param name="AssignedAt">Since when; null while nobody is.</param>
/// <param name="Answers">The answers, the oldest first.</param>
/// <param name="End">Its end; null while it is open.</param>
public sealed record Rfi(
    Guid Id, int Number, long Version, string Label, RfiContent Content, RfiState State, string By, DateTimeOffset At,
    string AssignedTo, DateTimeOffset? AssignedAt, IReadOnlyList<RfiAnswer> Answers, RfiEnd? End)
{
    /// <summary>Whether it waits for an answer.</summary>
    public bool IsUnanswered => State is RfiState.Open or RfiState.Assigned;

    /// <summary>Whether it is not at its end.</summary>
    public bool IsOpen => End is null;

    /// <summary>Whether it waits for an answer that should have been there.</summary>
    public bool IsOverdueAt(DateTimeOffset now) => IsUnanswered && now > Content.NeededBy;
}
