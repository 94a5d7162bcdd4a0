namespace Liaison.Web.Accounts;

/// <summary>The ways to sign in that the node offers, beside passkeys.</summary>
/// <param name="Passwords">Whether by password.</param>
/// <param name="OpenId">What people call the OpenID provider; null when there is none.</param>
sealed record OfferedWays(bool Passwords, string? OpenId);
