namespace Liaison.Web.Accounts;

/// <summary>
/// Slows down those who guess: after some wrong sign-ins in a row the next one has to wait, longer each time, up to a
/// bound. Wrong ones are counted for each account, and for each source. Nobody is locked out for ever; and
/// where an account's owner has signed in from before is counted apart, so that strangers cannot keep them out. Safe for many
/// threads.
/// </summary>
/// <remarks>Counts are kept in memory, for a bounded number of names and sources; the oldest are forgotten first.</remarks>
public sealed class SignInDelays
{
    /// <summary>Most names and sources that are remembered.</summary>
    const int MaxCounts = 8192;

    // One source may be the way out of a whole building: it is slowed later than an account.
    const int SourceFactor = 10;

    // A count that grew no more for this long is over.
    static readonly TimeSpan Memory = TimeSpan.FromHours(12);

    readonly AccountOptions _options;
    readonly TimeProvider _time;
    readonly Lock _lock = new();
    readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>Nothing is counted yet.</summary>
    public SignInDelays(AccountOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        (_options, _time) = (options, time);
    }

    /// <summary>How many wrong sign-ins there were since the start.</summary>
    public long Wrong { get; private set; }

    /// <summary>
    /// Begins a sign-in, unless it has to wait. It counts as wrong until it is said to be right, so that many at once
    /// do not get more guesses than one after the other.
    /// </summary>
    /// <param name="attempt">Whose sign-in, and from where.</param>
    /// <param name="wait">How long it has to wait, when the answer is false.</param>
    public bool TryBegin(SignInAttempt attempt, out TimeSpan wait)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            wait = WaitOf(attempt.SourceKey, now);
            if (attempt.NameKey is { } name && WaitOf(name, now) is var byName && byName > wait) wait = byName;
            if (wait > TimeSpan.Zero) return false;
            Wrong++;
            Add(attempt.SourceKey, now, _options.FreeAttempts * SourceFactor);
            if (attempt.NameKey is not null) attempt.InARow = Add(attempt.NameKey, now, _options.FreeAttempts);
            return true;
        }
    }

    /// <summary>It was right: what was counted for the account from there is over.</summary>
    public void Right(SignInAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        lock (_lock)
        {
            Wrong--;
            TakeBack(attempt.SourceKey);
            if (attempt.NameKey is not null) _counts.Remove(attempt.NameKey);
        }
    }

    /// <summary>Nobody looked whether it was right.</summary>
    public void Cancel(SignInAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        lock (_lock)
        {
            Wrong--;
            TakeBack(attempt.SourceKey);
            if (attempt.NameKey is not null) TakeBack(attempt.NameKey);
        }
    }

    /// <summary>What is counted for an account from sources that it is not known at.</summary>
    /// <returns>Wrong sign-ins in a row, and until when the next has to wait; null when nobody has to.</returns>
    public (int InARow, DateTimeOffset? Until) Of(string name)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            return _counts.TryGetValue(SignInAttempt.KeyOf(name), out var count) && now - count.Last < Memory
                ? (count.Wrong, count.Until > now ? count.Until : null)
                : (0, null);
        }
    }

    /// <summary>Forgets what is counted for an account, from wherever.</summary>
    public void Clear(string name)
    {
        lock (_lock)
        {
            var known = SignInAttempt.KnownKeyOf(name);
            _counts.Remove(SignInAttempt.KeyOf(name));
            foreach (var key in _counts.Keys.Where(key => key.StartsWith(known, StringComparison.Ordinal)).ToList())
                _counts.Remove(key);
        }
    }

    TimeSpan WaitOf(string key, DateTimeOffset now) =>
        _counts.TryGetValue(key, out var count) && count.Until > now ? count.Until - now : TimeSpan.Zero;

    void TakeBack(string key)
    {
        if (_counts.TryGetValue(key, out var count) && --count.Wrong <= 0) _counts.Remove(key);
    }

    int Add(string key, DateTimeOffset now, int free)
    {
        if (!_counts.TryGetValue(key, out var count) || now - count.Last >= Memory)
        {
            if (_counts.Count >= MaxCounts) Forget(now);
            _counts[key] = count = new();
        }

        count.Last = now;
        count.Wrong++;
        if (count.Wrong >= free)
        {
            var doublings = Math.Min(count.Wrong - free, 30);
            var wait = TimeSpan.FromSeconds(1L << doublings);
            count.Until = now + (wait < _options.LongestWait ? wait : _options.LongestWait);
        }

        return count.Wrong;
    }

    void Forget(DateTimeOffset now)
    {
        foreach (var key in _counts.Where(pair => now - pair.Value.Last >= Memory).Select(pair => pair.Key).ToList())
            _counts.Remove(key);
        if (_counts.Count < MaxCounts) return;
        // Those who wait least: a flood of new names does not free those who wait long.
        foreach (var key in _counts.OrderBy(pair => pair.Value.Until).ThenBy(pair => pair.Value.Last)
            .Take(MaxCounts / 8).Select(pair => pair.Key).ToList())
            _counts.Remove(key);
    }

    sealed class Count
    {
        public int Wrong { get; set; }

        public DateTimeOffset Last { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
