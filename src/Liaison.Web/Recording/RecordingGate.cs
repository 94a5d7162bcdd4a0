using Liaison.Web.Access;

namespace Liaison.Web.Recording;

/// <summary>
/// Lets only a few questions about the past read the recording at one time: each takes a processor and some megabytes
/// for a moment, and none may slow what is live. Safe for many threads.
/// </summary>
sealed class RecordingGate : IDisposable
{
    /// <summary>The most browsers that look at a replay at one time.</summary>
    public const int MostReplays = 50;

    const int MostWaiting = 100;

    readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount / 2));
    int _waiting;

    /// <summary>Reads the recording when it is its turn.</summary>
    /// <returns>What was read; null when too many wait.</returns>
    public async Task<T?> ReadAsync<T>(Func<T> read, CancellationToken cancellation)
        where T : class
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > MostWaiting) return null;
            await _places.WaitAsync(cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            return read();
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>The browsers that look at a replay.</summary>
    public CountedGate Replays { get; } = new(MostReplays);

    public void Dispose() => _places.Dispose();
}
