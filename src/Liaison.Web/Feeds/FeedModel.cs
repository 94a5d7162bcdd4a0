using System.ComponentModel;
using Liaison.Feeds.Running;
using Liaison.Kernel.Time;

namespace Liaison.Web.Feeds;

/// <summary>One feed.</summary>
public sealed record FeedModel
{
    /// <summary>Its name: the source of its tracks and alerts.</summary>
    public required string Name { get; init; }

    /// <summary>What it carries.</summary>
    [Description("What it carries: ais, beast, sbs, alerts or layers.")]
    public required string Kind { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string From { get; init; }

    /// <summary>The banner of its label; absent for the node's default.</summary>
    public string? Label { get; init; }

    /// <summary>What it does.</summary>
    [Description("starting, running, waiting (it has failed and will try again), paused or stopped.")]
    public required string State { get; init; }

    /// <summary>Whether somebody has paused it.</summary>
    public required bool Paused { get; init; }

    /// <summary>Since when it does that.</summary>
    public required string Since { get; init; }

    /// <summary>Items per second over the last ten seconds.</summary>
    public required double Rate { get; init; }

    /// <summary>Seconds between the newest item's own time and its receipt; absent before the first.</summary>
    public double? Lag { get; init; }

    /// <summary>When the newest item came; absent before the first.</summary>
    public string? LastItem { get; init; }

    /// <summary>Bytes received.</summary>
    public required long Bytes { get; init; }

    /// <summary>Items taken: reports, alerts, layers.</summary>
    public required long Accepted { get; init; }

    /// <summary>Input that was understood and had nothing to take.</summary>
    public required long Ignored { get; init; }

    /// <summary>Input that was refused, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Rejected { get; init; }

    /// <summary>One refused input of each of the last reasons, the latest first.</summary>
    public required IReadOnlyList<FeedSampleModel> Samples { get; init; }

    /// <summary>Why it last failed; absent while it is well.</summary>
    public string? LastError { get; init; }

    internal static FeedModel Of(FeedStatus status) => new()
    {
        Name = status.Name,
        Kind = Word(status.Kind),
        From = status.From,
        Label = status.Label,
        State = Word(status.State),
        Paused = status.State == FeedState.Paused,
        Since = IsoTime.Format(status.Since),
        Rate = status.Rate,
        Lag = status.Lag?.TotalSeconds,
        LastItem = status.LastItem is { } last ? IsoTime.Format(last) : null,
        Bytes = status.Bytes,
        Accepted = status.Accepted,
        Ignored = status.Ignored,
        Rejected = status.Rejected,
        Samples = [.. status.Samples.Select(s => new FeedSampleModel(s.Reason, s.Text, IsoTime.Format(s.At)))],
        LastError = status.LastError,
    };

    static string Word<T>(T value) where T : struct, Enum => $"{value}".ToLowerInvariant();
}

/// <summary>An input that was refused.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Text">Its beginning.</param>
/// <param name="At">When it came.</param>
public sealed record FeedSampleModel(string Reason, string Text, string At);
