using Liaison.Web.Access;

namespace Liaison.Web.Accounts;

/// <summary>Somebody who may sign in.</summary>
/// <param name="Id">Never used again for another.</param>
/// <param name="Name">What they type to sign in; the author of their records. Lower case, unique.</param>
/// <param name="DisplayName">What people call them.</param>
/// <param name="Roles">The roles in which they may act; they act in one at a time. The first is the usual one.</param>
/// <param name="Created">When it was made.</param>
public sealed record Account(
    Guid Id, string Name, string DisplayName, IReadOnlyList<Role> Roles, DateTimeOffset Created)
{
    /// <summary>Whether it may not sign in for now.</summary>
    public bool Disabled { get; init; }

    /// <summary>Hash of the password with its parameters, as <see cref="PasswordHasher"/> writes it; null for
    /// none.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>When the password was set.</summary>
    public DateTimeOffset? PasswordSet { get; init; }

    /// <summary>The one-time code that is out for a first sign-in or after a reset.</summary>
    public OneTimeCode? Code { get; init; }

    /// <summary>Who this is at the OpenID provider: issuer, a space, subject. Null before the first sign-in by
    /// it.</summary>
    public string? OpenId { get; init; }

    /// <summary>The last sign-in.</summary>
    public DateTimeOffset? LastSignIn { get; init; }

    /// <summary>Where the last good sign-ins came from, newest first: what strangers do does not slow these
    /// down.</summary>
    public IReadOnlyList<string> KnownSources { get; init; } = [];
}

/// <summary>A code that is good once, to set a password or register a passkey.</summary>
/// <param name="Hash">SHA-256 of the code.</param>
/// <param name="Expires">Good before this.</param>
public sealed record OneTimeCode(string Hash, DateTimeOffset Expires);

/// <summary>A passkey of an account (W3C Web Authentication).</summary>
/// <param name="Id">The credential's id in base64url.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="PublicKey">The public key as a COSE key.</param>
/// <param name="SignCount">The authenticator's counter when it was last used.</param>
/// <param name="Transports">How browsers reach the authenticator.</param>
/// <param name="BackupEligible">Whether the authenticator may copy it to others.</param>
/// <param name="BackedUp">Whether it has.</param>
/// <param name="Created">When it was registered.</param>
public sealed record Passkey(
    string Id, Guid Account, string Name, ReadOnlyMemory<byte> PublicKey, long SignCount,
    IReadOnlyList<string> Transports, bool BackupEligible, bool BackedUp, DateTimeOffset Created)
{
    /// <summary>When it last signed somebody in.</summary>
    public DateTimeOffset? LastUsed { get; init; }
}

/// <summary>How somebody proved who they are.</summary>
public enum SignInMethod
{
    /// <summary>By password.</summary>
    Password,

    /// <summary>By passkey.</summary>
    Passkey,

    /// <summary>By a one-time code.</summary>
    Code,

    /// <summary>At the OpenID provider.</summary>
    OpenId,
}

/// <summary>A browser that has signed in.</summary>
/// <param name="Id">Names it in lists; it opens nothing.</param>
/// <param name="Hash">SHA-256 of what the cookie holds.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Role">The role in which it acts.</param>
/// <param name="Method">How it was begun.</param>
/// <param name="Started">When it was begun.</param>
/// <param name="Source">The address that it was begun from.</param>
/// <param name="Browser">What the browser said it is.</param>
public sealed record Session(
    Guid Id, string Hash, Guid Account, Role Role, SignInMethod Method, DateTimeOffset Started, string Source,
    string Browser)
{
    /// <summary>When it last asked for something, to about a minute.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>When its owner last proved who they are.</summary>
    public DateTimeOffset Proved { get; init; }
}

/// <summary>A bearer token of a machine.</summary>
/// <param name="Id">Names it in lists; it opens nothing.</param>
/// <param name="Hash">SHA-256 of the token.</param>
/// <param name="Name">Whose it is; the author of its records.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Created">When it was made.</param>
/// <param name="By">Who made it.</param>
/// <param name="Expires">Good before this; null for as long as it is not revoked.</param>
public sealed record ApiToken(
    Guid Id, string Hash, string Name, Role Role, DateTimeOffset Created, string By,
    DateTimeOffset? Expires = null)
{
    /// <summary>When it was last used, to about a minute.</summary>
    public DateTimeOffset? LastUsed { get; init; }
}

/// <summary>Something that the auditor wants to know and the journal has not recorded yet. It holds no secret.</summary>
/// <param name="Id">The id that its record gets.</param>
/// <param name="At">When it happened.</param>
/// <param name="Kind">What happened.</param>
/// <param name="By">Who did it: an account, a token, <c>command line</c>, or the node.</param>
/// <param name="ByRole">In which role.</param>
/// <param name="Subject">The account or token that it is about.</param>
/// <param name="Detail">More, in words; empty for none.</param>
public sealed record AccountEvent(
    Guid Id, DateTimeOffset At, AccountEventKind Kind, string By, string ByRole, string Subject, string Detail);

/// <summary>What may happen to accounts, sessions and tokens.</summary>
public enum AccountEventKind
{
    /// <summary>A new account.</summary>
    AccountAdded,

    /// <summary>Other roles.</summary>
    RolesChanged,

    /// <summary>Another display name.</summary>
    AccountRenamed,

    /// <summary>It may not sign in any more.</summary>
    AccountDisabled,

    /// <summary>It may sign in again.</summary>
    AccountEnabled,

    /// <summary>Its credentials were taken away, and a one-time code given.</summary>
    AccountReset,

    /// <summary>A password was set.</summary>
    PasswordSet,

    /// <summary>A passkey was registered.</summary>
    PasskeyAdded,

    /// <summary>A passkey was taken away.</summary>
    PasskeyRemoved,

    /// <summary>Somebody signed in.</summary>
    SignedIn,

    /// <summary>Sessions were ended, but for the one that asked.</summary>
    SessionsEnded,

    /// <summary>Too many wrong sign-ins: the next ones have to wait.</summary>
    SignInDelayed,

    /// <summary>The waiting was ended by an administrator.</summary>
    DelayCleared,

    /// <summary>A token was made.</summary>
    TokenIssued,

    /// <summary>A token is not good any more.</summary>
    TokenRevoked,
}
