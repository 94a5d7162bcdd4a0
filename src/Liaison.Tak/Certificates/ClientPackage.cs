using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml.Linq;
using Liaison.Kernel.Files;

namespace Liaison.Tak.Certificates;

/// <summary>
/// What a new TAK client is given: key and certificates as PEM, the same as PKCS#12, and a TAK data package that ATAK,
/// WinTAK and iTAK import. File names carry the node's name and the serial number: WinTAK mixes up two servers whose
/// PKCS#12 files are called the same.
/// </summary>
/// <param name="KeyFile">The private key, PEM (PKCS#8).</param>
/// <param name="CertificateFile">The client's certificate, then the issuing authority's, PEM.</param>
/// <param name="TrustFile">The authorities to trust the server by, PEM.</param>
/// <param name="Pkcs12File">Key, certificate and authorities, under <paramref name="Password"/>.</param>
/// <param name="DataPackageFile">The TAK data package.</param>
/// <param name="Password">The password of the PKCS#12 files; the data package contains it.</param>
public sealed record ClientPackage(
    string KeyFile, string CertificateFile, string TrustFile, string Pkcs12File, string DataPackageFile,
    string Password)
{
    // Without letters that look alike: it may have to be typed. 20 of 31 are 99 bits.
    const string PasswordLetters = "abcdefghjkmnpqrstuvwxyz23456789";
    const int PasswordLength = 20;

    /// <summary>Writes all files for a client into a folder; all are readable by the owner alone.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static ClientPackage Write(
        string folder, CertificateAuthority authority, X509Certificate2 client, TakServerAddress server,
        Pkcs12Cipher cipher)
    {
        ArgumentNullException.ThrowIfNull(authority);
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(server);
        Directory.CreateDirectory(folder, WholeFile.PrivateFolder);

        var name = client.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        var node = Slug(authority.Organisation);
        var stem = $"{Slug(name)}-{node}-{client.SerialNumber[..8].ToLowerInvariant()}";
        var trustName = $"truststore-{node}-{CertificateFingerprint.Of(authority.Root).Value[..8]}.p12";
        var password = RandomNumberGenerator.GetString(PasswordLetters, PasswordLength);
        var identity = Export([client, authority.Issuing, authority.Root], cipher, password);
        var trust = Export([authority.Issuing, authority.Root], cipher, password);
        var package = new ClientPackage(
            Path.Combine(folder, stem + ".key"),
            Path.Combine(folder, stem + ".pem"),
            Path.Combine(folder, $"trust-{node}.pem"),
            Path.Combine(folder, stem + ".p12"),
            Path.Combine(folder, stem + ".zip"),
            password);

        using var key = client.GetECDsaPrivateKey()
            ?? throw new ArgumentException("The certificate comes without its key.", nameof(client));
        WholeFile.Write(package.KeyFile, key.ExportPkcs8PrivateKeyPem());
        WholeFile.Write(package.CertificateFile, CertificateAuthority.Pem(client, authority.Issuing));
        WholeFile.Write(package.TrustFile, CertificateAuthority.Pem(authority.Issuing, authority.Root));
        WholeFile.Write(package.Pkcs12File, identity);
        WholeFile.Write(package.DataPackageFile, DataPackage(stem, server, password, new()
        {
            [stem + ".p12"] = identity,
            [trustName] = trust,
        }));
        return package;
    }

    static byte[] Export(X509Certificate2Collection certificates, Pkcs12Cipher cipher, string password) =>
        certificates.ExportPkcs12(cipher switch
        {
            Pkcs12Cipher.Aes => Pkcs12ExportPbeParameters.Pbes2Aes256Sha256,
            _ => Pkcs12ExportPbeParameters.Pkcs12TripleDesSha1,
        }, password);

    /// <summary>A zip with everything at its top, which iTAK wants and ATAK and WinTAK take as well.</summary>
    static byte[] DataPackage(
        string stem, TakServerAddress server, string password, SortedDictionary<string, byte[]> certificates)
    {
        var preferences = $"{stem}.pref";
        // Ordinal order: the client's own file may sort before or after the trust store.
        var identity = certificates.Keys.Single(n => n.StartsWith(stem, StringComparison.Ordinal));
        var trust = certificates.Keys.Single(n => n != identity);

        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            string[] entries = [preferences, .. certificates.Keys];
            Add(zip, "MANIFEST/manifest.xml", Xml(Manifest(stem, server.Description, entries)));
            Add(zip, preferences, Xml(Preferences(server, identity, trust, password)));
            foreach (var (name, content) in certificates)
                Add(zip, name, content);
        }

        return bytes.ToArray();
    }

    static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(content);
    }

    static XElement Manifest(string uid, string name, IEnumerable<string> entries) =>
        new("MissionPackageManifest", new XAttribute("version", "2"),
            new XElement("Configuration",
                Parameter("uid", uid),
                Parameter("name", name),
                Parameter("onReceiveImport", "true"),
                Parameter("onReceiveDelete", "true")),
            new XElement("Contents", entries.Select(e =>
                new XElement("Content", new XAttribute("ignore", "false"), new XAttribute("zipEntry", e)))));

    static XElement Parameter(string name, string value) =>
        new("Parameter", new XAttribute("name", name), new XAttribute("value", value));

    static XElement Preferences(TakServerAddress server, string identity, string trust, string password) =>
        new("preferences",
            Section("cot_streams",
                Entry("count", "Integer", "1"),
                Entry("description0", "String", server.Description),
                Entry("enabled0", "Boolean", "true"),
                Entry("connectString0", "String", $"{server.Host}:{server.Port}:ssl")),
            Section("com.atakmap.app_preferences",
                Entry("displayServerConnectionWidget", "Boolean", "true"),
                // Clients move what they import into a folder "cert" and look there.
                Entry("caLocation", "String", $"cert/{trust}"),
                Entry("caPassword", "String", password),
                Entry("clientPassword", "String", password),
                Entry("certificateLocation", "String", $"cert/{identity}")));

    static XElement Section(string name, params XElement[] entries) =>
        new("preference", new XAttribute("version", "1"), new XAttribute("name", name), entries);

    static XElement Entry(string key, string type, string value) =>
        new("entry", new XAttribute("key", key), new XAttribute("class", $"class java.lang.{type}"), value);

    static byte[] Xml(XElement root) =>
        Encoding.UTF8.GetBytes($"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n{root}\n");

    /// <summary>A name as part of a file name on any system.</summary>
    static string Slug(string name)
    {
        var safe = name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-');
        var slug = string.Concat(safe).Trim('-');
        return slug.Length > 0 ? slug : "client";
    }
}

/// <summary>Where a TAK client connects.</summary>
/// <param name="Host">A name or address that the server's certificate has.</param>
/// <param name="Port">The port of the TLS stream.</param>
/// <param name="Description">What the client's user sees in the list of servers.</param>
public sealed record TakServerAddress(string Host, int Port, string Description);

/// <summary>How PKCS#12 files are protected.</summary>
public enum Pkcs12Cipher
{
    /// <summary>AES-256 (PBES2): what is right today.</summary>
    Aes,

    /// <summary>Triple DES with SHA-1: for Android before 12 and other readers that know nothing newer.</summary>
    TripleDes,
}
