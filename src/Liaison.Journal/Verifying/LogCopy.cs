using Liaison.Journal.Blocks;
using Liaison.Journal.Stores;

namespace Liaison.Journal.Verifying;

/// <summary>Copies a log from one store to another, and verifies each block on the way.</summary>
public static class LogCopy
{
    const int BlocksAtATime = 256;

    /// <summary>Copies a whole log.</summary>
    /// <param name="source">Where it is; it may be written meanwhile.</param>
    /// <param name="target">An empty store.</param>
    /// <param name="verifier">A new verifier that knows the owner's first key; afterwards it knows the head.</param>
    /// <returns>The first fault: no block from it on was copied. Null when all is well.</returns>
    /// <exception cref="ArgumentException">The target is not empty.</exception>
    /// <exception cref="IOException">A store cannot be read or written.</exception>
    public static LogFault? Run(ILogStore source, ILogStore target, LogVerifier verifier)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(verifier);
        if (target.ReadLast() is not null)
            throw new ArgumentException("the target holds a log already", nameof(target));
        foreach (var blocks in source.Read(1).Chunk(BlocksAtATime))
        {
            var good = new List<(Block, IReadOnlyList<Guid>)>(blocks.Length);
            LogFault? fault = null;
            foreach (var block in blocks)
            {
                fault = verifier.Check(block, out var records);
                if (fault is not null) break;
                good.Add((block, [.. records.Select(record => record.Id)]));
            }

            if (good.Count > 0) target.AppendAll(good);
            if (fault is not null) return fault;
        }

        return null;
    }
}
