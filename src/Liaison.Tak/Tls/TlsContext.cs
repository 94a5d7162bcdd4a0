using System.Security.Cryptography;

namespace Liaison.Tak.Tls;

/// <summary>The files that a TLS input needs, in PEM form.</summary>
/// <param name="CertificateChain">The server's certificate, then those of its issuers.</param>
/// <param name="Key">The server's private key.</param>
/// <param name="ClientAuthorities">The certificates of those who may issue clients' certificates.</param>
public sealed record TlsFiles(string CertificateChain, string Key, string ClientAuthorities);

/// <summary>Settings that all TLS connections of the node share: TLS 1.2 or 1.3, and a client certificate is required.</summary>
sealed unsafe class TlsContext : IDisposable
{
    readonly nint _context;

    public TlsContext(TlsFiles files)
    {
        _context = OpenSsl.SSL_CTX_new(OpenSsl.TLS_server_method());
        OpenSsl.SetModes(_context);
        _ = OpenSsl.SSL_CTX_set_options(
            _context,
            OpenSsl.NoTicket | OpenSsl.NoCompression | OpenSsl.NoRenegotiation | OpenSsl.CipherServerPreference);
        _ = OpenSsl.SSL_CTX_set_num_tickets(_context, 0);
        Check(OpenSsl.SSL_CTX_set_cipher_list(_context, "ECDHE+AESGCM:ECDHE+CHACHA20"), "choose ciphers", files.Key);
        Check(
            OpenSsl.SSL_CTX_use_certificate_chain_file(_context, files.CertificateChain), "read the certificate",
            files.CertificateChain);
        Check(OpenSsl.SSL_CTX_use_PrivateKey_file(_context, files.Key, OpenSsl.FilePem), "read the key", files.Key);
        Check(OpenSsl.SSL_CTX_check_private_key(_context), "match the certificate with the key", files.Key);
        Check(
            OpenSsl.SSL_CTX_load_verify_locations(_context, files.ClientAuthorities, null), "read the authorities",
            files.ClientAuthorities);
        OpenSsl.SSL_CTX_set_client_CA_list(_context, OpenSsl.SSL_load_client_CA_file(files.ClientAuthorities));
        OpenSsl.SSL_CTX_set_verify(_context, OpenSsl.VerifyPeer | OpenSsl.VerifyFailIfNoPeerCertificate, 0);
    }

    /// <summary>A connection over a socket; its records go to the stage.</summary>
    public nint Open(int descriptor, RecordStage stage)
    {
        var ssl = OpenSsl.SSL_new(_context);
        OpenSsl.SSL_set0_rbio(ssl, OpenSsl.BIO_new_socket(descriptor, 0));
        stage.Attach(ssl);
        return ssl;
    }

    /// <summary>SHA-256 of the client's certificate, in lower-case hexadecimal. The handshake has verified the chain.</summary>
    public static string? FingerprintOf(nint ssl)
    {
        var certificate = OpenSsl.SSL_get1_peer_certificate(ssl);
        if (certificate == 0) return null;
        var length = OpenSsl.i2d_X509(certificate, null);
        var der = new byte[Math.Max(length, 0)];
        fixed (byte* start = der)
        {
            var at = start;
            length = OpenSsl.i2d_X509(certificate, &at);
        }

        OpenSsl.X509_free(certificate);
        return length <= 0 ? null : Convert.ToHexStringLower(SHA256.HashData(der));
    }

    public void Dispose() => OpenSsl.SSL_CTX_free(_context);

    static void Check(int result, string what, string file)
    {
        if (result != 1) throw new IOException($"TLS could not {what} ({file}): {OpenSsl.TakeError()}.");
    }
}
