using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Liaison.Kernel.Files;

namespace Liaison.Tak.Certificates;

/// <summary>
/// The node's own small certificate authority: a root whose key can be taken offline, an issuing authority below it,
/// and
/// the certificates of the server and of TAK clients. Not safe for two threads at once.
/// </summary>
public sealed class CertificateAuthority : IDisposable
{
    /// <summary>Names that every server certificate has, beside the configured ones.</summary>
    public static readonly IReadOnlyList<string> LoopbackNames = ["localhost", "127.0.0.1", "::1"];

    /// <summary>A server certificate with less time left than this is replaced when the node starts.</summary>
    public static readonly TimeSpan RenewalMargin = TimeSpan.FromDays(30);

    readonly TimeProvider _time;

    CertificateAuthority(AuthorityFiles files, X509Certificate2 root, X509Certificate2 issuing, TimeProvider time) =>
        (Files, Root, Issuing, _time) = (files, root, issuing, time);

    /// <summary>Where everything is kept.</summary>
    public AuthorityFiles Files { get; }

    /// <summary>The root's certificate, without its key.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>The issuing authority's certificate, without its key.</summary>
    public X509Certificate2 Issuing { get; }

    /// <summary>The organisation that all certificates name.</summary>
    public string Organisation => Issuing.SubjectName.EnumerateRelativeDistinguishedNames()
        .First(n => n.GetSingleElementType().Value == "2.5.4.10").GetSingleElementValue()!;

    /// <summary>Makes a new authority in a folder that has none.</summary>
    /// <exception cref="CertificateException">The folder has one already.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static CertificateAuthority Create(string folder, string organisation, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisation);
        ArgumentNullException.ThrowIfNull(time);
        var files = new AuthorityFiles(folder);
        if (File.Exists(files.RootCertificate) || File.Exists(files.IssuingKey))
            throw new CertificateException($"{files.Folder} holds a certificate authority: it is not replaced.");

        Directory.CreateDirectory(files.Folder, WholeFile.PrivateFolder);
        var now = time.GetUtcNow();
        using var rootKey = CertificateMaker.NewKey();
        using var issuingKey = CertificateMaker.NewKey();
        var root = CertificateMaker.Root(rootKey, organisation, now);
        using var rootWithKey = root.CopyWithPrivateKey(rootKey);
        var issuing = CertificateMaker.Issuing(issuingKey, rootWithKey, organisation, now);

        WholeFile.Write(files.RootKey, rootKey.ExportPkcs8PrivateKeyPem());
        WholeFile.Write(files.IssuingKey, issuingKey.ExportPkcs8PrivateKeyPem());
        WholeFile.Write(files.IssuingCertificate, Pem(issuing), WholeFile.SharedFile);
        WholeFile.Write(files.Trust, Pem(issuing, root), WholeFile.SharedFile);
        // Last: Open looks for it, so an authority that was cut off half-way is never taken for a whole one.
        WholeFile.Write(files.RootCertificate, Pem(root), WholeFile.SharedFile);
        return new(files, root, issuing, time);
    }

    /// <summary>Opens the authority in a folder. Its keys are read only when something is to be signed.</summary>
    /// <exception cref="CertificateException">There is none, or a file of it is damaged.</exception>
    public static CertificateAuthority Open(string folder, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var files = new AuthorityFiles(folder);
        return new(files, Load(files.RootCertificate), Load(files.IssuingCertificate), time);
    }

    /// <summary>
    /// The server's certificate for these names and the loopback names, with its key. A new one is made and stored when
    /// there is none, when it ends within <see cref="RenewalMargin"/>, or when the names or the issuing authority
    /// changed.
    /// </summary>
    /// <param name="names">DNS names and addresses that clients use, in any order.</param>
    /// <param name="renewed">Whether a new one was made.</param>
    /// <exception cref="CertificateException">A new one is needed and the issuing key is missing or
    /// damaged.</exception>
    public X509Certificate2 ServerCertificate(IEnumerable<string> names, out bool renewed)
    {
        ArgumentNullException.ThrowIfNull(names);
        var all = names.Concat(LoopbackNames).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var current = LoadServer();
        renewed = current is null || !IsGood(current, all);
        if (!renewed)
            return current!;

        current?.Dispose();
        using var issuer = IssuingWithKey();
        using var key = CertificateMaker.NewKey();
        using var certificate = CertificateMaker.Server(key, issuer, Organisation, all, _time.GetUtcNow());
        // A crash between the two leaves a pair that does not fit, which the next start replaces.
        WholeFile.Write(Files.ServerKey, key.ExportPkcs8PrivateKeyPem());
        WholeFile.Write(Files.ServerChain, Pem(certificate, Issuing), WholeFile.SharedFile);
        return LoadServer() ?? throw new CertificateException($"{Files.ServerChain} cannot be read back.");
    }

    /// <summary>Makes a key and a certificate for a TAK client; the certificate is not registered yet.</summary>
    /// <param name="name">The certificate's common name; at most 64 characters (RFC 5280, ub-common-name).</param>
    /// <param name="validity">How long it holds; never longer than the issuing authority.</param>
    /// <returns>The certificate with its key.</returns>
    /// <exception cref="CertificateException">The issuing key is missing or damaged.</exception>
    public X509Certificate2 IssueClient(string name, TimeSpan validity)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, 64);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(validity, TimeSpan.Zero);
        using var issuer = IssuingWithKey();
        using var key = CertificateMaker.NewKey();
        using var certificate =
            CertificateMaker.Client(key, issuer, Organisation, name, _time.GetUtcNow(), validity);
        return certificate.CopyWithPrivateKey(key);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Root.Dispose();
        Issuing.Dispose();
    }

    /// <summary>Certificates as PEM text, one after the other.</summary>
    internal static string Pem(params IEnumerable<X509Certificate2> certificates) =>
        string.Concat(certificates.Select(c => c.ExportCertificatePem() + "\n"));

    bool IsGood(X509Certificate2 server, IReadOnlyCollection<string> names)
    {
        if (server.NotAfter.ToUniversalTime() - _time.GetUtcNow().UtcDateTime < RenewalMargin)
            return false;
        var issuer = server.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().FirstOrDefault()?.KeyIdentifier;
        var issuing = Issuing.Extensions.OfType<X509SubjectKeyIdentifierExtension>().First().SubjectKeyIdentifierBytes;
        if (issuer is null || !issuer.Value.Span.SequenceEqual(issuing.Span))
            return false;

        var alternatives = server.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        return alternatives is not null && names.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(
            alternatives.EnumerateDnsNames().Concat(alternatives.EnumerateIPAddresses().Select(a => a.ToString())));
    }

    X509Certificate2? LoadServer()
    {
        if (!File.Exists(Files.ServerChain) || !File.Exists(Files.ServerKey))
            return null;
        try
        {
            return X509Certificate2.CreateFromPemFile(Files.ServerChain, Files.ServerKey);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            // Damaged, or key and certificate are not a pair: as good as missing.
            return null;
        }
    }

    X509Certificate2 IssuingWithKey()
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(Files.IssuingCertificate, Files.IssuingKey);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or IOException
            or UnauthorizedAccessException)
        {
            throw new CertificateException(
                $"{Files.IssuingKey} is needed to make a certificate and cannot be used: {e.Message}", e);
        }
    }

    static X509Certificate2 Load(string path)
    {
        try
        {
            return X509CertificateLoader.LoadCertificateFromFile(path);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CertificateException(
                $"{path} cannot be read: {e.Message} `liaison init` makes a node with its certificates.", e);
        }
    }
}
