using Liaison.Picture.Log;

namespace Liaison.Picture.Reading;

/// <summary>
/// What a reader offers to send in one turn, and what its cursors become when it has been sent. One is enough for a
/// thread that serves many readers.
/// </summary>
public sealed class Gathering
{
    /// <summary>The most ranges in one turn.</summary>
    public const int MaxRanges = 64;

    internal readonly MemoryRange[] RangeArray = new MemoryRange[MaxRanges];
    internal readonly Source[] Sources = new Source[MaxRanges];

    /// <summary>The most bytes to gather in one turn.</summary>
    public int MaxBytes { get; set; } = 512 * 1024;

    /// <summary>The ranges, in the order in which they must be sent.</summary>
    public ReadOnlySpan<MemoryRange> Ranges => RangeArray.AsSpan(0, Count);

    /// <summary>Number of ranges.</summary>
    public int Count { get; internal set; }

    /// <summary>Bytes in all ranges.</summary>
    public int Bytes { get; internal set; }

    internal bool IsFull => Count == MaxRanges || Bytes >= MaxBytes;

    internal void Clear() => (Count, Bytes) = (0, 0);

    internal unsafe void Add(byte* start, int length, in Source source)
    {
        RangeArray[Count] = new MemoryRange((nint)start, length);
        Sources[Count++] = source;
        Bytes += length;
    }

    /// <summary>Where a range comes from: entries [From, To) of a segment, or the outbox when the segment is null.</summary>
    internal record struct Source(Segment? Segment, int Cursor, int From, int To);
}
