using System.Diagnostics.CodeAnalysis;
using Liaison.Picture.Log;

namespace Liaison.Picture.Reading;

/// <summary>A reader's place in one log: everything before it has been sent or is the reader's own.</summary>
struct Cursor(TrackLog log)
{
    public readonly TrackLog Log = log;

    /// <summary>The segment it stands in and keeps from being freed; null while the reader is not following the log.</summary>
    public Segment? Segment;

    /// <summary>The next entry, as an index in the segment.</summary>
    public int Index;

    /// <summary>Entries from here on that the reader sent itself.</summary>
    public OwnRuns Own;

    [MemberNotNullWhen(true, nameof(Segment))]
    public readonly bool IsFollowing => Segment is not null;

    /// <summary>Whether the log holds something after the cursor.</summary>
    public readonly bool HasMore => Segment is { } segment && (Index < segment.Count || segment.Next is not null);

    public void MoveTo(Segment segment, int index)
    {
        if (segment != Segment)
        {
            segment.Enter();
            Segment?.Leave();
            Segment = segment;
        }

        Index = index;
    }

    public void Leave()
    {
        Segment?.Leave();
        Segment = null;
        Own.Clear();
    }
}
