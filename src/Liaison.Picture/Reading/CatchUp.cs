namespace Liaison.Picture.Reading;

/// <summary>
/// How far a reader that is not following the logs has been brought up to date. Its size depends on the number of tracks
/// alone, never on how long the reader lags.
/// </summary>
/// <param name="bases">For each log the sequence up to which the reader has had everything.</param>
sealed class CatchUp(long[] bases)
{
    long[] _seen = [];

    /// <summary>The reader has had every message up to this sequence.</summary>
    public long Message { get; set; }

    /// <summary>The block of rows to look at next.</summary>
    public int NextBlock { get; set; }

    /// <summary>The sequence up to which the reader has had all of a log.</summary>
    public long BaseOf(int log) => log < bases.Length ? bases[log] : 0;

    /// <summary>The sequence up to which the reader has had a block of rows.</summary>
    public ref long Seen(int block)
    {
        if (block >= _seen.Length) Array.Resize(ref _seen, Math.Max(block + 1, Math.Max(16, _seen.Length * 2)));
        return ref _seen[block];
    }
}
