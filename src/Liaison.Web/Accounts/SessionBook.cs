using System.Diagnostics.CodeAnalysis;
using Liaison.Kernel.Identity;
using Liaison.Web.Access;

namespace Liaison.Web.Accounts;

/// <summary>Sessions of browsers: begun, found by what their cookie holds, used, ended. Safe for many threads.</summary>
/// <param name="book">The accounts.</param>
/// <param name="options">How long sessions last.</param>
/// <param name="time">The clock.</param>
/// <param name="ids">Where new ids come from.</param>
public sealed class SessionBook(AccountBook book, AccountOptions options, TimeProvider time, IdSource ids)
{
    const int MaxPerAccount = 20;
    const int MaxKnownSources = 8;
    const int MaxBrowserLength = 200;

    // Being seen is written down this often at most: each time is a write to the disk.
    static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Begins a session; the changes also say that its owner signed in.</summary>
    /// <param name="changes">What is being changed with it.</param>
    /// <param name="account">Whose it is, as it will be.</param>
    /// <param name="method">How they proved who they are.</param>
    /// <param name="role">The role that they ask for; null for their usual one. One that they do not have is not
    /// given.</param>
    /// <param name="visitor">Where they are.</param>
    internal NewSession Begin(
        AccountChanges changes, Account account, SignInMethod method, Role? role, Visitor visitor)
    {
        var now = time.GetUtcNow();
        foreach (var old in changes.State.Sessions.Values.Where(session => !IsGood(session, now)).ToList())
            changes.Remove(old);
        foreach (var old in changes.State.SessionsOf(account.Id).Skip(MaxPerAccount - 1).ToList())
            changes.Remove(old);
        var acting = role is { } asked && account.Roles.Contains(asked) ? asked : account.Roles[0];
        var secret = Secret.ForSession();
        var browser = visitor.Browser.Length > MaxBrowserLength ? visitor.Browser[..MaxBrowserLength] : visitor.Browser;
        var session = new Session(
            ids.Next(), AccountState.HashOf(secret), account.Id, acting, method, now, visitor.Source, browser)
        {
            LastSeen = now,
            Proved = now,
        };
        account = account with
        {
            LastSignIn = now,
            KnownSources = [.. account.KnownSources.Where(s => s != visitor.Source).Prepend(visitor.Source)
                .Take(MaxKnownSources)],
        };
        changes.Put(account);
        changes.Put(session);
        changes.Tell(new(
            ids.Next(), now, AccountEventKind.SignedIn, account.Name, acting.Name(), account.Name,
            method.ToString()));
        return new(session, account, secret);
    }

    /// <summary>Finds the session of a cookie, if it is still good.</summary>
    /// <param name="secret">What the cookie holds.</param>
    /// <param name="session">The session.</param>
    /// <param name="account">Its owner.</param>
    public bool TryFind(
        string secret, [NotNullWhen(true)] out Session? session, [NotNullWhen(true)] out Account? account)
    {
        ArgumentNullException.ThrowIfNull(secret);
        account = null;
        var state = book.Current;
        return (state.Sessions.TryGetValue(AccountState.HashOf(secret), out session)
            && IsGood(session, time.GetUtcNow())
            && state.Accounts.TryGetValue(session.Account, out account)
            && !account.Disabled && account.Roles.Contains(session.Role))
            || Fail(out session);
    }

    /// <summary>The session is used.</summary>
    public void Use(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var now = time.GetUtcNow();
        if (now - session.LastSeen < SeenEvery) return;
        try
        {
            Change(session, seen => seen with { LastSeen = now });
        }
        catch (IOException)
        {
            // A full disk keeps nobody from reading; the session ends as if it were not used.
        }
    }

    /// <summary>Acts in another role from now on.</summary>
    public Session? ActAs(Session session, Role role) =>
        Change(session, acting => acting with { Role = role });

    /// <summary>Its owner has proved again who they are: its cookie holds something else from now on.</summary>
    /// <returns>What the cookie holds; null when the session ended meanwhile.</returns>
    public string? Prove(Session session)
    {
        var secret = Secret.ForSession();
        var now = time.GetUtcNow();
        return book.Change(changes =>
        {
            if (!changes.State.Sessions.TryGetValue(session.Hash, out var found)) return null;
            changes.Remove(found);
            changes.Put(found with { Hash = AccountState.HashOf(secret), Proved = now, LastSeen = now });
            return secret;
        });
    }

    /// <summary>Whether its owner proved who they are a short time ago.</summary>
    public bool IsFresh(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return time.GetUtcNow() - session.Proved < options.FreshFor;
    }

    /// <summary>When it ends, if it is used until then.</summary>
    public DateTimeOffset EndOf(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Started + options.SessionLifetime;
    }

    /// <summary>Ends a session.</summary>
    public void End(Session session) => book.Change(changes =>
    {
        changes.Remove(session);
        return true;
    });

    bool IsGood(Session session, DateTimeOffset now) =>
        now < session.Started + options.SessionLifetime && now < session.LastSeen + options.SessionIdle;

    // Null when it ended meanwhile.
    Session? Change(Session session, Func<Session, Session> change) => book.Change(changes =>
    {
        if (!changes.State.Sessions.TryGetValue(session.Hash, out var now)) return null;
        var changed = change(now);
        changes.Put(changed);
        return changed;
    });

    static bool Fail(out Session? session)
    {
        session = null;
        return false;
    }
}

/// <summary>Where somebody signs in from.</summary>
/// <param name="Source">Their address: whole for IPv4, the first 64 bits for IPv6.</param>
/// <param name="Browser">What their browser says it is.</param>
public sealed record Visitor(string Source, string Browser);

/// <summary>A session that has just begun.</summary>
/// <param name="Session">What is kept of it.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Secret">What its cookie holds.</param>
public sealed record NewSession(Session Session, Account Account, string Secret);
