using Liaison.Headquarters.Command;
using Liaison.Kernel.Identity;
using Liaison.Web.Access;

namespace Liaison.Web.Accounts;

/// <summary>What administrators do with accounts and tokens, over the API or on the command line.</summary>
/// <param name="book">The accounts.</param>
/// <param name="options">How long codes are good.</param>
/// <param name="time">The clock.</param>
/// <param name="ids">Where new ids come from.</param>
public sealed class AccountAdministration(
    AccountBook book, AccountOptions options, TimeProvider time, IdSource ids)
{
    /// <summary>Most accounts.</summary>
    public const int MaxAccounts = 2000;

    /// <summary>Most tokens.</summary>
    public const int MaxTokens = 2000;

    const int MaxNameLength = 64;
    const int MaxDisplayNameLength = 100;

    /// <summary>Makes an account with a one-time code.</summary>
    public Outcome<NewCode> Add(Actor by, string name, string displayName, IReadOnlyList<Role> roles) =>
        book.Change<Outcome<NewCode>>(changes =>
        {
            ArgumentNullException.ThrowIfNull(by);
            if (!IsName(name))
                return Refuse<NewCode>(Refusal.Invalid("name",
                    $"1 to {MaxNameLength} small letters, digits and . _ - @, beginning with a letter or a digit"));
            if (CheckDisplayName(displayName) is { } wrong) return Refuse<NewCode>(wrong);
            if (CheckRoles(roles) is { } wrongRoles) return Refuse<NewCode>(wrongRoles);
            if (IsTaken(changes.State, name)) return Refuse<NewCode>(Taken(name));
            if (changes.State.Accounts.Count >= MaxAccounts)
                return Refuse<NewCode>(Refusal.Conflict("full", $"There are {MaxAccounts} accounts already."));
            var now = time.GetUtcNow();
            var account = new Account(ids.Next(), name, displayName.Trim(), [.. roles.Distinct()], now);
            Tell(changes, AccountEventKind.AccountAdded, by, name, Words(account.Roles));
            return WithCode(changes, account);
        });

    /// <summary>Changes an account; what is null stays.</summary>
    public Outcome<Account> Change(
        Actor by, Guid id, string? displayName = null, IReadOnlyList<Role>? roles = null, bool? disabled = null) =>
        book.Change<Outcome<Account>>(changes =>
        {
            if (!changes.State.Accounts.TryGetValue(id, out var account)) return Refuse<Account>(Missing(id));
            if (displayName is not null && CheckDisplayName(displayName) is { } wrong) return Refuse<Account>(wrong);
            if (roles is not null && CheckRoles(roles) is { } wrongRoles) return Refuse<Account>(wrongRoles);
            var changed = account with
            {
                DisplayName = displayName?.Trim() ?? account.DisplayName,
                Roles = roles is null ? account.Roles : [.. roles.Distinct()],
                Disabled = disabled ?? account.Disabled,
            };
            if (IsAdministrator(account) && !IsAdministrator(changed) && !changes.State.HasOtherAdministrator(id))
                return Refuse<Account>(LastAdministrator());
            Tell(changes, by, account, changed);
            changes.Put(changed);
            // A session acts in a role that its account has: one that has lost it ends.
            foreach (var session in changes.State.SessionsOf(id).ToList())
            {
                if (changed.Disabled || !changed.Roles.Contains(session.Role)) changes.Remove(session);
            }

            return new(null, changed);
        });

    /// <summary>Takes away password and passkeys, ends all sessions, and gives a one-time code.</summary>
    public Outcome<NewCode> Reset(Actor by, Guid id) => book.Change<Outcome<NewCode>>(changes =>
    {
        if (!changes.State.Accounts.TryGetValue(id, out var account)) return Refuse<NewCode>(Missing(id));
        foreach (var passkey in changes.State.PasskeysOf(id).ToList()) changes.Remove(passkey);
        changes.EndSessions(id);
        Tell(changes, AccountEventKind.AccountReset, by, account.Name, "");
        return WithCode(changes, account with { PasswordHash = null, PasswordSet = null, KnownSources = [] });
    });

    /// <summary>Ends all sessions of an account.</summary>
    /// <returns>How many.</returns>
    public Outcome<int> EndSessions(Actor by, Guid id) => book.Change<Outcome<int>>(changes =>
    {
        if (!changes.State.Accounts.TryGetValue(id, out var account)) return Refuse<int>(Missing(id));
        var ended = changes.EndSessions(id);
        if (ended > 0) Tell(changes, AccountEventKind.SessionsEnded, by, account.Name, "");
        return new(null, ended);
    });

    /// <summary>Makes a token for a machine.</summary>
    public Outcome<NewToken> IssueToken(Actor by, string name, Role role, DateTimeOffset? expires) =>
        book.Change<Outcome<NewToken>>(changes =>
        {
            ArgumentNullException.ThrowIfNull(by);
            var now = time.GetUtcNow();
            if (name is null || name.Trim().Length is 0 or > MaxNameLength || name.Any(char.IsControl))
                return Refuse<NewToken>(Refusal.Invalid("name", $"1 to {MaxNameLength} characters"));
            if (expires <= now) return Refuse<NewToken>(Refusal.Invalid("expires", "a time that is to come"));
            if (changes.State.Find(name.Trim()) is not null) return Refuse<NewToken>(Taken(name.Trim()));
            if (changes.State.Tokens.Count >= MaxTokens)
                return Refuse<NewToken>(Refusal.Conflict("full", $"There are {MaxTokens} tokens already."));
            var secret = Secret.ForToken();
            var token = new ApiToken(
                ids.Next(), AccountState.HashOf(secret), name.Trim(), role, now, by.Name, expires);
            changes.Put(token);
            Tell(changes, AccountEventKind.TokenIssued, by, token.Name, role.Name());
            return new(null, new NewToken(token, secret));
        });

    /// <summary>Makes a token worthless at once.</summary>
    public Outcome<ApiToken> RevokeToken(Actor by, Guid id) => book.Change<Outcome<ApiToken>>(changes =>
    {
        if (changes.State.Tokens.Values.FirstOrDefault(token => token.Id == id) is not { } token)
            return Refuse<ApiToken>(Refusal.NotFound($"token '{id}'"));
        changes.Remove(token);
        Tell(changes, AccountEventKind.TokenRevoked, by, token.Name, token.Role.Name());
        return new(null, token);
    });

    internal void Tell(AccountChanges changes, AccountEventKind kind, Actor by, string subject, string detail) =>
        changes.Tell(new(ids.Next(), time.GetUtcNow(), kind, by.Name, by.Role, subject, detail));

    internal static bool IsName(string name) =>
        name is { Length: > 0 and <= MaxNameLength } && char.IsAsciiLetterOrDigit(name[0])
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-' or '@');

    internal static Refusal? CheckDisplayName(string text) =>
        text is not null && text.Trim().Length is > 0 and <= MaxDisplayNameLength && !text.Any(char.IsControl)
            ? null : Refusal.Invalid("displayName", $"1 to {MaxDisplayNameLength} characters");

    static Refusal? CheckRoles(IReadOnlyList<Role> roles) =>
        roles is { Count: > 0 and <= 16 } && roles.All(Enum.IsDefined) && !roles.Contains(Role.Feed)
            ? null : Refusal.Invalid("roles", "one role or more; the role feed is for tokens");

    // Records name their authors: no two may look the same.
    internal static bool IsTaken(AccountState state, string name) =>
        state.Find(name) is not null
        || state.Tokens.Values.Any(token => token.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    static Refusal Taken(string name) => Refusal.Conflict("name-taken", $"An account or a token has the name {name}.");

    static bool IsAdministrator(Account account) => !account.Disabled && account.Roles.Contains(Role.Admin);

    static Refusal LastAdministrator() => Refusal.Conflict(
        "last-administrator", "This is the last account that can administer the node. Make another first.");

    static Refusal Missing(Guid id) => Refusal.NotFound($"account '{id}'");

    static Outcome<T> Refuse<T>(Refusal refusal) => new(refusal, default);

    static string Words(IEnumerable<Role> roles) => string.Join(", ", roles.Select(role => role.Name()));

    void Tell(AccountChanges changes, Actor by, Account before, Account after)
    {
        if (before.DisplayName != after.DisplayName)
            Tell(changes, AccountEventKind.AccountRenamed, by, after.Name, after.DisplayName);
        if (!before.Roles.SequenceEqual(after.Roles))
            Tell(changes, AccountEventKind.RolesChanged, by, after.Name, Words(after.Roles));
        if (before.Disabled == after.Disabled) return;
        var kind = after.Disabled ? AccountEventKind.AccountDisabled : AccountEventKind.AccountEnabled;
        Tell(changes, kind, by, after.Name, "");
    }

    Outcome<NewCode> WithCode(AccountChanges changes, Account account)
    {
        var code = Secret.ForCode();
        var expires = time.GetUtcNow() + options.CodeLifetime;
        account = account with { Code = new(AccountState.HashOf(Secret.Normalize(code)), expires) };
        changes.Put(account);
        return new(null, new NewCode(account, code, expires));
    }
}

/// <summary>An account's one-time code; it cannot be had again.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Code">The code.</param>
/// <param name="Expires">Good before this.</param>
public sealed record NewCode(Account Account, string Code, DateTimeOffset Expires);

/// <summary>A new token; its text cannot be had again.</summary>
/// <param name="Token">What is kept of it.</param>
/// <param name="Text">The token.</param>
public sealed record NewToken(ApiToken Token, string Text);
