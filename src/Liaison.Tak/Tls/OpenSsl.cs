using System.Runtime.InteropServices;

namespace Liaison.Tak.Tls;

/// <summary>The calls of OpenSSL 3 that a server of TLS streams needs; names and numbers as in its manual and headers.</summary>
static unsafe partial class OpenSsl
{
    public const int WantRead = 2;
    public const int WantWrite = 3;
    public const int ZeroReturn = 6;

    public const int FilePem = 1;
    public const int VerifyPeer = 1;
    public const int VerifyFailIfNoPeerCertificate = 2;
    public const int Tls12 = 0x0303;
    public const ulong NoTicket = 1ul << 14;
    public const ulong NoCompression = 1ul << 17;
    public const ulong NoRenegotiation = 1ul << 30;
    public const ulong CipherServerPreference = 1ul << 22;

    const string Ssl = "libssl.so.3";
    const string Crypto = "libcrypto.so.3";

    const int ControlMode = 33;
    const int ControlReadAhead = 41;
    const int ControlSessionCacheMode = 44;
    const int ControlMinimumVersion = 123;
    const int ModeMovingWriteBuffer = 2;
    const int ModeReleaseBuffers = 16;

    /// <summary>The modes of a server with many idle connections: it keeps no buffers for those on which nothing moves.</summary>
    public static void SetModes(nint context)
    {
        _ = SSL_CTX_ctrl(context, ControlMode, ModeMovingWriteBuffer | ModeReleaseBuffers, 0);
        _ = SSL_CTX_ctrl(context, ControlReadAhead, 1, 0);
        _ = SSL_CTX_ctrl(context, ControlSessionCacheMode, 0, 0);
        _ = SSL_CTX_ctrl(context, ControlMinimumVersion, Tls12, 0);
    }

    /// <summary>The oldest error that OpenSSL has for this thread, in its words; forgets all others.</summary>
    public static string TakeError()
    {
        var code = ERR_get_error();
        ERR_clear_error();
        if (code == 0) return "no further reason";
        var text = stackalloc byte[256];
        ERR_error_string_n(code, text, 256);
        return Marshal.PtrToStringUTF8((nint)text) ?? "no further reason";
    }

    [LibraryImport(Ssl)]
    public static partial nint TLS_server_method();

    [LibraryImport(Ssl)]
    public static partial nint SSL_CTX_new(nint method);

    [LibraryImport(Ssl)]
    public static partial void SSL_CTX_free(nint context);

    [LibraryImport(Ssl)]
    private static partial long SSL_CTX_ctrl(nint context, int command, long number, nint pointer);

    [LibraryImport(Ssl)]
    public static partial ulong SSL_CTX_set_options(nint context, ulong options);

    [LibraryImport(Ssl)]
    public static partial int SSL_CTX_set_num_tickets(nint context, nuint count);

    [LibraryImport(Ssl, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SSL_CTX_set_cipher_list(nint context, string ciphers);

    [LibraryImport(Ssl, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SSL_CTX_use_certificate_chain_file(nint context, string path);

    [LibraryImport(Ssl, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SSL_CTX_use_PrivateKey_file(nint context, string path, int type);

    [LibraryImport(Ssl)]
    public static partial int SSL_CTX_check_private_key(nint context);

    [LibraryImport(Ssl, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SSL_CTX_load_verify_locations(nint context, string file, string? folder);

    [LibraryImport(Ssl, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint SSL_load_client_CA_file(string path);

    [LibraryImport(Ssl)]
    public static partial void SSL_CTX_set_client_CA_list(nint context, nint names);

    [LibraryImport(Ssl)]
    public static partial void SSL_CTX_set_verify(nint context, int mode, nint callback);

    [LibraryImport(Ssl)]
    public static partial nint SSL_new(nint context);

    [LibraryImport(Ssl)]
    public static partial void SSL_free(nint ssl);

    [LibraryImport(Ssl)]
    public static partial void SSL_set0_rbio(nint ssl, nint bio);

    [LibraryImport(Ssl)]
    public static partial void SSL_set0_wbio(nint ssl, nint bio);

    [LibraryImport(Ssl)]
    public static partial int SSL_accept(nint ssl);

    [LibraryImport(Ssl)]
    public static partial int SSL_read(nint ssl, byte* buffer, int length);

    [LibraryImport(Ssl)]
    public static partial int SSL_write(nint ssl, byte* buffer, int length);

    [LibraryImport(Ssl)]
    public static partial int SSL_has_pending(nint ssl);

    [LibraryImport(Ssl)]
    public static partial int SSL_shutdown(nint ssl);

    [LibraryImport(Ssl)]
    public static partial int SSL_get_error(nint ssl, int result);

    [LibraryImport(Ssl)]
    public static partial nint SSL_get1_peer_certificate(nint ssl);

    [LibraryImport(Crypto)]
    public static partial int i2d_X509(nint certificate, byte** output);

    [LibraryImport(Crypto)]
    public static partial void X509_free(nint certificate);

    [LibraryImport(Crypto)]
    public static partial nint BIO_new_socket(int descriptor, int closes);

    [LibraryImport(Crypto, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint BIO_meth_new(int type, string name);

    [LibraryImport(Crypto)]
    public static partial int BIO_meth_set_write(nint method, nint function);

    [LibraryImport(Crypto)]
    public static partial int BIO_meth_set_ctrl(nint method, nint function);

    [LibraryImport(Crypto)]
    public static partial nint BIO_new(nint method);

    [LibraryImport(Crypto)]
    public static partial void BIO_set_init(nint bio, int init);

    [LibraryImport(Crypto)]
    public static partial void BIO_set_data(nint bio, void* data);

    [LibraryImport(Crypto)]
    public static partial void* BIO_get_data(nint bio);

    [LibraryImport(Crypto)]
    public static partial int BIO_up_ref(nint bio);

    [LibraryImport(Crypto)]
    public static partial int BIO_free(nint bio);

    [LibraryImport(Crypto)]
    public static partial void ERR_clear_error();

    [LibraryImport(Crypto)]
    private static partial ulong ERR_get_error();

    [LibraryImport(Crypto)]
    private static partial void ERR_error_string_n(ulong code, byte* buffer, nuint length);
}
