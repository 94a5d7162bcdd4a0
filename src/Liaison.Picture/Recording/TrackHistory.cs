using Liaison.Picture.Groups;

namespace Liaison.Picture.Recording;

/// <summary>One recorded position of a track.</summary>
public readonly record struct RecordedFix
{
    /// <summary>When the node received it.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it was made, by its sender's clock.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>WGS-84 degrees north.</summary>
    public double Latitude { get; init; }

    /// <summary>WGS-84 degrees east.</summary>
    public double Longitude { get; init; }

    /// <summary>Metres above the WGS-84 ellipsoid; NaN when unknown.</summary>
    public double Height { get; init; }

    /// <summary>Degrees true; NaN when unknown.</summary>
    public double Course { get; init; }

    /// <summary>Metres per second; NaN when unknown.</summary>
    public double Speed { get; init; }

    /// <summary>
    /// Whether it does not go on from the one before: the recording has a gap between them, or the track had left.
    /// </summary>
    public bool IsBegin { get; init; }

    /// <summary>The groups that it was published to.</summary>
    public GroupSet Groups { get; init; }
}

/// <summary>What is recorded of one track in a stretch of time.</summary>
public sealed record TrackHistory
{
    /// <summary>The track's uid.</summary>
    public required string Uid { get; init; }

    /// <summary>Its last callsign, or empty.</summary>
    public required string Callsign { get; init; }

    /// <summary>Its last CoT type.</summary>
    public required string Type { get; init; }

    /// <summary>What its last report came from.</summary>
    public required string Source { get; init; }

    /// <summary>The banner of its last label; empty for the node's default label.</summary>
    public required string Label { get; init; }

    /// <summary>The positions, oldest first.</summary>
    public required IReadOnlyList<RecordedFix> Fixes { get; init; }

    /// <summary>The gaps of the recording between its first and its last position.</summary>
    public required IReadOnlyList<RecordedGap> Gaps { get; init; }

    /// <summary>Whether there are older positions in that stretch than those here.</summary>
    public required bool IsCut { get; init; }
}
