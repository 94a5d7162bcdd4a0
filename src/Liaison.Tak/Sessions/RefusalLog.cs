namespace Liaison.Tak.Sessions;

/// <summary>Lets at most ten lines a minute through, so that hostile input cannot flood the log.</summary>
sealed class RefusalLog(TimeProvider time)
{
    const int MostPerMinute = 10;

    readonly Lock _lock = new();
    long _minuteBegan = time.GetTimestamp();
    int _lines;

    public bool MayLog()
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_minuteBegan) >= TimeSpan.FromMinutes(1)) (_minuteBegan, _lines) = (time.GetTimestamp(), 0);
            return _lines++ < MostPerMinute;
        }
    }
}
