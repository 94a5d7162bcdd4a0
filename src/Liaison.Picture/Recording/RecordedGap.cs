namespace Liaison.Picture.Recording;

/// <summary>A stretch of time of which nothing is recorded.</summary>
/// <param name="From">When it begins; null when nothing before is recorded either.</param>
/// <param name="To">When it ends; null when it has not ended yet.</param>
public sealed record RecordedGap(DateTimeOffset? From, DateTimeOffset? To);
