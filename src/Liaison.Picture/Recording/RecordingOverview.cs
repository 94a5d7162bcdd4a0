namespace Liaison.Picture.Recording;

/// <summary>How much of a stretch of time is recorded.</summary>
/// <param name="From">Its begin.</param>
/// <param name="To">Its end.</param>
/// <param name="Bytes">Bytes on disk of all recordings, of other times too.</param>
/// <param name="Gaps">What of it is not recorded.</param>
/// <param name="Buckets">Reports in each of its parts of equal length, to ten seconds.</param>
public sealed record RecordingOverview(
    DateTimeOffset From, DateTimeOffset To, long Bytes, IReadOnlyList<RecordedGap> Gaps,
    IReadOnlyList<RecordingBucket> Buckets);

/// <summary>Reports in a stretch of time.</summary>
/// <param name="From">Its begin; it ends where the next one begins.</param>
/// <param name="Reports">How many came.</param>
public readonly record struct RecordingBucket(DateTimeOffset From, long Reports);
