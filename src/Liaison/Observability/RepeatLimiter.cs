using System.Collections.Concurrent;

namespace Liaison.Observability;

/// <summary>
/// Passes log entries on, but the same warning or error at most a fixed number of times a minute, so that a flood at a
/// port
/// cannot fill a disk. When a minute is over, the next such entry is preceded by the number that was left out.
/// </summary>
sealed class RepeatLimiter(ILoggerProvider inner, int repeatsPerMinute, TimeProvider time)
    : ILoggerProvider, ISupportExternalScope
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public ILogger CreateLogger(string categoryName) =>
        new Logger(inner.CreateLogger(categoryName), repeatsPerMinute, time);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) =>
        (inner as ISupportExternalScope)?.SetScopeProvider(scopeProvider);

    public void Dispose() => inner.Dispose();

    sealed class Logger(ILogger inner, int repeatsPerMinute, TimeProvider time) : ILogger
    {
        // By event id: as many entries as there are [LoggerMessage]s in one class.
        readonly ConcurrentDictionary<int, Count> _counts = new();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (repeatsPerMinute > 0 && logLevel is LogLevel.Warning or LogLevel.Error)
            {
                var count = _counts.GetOrAdd(eventId.Id, static _ => new());
                if (!count.Admit(time.GetTimestamp(), time, repeatsPerMinute, out var leftOut))
                    return;
                if (leftOut > 0)
                    inner.Log(logLevel, eventId, leftOut, null,
                        static (n, _) => $"{n} more entries like the next one were left out.");
            }

            inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }

    sealed class Count
    {
        readonly Lock _lock = new();
        long _windowStart;
        int _admitted;
        long _leftOut;

        public bool Admit(long now, TimeProvider time, int limit, out long leftOut)
        {
            lock (_lock)
            {
                leftOut = 0;
                if (_admitted == 0 || time.GetElapsedTime(_windowStart, now) >= Window)
                {
                    (leftOut, _leftOut) = (_leftOut, 0);
                    (_windowStart, _admitted) = (now, 0);
                }

                if (_admitted == limit)
                {
                    _leftOut++;
                    return false;
                }

                _admitted++;
                return true;
            }
        }
    }
}
