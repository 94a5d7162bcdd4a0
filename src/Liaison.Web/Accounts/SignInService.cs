using Liaison.Headquarters.Command;
using Liaison.Kernel.Identity;
using Liaison.Web.Access;

namespace Liaison.Web.Accounts;

/// <summary>Lets people in, by what they know or have. Safe for many threads.</summary>
/// <param name="book">The accounts.</param>
/// <param name="sessions">Where sessions begin.</param>
/// <param name="hasher">Checks passwords.</param>
/// <param name="delays">Slows down those who guess.</param>
/// <param name="node">The names that passwords may not be made of.</param>
/// <param name="options">How many wrong sign-ins are free.</param>
/// <param name="time">The clock.</param>
/// <param name="ids">Where new ids come from.</param>
sealed class SignInService(
    AccountBook book, SessionBook sessions, PasswordHasher hasher, SignInDelays delays, WebNode node,
    AccountOptions options, TimeProvider time, IdSource ids)
{
    /// <summary>Signs in by password.</summary>
    public async Task<SignInAnswer> WithPasswordAsync(
        string name, string password, Role? role, Visitor visitor, CancellationToken cancellation)
    {
        if (!options.Passwords) return new(SignInRefusal.Wrong);
        var (account, refused) = await CheckAsync(name, password, visitor, cancellation);
        if (account is null) return new(refused!);
        var hash = account.PasswordHash!;
        if (hasher.IsOutdated(hash)) hash = await hasher.HashAsync(password, cancellation) ?? hash;
        return book.Change<SignInAnswer>(changes =>
        {
            // It may have been changed while the password was checked.
            if (!changes.State.Accounts.TryGetValue(account.Id, out var now) || now.Disabled
                || now.PasswordHash != account.PasswordHash) return new(SignInRefusal.Wrong);
            return new(sessions.Begin(
                changes, now with { PasswordHash = hash }, SignInMethod.Password, role, visitor));
        });
    }

    /// <summary>Whether the password is that of who has signed in.</summary>
    /// <returns>Null when it is.</returns>
    public async Task<SignInRefusal?> CheckAsync(
        Account account, string password, Visitor visitor, CancellationToken cancellation) =>
        (await CheckAsync(account.Name, password, visitor, cancellation)).Refused;

    /// <summary>Changes the password of who has signed in; their other sessions end.</summary>
    /// <returns>Null when it is done; else why the old one, or a refusal of the new one.</returns>
    public async Task<(SignInRefusal? Old, Refusal? New)> ChangePasswordAsync(
        Session session, Account account, string? old, string password, Visitor visitor,
        CancellationToken cancellation)
    {
        if (account.PasswordHash is not null)
        {
            var (_, refused) = await CheckAsync(account.Name, old ?? "", visitor, cancellation);
            if (refused is not null) return (refused, null);
        }

        if (RefusalOf(account, password) is { } reason) return (null, Refusal.Invalid("password", reason));
        if (await hasher.HashAsync(password, cancellation) is not { } hash) return (SignInRefusal.Busy, null);
        book.Change(changes =>
        {
            if (!changes.State.Accounts.TryGetValue(account.Id, out var now)) return false;
            changes.Put(now with { PasswordHash = hash, PasswordSet = time.GetUtcNow() });
            changes.EndSessions(account.Id, but: session.Id);
            Tell(changes, AccountEventKind.PasswordSet, now, session.Role, "");
            return true;
        });
        return (null, null);
    }

    /// <summary>Whose one-time code it is.</summary>
    public (Account? Account, SignInRefusal? Refused) OwnerOf(string code, Visitor visitor)
    {
        var attempt = new SignInAttempt(null, visitor.Source, isKnown: false);
        if (!delays.TryBegin(attempt, out var wait)) return (null, SignInRefusal.Wait(wait));
        if (Find(book.Current, code) is not { } account) return (null, SignInRefusal.Wrong);
        delays.Right(attempt);
        return (account, null);
    }

    /// <summary>Sets a password by one-time code, which is used up, and signs in.</summary>
    public async Task<(SignInAnswer? Answer, Refusal? Refusal)> WithCodeAsync(
        string code, string password, Visitor visitor, CancellationToken cancellation)
    {
        var (owner, refused) = OwnerOf(code, visitor);
        if (owner is null) return (new(refused!), null);
        if (!options.Passwords) return (null, Refusal.Invalid("password", "absent: this node takes passkeys alone"));
        if (RefusalOf(owner, password) is { } reason) return (null, Refusal.Invalid("password", reason));
        if (await hasher.HashAsync(password, cancellation) is not { } hash) return (new(SignInRefusal.Busy), null);
        return (UseCode(code, visitor, (changes, account) =>
        {
            Tell(changes, AccountEventKind.PasswordSet, account, account.Roles[0], "");
            return account with { PasswordHash = hash, PasswordSet = time.GetUtcNow() };
        }), null);
    }

    /// <summary>Registers a passkey by one-time code, which is used up, and signs in.</summary>
    public SignInAnswer WithCode(string code, Passkey passkey, Visitor visitor) =>
        UseCode(code, visitor, (changes, account) =>
        {
            AddPasskey(changes, account, account.Roles[0], passkey);
            return account;
        });

    /// <summary>Signs in by a passkey that was checked.</summary>
    public SignInAnswer WithPasskey(Passkey checkedPasskey, Role? role, Visitor visitor) =>
        book.Change<SignInAnswer>(changes =>
        {
            if (!changes.State.Passkeys.ContainsKey(checkedPasskey.Id)
                || !changes.State.Accounts.TryGetValue(checkedPasskey.Account, out var account) || account.Disabled)
                return new(SignInRefusal.Wrong);
            changes.Put(checkedPasskey with { LastUsed = time.GetUtcNow() });
            return new(sessions.Begin(changes, account, SignInMethod.Passkey, role, visitor));
        });

    /// <summary>Registers a passkey for who has signed in.</summary>
    public void AddPasskey(Session session, Passkey passkey) => book.Change(changes =>
    {
        if (changes.State.Accounts.TryGetValue(session.Account, out var account))
            AddPasskey(changes, account, session.Role, passkey);
        return true;
    });

    /// <summary>Takes a passkey away from who has signed in.</summary>
    /// <returns>False when they have no such passkey.</returns>
    public bool RemovePasskey(Session session, string id) => book.Change(changes =>
    {
        if (!changes.State.Passkeys.TryGetValue(id, out var passkey) || passkey.Account != session.Account
            || !changes.State.Accounts.TryGetValue(session.Account, out var account)) return false;
        changes.Remove(passkey);
        Tell(changes, AccountEventKind.PasskeyRemoved, account, session.Role, passkey.Name);
        return true;
    });

    /// <summary>Begins a sign-in that needs no guess to be slowed but by its source.</summary>
    public SignInRefusal? Begin(SignInAttempt attempt) =>
        delays.TryBegin(attempt, out var wait) ? null : SignInRefusal.Wait(wait);

    /// <summary>It was right.</summary>
    public void Right(SignInAttempt attempt) => delays.Right(attempt);

    static Account? Find(AccountState state, string code, DateTimeOffset now)
    {
        var hash = AccountState.HashOf(Secret.Normalize(code));
        return state.Accounts.Values.FirstOrDefault(
            account => account.Code is { } out_ && out_.Hash == hash && now < out_.Expires && !account.Disabled);
    }

    Account? Find(AccountState state, string code) => Find(state, code, time.GetUtcNow());

    string? RefusalOf(Account account, string password) => PasswordRules.Refusal(
        password, [account.Name, .. account.DisplayName.Split(' '), node.Name, "liaison", "password"]);

    SignInAnswer UseCode(string code, Visitor visitor, Func<AccountChanges, Account, Account> change) =>
        book.Change<SignInAnswer>(changes =>
        {
            if (Find(changes.State, code) is not { } account) return new(SignInRefusal.Wrong);
            changes.EndSessions(account.Id);
            var changed = change(changes, account) with { Code = null };
            return new(sessions.Begin(changes, changed, SignInMethod.Code, null, visitor));
        });

    void AddPasskey(AccountChanges changes, Account account, Role role, Passkey passkey)
    {
        changes.Put(passkey);
        Tell(changes, AccountEventKind.PasskeyAdded, account, role, passkey.Name);
    }

    void Tell(AccountChanges changes, AccountEventKind kind, Account account, Role role, string detail) =>
        changes.Tell(new(ids.Next(), time.GetUtcNow(), kind, account.Name, role.Name(), account.Name, detail));

    async Task<(Account? Account, SignInRefusal? Refused)> CheckAsync(
        string name, string password, Visitor visitor, CancellationToken cancellation)
    {
        var account = book.Current.Find(name);
        var isKnown = account?.KnownSources.Contains(visitor.Source) == true;
        var attempt = new SignInAttempt(name, visitor.Source, isKnown);
        if (!delays.TryBegin(attempt, out var wait)) return (null, SignInRefusal.Wait(wait));
        switch (await hasher.VerifyAsync(password, account?.PasswordHash, cancellation))
        {
            case null:
                delays.Cancel(attempt);
                return (null, SignInRefusal.Busy);
            case true when account is { Disabled: false }:
                delays.Right(attempt);
                return (account, null);
        }

        if (attempt.InARow == options.FreeAttempts && account is not null)
        {
            book.Change(changes =>
            {
                changes.Tell(new(
                    ids.Next(), time.GetUtcNow(), AccountEventKind.SignInDelayed, "node", "", account.Name,
                    $"{attempt.InARow} wrong sign-ins, the last from {visitor.Source}"));
                return true;
            });
        }

        return (null, SignInRefusal.Wrong);
    }
}

/// <summary>Why somebody is not let in.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="RetryAfter">When to come again, for those who have to wait.</param>
sealed record SignInRefusal(SignInRefusalKind Kind, TimeSpan RetryAfter = default)
{
    /// <summary>Name, password, code or passkey are wrong; which of them is not said.</summary>
    public static SignInRefusal Wrong { get; } = new(SignInRefusalKind.Wrong);

    /// <summary>Too many sign in at once.</summary>
    public static SignInRefusal Busy { get; } = new(SignInRefusalKind.Busy);

    /// <summary>Too many wrong sign-ins.</summary>
    public static SignInRefusal Wait(TimeSpan after) => new(SignInRefusalKind.Wait, after);
}

enum SignInRefusalKind
{
    Wrong,
    Wait,
    Busy,
}

/// <summary>Somebody is let in, or not.</summary>
sealed record SignInAnswer(NewSession? Session, SignInRefusal? Refusal)
{
    public SignInAnswer(NewSession session)
        : this(session, null)
    {
    }

    public SignInAnswer(SignInRefusal refusal)
        : this(null, refusal)
    {
    }
}
