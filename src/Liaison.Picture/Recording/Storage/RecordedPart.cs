namespace Liaison.Picture.Recording.Storage;

/// <summary>One file of the recording: what it covers without a gap.</summary>
/// <param name="Number">Number of the recording; newer ones have greater ones.</param>
/// <param name="Path">The file.</param>
/// <param name="IsTail">Whether it still grows, or waits to be sealed.</param>
/// <param name="StartMs">When it begins, Unix milliseconds.</param>
/// <param name="EndMs">When it ends.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Slots">Reports in each stretch of time.</param>
sealed record RecordedPart(
    long Number, string Path, bool IsTail, long StartMs, long EndMs, long Bytes, IReadOnlyList<long> Slots)
{
    /// <summary>The end of the chunk; of a tail nothing.</summary>
    public ChunkFooter Footer { get; init; }

    /// <summary>The words of the chunk, when they are few; null when they must be read from it.</summary>
    public RecordedWords? Words { get; init; }
}
