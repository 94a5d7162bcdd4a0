using Liaison.Journal.Blocks;

namespace Liaison.Journal.Stores;

/// <summary>A store that forgets: for tests and simulations.</summary>
public sealed class MemoryLogStore : ILogStore
{
    readonly Lock _lock = new();
    readonly List<Block> _blocks = [];
    readonly Dictionary<Guid, long> _ids = [];

    /// <inheritdoc />
    public Block? ReadLast()
    {
        lock (_lock) return _blocks.Count == 0 ? null : _blocks[^1] with { Records = [] };
    }

    /// <inheritdoc />
    public void Append(Block block, IReadOnlyList<Guid> ids)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(ids);
        lock (_lock)
        {
            for (var i = 0; i < ids.Count; i++)
            {
                if (!_ids.TryAdd(ids[i], block.First + i)) throw new IOException($"the id {ids[i]} stands already");
            }

            _blocks.Add(block);
        }
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<Guid, long> FindAll(IReadOnlyList<Guid> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        lock (_lock) return ids.Where(_ids.ContainsKey).ToDictionary(id => id, id => _ids[id]);
    }

    /// <inheritdoc />
    public IEnumerable<Block> Read(long from)
    {
        Block[] blocks;
        lock (_lock) blocks = [.. _blocks.SkipWhile(block => block.Last < from)];
        return blocks;
    }

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
