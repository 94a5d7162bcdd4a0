namespace Liaison.Tak.Certificates;

/// <summary>A client that got a certificate from this node.</summary>
public sealed record RegisteredClient
{
    /// <summary>The certificate's common name.</summary>
    public required string Name { get; init; }

    /// <summary>The certificate's serial number, hexadecimal.</summary>
    public required string Serial { get; init; }

    /// <summary>The certificate's <see cref="CertificateFingerprint"/>.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The groups that it takes part in.</summary>
    public required IReadOnlyList<GroupAccess> Groups { get; init; }

    /// <summary>When the certificate was made.</summary>
    public required DateTimeOffset Issued { get; init; }

    /// <summary>When the certificate ends by itself.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>Since when it is refused; null while it is good.</summary>
    public DateTimeOffset? Revoked { get; init; }
}
