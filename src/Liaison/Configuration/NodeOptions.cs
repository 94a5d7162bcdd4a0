using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Liaison.Kernel.Identity;

namespace Liaison.Configuration;

/// <summary>Who this node is.</summary>
sealed record NodeOptions : IValidatableObject
{
    [Description("The node's id, given once by `liaison init`; never change it.")]
    public required string Id { get; init; }

    [Description("Short name of the headquarters, for example JFHQ.")]
    public required string Name { get; init; }

    [Description("Country of the headquarters: three letters of ISO 3166-1.")]
    public required string Country { get; init; }

    [Description("Name of the exercise that this node takes part in, shown on every screen; empty outside exercises.")]
    [StringLength(64)]
    public string Exercise { get; init; } = "";

    [Description("DNS names and addresses by which others reach this node; its certificate is made out to them.")]
    public IReadOnlyList<string> ServerNames { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!NodeId.TryParse(Id, out _))
            yield return new($"'{Id}' is not a UUID", [nameof(Id)]);
        if (!HeadquartersName.TryParse(Name, out _))
            yield return new($"'{Name}' is not a name of at most {HeadquartersName.MaxLength} letters, digits, "
                + "- and _, beginning with a letter", [nameof(Name)]);
        if (!CountryCode.TryParse(Country, out _))
            yield return new($"'{Country}' is not a country of three letters, for example USA", [nameof(Country)]);
        foreach (var name in ServerNames.Where(n => Uri.CheckHostName(n) == UriHostNameType.Unknown))
            yield return new($"'{name}' is neither a DNS name nor an address", [nameof(ServerNames)]);
    }
}
