using System.ComponentModel;

namespace Liaison.Web.Node;

/// <summary>This node.</summary>
public sealed record HeadquartersModel
{
    /// <summary>Name of the headquarters.</summary>
    public required string Name { get; init; }

    /// <summary>Its country.</summary>
    [Description("Country: three letters of ISO 3166-1.")]
    public required string Country { get; init; }

    /// <summary>SHA-256 of its public key.</summary>
    [Description("SHA-256 of the node's public key, in lower-case hexadecimal.")]
    public required string Fingerprint { get; init; }

    /// <summary>Version of the software.</summary>
    public required string Version { get; init; }

    /// <summary>The node's id.</summary>
    public required string NodeId { get; init; }

    /// <summary>Whether the node takes part in an exercise.</summary>
    [Description("Whether what the node shows is exercise data.")]
    public required bool Exercise { get; init; }

    /// <summary>Name of the exercise.</summary>
    public string? ExerciseName { get; init; }

    /// <summary>The node's default label.</summary>
    [Description("Banner of the label that things without one of their own have.")]
    public required string Label { get; init; }
}
