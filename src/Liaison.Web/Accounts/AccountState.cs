using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Liaison.Web.Access;

namespace Liaison.Web.Accounts;

/// <summary>All accounts, passkeys, sessions and tokens at one moment. It does not change.</summary>
public sealed record AccountState
{
    /// <summary>Nothing.</summary>
    public static AccountState Empty { get; } = new();

    /// <summary>Accounts by id.</summary>
    public ImmutableDictionary<Guid, Account> Accounts { get; init; } = ImmutableDictionary<Guid, Account>.Empty;

    /// <summary>Passkeys by credential id.</summary>
    public ImmutableDictionary<string, Passkey> Passkeys { get; init; } = ImmutableDictionary<string, Passkey>.Empty;

    /// <summary>Sessions by the hash of what their cookies hold.</summary>
    public ImmutableDictionary<string, Session> Sessions { get; init; } = ImmutableDictionary<string, Session>.Empty;

    /// <summary>Tokens by their hash.</summary>
    public ImmutableDictionary<string, ApiToken> Tokens { get; init; } = ImmutableDictionary<string, ApiToken>.Empty;

    /// <summary>What the journal has not recorded yet, by id.</summary>
    public ImmutableDictionary<Guid, AccountEvent> Events { get; init; } =
        ImmutableDictionary<Guid, AccountEvent>.Empty;

    /// <summary>The account of a name; names are the same in upper and lower case.</summary>
    public Account? Find(string name) =>
        Accounts.Values.FirstOrDefault(account => account.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The passkeys of an account, oldest first.</summary>
    public IEnumerable<Passkey> PasskeysOf(Guid account) =>
        Passkeys.Values.Where(passkey => passkey.Account == account).OrderBy(passkey => passkey.Created);

    /// <summary>The sessions of an account, newest first.</summary>
    public IEnumerable<Session> SessionsOf(Guid account) =>
        Sessions.Values.Where(session => session.Account == account).OrderByDescending(session => session.Started);

    /// <summary>Whether somebody but this account may administer the node, and can sign in.</summary>
    public bool HasOtherAdministrator(Guid account) => Accounts.Values.Any(
        other => other.Id != account && !other.Disabled && other.Roles.Contains(Role.Admin));

    /// <summary>What stands in place of a secret of 120 random bits or more: it cannot be searched, so no salt is
    /// needed.</summary>
    public static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
