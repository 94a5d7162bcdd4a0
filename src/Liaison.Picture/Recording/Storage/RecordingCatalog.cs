namespace Liaison.Picture.Recording.Storage;

/// <summary>
/// Which recordings there are, found in the folder itself: the same for the node that writes them and for another
/// process that only reads. Safe for many threads.
/// </summary>
sealed class RecordingCatalog(string folder, TimeProvider time)
{
    // Of thousands of chunks only so much stays in memory.
    const int FewWordsBytes = 4096;

    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    readonly Lock _lock = new();
    readonly Dictionary<string, RecordedPart?> _chunks = new(StringComparer.Ordinal);
    readonly Dictionary<string, TailScan> _tails = new(StringComparer.Ordinal);
    RecordedPart[] _parts = [];
    long _looked;
    bool _hasLooked;

    /// <summary>Chunks that are not whole and are left out.</summary>
    public int Damaged { get; private set; }

    /// <summary>The recordings by their numbers.</summary>
    /// <param name="anew">Whether to look into the folder even when that was done a moment ago.</param>
    public RecordedPart[] Parts(bool anew = false)
    {
        lock (_lock)
        {
            if (!anew && _hasLooked && time.GetElapsedTime(_looked) < LookEvery) return _parts;
            (_looked, _hasLooked) = (time.GetTimestamp(), true);
            return _parts = Look();
        }
    }

    RecordedPart[] Look()
    {
        var found = RecordingFiles.In(folder).ToList();
        var parts = new Dictionary<long, RecordedPart>();
        foreach (var (path, number, _) in found.Where(file => !file.IsTail))
            if (ChunkAt(path, number) is { } chunk) parts[number] = chunk;
        foreach (var (path, number, _) in found.Where(file => file.IsTail && !parts.ContainsKey(file.Number)))
            if (TailAt(path, number) is { } tail) parts[number] = tail;
        Forget(_chunks, found.Select(file => file.Path));
        var open = found.Where(file => !parts.TryGetValue(file.Number, out var part) || part.IsTail);
        Forget(_tails, open.Select(file => file.Path));
        Damaged = _chunks.Values.Count(chunk => chunk is null);
        return WithoutOverlaps(parts.Values);
    }

    /// <summary>
    /// Recordings overlap when the clock was set back: what is newer counts, so that a moment is in one of them alone.
    /// </summary>
    static RecordedPart[] WithoutOverlaps(IEnumerable<RecordedPart> parts)
    {
        var kept = new List<RecordedPart>();
        var newer = long.MaxValue;
        foreach (var part in parts.OrderByDescending(part => part.Number))
        {
            if (part.StartMs > newer) continue;
            kept.Add(part with { EndMs = Math.Min(part.EndMs, newer) });
            newer = part.StartMs;
        }

        kept.Reverse();
        return [.. kept];
    }

    RecordedPart? ChunkAt(string path, long number)
    {
        if (_chunks.TryGetValue(path, out var known)) return known;
        try
        {
            using var chunk = ChunkReader.TryOpen(path);
            known = chunk?.ReadSummary() is { } summary && chunk.Footer is var footer && footer.Number == number
                ? new RecordedPart(
                    number, path, false, footer.StartMs, footer.EndMs, footer.FileBytes, summary.Slots.Counts)
                {
                    Footer = footer,
                    Words = footer.SummaryLength <= FewWordsBytes ? summary.Words : null,
                }
                : null;
        }
        catch (IOException)
        {
            // Retention has just removed it; one that the disk cannot read is looked at again.
            return null;
        }

        return _chunks[path] = known;
    }

    RecordedPart? TailAt(string path, long number)
    {
        if (!_tails.TryGetValue(path, out var scan)) _tails[path] = scan = new TailScan(path);
        try
        {
            scan.ReadOn();
        }
        catch (IOException)
        {
            // It has just been sealed: the next look finds the chunk.
            return null;
        }

        return scan.Number == number && scan.EndMs != TailFormat.CoversNothing
            ? new RecordedPart(number, path, true, scan.StartMs, scan.EndMs, scan.Bytes, [.. scan.Slots.Counts]) : null;
    }

    static void Forget<T>(Dictionary<string, T> known, IEnumerable<string> present)
    {
        var there = present.ToHashSet(StringComparer.Ordinal);
        foreach (var path in known.Keys.Where(path => !there.Contains(path)).ToList()) known.Remove(path);
    }
}
