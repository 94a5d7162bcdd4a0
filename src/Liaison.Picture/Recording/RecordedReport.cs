using Liaison.Picture.Groups;
using Liaison.Picture.Observing;

namespace Liaison.Picture.Recording;

/// <summary>One recorded report with all that is kept of it.</summary>
public sealed record RecordedReport
{
    /// <summary>When the node received it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it tells.</summary>
    public required ObservationKind Kind { get; init; }

    /// <summary>The track's uid.</summary>
    public required string Uid { get; init; }

    /// <summary>Its callsign, or empty.</summary>
    public required string Callsign { get; init; }

    /// <summary>The CoT type.</summary>
    public required string Type { get; init; }

    /// <summary>How the position was made (CoT's <c>how</c>).</summary>
    public required string How { get; init; }

    /// <summary>What it came from.</summary>
    public required string Source { get; init; }

    /// <summary>The label's banner; empty for the node's default label.</summary>
    public required string Label { get; init; }

    /// <summary>The groups that it was published to.</summary>
    public required GroupSet Groups { get; init; }

    /// <summary>WGS-84 degrees north.</summary>
    public required double Latitude { get; init; }

    /// <summary>WGS-84 degrees east.</summary>
    public required double Longitude { get; init; }

    /// <summary>Metres above the WGS-84 ellipsoid; NaN when unknown.</summary>
    public required double Height { get; init; }

    /// <summary>Circular error in metres; NaN when unknown.</summary>
    public required double CircularError { get; init; }

    /// <summary>Linear error in metres; NaN when unknown.</summary>
    public required double LinearError { get; init; }

    /// <summary>Degrees true; NaN when unknown.</summary>
    public required double Course { get; init; }

    /// <summary>Metres per second; NaN when unknown.</summary>
    public required double Speed { get; init; }

    /// <summary>When it was made, Unix milliseconds.</summary>
    public required long TimeMs { get; init; }

    /// <summary>From when it holds, Unix milliseconds.</summary>
    public required long StartMs { get; init; }

    /// <summary>Until when it holds, Unix milliseconds.</summary>
    public required long StaleMs { get; init; }
}
