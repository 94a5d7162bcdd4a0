using Liaison.Picture.Recording.Storage;

namespace Liaison.Picture.Recording;

/// <summary>
/// Packs recordings that have ended, and removes the oldest ones: those beyond their age, and as many as it takes to
/// stay within the bytes allowed. Used by one thread, but for what says so.
/// </summary>
sealed class RecordingKeeper(string folder, TimeProvider time, RecordingOptions options)
{
    // Left to the rest of the node, whose journal and messages matter more.
    const long LeftFreeBytes = 256L << 20;

    readonly RecordingCatalog _catalog = new(folder, time);
    long _failures;
    long _bytes;

    /// <summary>How often something could not be packed or removed. For any thread.</summary>
    public long Failures => Volatile.Read(ref _failures);

    /// <summary>Bytes of the recordings that have ended. For any thread.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Whether the disk has room for a further recording. For any thread.</summary>
    /// <exception cref="IOException">It has not.</exception>
    public void MustHaveRoom()
    {
        var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        if (free < LeftFreeBytes)
            throw new IOException(
                $"{folder}: {free >> 20} MiB are free on the disk; recording needs {LeftFreeBytes >> 20}.");
    }

    /// <summary>Packs what has ended, and removes what is too old or too much.</summary>
    /// <param name="current">Number of the tail that is being written; this and later ones are left alone.</param>
    public void Keep(long current)
    {
        var tails = Files().Where(file => file.IsTail && file.Number < current).OrderBy(file => file.Number);
        foreach (var (path, number, _) in tails) Attempt(() => Pack(path, number));
        var ended = _catalog.Parts(anew: true).Where(part => part.Number < current).ToList();
        var oldest = time.GetUtcNow().ToUnixTimeMilliseconds() - (long)options.MaximumAge.TotalMilliseconds;
        var bytes = ended.Sum(part => part.Bytes);
        foreach (var part in ended)
        {
            if (part.EndMs >= oldest && bytes <= options.MaximumBytes) continue;
            Attempt(() => File.Delete(part.Path));
            bytes -= part.Bytes;
            // Also what is damaged, and so in no list, goes when its time has come.
            foreach (var (path, _, _) in Files().Where(file => file.Number < part.Number))
                Attempt(() => File.Delete(path));
        }

        Volatile.Write(ref _bytes, bytes);
    }

    void Pack(string tail, long number)
    {
        var chunk = RecordingFiles.Chunk(folder, number);
        // A crash may have come between the two steps. A tail without anything whole goes as well.
        if (!File.Exists(chunk) || !IsWhole(chunk)) ChunkWriter.Seal(tail, chunk);
        File.Delete(tail);
    }

    static bool IsWhole(string chunk)
    {
        using var reader = ChunkReader.TryOpen(chunk);
        return reader is not null;
    }

    List<(string Path, long Number, bool IsTail)> Files()
    {
        try
        {
            return [.. RecordingFiles.In(folder)];
        }
        catch (IOException)
        {
            Interlocked.Increment(ref _failures);
            return [];
        }
    }

    void Attempt(Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Interlocked.Increment(ref _failures);
        }
    }
}
