using Liaison.Journal.Blocks;
using Liaison.Journal.Stores;

namespace Liaison.Link.Tests.Orderly;

/// <summary>
/// A disk under a log: it can break at a write that is to come, before the block is there or after, as power does; and
/// it can be put back to what it was.
/// </summary>
sealed class Disk : ILogStore
{
    readonly List<Block> _blocks = [];
    readonly HashSet<Guid> _ids = [];
    readonly List<int> _counts = [];

    /// <summary>The writes until one breaks; negative for none.</summary>
    public int WritesUntilCrash { get; set; } = -1;

    /// <summary>Whether the block of the write that breaks is there afterwards.</summary>
    public bool KeepsLast { get; set; }

    public int Count => _blocks.Count;

    public IReadOnlyList<Block> Blocks => _blocks;

    public Block? ReadLast() => _blocks.Count == 0 ? null : _blocks[^1] with { Records = [] };

    public void Append(Block block, IReadOnlyList<Guid> ids)
    {
        var breaks = WritesUntilCrash-- == 0;
        if (breaks && !KeepsLast) throw new CrashException();
        if (ids.Any(_ids.Contains)) throw new IOException("an id stands already");
        _ids.UnionWith(ids);
        _counts.Add(ids.Count);
        _blocks.Add(block);
        if (breaks) throw new CrashException();
    }

    public IReadOnlyDictionary<Guid, long> FindAll(IReadOnlyList<Guid> ids) => new Dictionary<Guid, long>();

    public IEnumerable<Block> Read(long from)
    {
        for (var i = 0; i < _blocks.Count; i++)
        {
            if (_blocks[i].Last >= from) yield return _blocks[i];
        }
    }

    /// <summary>The disk of an older backup.</summary>
    public Disk AsItWas(int blocks)
    {
        var older = new Disk();
        foreach (var block in _blocks.Take(blocks)) older.Append(block, [.. block.Records.Select(_ => Guid.NewGuid())]);
        return older;
    }

    public void Dispose()
    {
    }
}

/// <summary>The power is gone: the node ends at this write.</summary>
sealed class CrashException() : Exception("the power is gone");
