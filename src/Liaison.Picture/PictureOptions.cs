using Liaison.Picture.Log;

namespace Liaison.Picture;

/// <summary>Bounds of the live picture.</summary>
public sealed record PictureOptions
{
    /// <summary>The most tracks at one time; reports of further ones are refused.</summary>
    public int MaxTracks { get; init; } = 2_000_000;

    /// <summary>How much of each track log is kept in memory.</summary>
    public LogLimits Log { get; init; } = LogLimits.Default;

    /// <summary>How long a track stays in the picture after it has become stale.</summary>
    public TimeSpan KeepStale { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The most bytes of messages that are kept for readers that lag.</summary>
    public long MaxMessageBytes { get; init; } = 32L << 20;
}
