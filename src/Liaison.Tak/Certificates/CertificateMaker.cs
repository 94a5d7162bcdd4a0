using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Liaison.Tak.Certificates;

/// <summary>
/// Makes the four kinds of certificate (RFC 5280 profile), all with P-256 keys and SHA-256 signatures.
/// </summary>
static class CertificateMaker
{
    public const int RootYears = 20;
    public const int IssuingYears = 10;

    /// <summary>
    /// Phones refuse server certificates that live longer than 825 days, and browsers longer than 398.
    /// </summary>
    public const int ServerDays = 397;

    const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>Devices in the field have clocks that are behind.</summary>
    static readonly TimeSpan ClockTolerance = TimeSpan.FromHours(12);

    public static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static X509Certificate2 Root(ECDsa key, string organisation, DateTimeOffset now)
    {
        var request = Request($"{organisation} root CA", organisation, key);
        AddAuthority(request, pathLength: 1);
        // A root names itself as its issuer: its own key identifier is the only one there is.
        return WithoutKey(request.CreateSelfSigned(now - ClockTolerance, now.AddYears(RootYears)));
    }

    public static X509Certificate2 Issuing(
        ECDsa key, X509Certificate2 rootWithKey, string organisation, DateTimeOffset now)
    {
        var request = Request($"{organisation} issuing CA", organisation, key);
        AddAuthority(request, pathLength: 0);
        return Sign(request, rootWithKey, now, now.AddYears(IssuingYears));
    }

    public static X509Certificate2 Server(
        ECDsa key, X509Certificate2 issuerWithKey, string organisation, IReadOnlyList<string> names, DateTimeOffset now)
    {
        var request = Request(names[0], organisation, key);
        AddLeaf(request, X509KeyUsageFlags.DigitalSignature, ServerAuthentication);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
                alternatives.AddIpAddress(address);
            else
                alternatives.AddDnsName(name);
        }

        request.CertificateExtensions.Add(alternatives.Build());
        return Sign(request, issuerWithKey, now, now.AddDays(ServerDays));
    }

    public static X509Certificate2 Client(
        ECDsa key, X509Certificate2 issuerWithKey, string organisation, string name, DateTimeOffset now,
        TimeSpan validity)
    {
        var request = Request(name, organisation, key);
        // What TAK Server gives its clients, so that clients which look find what they expect.
        const X509KeyUsageFlags Usage =
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation | X509KeyUsageFlags.KeyAgreement;
        AddLeaf(request, Usage, ClientAuthentication);
        return Sign(request, issuerWithKey, now, now + validity);
    }

    static CertificateRequest Request(string commonName, string organisation, ECDsa key)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(commonName);
        subject.AddOrganizationName(organisation);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    static void AddAuthority(CertificateRequest request, int pathLength)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(
            certificateAuthority: true, hasPathLengthConstraint: true, pathLength, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
    }

    static void AddLeaf(CertificateRequest request, X509KeyUsageFlags usage, string purpose)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(
            certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
    }

    static X509Certificate2 Sign(
        CertificateRequest request, X509Certificate2 issuerWithKey, DateTimeOffset now, DateTimeOffset notAfter)
    {
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
            issuerWithKey, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        DateTimeOffset issuerFrom = issuerWithKey.NotBefore, issuerTo = issuerWithKey.NotAfter;
        if (issuerTo <= now)
            throw new CertificateException($"The certificate of {issuerWithKey.Subject} ended at {issuerTo:u}: "
                + "nothing can be signed with it any more.");
        var notBefore = now - ClockTolerance;
        return request.Create(
            issuerWithKey,
            notBefore < issuerFrom ? issuerFrom : notBefore,
            notAfter > issuerTo ? issuerTo : notAfter,
            NewSerial());
    }

    /// <summary>127 random bits: unique without a counter that could be lost (RFC 5280, 4.1.2.2).</summary>
    static byte[] NewSerial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        // Positive, and of full length.
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        return serial;
    }

    static X509Certificate2 WithoutKey(X509Certificate2 certificate)
    {
        using (certificate)
            return X509CertificateLoader.LoadCertificate(certificate.RawDataMemory.Span);
    }
}
