using System.Security.Cryptography;

namespace Liaison.Journal.Blocks;

/// <summary>The header of a block and the signature over it: what the log's owner cannot deny to have said.</summary>
/// <param name="Header">The header's bytes.</param>
/// <param name="Signature">The signature over them.</param>
public sealed record SignedHeader(ReadOnlyMemory<byte> Header, ReadOnlyMemory<byte> Signature)
{
    /// <summary>That of a block.</summary>
    public static SignedHeader Of(Block block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new SignedHeader(block.Header, block.Signature);
    }

    /// <summary>Whether a key has signed it.</summary>
    /// <param name="publicKey">The key on P-256, as SubjectPublicKeyInfo.</param>
    public bool IsSignedBy(ReadOnlySpan<byte> publicKey)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out var used);
            return used == publicKey.Length && BlockSignature.IsP256(key)
                && BlockSignature.Holds(key, Header.Span, Signature.Span);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
