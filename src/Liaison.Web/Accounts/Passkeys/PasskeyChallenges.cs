namespace Liaison.Web.Accounts.Passkeys;

/// <summary>
/// What browsers were asked and have not answered yet. Each is good once, and for a short time; there are so many and no
/// more. Safe for many threads.
/// </summary>
sealed class PasskeyChallenges(TimeProvider time)
{
    const int Most = 4096;

    readonly Lock _lock = new();
    readonly Dictionary<string, Asked> _asked = new(StringComparer.Ordinal);
    readonly Queue<string> _inOrder = new();

    /// <summary>How long one is good.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Keeps what was asked.</summary>
    /// <param name="account">Who was asked to register; null for a sign-in.</param>
    /// <param name="state">What the handler needs to check the answer.</param>
    /// <returns>What the answer has to name.</returns>
    public string Add(Guid? account, string state)
    {
        var id = Secret.ForSession();
        lock (_lock)
        {
            while (_asked.Count >= Most || (_inOrder.TryPeek(out var oldest)
                && (!_asked.TryGetValue(oldest, out var old) || old.Until <= time.GetUtcNow())))
                _asked.Remove(_inOrder.Dequeue());
            _asked.Add(id, new(account, state, time.GetUtcNow() + Lifetime));
            _inOrder.Enqueue(id);
        }

        return id;
    }

    /// <summary>Takes what was asked; the second time there is nothing.</summary>
    public Asked? Take(string id)
    {
        lock (_lock)
            return _asked.Remove(id, out var asked) && time.GetUtcNow() < asked.Until ? asked : null;
    }

    /// <summary>What was asked.</summary>
    public sealed record Asked(Guid? Account, string State, DateTimeOffset Until);
}
