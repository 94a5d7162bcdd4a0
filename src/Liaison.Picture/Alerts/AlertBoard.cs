using Liaison.Kernel.Events;

namespace Liaison.Picture.Alerts;

/// <summary>
/// The alerts that stand and those that have ended, in a file of their own. Updates and cancels end what they refer to,
/// also when they come first; what expires ends by itself.
/// </summary>
/// <remarks>
/// Safe for many threads. Every change gives its alert a new number of the node's row of events: whoever remembers the
/// last number it has seen reads on from there, and gets each alert that changed since once, as it stands. When the board
/// is full, those that ended first leave it; where none has ended, the least severe and oldest are ended for it.
/// </remarks>
public sealed class AlertBoard : IAlertSink, IDisposable
{
    /// <summary>Why an alert ended that the board had no room for.</summary>
    public const string NoRoom = "the board is full";

    static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(1);

    readonly AlertBoardOptions _options;
    readonly TimeProvider _time;
    readonly EventNumbers _numbers;
    readonly Lock _lock = new();
    readonly AlertShelf _shelf = new();
    readonly AlertFile? _file;
    readonly ITimer _sweep;
    bool _isRewriteDue;

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
            _file = new AlertFile(path);
            Rewrite_NeedsLock();
        }

        _sweep = time.CreateTimer(_ => Sweep(), null, SweepEvery, SweepEvery);
    }

    /// <summary>Why the last change could not be written to the file; null when all is written.</summary>
    public string? SaveFailure { get; private set; }

    /// <summary>How many alerts the board holds, those that have ended included.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _shelf.Count;
        }
    }

    /// <inheritdoc />
    /// <remarks>Acknowledgements and errors between systems (CAP's <c>Ack</c> and <c>Error</c>) are not taken.</remarks>
    public bool Post(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        if (alert.MessageType is AlertMessageType.Ack or AlertMessageType.Error) return false;
        var now = _time.GetUtcNow();
        lock (_lock)
        {
            var isExpired = alert.Expires <= now;
            if (_shelf.Find(alert.Id) is not null || (isExpired && alert.MessageType == AlertMessageType.Alert)) return false;
            var by = _shelf.EndOf(alert);
            var entry = new AlertEntry
            {
                Number = _numbers.Take(),
                Alert = alert,
                Received = now,
                Ended = isExpired || by is not null || alert.MessageType == AlertMessageType.Cancel ? now : null,
                EndedBy = by,
            };
            var line = AlertFile.LineOf(new SavedAlert { Entry = entry });
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
            changed = entry with
            {
                Number = _numbers.Take(),
                Acknowledged = new AlertAcknowledgement(by, _time.GetUtcNow()),
            };
            Put_NeedsLock(changed);
        }

        _numbers.Announce();
        return changed;
    }

    /// <summary>Ends an alert whose reason is over.</summary>
    /// <param name="id">The alert.</param>
    /// <param name="reason">What is shown as its end.</param>
    /// <returns>False when it is not on the board or had ended.</returns>
    public bool End(string id, string reason)
    {
        lock (_lock)
        {
            if (_shelf.Find(id) is not { IsActive: true } entry) return false;
            End_NeedsLock(entry, _time.GetUtcNow(), reason);
        }

        _numbers.Announce();
        return true;
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
            Save_NeedsLock(file => file.Flush());
            _file?.Dispose();
        }
    }

    void Load(string path)
    {
        foreach (var (line, length) in AlertFile.Read(path))
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
        line ??= AlertFile.LineOf(new SavedAlert { Entry = entry });
        _shelf.Put(entry, line.Length);
        Save_NeedsLock(file => file.Append(line));
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
            foreach (var entry in _shelf.LeastOfActive(Math.Max(1, _shelf.Count / 100))) End_NeedsLock(entry, now, NoRoom);
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
                End_NeedsLock(entry, now, null);
                changed = true;
            }

            if (_isRewriteDue || _file?.IsMostlyOld(_shelf.Bytes) == true) Try_NeedsLock(_ => Rewrite_NeedsLock());
            else Save_NeedsLock(file => file.Flush());
        }

        if (changed) _numbers.Announce();
    }

    void Rewrite_NeedsLock()
    {
        var head = AlertFile.LineOf(new SavedAlert { Last = _numbers.Last });
        _file!.Rewrite(_shelf.After(0).Select(entry => AlertFile.LineOf(new SavedAlert { Entry = entry })).Prepend(head));
        (_isRewriteDue, SaveFailure) = (false, null);
    }

    void Save_NeedsLock(Action<AlertFile> write)
    {
        // After a failure the end of the file may be torn: nothing is added until it has been written anew.
        if (!_isRewriteDue) Try_NeedsLock(write);
    }

    // A disk that fails must not keep an alert from people: it is tried again, whole, with the next sweep.
    void Try_NeedsLock(Action<AlertFile> write)
    {
        if (_file is null) return;
        try
        {
            write(_file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            (_isRewriteDue, SaveFailure) = (true, failure.Message);
        }
    }
}
