namespace Liaison.Kernel.Events;

/// <summary>
/// The one row of numbers that all events of a node share, so that a reader of several kinds resumes with one number.
/// Safe for many threads.
/// </summary>
/// <remarks>
/// What makes events takes a number while it holds the lock that its readers take too. A reader notes <see cref="Last"/>
/// first, then asks every kind for what is up to it: so no number can appear behind its back.
/// </remarks>
public sealed class EventNumbers
{
    long _last;

    /// <summary>Raised after events have become readable. Handlers must not block, and not throw.</summary>
    public event Action? Announced;

    /// <summary>The number that was taken last; 0 before the first.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>Takes the next number.</summary>
    public long Take() => Interlocked.Increment(ref _last);

    /// <summary>Begins behind a number of an earlier run; does nothing when that has been passed.</summary>
    public void StartAfter(long number)
    {
        var last = Last;
        while (last < number)
        {
            var seen = Interlocked.CompareExchange(ref _last, number, last);
            if (seen == last) return;
            last = seen;
        }
    }

    /// <summary>Tells readers that there is something new; call it without holding a lock.</summary>
    public void Announce() => Announced?.Invoke();
}
