using System.Diagnostics;

namespace Liaison.Picture.Log;

/// <summary>
/// A run of consecutive reports of one log. In each encoding their bytes lie one after the other in blocks, so that a
/// reader that keeps up sends whole ranges. One thread at a time writes (under the picture's lock); readers see what
/// <see cref="Count"/> and <see cref="Built"/> have published and nothing later.
/// </summary>
/// <remarks>
/// Invariant: a segment is freed only as the oldest of its log, with no reader in it (<see cref="Readers"/> = 0). Readers
/// only move forward, so whatever a reader can still reach is at or after its own segment.
/// </remarks>
sealed unsafe class Segment(long number, BlockPool pool)
{
    /// <summary>An entry's number in its log is its segment's number, shifted by this, and its index there.</summary>
    public const int EntryBits = 10;

    /// <summary>Entries in a segment; small reports fill the index before they fill a block.</summary>
    public const int MaxEntries = 1 << EntryBits;

    // A place is (block << PlaceShift | offset): blocks are 256 KiB = 1 << 18.
    const int PlaceShift = 18;
    const int PlaceMask = BlockPool.BlockBytes - 1;

    readonly LogEntry[] _entries = pool.RentIndex();
    readonly nint[][] _blocks = [[], []];
    readonly int[] _used = [BlockPool.BlockBytes, BlockPool.BlockBytes];
    readonly int[] _built = new int[2];
    readonly List<int> _messages = [];
    int _messageCount;
    int _count;
    Segment? _next;
    int _readers;
    bool _evicting;

    /// <summary>Number of the segment in its log, from 0 without gaps.</summary>
    public long Number { get; } = number;

    /// <summary>Number, within the log, of the first entry.</summary>
    public long FirstEntry => Number << EntryBits;

    /// <summary>Entries published so far.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The segment after this one, once there is one; then this one no longer grows.</summary>
    public Segment? Next
    {
        get => Volatile.Read(ref _next);
        set => Volatile.Write(ref _next, value);
    }

    /// <summary>Readers whose cursor stands in this segment.</summary>
    public int Readers => Volatile.Read(ref _readers);

    /// <summary>Set when the log must shrink: a reader that is still here has to leave the log.</summary>
    public bool Evicting
    {
        get => Volatile.Read(ref _evicting);
        set => Volatile.Write(ref _evicting, value);
    }

    /// <summary>Bytes of memory in use, both encodings.</summary>
    public long Bytes => (long)(_blocks[0].Length + _blocks[1].Length) * BlockPool.BlockBytes;

    public ref readonly LogEntry this[int index] => ref _entries[index];

    public void Enter() => Interlocked.Increment(ref _readers);

    public void Leave() => Interlocked.Decrement(ref _readers);

    /// <summary>How many entries have their bytes in this encoding.</summary>
    public int Built(WireEncoding encoding) => Volatile.Read(ref _built[(int)encoding]);

    /// <summary>Whether another report of this length fits without a further block for its own encoding.</summary>
    public bool HasRoom_NeedsLock(WireEncoding encoding, int length) =>
        _count < MaxEntries && (_count == 0 || _used[(int)encoding] + length <= BlockPool.BlockBytes);

    /// <summary>Copies a report in. The caller has checked that there is room.</summary>
    public int Append_NeedsLock(WireEncoding encoding, ReadOnlySpan<byte> report, in LogEntry values)
    {
        var index = _count;
        Debug.Assert(index < MaxEntries && Built(encoding) == index);
        ref var entry = ref _entries[index];
        entry = values;
        SetBytes(ref entry, encoding, report.Length, Place(encoding, report));
        if (values.Slot < 0)
        {
            lock (_messages) _messages.Add(index);
            Volatile.Write(ref _messageCount, _messages.Count);
        }

        Volatile.Write(ref _built[(int)encoding], index + 1);
        Volatile.Write(ref _count, index + 1);
        return index;
    }

    /// <summary>Makes the twins that are still missing in <paramref name="to"/>, at most once for each report.</summary>
    /// <returns>How many reports have no twin.</returns>
    public int Build_NeedsLock(WireEncoding to, IReportCodec codec, Span<byte> scratch)
    {
        var from = to == WireEncoding.Xml ? WireEncoding.Protobuf : WireEncoding.Xml;
        var missing = 0;
        for (var index = _built[(int)to]; index < _count; index++)
        {
            ref var entry = ref _entries[index];
            var length = codec.Transcode(from, Payload(entry, from), scratch);
            if (length < 0)
            {
                missing++;
                length = 0;
            }

            SetBytes(ref entry, to, length, Place(to, scratch[..length]));
            Volatile.Write(ref _built[(int)to], index + 1);
        }

        return missing;
    }

    /// <summary>The bytes of a report in an encoding that has been built for it.</summary>
    public ReadOnlySpan<byte> Payload(in LogEntry entry, WireEncoding encoding) =>
        entry.LengthIn(encoding) == 0 ? default
            : new ReadOnlySpan<byte>(Pointer(encoding, entry.PlaceIn(encoding)), entry.LengthIn(encoding));

    /// <summary>
    /// The bytes of entries [<paramref name="from"/>, result) as one contiguous range: as many as lie in one block.
    /// </summary>
    public int Range(WireEncoding encoding, int from, int to, out byte* start, out int length)
    {
        ref readonly var first = ref _entries[from];
        var block = first.PlaceIn(encoding) >> PlaceShift;
        var end = to;
        if (_entries[end - 1].PlaceIn(encoding) >> PlaceShift != block)
        {
            var (low, high) = (from + 1, to - 1);
            while (low < high)
            {
                var middle = (low + high) >> 1;
                if (_entries[middle].PlaceIn(encoding) >> PlaceShift == block) low = middle + 1;
                else high = middle;
            }

            end = low;
        }

        ref readonly var last = ref _entries[end - 1];
        start = Pointer(encoding, first.PlaceIn(encoding));
        length = last.PlaceIn(encoding) + last.LengthIn(encoding) - first.PlaceIn(encoding);
        return end;
    }

    /// <summary>Calls for each message among the entries [<paramref name="from"/>, <paramref name="to"/>).</summary>
    public void ForEachMessage<T>(int from, int to, T state, Action<T, long, int> action)
    {
        if (Volatile.Read(ref _messageCount) == 0) return;
        lock (_messages)
        {
            foreach (var index in _messages)
                if (index >= from && index < to) action(state, _entries[index].Sequence, _entries[index].Reporter);
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Free_NeedsLock()
    {
        Debug.Assert(Readers == 0);
        for (var encoding = 0; encoding < _blocks.Length; encoding++)
        {
            foreach (var block in _blocks[encoding]) pool.Return((byte*)block, BlockSize.Large);
            _blocks[encoding] = [];
        }

        pool.ReturnIndex(_entries);
    }

    int Place(WireEncoding encoding, ReadOnlySpan<byte> report)
    {
        ref var blocks = ref _blocks[(int)encoding];
        ref var used = ref _used[(int)encoding];
        if (used + report.Length > BlockPool.BlockBytes)
        {
            // Readers may be looking at the old array: it is replaced, never changed.
            Volatile.Write(ref blocks, [.. blocks, (nint)pool.Rent(BlockSize.Large)]);
            used = 0;
        }

        var place = ((blocks.Length - 1) << PlaceShift) | used;
        report.CopyTo(new Span<byte>(Pointer(encoding, place), report.Length));
        used += report.Length;
        return place;
    }

    byte* Pointer(WireEncoding encoding, int place) =>
        (byte*)Volatile.Read(ref _blocks[(int)encoding])[place >> PlaceShift] + (place & PlaceMask);

    static void SetBytes(ref LogEntry entry, WireEncoding encoding, int length, int place)
    {
        if (encoding == WireEncoding.Xml) (entry.XmlLength, entry.XmlPlace) = (length, place);
        else (entry.ProtobufLength, entry.ProtobufPlace) = (length, place);
    }
}
