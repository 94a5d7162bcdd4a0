using Liaison.Journal.Blocks;
using Liaison.Journal.Stores;

namespace Liaison.Link.Orderly;

/// <summary>Up to where a log goes, or is held: its last block. One hash names all that is before it.</summary>
/// <param name="Block">The number of the last block; 0 when there is none.</param>
/// <param name="Record">The number of its last record; 0 when there is none.</param>
/// <param name="Hash">The hash of its header, 32 bytes; zeros when there is none.</param>
public sealed record LogHead(long Block, long Record, ReadOnlyMemory<byte> Hash)
{
    /// <summary>How long a hash is.</summary>
    public const int HashBytes = MerkleTree.HashBytes;

    /// <summary>The head of an empty log.</summary>
    public static LogHead None { get; } = new(0, 0, new byte[HashBytes]);

    /// <summary>The head of a store.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public static LogHead Of(ILogStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.ReadLast() is not { } last ? None
            : BlockHeader.TryRead(last.Header, out var header) ? After(last, header)
            : throw new IOException($"the header of block {last.Number} cannot be read: verify the log");
    }

    /// <summary>The head of a log that ends with a block.</summary>
    public static LogHead After(Block block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new LogHead(block.Number, block.Last, BlockHeader.Hash(block.Header.Span));
    }

    static LogHead After(Block block, BlockHeader header) =>
        new(block.Number, header.Last, BlockHeader.Hash(block.Header.Span));

    /// <inheritdoc />
    public bool Equals(LogHead? other) =>
        other is not null && Block == other.Block && Record == other.Record && Hash.Span.SequenceEqual(other.Hash.Span);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Block, Record);

    /// <inheritdoc />
    public override string ToString() => $"block {Block}, record {Record}, {Convert.ToHexStringLower(Hash.Span)}";
}
