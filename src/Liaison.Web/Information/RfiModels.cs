using System.ComponentModel;
using System.Text.Json.Serialization;
using Liaison.Headquarters.Watch.Information;
using Liaison.Web.Command;

namespace Liaison.Web.Information;

/// <summary>An answer to a request for information.</summary>
public sealed record RfiAnswerModel
{
    /// <summary>What is so.</summary>
    public required string Answer { get; init; }

    /// <summary>Who says so.</summary>
    public required string Source { get; init; }

    /// <summary>As of when.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>Who entered it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it came after it was needed.</summary>
    public required bool Late { get; init; }

    /// <summary>Why it was not enough.</summary>
    public string? Returned { get; init; }
}

/// <summary>A request for information.</summary>
public sealed record RfiModel
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its number in this headquarters.</summary>
    public required int Number { get; init; }

    /// <summary>The number of the last record that changed it; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the headquarters whose request it is.</summary>
    public required string Headquarters { get; init; }

    /// <summary>The banner of the question's label.</summary>
    public required string Label { get; init; }

    /// <summary>What is to be known.</summary>
    public required string Question { get; init; }

    /// <summary>Who wants to know.</summary>
    public required string AskedBy { get; init; }

    /// <summary>How urgent it is.</summary>
    public required RfiPriority Priority { get; init; }

    /// <summary>The latest time at which the answer is of value (LTIOV).</summary>
    public required DateTimeOffset NeededBy { get; init; }

    /// <summary>Where it stands.</summary>
    public required RfiState State { get; init; }

    /// <summary>Whether it waits for an answer that should have been there.</summary>
    public required bool Overdue { get; init; }

    /// <summary>The commander's requirement that it serves.</summary>
    public Guid? Ccir { get; init; }

    /// <summary>The entry of the log that it comes from.</summary>
    public Guid? LogEntry { get; init; }

    /// <summary>Who is to answer it.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? AssignedAt { get; init; }

    /// <summary>The answers, the oldest first.</summary>
    public required IReadOnlyList<RfiAnswerModel> Answers { get; init; }

    /// <summary>That it was closed or withdrawn.</summary>
    public RfiEnd? Ended { get; init; }

    /// <summary>Who entered it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What is posted of a request for information.</summary>
public abstract record PostedRfiContent
{
    /// <summary>What is to be known.</summary>
    public required string Question { get; init; }

    /// <summary>The latest time at which the answer is of value.</summary>
    [Description("The latest time at which the answer is of value (LTIOV).")]
    public required DateTimeOffset NeededBy { get; init; }

    /// <summary>Who wants to know.</summary>
    [Description("Who wants to know; the caller without it.")]
    public string? AskedBy { get; init; }

    /// <summary>How urgent it is.</summary>
    [Description("routine (without it), priority, immediate or flash.")]
    public RfiPriority Priority { get; init; }

    /// <summary>The commander's requirement that it serves.</summary>
    public Guid? Ccir { get; init; }

    /// <summary>The entry of the log that it comes from.</summary>
    public Guid? LogEntry { get; init; }

    /// <summary>The label; the node's default without it.</summary>
    public PostedLabel? Label { get; init; }
}

/// <summary>A request for information as it is posted.</summary>
public sealed record PostedRfi : PostedRfiContent
{
    /// <summary>Who is to answer it.</summary>
    public string? AssignedTo { get; init; }
}

/// <summary>What a request is to say from now on, all of it, and why.</summary>
public sealed record PostedRfiChange : PostedRfiContent
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>Who is to answer.</summary>
/// <param name="To">Who.</param>
public sealed record PostedRfiAssignment(string To);

/// <summary>An answer as it is posted.</summary>
/// <param name="Answer">What is so.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Time">As of when; now without it.</param>
/// <param name="Label">The label; the question's without it.</param>
public sealed record PostedRfiAnswer(
    string Answer, string Source, DateTimeOffset? Time = null, PostedLabel? Label = null);

/// <summary>That the answer is enough.</summary>
/// <param name="Note">What is to be said.</param>
public sealed record PostedRfiEnd(string? Note = null);

/// <summary>JSON of requests for information.</summary>
[JsonSerializable(typeof(RfiModel))]
[JsonSerializable(typeof(IReadOnlyList<RfiModel>))]
[JsonSerializable(typeof(PostedRfi))]
[JsonSerializable(typeof(PostedRfiChange))]
[JsonSerializable(typeof(PostedRfiAssignment))]
[JsonSerializable(typeof(PostedRfiAnswer))]
[JsonSerializable(typeof(PostedRfiEnd))]
sealed partial class RfiJson : JsonSerializerContext;
