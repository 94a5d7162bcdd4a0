using Liaison.Picture.Groups;

namespace Liaison.Picture.Tracks;

/// <summary>A copy of what the picture holds of one track at one moment.</summary>
public sealed record TrackSnapshot
{
    /// <summary>Number of the track: one for its whole life in the picture, never used again.</summary>
    public long Number { get; init; }

    /// <summary>The track's row: a number that is its own as long as it is in the picture, then another's.</summary>
    public required int Row { get; init; }

    /// <summary>The unique id that the source gave to the track.</summary>
    public required string Uid { get; init; }

    /// <summary>The callsign, or empty.</summary>
    public required string Callsign { get; init; }

    /// <summary>The CoT type.</summary>
    public required string Type { get; init; }

    /// <summary>How the position was made (CoT's <c>how</c>).</summary>
    public required string How { get; init; }

    /// <summary>What the newest report came from, for example <c>tak</c>.</summary>
    public required string Source { get; init; }

    /// <summary>All sources of the track, the latest first; one where the track has no key that others may share.</summary>
    public IReadOnlyList<TrackSource> Sources
    {
        get => field ?? [new TrackSource(Uid, Source, Age)];
        init;
    }

    /// <summary>The label's banner; empty for the node's default label.</summary>
    public required string Label { get; init; }

    /// <summary>WGS-84 degrees north.</summary>
    public required double Latitude { get; init; }

    /// <summary>WGS-84 degrees east.</summary>
    public required double Longitude { get; init; }

    /// <summary>Height above the WGS-84 ellipsoid in metres; NaN when unknown.</summary>
    public required double Height { get; init; }

    /// <summary>Circular error of the position in metres; NaN when unknown.</summary>
    public required float CircularError { get; init; }

    /// <summary>Course over ground in degrees true; NaN when unknown.</summary>
    public required float Course { get; init; }

    /// <summary>Speed over ground in metres per second; NaN when unknown.</summary>
    public required float Speed { get; init; }

    /// <summary>When the newest report was made, by its sender's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Until when it holds.</summary>
    public required DateTimeOffset Stale { get; init; }

    /// <summary>How long ago the node received it, to the second.</summary>
    public required TimeSpan Age { get; init; }

    /// <summary>Whether it is an emergency.</summary>
    public required bool IsEmergency { get; init; }

    /// <summary>The groups that it was published to.</summary>
    public required GroupSet Groups { get; init; }
}
