using System.Security.Cryptography.X509Certificates;
using Liaison.Kernel.Files;
using Liaison.Tak.Certificates;

namespace Liaison.Tak.Tests.Certificates;

public sealed class CertificateAuthorityTests : IDisposable
{
    readonly AuthorityFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Keys_are_readable_by_the_owner_alone()
    {
        _folder.Authority.ServerCertificate([], out _).Dispose();

        Assert.Equal(WholeFile.PrivateFolder, File.GetUnixFileMode(_folder.In("keys")));
        var keys = Directory.GetFiles(_folder.In("keys"), "*.key");
        Assert.Equal(3, keys.Length);
        Assert.All(keys, key => Assert.Equal(WholeFile.PrivateFile, File.GetUnixFileMode(key)));
    }

    [Fact]
    public void An_authority_is_never_replaced() =>
        Assert.Throws<CertificateException>(
            () => CertificateAuthority.Create(_folder.In("keys"), "JFHQ", _folder.Time));

    [Fact]
    public void Day_to_day_work_needs_no_root_key()
    {
        File.Delete(_folder.Authority.Files.RootKey);
        var authority = _folder.Reopen();

        using var server = authority.ServerCertificate(["hq.example"], out _);
        using var client = authority.IssueClient("alice", TimeSpan.FromDays(1));

        Assert.True(server.HasPrivateKey && client.HasPrivateKey);
        Assert.Equal("JFHQ", authority.Organisation);
    }

    [Fact]
    public void A_missing_issuing_key_is_named_when_something_is_to_be_signed()
    {
        File.Delete(_folder.Authority.Files.IssuingKey);

        var error = Assert.Throws<CertificateException>(
            () => _folder.Reopen().IssueClient("alice", TimeSpan.FromDays(1)));

        Assert.Contains("issuing.key", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(366, false)]
    [InlineData(368, true)]
    [InlineData(500, true)]
    public void The_server_certificate_is_renewed_when_less_than_30_days_are_left(int daysLater, bool expected)
    {
        _folder.Authority.ServerCertificate([], out var first).Dispose();
        _folder.Time.Now += TimeSpan.FromDays(daysLater);

        using var certificate = _folder.Reopen().ServerCertificate([], out var renewed);

        Assert.True(first);
        Assert.Equal(expected, renewed);
        Assert.True(certificate.NotAfter.ToUniversalTime() > _folder.Time.Now + CertificateAuthority.RenewalMargin);
    }

    [Fact]
    public void The_server_certificate_follows_the_configured_names()
    {
        _folder.Authority.ServerCertificate(["a.example"], out _).Dispose();
        _folder.Authority.ServerCertificate(["A.example"], out var sameNames).Dispose();
        using var other = _folder.Authority.ServerCertificate(["a.example", "10.1.2.3"], out var otherNames);

        Assert.False(sameNames);
        Assert.True(otherNames);
        var names = other.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        Assert.Equal(["a.example", "localhost"], names.EnumerateDnsNames().Order());
        Assert.Equal(["10.1.2.3", "127.0.0.1", "::1"], names.EnumerateIPAddresses().Select(a => a.ToString()).Order());
    }

    [Fact]
    public void A_server_key_that_does_not_fit_its_certificate_is_replaced_with_it()
    {
        _folder.Authority.ServerCertificate([], out _).Dispose();
        File.Copy(_folder.Authority.Files.IssuingKey, _folder.Authority.Files.ServerKey, overwrite: true);

        using var certificate = _folder.Authority.ServerCertificate([], out var renewed);

        Assert.True(renewed);
    }

    [Fact]
    public void No_certificate_outlives_its_issuer()
    {
        _folder.Time.Now += TimeSpan.FromDays(9.9 * 365);

        using var client = _folder.Authority.IssueClient("alice", TimeSpan.FromDays(3650));

        Assert.True(client.NotAfter <= _folder.Authority.Issuing.NotAfter);
        _folder.Time.Now = _folder.Authority.Issuing.NotAfter.ToUniversalTime();
        Assert.Throws<CertificateException>(() => _folder.Authority.IssueClient("bob", TimeSpan.FromDays(1)));
    }

    [Fact]
    public void Serial_numbers_are_long_and_differ()
    {
        var serials = Enumerable.Range(0, 20).Select(i =>
        {
            using var client = _folder.Authority.IssueClient($"client {i}", TimeSpan.FromDays(1));
            return client.SerialNumber;
        }).ToList();

        Assert.Equal(20, serials.Distinct().Count());
        Assert.All(serials, s => Assert.Equal(32, s.Length));
    }
}
