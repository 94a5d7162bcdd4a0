using Liaison.Tak.Sessions;

namespace Liaison.Tak.Routing;

/// <summary>Which sessions there are, by number, uid and callsign. Safe for many threads.</summary>
sealed class Roster
{
    readonly Lock _lock = new();
    readonly Dictionary<int, TakSession> _sessions = [];
    // Almost always one session: an array of one is half the size of a list.
    readonly Dictionary<string, TakSession[]> _byUid = new(StringComparer.Ordinal);
    readonly Dictionary<string, TakSession[]> _byCallsign = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _byFingerprint = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (_lock) return _sessions.Count;
        }
    }

    /// <summary>Adds a session, unless its certificate has as many as allowed already.</summary>
    public bool TryAdd(TakSession session, int mostPerIdentity)
    {
        lock (_lock)
        {
            if (session.Identity.Fingerprint is { } fingerprint)
            {
                var has = _byFingerprint.GetValueOrDefault(fingerprint);
                if (has >= mostPerIdentity) return false;
                _byFingerprint[fingerprint] = has + 1;
            }

            _sessions.Add(session.Number, session);
            return true;
        }
    }

    /// <summary>Notes that a session has said who it is.</summary>
    public void Named(TakSession session, string? oldCallsign)
    {
        lock (_lock)
        {
            if (oldCallsign is null) Add(_byUid, session.Uid!, session);
            else Remove(_byCallsign, oldCallsign, session);
            Add(_byCallsign, session.Callsign!, session);
        }
    }

    /// <summary>Removes a session.</summary>
    /// <returns>Whether it was the last one with its uid.</returns>
    public bool Remove(TakSession session)
    {
        lock (_lock)
        {
            if (!_sessions.Remove(session.Number)) return false;
            if (session.Identity.Fingerprint is { } fingerprint)
            {
                var left = _byFingerprint[fingerprint] - 1;
                if (left == 0) _byFingerprint.Remove(fingerprint);
                else _byFingerprint[fingerprint] = left;
            }

            if (session.Uid is null) return false;
            if (session.Callsign is { } callsign) Remove(_byCallsign, callsign, session);
            return Remove(_byUid, session.Uid, session);
        }
    }

    /// <summary>All sessions.</summary>
    public IReadOnlyList<TakSession> All()
    {
        lock (_lock) return [.. _sessions.Values];
    }

    /// <summary>The newest session with this uid.</summary>
    public TakSession? ByUid(string uid)
    {
        lock (_lock) return _byUid.GetValueOrDefault(uid)?[^1];
    }

    /// <summary>The sessions with this uid, the newest last.</summary>
    public IReadOnlyList<TakSession> AllByUid(string uid)
    {
        lock (_lock) return _byUid.TryGetValue(uid, out var sessions) ? [.. sessions] : [];
    }

    /// <summary>The sessions that have this callsign now.</summary>
    public IReadOnlyList<TakSession> ByCallsign(string callsign)
    {
        lock (_lock) return _byCallsign.TryGetValue(callsign, out var sessions) ? [.. sessions] : [];
    }

    static void Add(Dictionary<string, TakSession[]> index, string key, TakSession session) =>
        index[key] = index.TryGetValue(key, out var sessions) ? [.. sessions, session] : [session];

    static bool Remove(Dictionary<string, TakSession[]> index, string key, TakSession session)
    {
        if (!index.TryGetValue(key, out var sessions)) return false;
        var left = sessions.Where(other => other != session).ToArray();
        if (left.Length == sessions.Length) return false;
        if (left.Length > 0) index[key] = left;
        else index.Remove(key);
        return left.Length == 0;
    }
}
