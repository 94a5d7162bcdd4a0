using System.Security.Cryptography;
using System.Security.Cryptography.Cose;

namespace Liaison.Journal.Blocks;

/// <summary>Checks the signatures of blocks.</summary>
static class BlockSignature
{
    const string P256 = "1.2.840.10045.3.1.7";
    const int Es256 = -7;

    /// <summary>
    /// What is signed with each header and sent with none: a signature of something else is none of a block.
    /// </summary>
    public static readonly byte[] Domain = [.. "liaison/block/v1"u8];

    public static bool IsP256(ECDsa key) => key.ExportParameters(false).Curve.Oid.Value == P256;

    /// <summary>Whether a signature is the key's own over the header, by the one algorithm that is allowed.</summary>
    public static bool Holds(ECDsa key, ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> signature)
    {
        try
        {
            var message = CoseMessage.DecodeSign1(signature.Span);
            return message.Content is null
                && message.ProtectedHeaders.TryGetValue(CoseHeaderLabel.Algorithm, out var algorithm)
                && algorithm.GetValueAsInt32() == Es256
                && message.ProtectedHeaders.Count == 1 && message.UnprotectedHeaders.Count == 0
                && message.VerifyDetached(key, header.Span, Domain);
        }
        catch (Exception e) when (e is CryptographicException or InvalidOperationException)
        {
            return false;
        }
    }
}
