using Liaison.Picture.Tracks;

namespace Liaison.Picture.Recording;

/// <summary>The picture as it was.</summary>
/// <param name="Time">When.</param>
/// <param name="Tracks">The tracks that were in the picture, stale ones included; none in a gap.</param>
/// <param name="Gap">The gap in the recording that the moment lies in; null when it was recorded.</param>
public sealed record PictureAt(DateTimeOffset Time, IReadOnlyList<TrackSnapshot> Tracks, RecordedGap? Gap);
