namespace Liaison.Web.Accounts;

/// <summary>
/// The accounts of a node as they stand, whoever changed them last: also the command line in another process. Safe for
/// many threads.
/// </summary>
public sealed class AccountBook : IDisposable
{
    readonly IAccountStore _store;
    readonly Lock _lock = new();
    long _version = -1;
    AccountState _state = AccountState.Empty;

    /// <summary>Opens the book.</summary>
    /// <param name="store">Where it is kept; from now on the book's alone.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public AccountBook(IAccountStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _ = Current;
    }

    /// <summary>The state now.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public AccountState Current
    {
        get
        {
            lock (_lock)
            {
                Refresh_NeedsLock();
                return _state;
            }
        }
    }

    /// <summary>Decides a change on the state as it stands, and writes it before it returns; nobody comes between.</summary>
    /// <param name="decide">Says what changes, and gives the answer; it must be quick, and do nothing else.</param>
    /// <exception cref="IOException">It could not be written; nothing has changed.</exception>
    public T Change<T>(Func<AccountChanges, T> decide)
    {
        ArgumentNullException.ThrowIfNull(decide);
        lock (_lock)
        {
            using var change = _store.Begin();
            Refresh_NeedsLock();
            var changes = new AccountChanges(_state);
            var answer = decide(changes);
            if (changes.Rows.Count > 0)
            {
                _version = change.Commit(changes.Rows);
                _state = changes.State;
            }

            return answer;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock) _store.Dispose();
    }

    void Refresh_NeedsLock()
    {
        if (_store.Version == _version) return;
        (_version, var rows) = _store.Load();
        _state = AccountChanges.StateOf(rows);
    }
}
