using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net;
using Liaison.Web.Access;

namespace Liaison.Web.Accounts.OpenId;

/// <summary>Signing in at an OpenID provider (OpenID Connect Core 1.0).</summary>
public sealed record OpenIdOptions : IValidatableObject
{
    /// <summary>The provider; empty for none.</summary>
    [Description("Address of the OpenID provider, whose settings are read from it; empty for none.")]
    public string Authority { get; init; } = "";

    /// <summary>What people call the provider.</summary>
    [Description("What people call the provider, for the button.")]
    public string Name { get; init; } = "OpenID";

    /// <summary>Who this node is at the provider.</summary>
    [Description("Who this node is at the provider.")]
    public string ClientId { get; init; } = "";

    /// <summary>File with the secret that proves it.</summary>
    [Description("File that holds the node's secret at the provider, readable by the service alone.")]
    public string SecretFile { get; init; } = "";

    /// <summary>The claim that becomes the account's name.</summary>
    [Description("The claim that becomes the account's name.")]
    public string NameClaim { get; init; } = "preferred_username";

    /// <summary>The claim that says what somebody may do.</summary>
    [Description("The claim that says what somebody may do; it may have several values.")]
    public string RoleClaim { get; init; } = "roles";

    /// <summary>Which of its values gives which role.</summary>
    [Description("Which value of the claim gives which role, as VALUE=ROLE; who has none of them is not let in.")]
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The roles that values of the claim give, in the order of <see cref="Roles"/>.</summary>
    /// <param name="values">The values.</param>
    public IReadOnlyList<Role> RolesOf(IReadOnlyCollection<string> values) =>
        [.. Roles.Select(Split).Where(pair => values.Contains(pair.Value)).Select(pair => pair.Role!.Value).Distinct()];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Authority.Length == 0) yield break;
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || !IsSafe(address))
            yield return new("it must be an https address", [nameof(Authority)]);
        if (ClientId.Length == 0) yield return new("it must be given", [nameof(ClientId)]);
        if (SecretFile.Length == 0) yield return new("it must be given", [nameof(SecretFile)]);
        if (Roles.Count == 0) yield return new("nobody would be let in", [nameof(Roles)]);
        foreach (var entry in Roles.Where(entry => Split(entry).Role is null or Role.Feed))
            yield return new($"'{entry}' is not VALUE=ROLE, with a role of people", [nameof(Roles)]);
    }

    // Plain http never leaves this machine.
    static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps
        || (address.Scheme == Uri.UriSchemeHttp && IPAddress.TryParse(address.Host, out var ip)
            && IPAddress.IsLoopback(ip));

    static (string Value, Role? Role) Split(string entry)
    {
        var at = entry.LastIndexOf('=');
        return at > 0 && Access.Roles.TryParse(entry[(at + 1)..], out var role) ? (entry[..at], role) : (entry, null);
    }
}
