using Liaison.Journal.Blocks;
using Liaison.Journal.Records;
using Liaison.Journal.Stores;

namespace Liaison.Journal.Writing;

/// <summary>
/// Appends to a log, a block at a time, on the caller's thread. <see cref="LogWriter"/> gathers the appends of many
/// callers on top of it; a log with one caller needs no more than this.
/// </summary>
/// <remarks>Used by one thread at a time, and by one appender for a store.</remarks>
public sealed class LogAppender
{
    readonly ILogStore _store;
    readonly TimeProvider _time;
    readonly Func<bool>? _makeRoom;
    LogTail _tail;
    IBlockSigner _signer;

    LogAppender(ILogStore store, IBlockSigner signer, LogTail tail, TimeProvider time, Func<bool>? makeRoom) =>
        (_store, _signer, _tail, _time, _makeRoom) = (store, signer, tail, time, makeRoom);

    /// <summary>The number of the last record that is on disk.</summary>
    public long Last => _tail.Last;

    /// <summary>The time of the last record that is on disk, Unix milliseconds.</summary>
    internal long LastMs => _tail.TimeMs;

    /// <summary>Opens a log; an empty store gets its first record.</summary>
    /// <param name="store">Where the blocks are, which stays the caller's.</param>
    /// <param name="signer">Signs.</param>
    /// <param name="owner">Whose log it is.</param>
    /// <param name="openingId">Id of the record that opens an empty store, or an epoch.</param>
    /// <param name="time">The clock.</param>
    /// <param name="makeRoom">
    /// Called when the store is full; when it says that it has made room, the write is tried again. Otherwise, and
    /// without it, a full store is a failure like any other.
    /// </param>
    /// <param name="restoredFrom">
    /// When the backup was made from which the store was restored: the log goes on in a new epoch. Null otherwise.
    /// </param>
    /// <exception cref="LogFailedException">The store holds another log, or one that this key does not
    /// sign.</exception>
    /// <exception cref="IOException">The store cannot be read or written.</exception>
    public static LogAppender Open(
        ILogStore store, IBlockSigner signer, LogOwner owner, Guid openingId, TimeProvider time,
        Func<bool>? makeRoom = null, DateTimeOffset? restoredFrom = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(time);
        var tail = LogTail.Read(store, owner, signer);
        var appender = new LogAppender(store, signer, tail, time, makeRoom);
        if (tail.Last == 0)
        {
            appender.AppendAboutLog(owner, openingId, LogRecords.Opened,
                LogRecords.Opening(owner.Headquarters, owner.Country, signer.PublicKey.Span));
        }
        else if (restoredFrom is { } backup)
        {
            appender._tail = tail with { Epoch = tail.Epoch + 1 };
            appender.AppendAboutLog(owner, openingId, LogRecords.Restored, LogRecords.Restoring(backup));
        }

        return appender;
    }

    /// <summary>Appends records as one block. When it returns, they are on disk.</summary>
    /// <param name="drafts">
    /// The records, at most <see cref="BlockHeader.MaxRecords"/>. One without a time gets the clock's, or that of the
    /// record before it when the clock has gone back.
    /// </param>
    /// <exception cref="ArgumentException">A draft cannot be written, or is older than the record before
    /// it.</exception>
    /// <exception cref="LogFullException">There was no room; nothing was written.</exception>
    /// <exception cref="IOException">It is not known whether the block is there.</exception>
    public IReadOnlyList<LogRecord> Append(params IReadOnlyList<RecordDraft> drafts)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        if (drafts.Any(draft => draft.Kind.StartsWith(LogRecords.Prefix, StringComparison.Ordinal)))
            throw new ArgumentException("records about the log itself are the log's own", nameof(drafts));
        var (lastMs, nowMs) = (_tail.TimeMs, _time.GetUtcNow().ToUnixTimeMilliseconds());
        var timesMs = new long[drafts.Count];
        for (var i = 0; i < timesMs.Length; i++)
        {
            timesMs[i] = drafts[i].Time?.ToUnixTimeMilliseconds() ?? Math.Max(lastMs, nowMs);
            if (timesMs[i] < lastMs)
                throw new ArgumentException("a record is older than the one before it", nameof(drafts));
            lastMs = timesMs[i];
        }

        return Append(drafts, timesMs, null);
    }

    /// <summary>Appends records that are known to be good, with their times.</summary>
    /// <param name="drafts">The records.</param>
    /// <param name="timesMs">Their times, none before the one in front of it, Unix milliseconds.</param>
    /// <param name="nextSigner">Who signs the blocks after it; null for no change.</param>
    internal IReadOnlyList<LogRecord> Append(
        IReadOnlyList<RecordDraft> drafts, ReadOnlySpan<long> timesMs, IBlockSigner? nextSigner)
    {
        var records = new List<ReadOnlyMemory<byte>>(drafts.Count);
        for (var i = 0; i < drafts.Count; i++) records.Add(RecordCodec.Write(drafts[i], timesMs[i]));
        var header = _tail.Next(records, timesMs[^1], _signer.KeyId).Write();
        var block = new Block
        {
            Number = _tail.Block + 1,
            First = _tail.Last + 1,
            Header = header,
            Signature = _signer.Sign(header),
            Records = records,
        };
        Store(block, [.. drafts.Select(draft => draft.Id)]);
        _tail = _tail.After(block, timesMs[^1]);
        _signer = nextSigner ?? _signer;
        return Read(block);
    }

    void AppendAboutLog(LogOwner owner, Guid id, string kind, byte[] body)
    {
        var draft = new RecordDraft { Id = id, Kind = kind, Author = owner.Headquarters, Role = "", Body = body };
        var timeMs = Math.Max(_tail.TimeMs, _time.GetUtcNow().ToUnixTimeMilliseconds());
        Append([draft], [timeMs], null);
    }

    void Store(Block block, List<Guid> ids)
    {
        while (true)
        {
            try
            {
                _store.Append(block, ids);
                return;
            }
            catch (LogFullException) when (_makeRoom?.Invoke() ?? false)
            {
                // Nothing of it was written, and now there is room.
            }
        }
    }

    static List<LogRecord> Read(Block block)
    {
        var records = new List<LogRecord>(block.Records.Count);
        foreach (var content in block.Records)
        {
            if (!RecordCodec.TryRead(content, block.First + records.Count, block.Number, out var record))
                throw new LogFailedException("a record that was just written cannot be read");
            records.Add(record);
        }

        return records;
    }
}
