using System.Diagnostics;
using Liaison.Picture.Groups;

namespace Liaison.Picture.Log;

/// <summary>
/// All reports to one audience in the order of their arrival, each stored once, as a chain of segments. All members marked
/// <c>_NeedsLock</c> run under the picture's lock; readers follow the chain without it.
/// </summary>
sealed class TrackLog
{
    readonly BlockPool _pool;
    readonly LogLimits _limits;
    Segment[] _ring = new Segment[16];
    long _bytes;

    public TrackLog(int number, GroupSet audience, BlockPool pool, LogLimits limits)
    {
        (Number, Audience, _pool, _limits) = (number, audience, pool, limits);
        Oldest = Newest = _ring[0] = new Segment(0, pool);
    }

    /// <summary>Number of the log in its picture, from 0.</summary>
    public int Number { get; }

    /// <summary>The groups that this log's reports are published to.</summary>
    public GroupSet Audience { get; }

    public Segment Oldest { get; private set; }

    public Segment Newest { get; private set; }

    /// <summary>Reports that had no twin in the other encoding.</summary>
    public long WithoutTwin { get; private set; }

    /// <summary>Appends one report and frees what nobody needs any more.</summary>
    /// <param name="leaving">Called for each segment that is about to be freed.</param>
    /// <returns>The number of the entry in this log.</returns>
    public long Append_NeedsLock(
        WireEncoding encoding, ReadOnlySpan<byte> report, in LogEntry values, IReportCodec codec, Span<byte> scratch,
        Action<TrackLog, Segment> leaving)
    {
        Debug.Assert(report.Length <= BlockPool.BlockBytes);
        Build_NeedsLock(Newest, encoding, codec, scratch);
        if (!Newest.HasRoom_NeedsLock(encoding, report.Length)) Roll_NeedsLock(leaving);
        return Newest.FirstEntry + Newest.Append_NeedsLock(encoding, report, values);
    }

    /// <summary>Makes the missing twins of a segment.</summary>
    public void Build_NeedsLock(Segment segment, WireEncoding encoding, IReportCodec codec, Span<byte> scratch)
    {
        if (segment.Built(encoding) < segment.Count)
            WithoutTwin += segment.Build_NeedsLock(encoding, codec, scratch);
    }

    /// <summary>The segment that holds an entry, or null when it has left the log.</summary>
    public Segment? Find_NeedsLock(long entry)
    {
        var number = entry >> Segment.EntryBits;
        return number < Oldest.Number || number > Newest.Number ? null : _ring[number & (_ring.Length - 1)];
    }

    void Roll_NeedsLock(Action<TrackLog, Segment> leaving)
    {
        var full = Newest;
        _bytes += full.Bytes;
        var next = new Segment(full.Number + 1, _pool);
        if (next.Number - Oldest.Number == _ring.Length) GrowRing();
        _ring[next.Number & (_ring.Length - 1)] = next;
        Newest = next;
        full.Next = next;

        while (_bytes > _limits.KeptBytes && Oldest != Newest && Oldest.Readers == 0)
        {
            var oldest = Oldest;
            leaving(this, oldest);
            _bytes -= oldest.Bytes;
            Oldest = oldest.Next!;
            oldest.Free_NeedsLock();
        }

        // Readers that hold the log beyond its bound are told to leave it; they do so at their next turn.
        for (var (segment, over) = (Oldest, _bytes - _limits.MaxBytes); over > 0 && segment != Newest; segment = segment.Next!)
        {
            segment.Evicting = true;
            over -= segment.Bytes;
        }
    }

    void GrowRing()
    {
        var ring = new Segment[_ring.Length * 2];
        for (var segment = Oldest; segment is not null; segment = segment.Next)
            ring[segment.Number & (ring.Length - 1)] = segment;
        _ring = ring;
    }

    public void Free_NeedsLock()
    {
        for (var segment = Oldest; segment is not null; segment = segment.Next) segment.Free_NeedsLock();
    }
}
