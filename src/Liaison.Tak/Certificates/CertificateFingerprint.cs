using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Liaison.Tak.Certificates;

/// <summary>Names one certificate: SHA-256 over its DER bytes, as 64 lower-case hexadecimal digits.</summary>
public readonly record struct CertificateFingerprint(string Value)
{
    /// <summary>The fingerprint of a certificate that is at hand.</summary>
    public static CertificateFingerprint Of(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return OfDer(certificate.RawDataMemory.Span);
    }

    /// <summary>The fingerprint of a certificate in DER form, as a TLS handshake carries it.</summary>
    public static CertificateFingerprint OfDer(ReadOnlySpan<byte> der)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(der, hash);
        return new(Convert.ToHexStringLower(hash));
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
