using Liaison.Tak.Certificates;

namespace Liaison.Tak.Tests.Certificates;

/// <summary>
/// A fresh authority in a folder of its own that goes away with the test, and a clock that the test sets.
/// </summary>
sealed class AuthorityFolder : IDisposable
{
    public AuthorityFolder()
    {
        Path = Directory.CreateTempSubdirectory("liaison-").FullName;
        Authority = CertificateAuthority.Create(In("keys"), "JFHQ", Time);
    }

    public string Path { get; }

    // Peers check certificates by the real clock.
    public SettableTime Time { get; } = new(TimeProvider.System.GetUtcNow());

    public CertificateAuthority Authority { get; private set; }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public CertificateAuthority Reopen()
    {
        Authority.Dispose();
        return Authority = CertificateAuthority.Open(In("keys"), Time);
    }

    public void Dispose()
    {
        Authority.Dispose();
        Directory.Delete(Path, recursive: true);
    }
}

sealed class SettableTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
