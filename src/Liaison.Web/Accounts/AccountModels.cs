using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Liaison.Web.Access;
using Liaison.Web.Accounts.Passkeys;

namespace Liaison.Web.Accounts;

/// <summary>Who calls, as the web app is told.</summary>
sealed record SessionModel
{
    [Description("Whether a browser's session calls; not so for a token, or for nobody.")]
    public bool SignedIn { get; init; }

    [Description("Author of what the caller does; absent for nobody.")]
    public string? Name { get; init; }

    [Description("What people call them.")]
    public string? DisplayName { get; init; }

    [Description("The role in which the caller acts.")]
    public Role? Role { get; init; }

    [Description("The roles that the caller may choose from.")]
    public IReadOnlyList<Role>? Roles { get; init; }

    [Description("What the role may do, in the words of the table of permissions.")]
    public IReadOnlyList<string>? May { get; init; }

    [Description("How the session was begun.")]
    public string? Method { get; init; }

    [Description("When the session ends at the latest.")]
    public DateTimeOffset? Ends { get; init; }

    [Description("Whether the caller proved who they are a short time ago.")]
    public bool? Fresh { get; init; }

    [Description("Whether the account has a password.")]
    public bool? HasPassword { get; init; }

    [Description("The ways to sign in here.")]
    public required SignInWays SignIn { get; init; }
}

/// <summary>The ways to sign in.</summary>
sealed record SignInWays
{
    [Description("Whether a session can be had the way that this request came: over TLS, or on this machine.")]
    public bool Possible { get; init; }

    [Description("Whether one may sign in by password.")]
    public bool Password { get; init; }

    [Description("Name of the OpenID provider, when there is one.")]
    public string? OpenId { get; init; }
}

sealed record PostedSignIn
{
    [Description("Name of the account.")]
    public required string Name { get; init; }

    [Description("Its password.")]
    public required string Password { get; init; }

    [Description("The role to act in; absent for the account's first.")]
    public Role? Role { get; init; }
}

sealed record PostedRole
{
    [Description("The role to act in.")]
    public required Role Role { get; init; }
}

sealed record PostedPassword
{
    [Description("The password until now; absent when there is none.")]
    public string? Old { get; init; }

    [Description("The new one.")]
    public required string Password { get; init; }
}

sealed record PostedProof
{
    [Description("The caller's password.")]
    public required string Password { get; init; }
}

sealed record PostedCode
{
    [Description("The one-time code.")]
    public required string Code { get; init; }

    [Description("The password to set; absent to ask whose code it is.")]
    public string? Password { get; init; }
}

sealed record CodeOwner
{
    [Description("Name of the account that the code is for.")]
    public required string Name { get; init; }

    [Description("What people call them.")]
    public required string DisplayName { get; init; }
}

sealed record SessionInfo
{
    public required Guid Id { get; init; }

    [Description("Whether it is the session that asks.")]
    public bool Current { get; init; }

    public required Role Role { get; init; }

    public required string Method { get; init; }

    public required DateTimeOffset Started { get; init; }

    [Description("When it last asked for something, to about a minute.")]
    public required DateTimeOffset LastSeen { get; init; }

    [Description("The address that it was begun from; the first half of one of IPv6.")]
    public required string Source { get; init; }

    [Description("What the browser says it is.")]
    public required string Browser { get; init; }

    public static SessionInfo Of(Session session, Guid? current) => new()
    {
        Id = session.Id,
        Current = session.Id == current,
        Role = session.Role,
        Method = JsonNamingPolicy.CamelCase.ConvertName(session.Method.ToString()),
        Started = session.Started,
        LastSeen = session.LastSeen,
        Source = session.Source,
        Browser = session.Browser,
    };
}

sealed record AccountModel
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }

    public bool Disabled { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? LastSignIn { get; init; }

    public bool HasPassword { get; init; }

    [Description("How many passkeys it has.")]
    public int Passkeys { get; init; }

    [Description("Whether it is signed in at the OpenID provider.")]
    public bool OpenId { get; init; }

    [Description("How many sessions it has.")]
    public int Sessions { get; init; }

    [Description("A one-time code is out, good until then.")]
    public DateTimeOffset? CodeExpires { get; init; }

    [Description("Wrong sign-ins in a row, from where its owner is not known.")]
    public int WrongSignIns { get; init; }

    [Description("From where its owner is not known, sign-ins have to wait until then.")]
    public DateTimeOffset? DelayedUntil { get; init; }
}

sealed record PostedAccount
{
    [Description("What they type to sign in: small letters, digits and . _ - @. The author of their records.")]
    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    [Description("The roles in which they may act, the usual one first.")]
    public required IReadOnlyList<Role> Roles { get; init; }
}

sealed record AccountPatch
{
    public string? DisplayName { get; init; }

    public IReadOnlyList<Role>? Roles { get; init; }

    public bool? Disabled { get; init; }
}

sealed record NewAccountModel
{
    public required AccountModel Account { get; init; }

    [Description("The one-time code for the first sign-in. It cannot be had again.")]
    public required string Code { get; init; }

    public required DateTimeOffset CodeExpires { get; init; }
}

sealed record TokenModel
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Role Role { get; init; }

    public required DateTimeOffset Created { get; init; }

    [Description("Who made it.")]
    public required string By { get; init; }

    public DateTimeOffset? Expires { get; init; }

    [Description("When it was last used, to about a minute.")]
    public DateTimeOffset? LastUsed { get; init; }

    [Description("The token; only in the answer that made it.")]
    public string? Token { get; init; }

    public static TokenModel Of(ApiToken token, string? text = null) => new()
    {
        Id = token.Id,
        Name = token.Name,
        Role = token.Role,
        Created = token.Created,
        By = token.By,
        Expires = token.Expires,
        LastUsed = token.LastUsed,
        Token = text,
    };
}

sealed record PostedToken
{
    [Description("Whose it is; the author of its records.")]
    public required string Name { get; init; }

    public required Role Role { get; init; }

    [Description("Good before this; absent for as long as it is not revoked.")]
    public DateTimeOffset? Expires { get; init; }
}

/// <summary>JSON of these endpoints.</summary>
[JsonSerializable(typeof(SessionModel))]
[JsonSerializable(typeof(PostedSignIn))]
[JsonSerializable(typeof(PostedRole))]
[JsonSerializable(typeof(PostedPassword))]
[JsonSerializable(typeof(PostedProof))]
[JsonSerializable(typeof(PostedCode))]
[JsonSerializable(typeof(CodeOwner))]
[JsonSerializable(typeof(IReadOnlyList<SessionInfo>))]
[JsonSerializable(typeof(AccountModel))]
[JsonSerializable(typeof(IReadOnlyList<AccountModel>))]
[JsonSerializable(typeof(PostedAccount))]
[JsonSerializable(typeof(AccountPatch))]
[JsonSerializable(typeof(NewAccountModel))]
[JsonSerializable(typeof(TokenModel))]
[JsonSerializable(typeof(IReadOnlyList<TokenModel>))]
[JsonSerializable(typeof(PostedToken))]
[JsonSerializable(typeof(PasskeyOptions))]
[JsonSerializable(typeof(PostedPasskey))]
[JsonSerializable(typeof(PasskeyModel))]
[JsonSerializable(typeof(IReadOnlyList<PasskeyModel>))]
sealed partial class AccountApiJson : JsonSerializerContext;
