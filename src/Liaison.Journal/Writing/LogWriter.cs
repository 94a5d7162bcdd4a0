using System.Threading.Channels;
using Liaison.Journal.Blocks;
using Liaison.Journal.Reading;
using Liaison.Journal.Records;
using Liaison.Journal.Stores;

namespace Liaison.Journal.Writing;

/// <summary>
/// The one writer of a log. Appends that come while a block is being written share the next one: one signature and one
/// durable write for all of them. None is answered before it is on disk.
/// </summary>
/// <remarks>Safe for many threads; one thread of its own writes.</remarks>
public sealed class LogWriter : IAsyncDisposable
{
    /// <summary>The most records of a block, and so of one append.</summary>
    public const int MaxRecordsOfBlock = 256;

    const int MaxQueued = 4096;
    const int MaxBytesOfBlock = 1 << 20;

    readonly ILogStore _store;
    readonly TimeProvider _time;
    readonly LogAppender _appender;
    readonly Channel<LogAppend> _queue = Channel.CreateBounded<LogAppend>(
        new BoundedChannelOptions(MaxQueued) { SingleReader = true });

    readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Thread _thread;

    // Of the last record that was taken from the queue, Unix milliseconds; the writer's thread alone uses it.
    long _takenMs;
    LogAppend? _held;
    LogFailedException? _failure;

    LogWriter(ILogStore store, LogAppender appender, TimeProvider time)
    {
        (_store, _appender, _time) = (store, appender, time);
        (_last, _lastMs, _takenMs) = (appender.Last, appender.LastMs, appender.LastMs);
        _thread = new Thread(Run) { Name = "log writer", IsBackground = true };
    }

    /// <summary>
    /// Called on the writer's thread with the records of each block, after they are on disk and in order.
    /// </summary>
    public event Action<IReadOnlyList<LogRecord>>? Committed;

    /// <summary>The number of the last record that is on disk.</summary>
    public long Last => Volatile.Read(ref _last);

    long _last;

    /// <summary>The time of the last record that is on disk.</summary>
    public DateTimeOffset LastTime => DateTimeOffset.FromUnixTimeMilliseconds(Volatile.Read(ref _lastMs));

    long _lastMs;

    /// <summary>Ends when the writer does; with an exception when the log has failed.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Opens a log; an empty store gets its first record.</summary>
    /// <param name="store">Where the blocks are, which stays the caller's.</param>
    /// <param name="signer">Signs.</param>
    /// <param name="owner">Whose log it is.</param>
    /// <param name="openingId">Id of the record that opens an empty store, or an epoch.</param>
    /// <param name="time">The clock.</param>
    /// <param name="makeRoom">
    /// Called on the writer's thread when the store is full; when it says that it has made room, the write is tried
    /// again. Otherwise, and without it, a full store is a failure like any other.
    /// </param>
    /// <param name="restoredFrom">
    /// When the backup was made from which the store was restored: the log goes on in a new epoch. Null otherwise.
    /// </param>
    /// <exception cref="LogFailedException">The store holds another log, or one that this key does not
    /// sign.</exception>
    /// <exception cref="IOException">The store cannot be read or written.</exception>
    public static LogWriter Open(
        ILogStore store, IBlockSigner signer, LogOwner owner, Guid openingId, TimeProvider time,
        Func<bool>? makeRoom = null, DateTimeOffset? restoredFrom = null)
    {
        var appender = LogAppender.Open(store, signer, owner, openingId, time, makeRoom, restoredFrom);
        var writer = new LogWriter(store, appender, time);
        writer._thread.Start();
        return writer;
    }

    /// <summary>Appends records, all of them or none.</summary>
    /// <remarks>
    /// They have their place in the queue when the call returns, whether there is room or not: calls that come one
    /// after another, without being awaited, are written in that order.
    /// </remarks>
    /// <param name="drafts">The records; they stand one behind the other, in one block.</param>
    /// <returns>
    /// The records as they are on disk. When records with these ids are there already, those: an append may be
    /// repeated.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A draft cannot be written, its time is before that of the log's last record, or some of the ids are there and
    /// some are not.
    /// </exception>
    /// <exception cref="LogFailedException">The log has failed; it is not known whether the records are
    /// there.</exception>
    public Task<IReadOnlyList<LogRecord>> AppendAsync(params IReadOnlyList<RecordDraft> drafts)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        return drafts.Any(draft => draft.Kind.StartsWith(LogRecords.Prefix, StringComparison.Ordinal))
            ? throw new ArgumentException("records about the log itself are the log's own", nameof(drafts))
            : EnqueueAsync(drafts, null);
    }

    /// <summary>Changes the key: from the next block on the other one signs.</summary>
    /// <param name="draft">A record of the kind <see cref="LogRecords.KeyChanged"/>, whose body names the key.</param>
    /// <param name="next">The other signer.</param>
    public Task<IReadOnlyList<LogRecord>> ChangeKeyAsync(RecordDraft draft, IBlockSigner next)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(next);
        if (draft.Kind != LogRecords.KeyChanged
            || !draft.Body.Span.SequenceEqual(LogRecords.KeyChange(next.PublicKey.Span)))
            throw new ArgumentException("the record does not name the key", nameof(draft));
        return EnqueueAsync([draft], next);
    }

    /// <summary>Writes what was queued, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    async Task<IReadOnlyList<LogRecord>> EnqueueAsync(IReadOnlyList<RecordDraft> drafts, IBlockSigner? nextSigner)
    {
        if (drafts.Count is 0 or > MaxRecordsOfBlock)
            throw new ArgumentException($"1 to {MaxRecordsOfBlock} records at a time", nameof(drafts));
        foreach (var draft in drafts)
        {
            if (RecordCodec.Fault(draft) is { } fault) throw new ArgumentException(fault, nameof(drafts));
        }

        if (drafts.DistinctBy(draft => draft.Id).Count() != drafts.Count)
            throw new ArgumentException("two records with one id", nameof(drafts));
        var append = new LogAppend(drafts, nextSigner);
        try
        {
            await _queue.Writer.WriteAsync(append).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw _failure ?? new LogFailedException("the log is closed");
        }

        return await append.Done.Task.ConfigureAwait(false);
    }

    void Run()
    {
        var batch = new List<LogAppend>();
        try
        {
            while (TryTakeBatch(batch))
            {
                AnswerKnown(batch);
                batch.RemoveAll(append => !TryGiveTimes(append));
                if (batch.Count > 0) Write(batch);
                batch.Clear();
            }

            _ended.SetResult();
        }
        catch (Exception failure)
        {
            // Whatever it is: what has been asked for since is answered, and nothing more is taken.
            Fail(failure, batch);
        }
    }

    /// <summary>Waits for an append, and takes with it all that have come meanwhile and fit into one block.</summary>
    bool TryTakeBatch(List<LogAppend> batch)
    {
        var (records, bytes) = (0, 0L);
        var ids = new HashSet<Guid>();
        while (true)
        {
            if (_held is null && !_queue.Reader.TryRead(out _held))
            {
                if (batch.Count > 0) return true;
                if (!_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult()) return false;
                continue;
            }

            var next = _held;
            var fits = batch.Count == 0 || (records + next.Drafts.Count <= MaxRecordsOfBlock
                && bytes + next.Bytes <= MaxBytesOfBlock && batch[^1].NextSigner is null
                // One that repeats what is just being written waits for it.
                && !next.Drafts.Any(draft => ids.Contains(draft.Id)));
            if (!fits) return true;
            _held = null;
            batch.Add(next);
            records += next.Drafts.Count;
            bytes += next.Bytes;
            ids.UnionWith(next.Drafts.Select(draft => draft.Id));
        }
    }

    /// <summary>Answers the appends whose records are there already: they were repeated.</summary>
    void AnswerKnown(List<LogAppend> batch)
    {
        var known = _store.FindAll([.. batch.SelectMany(append => append.Drafts).Select(draft => draft.Id)]);
        if (known.Count > 0) batch.RemoveAll(append => TryAnswer(append, known));
    }

    bool TryAnswer(LogAppend append, IReadOnlyDictionary<Guid, long> known)
    {
        var count = append.Drafts.Count(draft => known.ContainsKey(draft.Id));
        if (count == 0) return false;
        if (count < append.Drafts.Count)
            append.Done.SetException(new ArgumentException("some of these records are there already, some are not"));
        else
            append.Done.SetResult([.. append.Drafts.Select(draft => _store.ReadRecord(known[draft.Id]))]);
        return true;
    }

    /// <summary>Gives each record its time; answers an append whose records would go back in time.</summary>
    bool TryGiveTimes(LogAppend append)
    {
        var (lastMs, nowMs) = (_takenMs, _time.GetUtcNow().ToUnixTimeMilliseconds());
        for (var i = 0; i < append.Drafts.Count; i++)
        {
            var timeMs = append.Drafts[i].Time?.ToUnixTimeMilliseconds() ?? Math.Max(lastMs, nowMs);
            if (timeMs < lastMs)
            {
                append.Done.SetException(new ArgumentException("a record is older than the one before it"));
                return false;
            }

            append.TimesMs[i] = lastMs = timeMs;
        }

        _takenMs = lastMs;
        return true;
    }

    void Write(List<LogAppend> batch)
    {
        var records = _appender.Append(
            [.. batch.SelectMany(append => append.Drafts)], [.. batch.SelectMany(append => append.TimesMs)],
            batch[^1].NextSigner);
        Volatile.Write(ref _lastMs, records[^1].Time.ToUnixTimeMilliseconds());
        Volatile.Write(ref _last, records[^1].Number);
        Committed?.Invoke(records);
        var first = 0;
        foreach (var append in batch)
        {
            append.Done.SetResult([.. records.Skip(first).Take(append.Drafts.Count)]);
            first += append.Drafts.Count;
        }
    }

    void Fail(Exception failure, List<LogAppend> batch)
    {
        _failure = failure as LogFailedException
            ?? new LogFailedException($"the log takes nothing more: {failure.Message}", failure);
        _queue.Writer.TryComplete();
        foreach (var append in batch) append.Done.TrySetException(_failure);
        _held?.Done.TrySetException(_failure);
        while (_queue.Reader.TryRead(out var waiting)) waiting.Done.TrySetException(_failure);
        _ended.SetException(_failure);
    }
}
