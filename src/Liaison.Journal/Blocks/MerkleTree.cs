namespace Liaison.Journal.Blocks;

/// <summary>
/// The hash tree over the records of a block, shaped as in RFC 9162, section 2.1: a record proves that it is in its
/// block
/// with a hash for each level.
/// </summary>
public static class MerkleTree
{
    /// <summary>Bytes of a hash (SHA-256).</summary>
    public const int HashBytes = 32;

    // Leaves are hashes of a domain of their own already (RecordCodec.Hash): an inner node cannot pass for one.
    static ReadOnlySpan<byte> NodeDomain => "liaison/node/v1\0"u8;

    /// <summary>The root.</summary>
    /// <param name="leaves">The hashes of the records, in order; at least one.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.IsEmpty) throw new ArgumentException("a block has at least one record", nameof(leaves));
        if (leaves.Length == 1) return leaves[0];
        var split = Split(leaves.Length);
        return Node(Root(leaves[..split]), Root(leaves[split..]));
    }

    /// <summary>The hashes that prove a record's place, from the leaf upwards.</summary>
    /// <param name="leaves">The hashes of the records of the block.</param>
    /// <param name="index">Which record, from 0.</param>
    public static IReadOnlyList<byte[]> Proof(ReadOnlySpan<byte[]> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length);
        if (leaves.Length == 1) return [];
        var split = Split(leaves.Length);
        return index < split
            ? [.. Proof(leaves[..split], index), Root(leaves[split..])]
            : [.. Proof(leaves[split..], index - split), Root(leaves[..split])];
    }

    /// <summary>The root that a record and its proof lead to.</summary>
    /// <param name="leaf">The hash of the record.</param>
    /// <param name="index">Its place in the block, from 0.</param>
    /// <param name="count">How many records the block has.</param>
    /// <param name="proof">What <see cref="Proof"/> gave.</param>
    /// <returns>The root; null when the proof has not the length that it must have.</returns>
    public static byte[]? RootOf(byte[] leaf, int index, int count, ReadOnlySpan<byte[]> proof)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        if (index < 0 || index >= count) return null;
        if (count == 1) return proof.IsEmpty ? leaf : null;
        if (proof.IsEmpty) return null;
        var split = Split(count);
        return index < split
            ? RootOf(leaf, index, split, proof[..^1]) is { } left ? Node(left, proof[^1]) : null
            : RootOf(leaf, index - split, count - split, proof[..^1]) is { } right ? Node(proof[^1], right) : null;
    }

    // The largest power of two below the count.
    static int Split(int count) => 1 << (31 - System.Numerics.BitOperations.LeadingZeroCount((uint)(count - 1)));

    static byte[] Node(byte[] left, byte[] right) => DomainHash.Of(NodeDomain, left, right);
}
