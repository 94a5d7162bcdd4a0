namespace Liaison.EndToEnd.Tests;

/// <summary>Lines that a process writes, as they come; a test waits for those that it needs.</summary>
sealed class LineReader
{
    /// <summary>How long a test waits for what must come. The machine may be very busy.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Lock _lock = new();
    readonly List<string> _lines = [];
    TaskCompletionSource _changed = NewSignal();
    bool _isAtEnd;

    public LineReader(StreamReader from) => _ = ReadAsync(from);

    /// <summary>What came so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock) return [.. _lines];
        }
    }

    /// <summary>Waits for the first line that is accepted.</summary>
    public async Task<string> WaitAsync(Func<string, bool> isIt, string what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_lines.Find(line => isIt(line)) is { } found) return found;
                if (_isAtEnd) throw new EndOfStreamException($"No {what} came:\n{string.Join('\n', _lines)}");
                changed = _changed.Task;
            }

            try
            {
                await changed.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"No {what} came:\n{string.Join('\n', Lines)}");
            }
        }
    }

    async Task ReadAsync(StreamReader from)
    {
        while (await from.ReadLineAsync() is { } line) Add(line);
        Add(null);
    }

    void Add(string? line)
    {
        lock (_lock)
        {
            if (line is null) _isAtEnd = true;
            else _lines.Add(line);
            _changed.TrySetResult();
            _changed = NewSignal();
        }
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
