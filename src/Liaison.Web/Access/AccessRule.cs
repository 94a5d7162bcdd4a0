namespace Liaison.Web.Access;

/// <summary>Who reaches an endpoint. An endpoint that has none of these as metadata nobody reaches.</summary>
abstract record AccessRule;

/// <summary>Callers whose role has a permission.</summary>
/// <param name="Permission">The permission.</param>
/// <param name="OrThisMachine">Whether programs of this machine need none, over plain http.</param>
sealed record RequiredPermission(Permission Permission, bool OrThisMachine = false) : AccessRule;

/// <summary>Everybody.</summary>
/// <param name="Why">Why that gives nothing away, or who else looks at the caller.</param>
sealed record OpenToAll(string Why) : AccessRule;

/// <summary>Who has signed in with a browser, in any role: it is about their own account.</summary>
sealed record OwnSession : AccessRule;

/// <summary>Beside a rule: whoever calls by a session has proved who they are a short time ago.</summary>
sealed record FreshSignIn;
