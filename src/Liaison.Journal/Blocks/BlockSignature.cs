using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Liaison.Journal.Blocks;

/// <summary>Checks the signatures of blocks.</summary>
/// <remarks>
/// Only one form of COSE_Sign1 (RFC 9052, section 4.2) is allowed, so that all but the signature itself are fixed
/// bytes: compared, not parsed.
/// </remarks>
static class BlockSignature
{
    const string P256 = "1.2.840.10045.3.1.7";
    const int SignatureBytes = 64;

    /// <summary>
    /// What is signed with each header and sent with none: a signature of something else is none of a block.
    /// </summary>
    public static readonly byte[] Domain = [.. "liaison/block/v1"u8];

    // Tag 18, [protected: {1: -7 (ES256)}, unprotected: {}, no content, a byte string of 64].
    static ReadOnlySpan<byte> Message => [0xD2, 0x84, 0x43, 0xA1, 0x01, 0x26, 0xA0, 0xF6, 0x58, SignatureBytes];

    // Sig_structure (RFC 9052, section 4.4): ["Signature1", protected, external data, content].
    static readonly byte[] Signed =
        [0x84, 0x6A, .. "Signature1"u8, 0x43, 0xA1, 0x01, 0x26, (byte)(0x40 + Domain.Length), .. Domain];

    public static bool IsP256(ECDsa key) => key.ExportParameters(false).Curve.Oid.Value == P256;

    /// <summary>Whether a signature is the key's own over the header, by the one algorithm that is allowed.</summary>
    public static bool Holds(ECDsa key, ReadOnlySpan<byte> header, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != Message.Length + SignatureBytes || !signature.StartsWith(Message)) return false;
        // A header has 100 to 170 bytes: its length is one byte behind the type.
        if (header.Length is < 24 or > byte.MaxValue) return false;
        Span<byte> signed = stackalloc byte[Signed.Length + 2 + byte.MaxValue];
        Signed.CopyTo(signed);
        BinaryPrimitives.WriteUInt16BigEndian(signed[Signed.Length..], (ushort)(0x5800 + header.Length));
        header.CopyTo(signed[(Signed.Length + 2)..]);
        return key.VerifyData(
            signed[..(Signed.Length + 2 + header.Length)], signature[Message.Length..], HashAlgorithmName.SHA256);
    }
}
