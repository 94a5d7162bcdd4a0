using Liaison.Web.Access;

namespace Liaison.Web;

/// <summary>What the web app and the API say of this node.</summary>
public sealed record WebNode
{
    /// <summary>Name of the headquarters.</summary>
    public required string Name { get; init; }

    /// <summary>Its country: three letters of ISO 3166-1.</summary>
    public required string Country { get; init; }

    /// <summary>SHA-256 of the node's public key, in lower-case hexadecimal.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Version of the software.</summary>
    public required string Version { get; init; }

    /// <summary>The node's id.</summary>
    public required string NodeId { get; init; }

    /// <summary>Name of the exercise; null outside exercises.</summary>
    public string? Exercise { get; init; }

    /// <summary>Banner of the label that things without one of their own have.</summary>
    public required string DefaultLabel { get; init; }

    /// <summary>The role of those who call over plain http from this machine without a token; null for none.</summary>
    public Role? AnonymousRole { get; init; }

    /// <summary>TAK groups of what the API reports, and of WebSocket clients without a certificate.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [Picture.Groups.GroupTable.Anonymous];

    /// <summary>Folder of the built web app; null when there is none.</summary>
    public string? AppFolder { get; init; }
}
