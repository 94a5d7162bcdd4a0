using System.Security.Cryptography;
using System.Security.Cryptography.Cose;

namespace Liaison.Journal.Blocks;

/// <summary>
/// Signs blocks with ECDSA on P-256 and SHA-256. The key object may stand for one that never leaves its token.
/// </summary>
public sealed class EcdsaBlockSigner : IBlockSigner
{
    readonly CoseSigner _signer;

    /// <summary>Makes a signer of a key, which stays the caller's.</summary>
    /// <exception cref="ArgumentException">The key is not on P-256.</exception>
    public EcdsaBlockSigner(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!BlockSignature.IsP256(key)) throw new ArgumentException("the key is not on the curve P-256", nameof(key));
        PublicKey = key.ExportSubjectPublicKeyInfo();
        KeyId = SHA256.HashData(PublicKey.Span);
        _signer = new CoseSigner(key, HashAlgorithmName.SHA256);
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> KeyId { get; }

    /// <inheritdoc />
    public byte[] Sign(byte[] header) => CoseSign1Message.SignDetached(header, _signer, BlockSignature.Domain);
}
