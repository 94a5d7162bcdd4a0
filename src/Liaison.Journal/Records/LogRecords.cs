using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;
using System.Security.Cryptography;

namespace Liaison.Journal.Records;

/// <summary>The records that a log is about itself: its opening, and the change of its key.</summary>
public static class LogRecords
{
    /// <summary>The first record of a log: whose it is, and the key that signs it.</summary>
    public const string Opened = "log.opened";

    /// <summary>From the next block on another key signs.</summary>
    public const string KeyChanged = "log.key-changed";

    /// <summary>
    /// The log goes on from a backup: what was written after that, if anything was, is not in it. The first record of
    /// an epoch.
    /// </summary>
    public const string Restored = "log.restored";

    /// <summary>What the kinds of these records begin with; nobody but the log itself writes such.</summary>
    public const string Prefix = "log.";

    const int OpeningMembers = 3;
    const int ChangeMembers = 1;
    const int RestoringMembers = 1;
    const int MaxKeyBytes = 512;

    /// <summary>The body of an opening.</summary>
    /// <param name="headquarters">The headquarters that owns the log.</param>
    /// <param name="country">Its country.</param>
    /// <param name="publicKey">The first key, as SubjectPublicKeyInfo.</param>
    public static byte[] Opening(string headquarters, string country, ReadOnlySpan<byte> publicKey)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(OpeningMembers);
        writer.WriteTextString(headquarters);
        writer.WriteTextString(country);
        writer.WriteByteString(publicKey);
        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>The body of a change of the key.</summary>
    /// <param name="publicKey">The next key, as SubjectPublicKeyInfo.</param>
    public static byte[] KeyChange(ReadOnlySpan<byte> publicKey)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(ChangeMembers);
        writer.WriteByteString(publicKey);
        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>The body of the record that begins an epoch.</summary>
    /// <param name="backup">When the backup was made.</param>
    public static byte[] Restoring(DateTimeOffset backup)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(RestoringMembers);
        writer.WriteInt64(backup.ToUnixTimeMilliseconds());
        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>Reads the key that an opening or a change names.</summary>
    /// <returns>False for other records, and when there is no key on P-256 in it.</returns>
    public static bool TryReadKey(LogRecord record, [NotNullWhen(true)] out ECDsa? key)
    {
        ArgumentNullException.ThrowIfNull(record);
        key = null;
        try
        {
            var reader = new CborReader(record.Body, CborConformanceMode.Canonical);
            var members = reader.ReadStartArray();
            if (members != (record.Kind == Opened ? OpeningMembers : ChangeMembers)) return false;
            for (var i = 1; i < members; i++) reader.ReadTextString();
            var publicKey = reader.ReadByteString();
            reader.ReadEndArray();
            if (reader.BytesRemaining != 0 || publicKey.Length > MaxKeyBytes) return false;
            var read = ECDsa.Create();
            read.ImportSubjectPublicKeyInfo(publicKey, out var used);
            if (used == publicKey.Length && Blocks.BlockSignature.IsP256(read))
            {
                key = read;
                return true;
            }

            read.Dispose();
            return false;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or CryptographicException)
        {
            return false;
        }
    }
}
