namespace Liaison.Picture.Log;

/// <summary>The index entry of one report in a segment: where its bytes are in each encoding, and whose it is.</summary>
struct LogEntry
{
    /// <summary>Number of the append in the whole picture, from 1: orders the reports of all logs.</summary>
    public long Sequence;

    /// <summary>The track's row, or -1 for a message.</summary>
    public int Slot;

    /// <summary>Who sent it; readers leave out their own reports.</summary>
    public int Reporter;

    /// <summary>When it was appended, in milliseconds of the picture's monotonic clock.</summary>
    public int AppendedMs;

    /// <summary>Place of the bytes in each encoding: block number and offset in one, see <see cref="Segment"/>.</summary>
    public int XmlPlace, ProtobufPlace;

    /// <summary>Length in bytes in each encoding; 0 as long as (or when) there is no such twin.</summary>
    public int XmlLength, ProtobufLength;

    public readonly int PlaceIn(WireEncoding encoding) => encoding == WireEncoding.Xml ? XmlPlace : ProtobufPlace;

    public readonly int LengthIn(WireEncoding encoding) => encoding == WireEncoding.Xml ? XmlLength : ProtobufLength;
}
