namespace Liaison.Tak.Certificates;

/// <summary>Where a node's certificate authority keeps what; all in its folder <c>keys/</c>.</summary>
public sealed class AuthorityFiles
{
    /// <summary>The files of the authority in this folder.</summary>
    public AuthorityFiles(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = Path.GetFullPath(folder);
    }

    /// <summary>The folder itself.</summary>
    public string Folder { get; }

    /// <summary>The root's private key. Nothing needs it from day to day: it can be moved to a safe place.</summary>
    public string RootKey => Path.Combine(Folder, "root.key");

    /// <summary>The root's certificate: what clients and partners trust.</summary>
    public string RootCertificate => Path.Combine(Folder, "root.pem");

    /// <summary>The issuing authority's private key; needed to make certificates.</summary>
    public string IssuingKey => Path.Combine(Folder, "issuing.key");

    /// <summary>The issuing authority's certificate.</summary>
    public string IssuingCertificate => Path.Combine(Folder, "issuing.pem");

    /// <summary>The server's private key.</summary>
    public string ServerKey => Path.Combine(Folder, "server.key");

    /// <summary>The server's certificate, then that of the issuing authority: what a TLS server presents.</summary>
    public string ServerChain => Path.Combine(Folder, "server.pem");

    /// <summary>
    /// The certificates of issuing authority and root: what certificates of clients are checked with.
    /// </summary>
    public string Trust => Path.Combine(Folder, "trust.pem");
}
