using System.Text.Json.Serialization;
using Liaison.Headquarters.Watch.Activity;
using Liaison.Headquarters.Watch.Log;
using Liaison.Web.Command;

namespace Liaison.Web.Activity;

/// <summary>An entry of the activity log of a position.</summary>
public sealed record ActivityModel
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The number of the record that made it.</summary>
    public required long Number { get; init; }

    /// <summary>The number of the last record that changed it; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the headquarters whose entry it is.</summary>
    public required string Headquarters { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>The position whose activity it is.</summary>
    public required string Position { get; init; }

    /// <summary>The shift in which it was entered; absent when nobody was on watch there.</summary>
    public Guid? Shift { get; init; }

    /// <summary>What was done, or what was seen to.</summary>
    public required string Text { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>When somebody noticed.</summary>
    public DateTimeOffset? Observed { get; init; }

    /// <summary>When the position was told.</summary>
    public DateTimeOffset? Reported { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset Recorded { get; init; }

    /// <summary>Who entered it.</summary>
    public required string By { get; init; }

    /// <summary>In which role.</summary>
    public required string Role { get; init; }

    /// <summary>What it said before, the oldest first; absent when it was never amended.</summary>
    public IReadOnlyList<ActivityAmendment>? Amendments { get; init; }

    /// <summary>That it was taken back.</summary>
    public LogWithdrawal? Withdrawn { get; init; }
}

/// <summary>What an entry is to say.</summary>
public abstract record PostedActivityContent
{
    /// <summary>What was done, or what was seen to.</summary>
    public required string Text { get; init; }

    /// <summary>When; without it now, or as it was.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>When somebody noticed.</summary>
    public DateTimeOffset? Observed { get; init; }

    /// <summary>When the position was told.</summary>
    public DateTimeOffset? Reported { get; init; }

    /// <summary>The label; without it the node's default, or as it was.</summary>
    public PostedLabel? Label { get; init; }
}

/// <summary>An entry as it is posted.</summary>
public sealed record PostedActivity : PostedActivityContent
{
    /// <summary>The position: letters, digits, points, underscores, hyphens; for example watch.</summary>
    public required string Position { get; init; }
}

/// <summary>What an entry is to say from now on, all of it, and why.</summary>
public sealed record PostedActivityAmendment : PostedActivityContent
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>Why an entry is taken back.</summary>
public sealed record PostedActivityReason
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>JSON of activity logs.</summary>
[JsonSerializable(typeof(ActivityModel))]
[JsonSerializable(typeof(IReadOnlyList<ActivityModel>))]
[JsonSerializable(typeof(PostedActivity))]
[JsonSerializable(typeof(PostedActivityAmendment))]
[JsonSerializable(typeof(PostedActivityReason))]
sealed partial class ActivityJson : JsonSerializerContext;
