namespace Liaison.Tak.Net;

/// <summary>
/// What other threads want done on a loop's thread. Its length is bounded by who may post: a few actions for each
/// connection and for each message.
/// </summary>
sealed class Mailbox(int wakeUp)
{
    readonly Lock _lock = new();
    List<Action> _mail = [];
    List<Action> _running = [];
    int _asleep;

    public bool HasMail
    {
        get
        {
            lock (_lock) return _mail.Count > 0;
        }
    }

    public void Post(Action action)
    {
        lock (_lock) _mail.Add(action);
        WakeUpIfAsleep();
    }

    public void WakeUpIfAsleep()
    {
        if (Volatile.Read(ref _asleep) == 1 && Interlocked.Exchange(ref _asleep, 0) == 1) WakeUp();
    }

    public void WakeUp() => Posix.WakeUp(wakeUp);

    public void GoingToSleep() => Interlocked.Exchange(ref _asleep, 1);

    public void Awake() => Volatile.Write(ref _asleep, 0);

    public void RunAll()
    {
        lock (_lock)
        {
            if (_mail.Count == 0) return;
            (_mail, _running) = (_running, _mail);
        }

        foreach (var action in _running) action();
        _running.Clear();
    }
}
