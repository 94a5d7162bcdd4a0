namespace Liaison.Tak.Net;

/// <summary>
/// What other threads want done on a loop's thread. Its length is bounded by who may post: a few actions for each
/// connection and for each message.
/// </summary>
sealed class Mailbox(int wakeUp)
{
    const int Awake = 0;
    const int Asleep = 1;
    const int Dozing = 2;

    readonly Lock _lock = new();
    List<Action> _mail = [];
    List<Action> _running = [];
    int _sleep;

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

    /// <summary>Wakes a loop that sleeps for whatever reason.</summary>
    public void WakeUpIfAsleep()
    {
        if (Volatile.Read(ref _sleep) != Awake && Interlocked.Exchange(ref _sleep, Awake) != Awake) WakeUp();
    }

    /// <summary>Wakes a loop that does not know of any news. One that does has set its clock for them already.</summary>
    public void WakeUpForNews()
    {
        if (Volatile.Read(ref _sleep) == Asleep && Interlocked.CompareExchange(ref _sleep, Awake, Asleep) == Asleep) WakeUp();
    }

    public void WakeUp() => Posix.WakeUp(wakeUp);

    public void GoingToSleep(bool knowsNews) => Interlocked.Exchange(ref _sleep, knowsNews ? Dozing : Asleep);

    public void IsAwake() => Volatile.Write(ref _sleep, Awake);

    public void RunAll(Action<Exception> onFault)
    {
        lock (_lock)
        {
            if (_mail.Count == 0) return;
            (_mail, _running) = (_running, _mail);
        }

        foreach (var action in _running)
        {
            try
            {
                action();
            }
            catch (Exception fault)
            {
                onFault(fault);
            }
        }

        _running.Clear();
    }
}
