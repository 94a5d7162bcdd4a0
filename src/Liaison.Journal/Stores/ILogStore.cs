using Liaison.Journal.Blocks;

namespace Liaison.Journal.Stores;

/// <summary>Where a log's blocks are kept. It keeps bytes and order, and knows nothing of what they mean.</summary>
/// <remarks>
/// One writer; any number of readers meanwhile, who see whole blocks only. A store never changes or deletes what it
/// holds.
/// </remarks>
public interface ILogStore : IDisposable
{
    /// <summary>The last block without its records; null for an empty store.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    Block? ReadLast();

    /// <summary>Adds a block. When it returns, the block is on disk and survives the loss of power.</summary>
    /// <param name="block">The block after the last one.</param>
    /// <param name="ids">The ids of its records.</param>
    /// <exception cref="LogFullException">
    /// There was no room. Nothing of the block is there; the same append may be tried again.
    /// </exception>
    /// <exception cref="IOException">
    /// It could not be made sure that the block is on disk: it may be there or not, and the store may not be used any
    /// more.
    /// </exception>
    void Append(Block block, IReadOnlyList<Guid> ids);

    /// <summary>Adds blocks that were checked before, as a copy of a log does: with fewer durable writes.</summary>
    /// <param name="blocks">The blocks after the last one, each with the ids of its records.</param>
    /// <exception cref="LogFullException">There was no room.</exception>
    /// <exception cref="IOException">As for one block.</exception>
    void AppendAll(IReadOnlyList<(Block Block, IReadOnlyList<Guid> Ids)> blocks)
    {
        foreach (var (block, ids) in blocks) Append(block, ids);
    }

    /// <summary>The numbers of those of the records with these ids that are there.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    IReadOnlyDictionary<Guid, long> FindAll(IReadOnlyList<Guid> ids);

    /// <summary>Reads whole blocks in order.</summary>
    /// <param name="from">The first record of interest: reading begins with the block that holds it.</param>
    /// <exception cref="IOException">The store cannot be read.</exception>
    IEnumerable<Block> Read(long from);
}
