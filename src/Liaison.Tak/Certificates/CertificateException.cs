namespace Liaison.Tak.Certificates;

/// <summary>
/// The node's certificates or its registry of clients are not as they must be; the message names the file and the way
/// out.
/// </summary>
public sealed class CertificateException : Exception
{
    /// <summary>With a message for the operator.</summary>
    public CertificateException(string message) : base(message) { }

    /// <summary>With a message for the operator and what brought it about.</summary>
    public CertificateException(string message, Exception innerException) : base(message, innerException) { }
}
