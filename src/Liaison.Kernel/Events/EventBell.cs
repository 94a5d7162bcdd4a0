namespace Liaison.Kernel.Events;

/// <summary>Wakes one reader when there are events; many announcements while it is busy wake it once.</summary>
public sealed class EventBell : IDisposable
{
    readonly EventNumbers[] _rows;

    // Not disposed: an announcement may be under way when the reader leaves, and it holds nothing of the system.
    readonly SemaphoreSlim _rung = new(1, 1);

    /// <summary>Makes a bell that has rung once: what is there already is to be read.</summary>
    /// <param name="rows">The rows of numbers whose announcements ring it.</param>
    public EventBell(params IEnumerable<EventNumbers> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _rows = [.. rows];
        foreach (var row in _rows) row.Announced += Ring;
    }

    /// <summary>Waits until there may be something new.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task WaitAsync(CancellationToken cancellation) => _rung.WaitAsync(cancellation);

    /// <summary>Wakes the reader for a reason of its own.</summary>
    public void Ring()
    {
        try
        {
            if (_rung.CurrentCount == 0) _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Two rang at once: one wake-up is enough.
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var row in _rows) row.Announced -= Ring;
    }
}
