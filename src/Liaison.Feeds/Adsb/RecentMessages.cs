using System.Buffers.Binary;

namespace Liaison.Feeds.Adsb;

/// <summary>
/// The messages that came just now: one transmission that several receivers heard, or that a relay passes on twice, is
/// taken once.
/// </summary>
/// <remarks>
/// A table in which a message may push out another: then a repeated one is taken again, which does no harm.
/// </remarks>
sealed class RecentMessages
{
    // An aircraft sends no two positions within 400 ms, and the same one again only when it stands.
    const long SameWithinMs = 400;
    const int Places = 512;
    const int LongBytes = 14;

    readonly Entry[] _entries = new Entry[Places];

    struct Entry
    {
        public ulong Begin;
        public ulong End;
        public long Ms;
    }

    /// <summary>Whether the same message came just now; if not, it is kept.</summary>
    /// <param name="message">7 or 14 bytes.</param>
    /// <param name="clockMs">When it was heard, by a clock that only runs on.</param>
    public bool IsRepeated(ReadOnlySpan<byte> message, long clockMs)
    {
        var (begin, end) = message.Length == LongBytes
            ? (BinaryPrimitives.ReadUInt64BigEndian(message), BinaryPrimitives.ReadUInt64BigEndian(message[6..]))
            : (BinaryPrimitives.ReadUInt32BigEndian(message), BinaryPrimitives.ReadUInt32BigEndian(message[3..]));
        // The parity at the end is as good as a hash.
        ref var entry = ref _entries[(int)(end % Places)];
        if (entry.End == end && entry.Begin == begin && clockMs - entry.Ms <= SameWithinMs) return true;
        (entry.Begin, entry.End, entry.Ms) = (begin, end, clockMs);
        return false;
    }
}
