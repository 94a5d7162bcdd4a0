using Liaison.Journal.Blocks;
using Liaison.Journal.Records;

namespace Liaison.Journal.Writing;

/// <summary>One append that waits to be written.</summary>
sealed class LogAppend(IReadOnlyList<RecordDraft> drafts, IBlockSigner? nextSigner)
{
    public IReadOnlyList<RecordDraft> Drafts { get; } = drafts;

    /// <summary>Who signs the blocks after it; null for no change.</summary>
    public IBlockSigner? NextSigner { get; } = nextSigner;

    /// <summary>The times of the records, Unix milliseconds: given by the writer when their turn has come.</summary>
    public long[] TimesMs { get; } = new long[drafts.Count];

    public long Bytes { get; } = drafts.Sum(draft => (long)draft.Body.Length);

    public TaskCompletionSource<IReadOnlyList<LogRecord>> Done { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
