namespace Liaison.Feeds.Running;

/// <summary>How a feed does at one moment.</summary>
public sealed record FeedStatus
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it carries.</summary>
    public required FeedKind Kind { get; init; }

    /// <summary>Where it comes from, without a password.</summary>
    public required string From { get; init; }

    /// <summary>The banner of its label; null for the node's default.</summary>
    public required string? Label { get; init; }

    /// <summary>What it does.</summary>
    public required FeedState State { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Items taken per second, over the last ten seconds.</summary>
    public required double Rate { get; init; }

    /// <summary>How much older the newest item was than its receipt; null before the first.</summary>
    public required TimeSpan? Lag { get; init; }

    /// <summary>When the newest item came; null before the first.</summary>
    public required DateTimeOffset? LastItem { get; init; }

    /// <summary>Bytes received.</summary>
    public required long Bytes { get; init; }

    /// <summary>Items taken: reports, alerts, layers.</summary>
    public required long Accepted { get; init; }

    /// <summary>Input that was understood and had nothing to take, for example a receiver's own messages.</summary>
    public required long Ignored { get; init; }

    /// <summary>Input that was refused, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Rejected { get; init; }

    /// <summary>One refused input of each of the last reasons, the latest first.</summary>
    public required IReadOnlyList<FeedSample> Samples { get; init; }

    /// <summary>Why it last failed; null when it has not since it was last well.</summary>
    public required string? LastError { get; init; }
}

/// <summary>An input that was refused.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Text">Its beginning; what is no plain character stands as a dot.</param>
/// <param name="At">When it came.</param>
public sealed record FeedSample(string Reason, string Text, DateTimeOffset At);
