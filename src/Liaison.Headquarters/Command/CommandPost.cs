using System.Collections.Concurrent;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;
using Liaison.Kernel.Identity;

namespace Liaison.Headquarters.Command;

/// <summary>
/// Where a headquarters decides: one command at a time is held against the boards; what is accepted goes into the
/// journal and onto the boards in the same order. Whoever asked is answered when it is on disk.
/// </summary>
/// <remarks>
/// <para>
/// The boards run ahead of the disk, so that commands do not wait for each other's writes. Nobody sees that: an answer,
/// and what is read, waits until all that it shows is on disk. When the journal fails, every answer does from then on.
/// </para>
/// <para>Safe for many threads.</para>
/// </remarks>
public sealed class CommandPost : IDisposable
{
    // What is due beyond them waits for the next look.
    const int MostDueRounds = 100;

    readonly Boards _boards;
    readonly IRecordLog _log;
    readonly TimeProvider _time;
    readonly IdSource _ids;
    readonly ReaderWriterLockSlim _lock = new();

    // Decided with a key of the caller, and perhaps not yet on disk.
    readonly ConcurrentDictionary<Guid, byte> _underWay = new();
    Task _written = Task.CompletedTask;
    long _last;
    long _lastOnDisk;
    DateTimeOffset _lastTime;

    /// <summary>Makes a post on boards that hold all that is in the journal.</summary>
    /// <param name="boards">The boards, from now on the post's alone.</param>
    /// <param name="log">The journal, to which nobody else appends.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ids">Where new ids come from.</param>
    public CommandPost(Boards boards, IRecordLog log, TimeProvider time, IdSource ids)
    {
        ArgumentNullException.ThrowIfNull(boards);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(ids);
        (_boards, _log, _time, _ids) = (boards, log, time, ids);
        (_last, _lastOnDisk, _lastTime) = (log.Last, log.Last, log.LastTime);
    }

    /// <summary>
    /// Called with each decision's records after they are on disk, in their order, one call at a time. Handlers must
    /// not block, and not throw.
    /// </summary>
    public event Action<IReadOnlyList<Entry>>? Committed;

    /// <summary>The number of the last record that is on disk.</summary>
    public long LastOnDisk => Volatile.Read(ref _lastOnDisk);

    /// <summary>Decides a command.</summary>
    /// <param name="actor">Who commands.</param>
    /// <param name="decide">Holds the command against the boards; it must not change them.</param>
    /// <param name="answer">Reads the answer from the boards as they are right afterwards; gets the occasion's
    /// id.</param>
    /// <param name="commandId">
    /// The id for what is decided, when the caller may repeat the command: the second time nothing is decided, and
    /// <paramref name="answer"/> reads what there is. Null for a command that is sent once.
    /// </param>
    /// <returns>The refusal or the answer, after everything in it is on disk.</returns>
    public async Task<Outcome<T>> DecideAsync<T>(
        Actor actor, Func<Boards, Occasion, Verdict> decide, Func<Boards, Guid, T> answer, Guid? commandId = null)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(decide);
        ArgumentNullException.ThrowIfNull(answer);
        Outcome<T> outcome;
        Task written;
        _lock.EnterWriteLock();
        try
        {
            outcome = Decide(actor, decide, answer, commandId);
            written = _written;
        }
        finally
        {
            _lock.ExitWriteLock();
        }

        await written.ConfigureAwait(false);
        return outcome;
    }

    /// <summary>Decides what has fallen due on the boards.</summary>
    /// <param name="node">The node itself, which is nobody's role.</param>
    public async Task DecideDueAsync(Actor node)
    {
        foreach (var board in _boards.All.OfType<IDueBoard>())
        {
            var isMore = true;
            for (var round = 0; isMore && round < MostDueRounds; round++)
                await DecideAsync(node, Due, (_, _) => 0).ConfigureAwait(false);

            Verdict Due(Boards boards, Occasion occasion)
            {
                var verdict = board.DecideDue(occasion);
                isMore = verdict.Bodies.Count > 0;
                return verdict;
            }
        }
    }

    /// <summary>Reads from the boards.</summary>
    /// <param name="read">
    /// Reads; it gets boards that do not change while it does, and must not keep them. Values that it takes from them
    /// it may keep.
    /// </param>
    /// <returns>What it read, after all of it is on disk.</returns>
    public async Task<T> ReadAsync<T>(Func<Boards, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        T result;
        Task written;
        _lock.EnterReadLock();
        try
        {
            result = read(_boards);
            written = _written;
        }
        finally
        {
            _lock.ExitReadLock();
        }

        await written.ConfigureAwait(false);
        return result;
    }

    /// <summary>Takes a snapshot of the boards: quickly, since values are not copied.</summary>
    public async Task<Snapshot> TakeSnapshotAsync()
    {
        Snapshot snapshot;
        Task written;
        _lock.EnterReadLock();
        try
        {
            snapshot = Snapshot.Of(_boards, _last);
            written = _written;
        }
        finally
        {
            _lock.ExitReadLock();
        }

        await written.ConfigureAwait(false);
        return snapshot;
    }

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();

    Outcome<T> Decide<T>(
        Actor actor, Func<Boards, Occasion, Verdict> decide, Func<Boards, Guid, T> answer, Guid? commandId)
    {
        // Nothing is decided any more: the caller gets the journal's failure.
        if (_written.IsFaulted) return default;
        if (commandId is { } known && (_underWay.ContainsKey(known) || _log.Find(known) is not null))
            return new(null, answer(_boards, known));
        var now = DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());
        // A clock that steps back does not make a later decision an earlier one.
        var occasion = new Occasion(actor, now < _lastTime ? _lastTime : now, commandId ?? _ids.Next());
        var verdict = decide(_boards, occasion);
        if (verdict.Refusal is { } refusal) return new(refusal, default);
        if (verdict.Bodies.Count > 0) Write(verdict, occasion, commandId);
        return new(null, answer(_boards, occasion.Id));
    }

    void Write(Verdict verdict, Occasion occasion, Guid? commandId)
    {
        var entries = verdict.Bodies.Select((body, i) => new Entry
        {
            Number = _last + 1 + i,
            Id = i == 0 ? occasion.Id : _ids.Next(),
            Time = occasion.Now,
            Author = occasion.Actor.Name,
            Role = occasion.Actor.Role,
            Label = verdict.Label,
            Body = body,
        }).ToArray();
        var appended = _log.AppendAsync(entries);
        (_last, _lastTime) = (entries[^1].Number, occasion.Now);
        foreach (var entry in entries) _boards.Apply(entry);
        if (commandId is { } id) _underWay.TryAdd(id, 0);
        _written = FinishAsync(_written, appended, entries, commandId);
    }

    /// <summary>Waits for a decision and all before it, then tells of it: decisions are told in their order.</summary>
    async Task FinishAsync(Task before, Task appended, Entry[] entries, Guid? commandId)
    {
        await before.ConfigureAwait(false);
        await appended.ConfigureAwait(false);
        if (commandId is { } id) _underWay.TryRemove(id, out _);
        Volatile.Write(ref _lastOnDisk, entries[^1].Number);
        Committed?.Invoke(entries);
    }
}
