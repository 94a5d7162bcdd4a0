using System.Security.Cryptography.X509Certificates;
using Liaison.Tak.Certificates;
using Liaison.Tak.Sessions;
using Liaison.Tak.Tls;

namespace Liaison.Tak.Tests.World;

/// <summary>An authority with its certificates, made once for all tests: making keys takes long.</summary>
sealed class TestAuthority
{
    static readonly Lazy<TestAuthority> Lazy = new(() => new TestAuthority());

    readonly CertificateAuthority _authority;
    readonly Lock _lock = new();

    TestAuthority()
    {
        var folder = Directory.CreateTempSubdirectory("liaison-tak-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        _authority = CertificateAuthority.Create(Path.Combine(folder, "keys"), "JFHQ", TimeProvider.System);
        _authority.ServerCertificate([], out _).Dispose();
        var files = _authority.Files;
        Tls = new TlsFiles(files.ServerChain, files.ServerKey, files.Trust);
    }

    public static TestAuthority Shared => Lazy.Value;

    public TlsFiles Tls { get; }

    public AuthorityFiles Files => _authority.Files;

    public X509Certificate2 Root => _authority.Root;

    public X509Certificate2 Issuing => _authority.Issuing;

    public X509Certificate2 Issue(string name)
    {
        lock (_lock) return _authority.IssueClient(name, TimeSpan.FromDays(30));
    }
}

/// <summary>Clients of a test, whose groups the test can change at any time.</summary>
sealed class TestDirectory : IClientDirectory
{
    readonly Lock _lock = new();
    readonly Dictionary<string, DirectoryClient> _clients = [];

    public event Action? Changed;

    /// <summary>Makes a certificate and lets its holder in with these groups.</summary>
    public X509Certificate2 Add(string name, IReadOnlyList<string> publishes, IReadOnlyList<string> receives)
    {
        var certificate = TestAuthority.Shared.Issue(name);
        lock (_lock) _clients[Of(certificate)] = new DirectoryClient(name, publishes, receives);
        return certificate;
    }

    public X509Certificate2 Add(string name, params string[] groups) => Add(name, groups, groups);

    public void Regroup(X509Certificate2 certificate, IReadOnlyList<string> publishes, IReadOnlyList<string> receives)
    {
        lock (_lock)
            _clients[Of(certificate)] = _clients[Of(certificate)] with { Publishes = publishes, Receives = receives };
        Changed?.Invoke();
    }

    public void Revoke(X509Certificate2 certificate)
    {
        lock (_lock) _clients.Remove(Of(certificate));
        Changed?.Invoke();
    }

    public bool TryFind(string fingerprint, out DirectoryClient client)
    {
        lock (_lock) return _clients.TryGetValue(fingerprint, out client);
    }

    static string Of(X509Certificate2 certificate) => CertificateFingerprint.Of(certificate).Value;
}
