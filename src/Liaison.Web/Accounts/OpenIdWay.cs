namespace Liaison.Web.Accounts;

/// <summary>Whether people may sign in at an OpenID provider.</summary>
/// <param name="Name">What people call the provider; null when there is none.</param>
sealed record OpenIdWay(string? Name);
