namespace Liaison.Tak.Sessions;

/// <summary>Who may connect with a certificate, and with which groups. Safe for many threads.</summary>
public interface IClientDirectory
{
    /// <summary>The groups of a client.</summary>
    /// <param name="fingerprint">SHA-256 of its certificate in lower-case hexadecimal.</param>
    /// <param name="client">Its name and groups.</param>
    /// <returns>False when the certificate is not known here, or was revoked.</returns>
    bool TryFind(string fingerprint, out DirectoryClient client);

    /// <summary>Raised when clients may have other groups than before, or may no longer connect.</summary>
    event Action? Changed;
}

/// <summary>One client of the directory.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Publishes">Names of the groups that it may publish to (TAK's direction IN).</param>
/// <param name="Receives">Names of the groups whose reports it gets (TAK's direction OUT).</param>
public readonly record struct DirectoryClient(string Name, IReadOnlyList<string> Publishes, IReadOnlyList<string> Receives);
