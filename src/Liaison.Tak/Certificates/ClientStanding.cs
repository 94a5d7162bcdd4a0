namespace Liaison.Tak.Certificates;

/// <summary>What the registry says about a certificate at a time.</summary>
public enum ClientStanding
{
    /// <summary>Not one of this node's clients.</summary>
    Unknown,

    /// <summary>Issued, not revoked, not over.</summary>
    Good,

    /// <summary>Taken back.</summary>
    Revoked,

    /// <summary>Over.</summary>
    Expired,
}
