namespace Liaison.Picture.Tracks;

/// <summary>The values of one report. Text is UTF-8. Spans point into memory that the caller owns for the call only.</summary>
public readonly ref struct TrackValues
{
    /// <summary>The unique id that the source gave to the track.</summary>
    public required ReadOnlySpan<byte> Uid { get; init; }

    /// <summary>The CoT type, for example <c>a-f-G-U-C</c>.</summary>
    public required ReadOnlySpan<byte> Type { get; init; }

    /// <summary>How the position was made, CoT's <c>how</c>, for example <c>m-g</c>.</summary>
    public ReadOnlySpan<byte> How { get; init; }

    /// <summary>The callsign; empty when the report has none.</summary>
    public ReadOnlySpan<byte> Callsign { get; init; }

    /// <summary>WGS-84 degrees north, -90 to 90.</summary>
    public required double Latitude { get; init; }

    /// <summary>WGS-84 degrees east, -180 to 180.</summary>
    public required double Longitude { get; init; }

    /// <summary>Height above the WGS-84 ellipsoid in metres; NaN when unknown.</summary>
    public double Height { get; init; }

    /// <summary>Circular error of the position in metres; NaN when unknown.</summary>
    public float CircularError { get; init; }

    /// <summary>Linear error of the height in metres; NaN when unknown.</summary>
    public float LinearError { get; init; }

    /// <summary>Course over ground in degrees true; NaN when unknown.</summary>
    public float Course { get; init; }

    /// <summary>Speed over ground in metres per second; NaN when unknown.</summary>
    public float Speed { get; init; }

    /// <summary>When the report was made, in Unix milliseconds.</summary>
    public required long TimeMs { get; init; }

    /// <summary>From when the report holds, in Unix milliseconds.</summary>
    public required long StartMs { get; init; }

    /// <summary>Until when the report holds, in Unix milliseconds.</summary>
    public required long StaleMs { get; init; }

    /// <summary>What the report came from, as a number from <see cref="LivePicture.WordOf"/>: <c>tak</c>, <c>ais</c>, ...</summary>
    public ushort Source { get; init; }

    /// <summary>An identity that joins reports of different uids into one track; none for most.</summary>
    public TrackKey Key { get; init; }

    /// <summary>The label's banner, as a number from <see cref="LivePicture.WordOf"/>; 0 for the node's default label.</summary>
    public ushort Label { get; init; }
}
