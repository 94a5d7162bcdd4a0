using System.Runtime.InteropServices;

namespace Liaison.Picture.Tracks;

/// <summary>The newest report of one track, as a row of <see cref="TrackTable"/>. Kept small: there may be a million.</summary>
[StructLayout(LayoutKind.Auto)]
unsafe struct Track
{
    /// <summary>Number of the newest report in the picture; 0 for a free row.</summary>
    public long Sequence;

    /// <summary>Number of that report in its log; where it has left the log, it is packed in the blob.</summary>
    public long LogEntry;

    /// <summary>Sequence of the report that last changed who or what the track is: its uid, callsign, type, label.</summary>
    public long IdentitySequence;

    public double Latitude, Longitude, Height;
    public float CircularError, LinearError, Course, Speed;

    /// <summary>Unix milliseconds.</summary>
    public long TimeMs, StaleMs;

    /// <summary>Start relative to <see cref="TimeMs"/>, in milliseconds.</summary>
    public int StartDelta;

    /// <summary>When the node received the report: seconds of the picture's own clock.</summary>
    public int ReceivedSeconds;

    /// <summary>Uid, callsign and, once the report has left the log, what is needed to make it again.</summary>
    public TrackBlob* Blob;

    /// <summary>Neighbours in the cell of the spatial index; -1 at the ends.</summary>
    public int Next, Previous;

    /// <summary>Who sent the newest report.</summary>
    public int Reporter;

    public ushort Type, How, Label, Source;
    public ushort Log;
    public TrackFlags Flags;

    public readonly bool IsFree => Sequence == 0;

    /// <summary>Whether it is in a box; west greater than east crosses the antimeridian.</summary>
    public readonly bool IsIn(double west, double south, double east, double north) =>
        Latitude >= south && Latitude <= north
        && ((west <= east ? Longitude >= west && Longitude <= east : Longitude >= west || Longitude <= east)
            // The two names of the antimeridian are one place.
            || (east == 180 && Longitude == -180));
}

/// <summary>What is known of a track beside its values.</summary>
[Flags]
enum TrackFlags : byte
{
    None = 0,

    /// <summary>The newest report is in the blob, no longer in the log.</summary>
    Packed = 1,

    /// <summary>Its reporter has left: newcomers are not shown it.</summary>
    ReporterGone = 2,

    /// <summary>The track is known by more than one identity or source.</summary>
    Joined = 4,

    /// <summary>An emergency is on for it, which went to readers as a message of its own.</summary>
    Emergency = 8,

    /// <summary>It is a distress beacon, whose reports go the way of all reports.</summary>
    Distress = 16,

    /// <summary>Either of the two.</summary>
    AnyEmergency = Emergency | Distress,
}
