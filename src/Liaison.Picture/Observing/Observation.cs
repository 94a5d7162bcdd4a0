namespace Liaison.Picture.Observing;

/// <summary>What an observation tells.</summary>
public enum ObservationKind : byte
{
    /// <summary>A report of a track.</summary>
    Report,

    /// <summary>A report of a track that is in an emergency.</summary>
    Emergency,

    /// <summary>The track has left the picture; the values are those of its last report.</summary>
    Removed,
}

/// <summary>One report as values of fixed size, in the order in which the picture took them.</summary>
public readonly record struct Observation
{
    /// <summary>Number of the report in the picture; grows.</summary>
    public long Sequence { get; init; }

    /// <summary>Number of the track: one for its whole life in the picture, never used again.</summary>
    public long Track { get; init; }

    /// <summary>The track's row. Rows are used again once a track has left.</summary>
    public int Row => (int)(uint)Track;

    /// <summary>WGS-84 degrees north.</summary>
    public double Latitude { get; init; }

    /// <summary>WGS-84 degrees east, -180 to 180.</summary>
    public double Longitude { get; init; }

    /// <summary>Metres above the WGS-84 ellipsoid; NaN when unknown.</summary>
    public double Height { get; init; }

    /// <summary>Circular error in metres; NaN when unknown.</summary>
    public float CircularError { get; init; }

    /// <summary>Linear error in metres; NaN when unknown.</summary>
    public float LinearError { get; init; }

    /// <summary>Degrees true; NaN when unknown.</summary>
    public float Course { get; init; }

    /// <summary>Metres per second; NaN when unknown.</summary>
    public float Speed { get; init; }

    /// <summary>When the report was made, Unix milliseconds.</summary>
    public long TimeMs { get; init; }

    /// <summary>From when it holds, relative to <see cref="TimeMs"/>, milliseconds.</summary>
    public int StartDelta { get; init; }

    /// <summary>Until when it holds, Unix milliseconds.</summary>
    public long StaleMs { get; init; }

    /// <summary>When the node received it, Unix milliseconds by the node's clock, which may be set back.</summary>
    public long ReceivedMs { get; init; }

    /// <summary>The CoT type, as a word of the picture (<see cref="ObservationReader.Text"/>).</summary>
    public ushort Type { get; init; }

    /// <summary>How the position was made, as a word of the picture.</summary>
    public ushort How { get; init; }

    /// <summary>The label's banner as a word of the picture; 0 for the node's default.</summary>
    public ushort Label { get; init; }

    /// <summary>What the report came from, as a word of the picture.</summary>
    public ushort Source { get; init; }

    /// <summary>What it tells.</summary>
    public ObservationKind Kind { get; init; }

    /// <summary>Number of the report that last changed who or what the track is: its callsign, type, source, label.</summary>
    public long IdentitySequence { get; init; }

    /// <summary>Where its report stands: number of the log.</summary>
    internal ushort Log { get; init; }

    /// <summary>Where its report stands: number in the log; -1 when it is in none.</summary>
    internal long LogEntry { get; init; }
}
