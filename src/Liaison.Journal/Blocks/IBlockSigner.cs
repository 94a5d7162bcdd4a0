namespace Liaison.Journal.Blocks;

/// <summary>Signs blocks: with a key in a file, or in a hardware module behind an ECDSA provider.</summary>
public interface IBlockSigner
{
    /// <summary>The public key as SubjectPublicKeyInfo (DER).</summary>
    ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>The key's id: SHA-256 of <see cref="PublicKey"/>.</summary>
    ReadOnlyMemory<byte> KeyId { get; }

    /// <summary>Signs a header: a COSE_Sign1 message with detached content.</summary>
    byte[] Sign(byte[] header);
}
