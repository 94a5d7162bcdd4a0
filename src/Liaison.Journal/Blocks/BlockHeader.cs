using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;

namespace Liaison.Journal.Blocks;

/// <summary>What is signed of a block: which records it holds, and which block comes before it.</summary>
public sealed record BlockHeader
{
    /// <summary>The log.</summary>
    public required Guid Log { get; init; }

    /// <summary>The log's epoch: 1, and one more after each restore that could not go on where it was.</summary>
    public required long Epoch { get; init; }

    /// <summary>The block's number, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The number of its first record.</summary>
    public required long First { get; init; }

    /// <summary>The number of its last record.</summary>
    public required long Last { get; init; }

    /// <summary>The hash of the block before; zeros for the first.</summary>
    public required ReadOnlyMemory<byte> Previous { get; init; }

    /// <summary>The root of the hash tree over its records.</summary>
    public required ReadOnlyMemory<byte> Root { get; init; }

    /// <summary>When it was made, Unix milliseconds; never less than that of the block before.</summary>
    public required long TimeMs { get; init; }

    /// <summary>The key that signs it: SHA-256 of its SubjectPublicKeyInfo.</summary>
    public required ReadOnlyMemory<byte> Key { get; init; }

    /// <summary>How many records it holds.</summary>
    public int Count => (int)(Last - First + 1);

    const int Version = 1;
    const int Members = 10;
    const int IdBytes = 16;

    /// <summary>The most records of a block.</summary>
    public const int MaxRecords = 1024;

    static ReadOnlySpan<byte> HashDomain => "liaison/block/v1\0"u8;

    /// <summary>The hash by which the next block names one with this header.</summary>
    /// <remarks>Of what is signed, not of the signature, since other bytes can be as valid a signature.</remarks>
    public static byte[] Hash(ReadOnlySpan<byte> header) => DomainHash.Of(HashDomain, header);

    /// <summary>The header as deterministic CBOR.</summary>
    public byte[] Write()
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(Members);
        writer.WriteInt32(Version);
        writer.WriteByteString(Log.ToByteArray(bigEndian: true));
        writer.WriteInt64(Epoch);
        writer.WriteInt64(Number);
        writer.WriteInt64(First);
        writer.WriteInt64(Last);
        writer.WriteByteString(Previous.Span);
        writer.WriteByteString(Root.Span);
        writer.WriteInt64(TimeMs);
        writer.WriteByteString(Key.Span);
        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>Reads a header.</summary>
    /// <returns>False when the bytes are not exactly what <see cref="Write"/> makes of a possible block.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out BlockHeader? header)
    {
        header = null;
        try
        {
            var reader = new CborReader(bytes, CborConformanceMode.Canonical);
            if (reader.ReadStartArray() != Members || reader.ReadInt32() != Version) return false;
            var log = reader.ReadByteString();
            if (log.Length != IdBytes) return false;
            var read = new BlockHeader
            {
                Log = new Guid(log, bigEndian: true),
                Epoch = reader.ReadInt64(),
                Number = reader.ReadInt64(),
                First = reader.ReadInt64(),
                Last = reader.ReadInt64(),
                Previous = reader.ReadByteString(),
                Root = reader.ReadByteString(),
                TimeMs = reader.ReadInt64(),
                Key = reader.ReadByteString(),
            };
            reader.ReadEndArray();
            if (reader.BytesRemaining != 0 || !read.IsPossible()) return false;
            header = read;
            return true;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            return false;
        }
    }

    bool IsPossible() =>
        Epoch > 0 && Number > 0 && First > 0 && Last >= First && Last - First < MaxRecords && TimeMs >= 0
        && Previous.Length == MerkleTree.HashBytes && Root.Length == MerkleTree.HashBytes
        && Key.Length == MerkleTree.HashBytes;
}
