using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Liaison.Web.Accounts;

/// <summary>Changes that are being decided: the state as it will be, and the rows to write.</summary>
public sealed class AccountChanges
{
    internal const string AccountKind = "account";
    internal const string PasskeyKind = "passkey";
    internal const string SessionKind = "session";
    internal const string TokenKind = "token";
    internal const string EventKind = "event";

    readonly List<AccountRow> _rows = [];

    internal AccountChanges(AccountState state) => State = state;

    /// <summary>The state with what was changed so far.</summary>
    public AccountState State { get; private set; }

    internal IReadOnlyList<AccountRow> Rows => _rows;

    /// <summary>Adds an account or replaces it.</summary>
    public void Put(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        State = State with { Accounts = State.Accounts.SetItem(account.Id, account) };
        Write(AccountKind, account.Id.ToString(), account, AccountJson.Default.Account);
    }

    /// <summary>Adds a passkey or replaces it.</summary>
    public void Put(Passkey passkey)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        State = State with { Passkeys = State.Passkeys.SetItem(passkey.Id, passkey) };
        Write(PasskeyKind, passkey.Id, passkey, AccountJson.Default.Passkey);
    }

    /// <summary>Adds a session or replaces it.</summary>
    public void Put(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        State = State with { Sessions = State.Sessions.SetItem(session.Hash, session) };
        Write(SessionKind, session.Hash, session, AccountJson.Default.Session);
    }

    /// <summary>Adds a token or replaces it.</summary>
    public void Put(ApiToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        State = State with { Tokens = State.Tokens.SetItem(token.Hash, token) };
        Write(TokenKind, token.Hash, token, AccountJson.Default.ApiToken);
    }

    /// <summary>Says what the journal shall record.</summary>
    public void Tell(AccountEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        State = State with { Events = State.Events.SetItem(happened.Id, happened) };
        Write(EventKind, happened.Id.ToString(), happened, AccountJson.Default.AccountEvent);
    }

    /// <summary>Takes a passkey away.</summary>
    public void Remove(Passkey passkey)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        State = State with { Passkeys = State.Passkeys.Remove(passkey.Id) };
        _rows.Add(new(PasskeyKind, passkey.Id, null));
    }

    /// <summary>Ends a session.</summary>
    public void Remove(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        State = State with { Sessions = State.Sessions.Remove(session.Hash) };
        _rows.Add(new(SessionKind, session.Hash, null));
    }

    /// <summary>Revokes a token.</summary>
    public void Remove(ApiToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        State = State with { Tokens = State.Tokens.Remove(token.Hash) };
        _rows.Add(new(TokenKind, token.Hash, null));
    }

    /// <summary>The journal has recorded it.</summary>
    public void Remove(AccountEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        State = State with { Events = State.Events.Remove(recorded.Id) };
        _rows.Add(new(EventKind, recorded.Id.ToString(), null));
    }

    /// <summary>Ends all sessions of an account but one.</summary>
    /// <returns>How many ended.</returns>
    public int EndSessions(Guid account, Guid? but = null)
    {
        var ended = State.SessionsOf(account).Where(session => session.Id != but).ToList();
        ended.ForEach(Remove);
        return ended.Count;
    }

    internal static AccountState StateOf(IReadOnlyList<AccountRow> rows)
    {
        var state = new AccountChanges(AccountState.Empty);
        foreach (var (kind, _, body) in rows)
        {
            switch (kind)
            {
                case AccountKind: state.Put(Read(body, AccountJson.Default.Account)); break;
                case PasskeyKind: state.Put(Read(body, AccountJson.Default.Passkey)); break;
                case SessionKind: state.Put(Read(body, AccountJson.Default.Session)); break;
                case TokenKind: state.Put(Read(body, AccountJson.Default.ApiToken)); break;
                case EventKind: state.Tell(Read(body, AccountJson.Default.AccountEvent)); break;
                default: throw new InvalidDataException($"accounts: rows of the kind '{kind}' are of a later version");
            }
        }

        return state.State;
    }

    static T Read<T>(byte[]? body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"accounts: a row cannot be read: {e.Message}", e);
        }
    }

    void Write<T>(string kind, string key, T value, JsonTypeInfo<T> type) =>
        _rows.Add(new(kind, key, JsonSerializer.SerializeToUtf8Bytes(value, type)));
}
