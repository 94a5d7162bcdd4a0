using System.IO.Compression;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Liaison.Tak.Certificates;

namespace Liaison.Tak.Tests.Certificates;

/// <summary>What an implementation that is not ours makes of the certificates.</summary>
public sealed class RealPeerTests : IDisposable
{
    readonly AuthorityFolder _folder = new();

    AuthorityFiles Files => _folder.Authority.Files;

    public void Dispose() => _folder.Dispose();

    ClientPackage Issue(Pkcs12Cipher cipher = Pkcs12Cipher.Aes)
    {
        using var client = _folder.Authority.IssueClient("alice", TimeSpan.FromDays(365));
        return ClientPackage.Write(
            _folder.In("alice"), _folder.Authority, client, new("hq.example", 8089, "JFHQ"), cipher);
    }

    [Fact]
    public async Task Openssl_verifies_the_chains_strictly_and_for_their_purpose_only()
    {
        _folder.Authority.ServerCertificate(["hq.example"], out _).Dispose();
        var alice = Issue();

        async Task<bool> Verifies(string purpose, string certificate) => (await OpenSsl.RunAsync(
            "verify", "-x509_strict", "-purpose", purpose, "-CAfile", Files.RootCertificate,
            "-untrusted", Files.IssuingCertificate, certificate)).ExitCode == 0;

        Assert.True(await Verifies("sslserver", Files.ServerChain));
        Assert.False(await Verifies("sslclient", Files.ServerChain));
        Assert.True(await Verifies("sslclient", alice.CertificateFile));
        Assert.False(await Verifies("sslserver", alice.CertificateFile));
        Assert.Equal(0, (await OpenSsl.RunAsync("verify", "-x509_strict", "-CAfile", Files.RootCertificate,
            "-untrusted", Files.IssuingCertificate, "-verify_hostname", "hq.example", Files.ServerChain)).ExitCode);
    }

    [Fact]
    public async Task An_intermediate_cannot_sign_another_authority()
    {
        var (_, text) = await OpenSsl.RunAsync("x509", "-in", Files.IssuingCertificate, "-noout", "-text");

        Assert.Contains("CA:TRUE, pathlen:0", text, StringComparison.Ordinal);
        Assert.Contains("ASN1 OID: prime256v1", text, StringComparison.Ordinal);
        Assert.Contains("Certificate Sign, CRL Sign", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Pkcs12Cipher.Aes, "AES-256-CBC")]
    [InlineData(Pkcs12Cipher.TripleDes, "pbeWithSHA1And3-KeyTripleDES-CBC")]
    public async Task Openssl_reads_the_pkcs12_file_with_its_key_and_three_certificates(
        Pkcs12Cipher cipher, string expected)
    {
        var alice = Issue(cipher);

        var (exitCode, text) = await OpenSsl.RunAsync(
            "pkcs12", "-in", alice.Pkcs12File, "-passin", "pass:" + alice.Password, "-nodes", "-info");

        Assert.Equal(0, exitCode);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Contains("BEGIN PRIVATE KEY", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("BEGIN CERTIFICATE").Length - 1);
        var (wrong, _) = await OpenSsl.RunAsync(
            "pkcs12", "-in", alice.Pkcs12File, "-passin", "pass:atakatak", "-nodes");
        Assert.NotEqual(0, wrong);
    }

    [Fact]
    public async Task An_openssl_client_and_our_server_trust_each_other()
    {
        using var certificate = _folder.Authority.ServerCertificate([], out _);
        var alice = Issue();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = OpenSsl.Start("s_client", "-connect", listener.LocalEndpoint.ToString()!,
            "-servername", "localhost", "-verify_hostname", "localhost", "-verify_return_error", "-brief",
            "-CAfile", Files.RootCertificate, "-cert", alice.CertificateFile, "-cert_chain", Files.IssuingCertificate,
            "-key", alice.KeyFile);

        using var socket = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var tls = new SslStream(socket.GetStream());
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(certificate, [_folder.Authority.Issuing]),
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, peer, _, _) => IsAlice(peer),
        }, TestContext.Current.CancellationToken);
        await client.StandardInput.WriteAsync("hello\n");
        await client.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        var buffer = new byte[6];
        await tls.ReadExactlyAsync(buffer, TestContext.Current.CancellationToken);

        Assert.Equal("hello\n"u8, buffer);
        Assert.True(tls.IsMutuallyAuthenticated);
        client.Kill();
    }

    [Fact]
    public async Task Our_client_and_an_openssl_server_trust_each_other()
    {
        _folder.Authority.ServerCertificate([], out _).Dispose();
        var alice = Issue();
        var port = FreePort();
        using var server = OpenSsl.Start("s_server", "-accept", $"127.0.0.1:{port}", "-naccept", "1", "-rev",
            "-cert", Files.ServerChain, "-cert_chain", Files.IssuingCertificate, "-key", Files.ServerKey,
            "-CAfile", Files.Trust, "-Verify", "2", "-verify_return_error");
        // It says ACCEPT once it listens.
        while (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            && !line.StartsWith("ACCEPT", StringComparison.Ordinal)) { }

        using var identity = X509CertificateLoader.LoadPkcs12FromFile(alice.Pkcs12File, alice.Password);
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        await using var tls = new SslStream(socket.GetStream());
        var trust = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        trust.CustomTrustStore.Add(_folder.Authority.Root);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            ClientCertificateContext = SslStreamCertificateContext.Create(identity, [_folder.Authority.Issuing]),
            CertificateChainPolicy = trust,
        }, TestContext.Current.CancellationToken);
        await tls.WriteAsync("hello\n"u8.ToArray(), TestContext.Current.CancellationToken);
        var buffer = new byte[6];
        await tls.ReadExactlyAsync(buffer, TestContext.Current.CancellationToken);

        Assert.Equal("olleh\n"u8, buffer);
        server.Kill();
    }

    [Fact]
    public void The_data_package_names_what_it_holds_and_its_preferences_name_its_certificates()
    {
        var alice = Issue();
        using var zip = ZipFile.OpenRead(alice.DataPackageFile);

        XElement Read(string entry)
        {
            using var stream = zip.GetEntry(entry)!.Open();
            return XElement.Load(stream);
        }

        var contents = Read("MANIFEST/manifest.xml").Descendants("Content")
            .Select(c => c.Attribute("zipEntry")!.Value).ToList();
        var files = zip.Entries.Select(e => e.FullName).Where(n => n != "MANIFEST/manifest.xml");
        Assert.Equal(files.Order(), contents.Order());

        var preferences = Read(contents.Single(c => c.EndsWith(".pref", StringComparison.Ordinal)))
            .Descendants("entry").ToDictionary(e => e.Attribute("key")!.Value, e => e.Value);
        Assert.Equal("hq.example:8089:ssl", preferences["connectString0"]);
        using var identity = X509CertificateLoader.LoadPkcs12(
            Bytes(preferences["certificateLocation"]), preferences["clientPassword"]);
        Assert.Equal("CN=alice, O=JFHQ", identity.Subject);
        var trusted = X509CertificateLoader.LoadPkcs12Collection(
            Bytes(preferences["caLocation"]), preferences["caPassword"]);
        Assert.Contains(_folder.Authority.Root, trusted);
        Assert.DoesNotContain(trusted, c => c.HasPrivateKey);
        Assert.DoesNotContain(contents, c => c is "server.p12" or "client.p12");

        byte[] Bytes(string location)
        {
            using var stream = zip.GetEntry(location["cert/".Length..])!.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
    }

    [Fact]
    public void Two_certificates_of_one_name_never_share_a_file() =>
        Assert.NotEqual(Issue().Pkcs12File, Issue().Pkcs12File);

    static bool IsAlice(X509Certificate? peer) =>
        peer is X509Certificate2 certificate && certificate.Subject == "CN=alice, O=JFHQ";

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
