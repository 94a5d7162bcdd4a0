using Liaison.Kernel.Events;
using Liaison.Picture.Files;

namespace Liaison.Picture.Alerts;

/// <summary>
/// The alerts that stand and those that have ended, in a file of their own. Updates and cancels end what they refer to,
/// also when they come first; what expires ends by itself.
/// </summary>
/// <remarks>
/// Safe for many threads. Every change gives its alert a new number of the node's row of events: whoever remembers the
/// last number it has seen reads on from there, and gets each alert that changed since once, as it stands. When the
/// board is full, those that ended first leave it; where none has ended, the least severe and oldest are ended for it.
/// </remarks>
public sealed class AlertBoard : IAlertSink, IDisposable
{
    /// <summary>Why an alert ended that the board had no room for.</summary>
    public const string NoRoom = "the board is full";

    static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(1);

    // One whose reason is over stays until somebody has taken note of it, but not for ever.
    static readonly TimeSpan OverLasts = TimeSpan.FromHours(24);

    readonly AlertBoardOptions _options;
    readonly TimeProvider _time;
    readonly EventNumbers _numbers;
    readonly Lock _lock = new();
    readonly AlertShelf _shelf = new(OverLasts);
    readonly LineFile? _file;
    readonly ITimer _sweep;

    /// <summary>Opens a board with what its file holds.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="numbers">The node's row of events.</param>
    /// <param name="path">The file; null for a board in memory alone.</param>
    /// <param name="options">Bounds; null for the usual ones.</param>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read or written.</exception>
    public AlertBoard(
        TimeProvider time, EventNumbers numbers, string? path = null, AlertBoardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(numbers);
        (_time, _numbers, _options) = (time, numbers, options ?? new AlertBoardOptions());
        if (path is not null)
        {
            Load(path);
            _file = new LineFile(path);
            _file.Rewrite(Lines_NeedsLock());
        }

        _sweep = time.CreateTimer(_ => Sweep(), null, SweepEvery, SweepEvery);
    }

    /// <summary>Why the last change could not be written to the file; null when all is written.</summary>
    public string? SaveFailure
    {
        get
        {
            lock (_lock) return _file?.Failure;
        }
    }

    /// <summary>How many alerts the board holds, those that have ended included.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _shelf.Count;
        }
    }

    /// <inheritdoc />
    /// <remarks>Answers between systems (CAP's <c>Ack</c> and <c>Error</c>) are not taken.</remarks>
    public bool Post(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        if (alert.MessageType is AlertMessageType.Ack or AlertMessageType.Error) return false;
        var now = _time.GetUtcNow();
        lock (_lock)
        {
            if (_shelf.Find(alert.Id) is not null) return false;
            // One whose time is over is kept as ended: who sends it can see what became of it.
            var isExpired = alert.Expires <= now;
            var by = _shelf.EndOf(alert);
            var entry = new AlertEntry
            {
                Number = _numbers.Take(),
                Alert = alert,
                Received = now,
                Ended = isExpired || by is not null || alert.MessageType == AlertMessageType.Cancel ? now : null,
                EndedBy = by,
            };
            var line = AlertLines.Of(new SavedAlert { Entry = entry });
            if (line.Length > _options.MaxAlertBytes) return false;
            MakeRoom_NeedsLock(line.Length, now);
            Put_NeedsLock(entry, line);
            foreach (var ended in _shelf.EndedBy(alert)) End_NeedsLock(ended, now, alert.Id);
        }

        _numbers.Announce();
        return true;
    }

    /// <summary>Notes that somebody has taken note of an alert; the first who did stays.</summary>
    /// <param name="id">The alert.</param>
    /// <param name="by">Name of who did.</param>
    /// <returns>The alert as it is now; null when the board does not hold it.</returns>
    public AlertEntry? Acknowledge(string id, string by)
    {
        AlertEntry changed;
        lock (_lock)
        {
            if (_shelf.Find(id) is not { Acknowledged: null } entry) return _shelf.Find(id);
            var now = _time.GetUtcNow();
            changed = entry with
            {
                Number = _numbers.Take(),
                Acknowledged = new AlertAcknowledgement(by, now),
                Ended = entry.Over is null ? entry.Ended : entry.Ended ?? now,
                EndedBy = entry.EndedBy ?? entry.Over?.Reason,
            };
            Put_NeedsLock(changed);
        }

        _numbers.Announce();
        return changed;
    }

    /// <summary>
    /// Notes that the reason of an alert is over. It ends at once when somebody has taken note of it, otherwise when
    /// somebody does, or after a day: what nobody has seen does not vanish.
    /// </summary>
    /// <param name="id">The alert.</param>
    /// <param name="reason">In words, for people.</param>
    /// <returns>False when it is not on the board, has ended, or was over.</returns>
    public bool Resolve(string id, string reason)
    {
        lock (_lock)
        {
            if (_shelf.Find(id) is not { IsActive: true, Over: null } entry) return false;
            var now = _time.GetUtcNow();
            var isSeen = entry.Acknowledged is not null;
            Put_NeedsLock(entry with
            {
                Number = _numbers.Take(),
                Over = new AlertOver(reason, now),
                Ended = isSeen ? now : null,
                EndedBy = isSeen ? reason : null,
            });
        }

        _numbers.Announce();
        return true;
    }

    /// <summary>
    /// The newest alert of a series that stands and whose reason is not over; null when there is none.
    /// </summary>
    public AlertEntry? FindOngoing(string series)
    {
        lock (_lock)
        {
            return _shelf.OfSeries(series).Where(entry => entry is { IsActive: true, Over: null })
                .MaxBy(entry => entry.Number);
        }
    }

    /// <summary>One alert; null when the board does not hold it.</summary>
    public AlertEntry? Find(string id)
    {
        lock (_lock) return _shelf.Find(id);
    }

    /// <summary>The alerts that stand, or all, those that changed last first.</summary>
    public IReadOnlyList<AlertEntry> List(bool withEnded = false)
    {
        lock (_lock)
            return [.. _shelf.After(0).Where(entry => withEnded || entry.IsActive).Reverse()];
    }

    /// <summary>Reads the alerts that changed after an event, in the order of their last change.</summary>
    /// <param name="number">The last number that the caller has seen; 0 for all.</param>
    /// <param name="upTo">The highest number of interest.</param>
    /// <param name="most">The most to return.</param>
    public IReadOnlyList<AlertEntry> ReadAfter(long number, long upTo, int most)
    {
        lock (_lock)
            return [.. _shelf.After(number).TakeWhile(entry => entry.Number <= upTo).Take(most)];
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _sweep.Dispose();
        lock (_lock)
        {
            _file?.Dispose();
        }
    }

    void Load(string path)
    {
        foreach (var (line, length) in AlertLines.Read(path))
        {
            _numbers.StartAfter(line.Entry?.Number ?? line.Last);
            if (line.Entry is { } entry) _shelf.Put(entry, length);
        }

        // Numbers that a power cut took with it are not used again: a reader may have seen them.
        const long Skipped = 10_000;
        if (_shelf.Count > 0) _numbers.StartAfter(_numbers.Last + Skipped);
        while (IsOver_NeedsLock(0) && _shelf.DropEnded())
        {
            // Bounds may have become narrower.
        }
    }

    void Put_NeedsLock(AlertEntry entry, byte[]? line = null)
    {
        line ??= AlertLines.Of(new SavedAlert { Entry = entry });
        _shelf.Put(entry, line.Length);
        _file?.Append(line);
    }

    void End_NeedsLock(AlertEntry entry, DateTimeOffset now, string? by) =>
        Put_NeedsLock(entry with { Number = _numbers.Take(), Ended = now, EndedBy = by });

    bool IsOver_NeedsLock(int more) => _shelf.Count > _options.MaxAlerts - Math.Min(more, 1)
        || _shelf.Bytes + more > _options.MaxBytes;

    void MakeRoom_NeedsLock(int bytes, DateTimeOffset now)
    {
        if (!IsOver_NeedsLock(bytes)) return;
        // Ended in batches, so that a flood does not search the whole board for each; they leave with the next ones,
        // when readers have seen their end.
        if (!_shelf.HasEnded)
            foreach (var entry in _shelf.LeastOfActive(Math.Max(1, _shelf.Count / 100)))
                End_NeedsLock(entry, now, NoRoom);
        while (IsOver_NeedsLock(bytes) && _shelf.DropEnded())
        {
            // As many as it takes.
        }
    }

    void Sweep()
    {
        var now = _time.GetUtcNow();
        var changed = false;
        lock (_lock)
        {
            foreach (var entry in _shelf.TakeExpired(now))
            {
                End_NeedsLock(entry, now, entry.Over?.Reason);
                changed = true;
            }

            if (_file?.IsRewriteDue(_shelf.Bytes) == true) _file.TryRewrite(Lines_NeedsLock());
            // Here, so that a disk that takes its time holds up one alert in a second at most.
            else _file?.Flush();
        }

        if (changed) _numbers.Announce();
    }

    IEnumerable<byte[]> Lines_NeedsLock() => _shelf.After(0)
        .Select(entry => AlertLines.Of(new SavedAlert { Entry = entry }))
        .Prepend(AlertLines.Of(new SavedAlert { Last = _numbers.Last }));
}
