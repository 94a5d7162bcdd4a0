namespace Liaison.Picture.Recording.Storage;

/// <summary>How many reports came in each stretch of ten seconds of a recording.</summary>
sealed class SlotCounts(long startMs)
{
    /// <summary>Length of a slot.</summary>
    public const int SlotMs = 10_000;

    // Longer than any recording lasts; what comes later counts in the last one.
    const int MostSlots = 8640;

    readonly List<long> _counts = [];

    public IReadOnlyList<long> Counts => _counts;

    public void Add(long atMs, long reports)
    {
        var slot = (int)Math.Clamp((atMs - startMs) / SlotMs, 0, MostSlots - 1);
        while (_counts.Count <= slot) _counts.Add(0);
        _counts[slot] += reports;
    }

    public void Write(ByteBuffer buffer)
    {
        buffer.Varint((ulong)_counts.Count);
        foreach (var count in _counts) buffer.Varint((ulong)count);
    }

    public static SlotCounts Read(ref ByteReader reader, long startMs)
    {
        var slots = new SlotCounts(startMs);
        var count = reader.Count(MostSlots);
        for (var i = 0; i < count && !reader.Failed; i++) slots._counts.Add((long)reader.Varint());
        return slots;
    }
}
