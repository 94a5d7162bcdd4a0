namespace Liaison.Tak.Sessions;

/// <summary>
/// Two buckets, events and bytes, each as large as one second's allowance. What is over is not dropped: the socket is not
/// read until there is room again, so a flood waits at its sender.
/// </summary>
struct RateLimiter(int eventsPerSecond, int bytesPerSecond)
{
    double _events = eventsPerSecond, _bytes = bytesPerSecond;
    int _lastMs;

    /// <summary>Takes what came in.</summary>
    /// <returns>Milliseconds until something may be taken again; 0 when at once.</returns>
    public int Take(int events, int bytes, int nowMs)
    {
        var elapsed = Math.Clamp(unchecked(nowMs - _lastMs), 0, 1000) / 1000.0;
        _lastMs = nowMs;
        _events = Math.Min(eventsPerSecond, _events + (elapsed * eventsPerSecond)) - events;
        _bytes = Math.Min(bytesPerSecond, _bytes + (elapsed * bytesPerSecond)) - bytes;
        var missing = Math.Max(-_events / eventsPerSecond, -_bytes / bytesPerSecond);
        return missing <= 0 ? 0 : (int)Math.Ceiling(Math.Min(missing, 1) * 1000);
    }
}
