using Liaison.Journal.Blocks;
using Liaison.Journal.Records;
using Liaison.Journal.Stores;
using Liaison.Journal.Verifying;

namespace Liaison.Link.Orderly;

/// <summary>
/// What one partner gave us: its outbound log, byte for byte, each block verified before it is kept. Whoever knows the
/// partner's key can be shown what was given, and when.
/// </summary>
/// <remarks>Used by one thread at a time.</remarks>
public sealed class InboundLog : IDisposable
{
    readonly ILogStore _store;
    readonly LogVerifier _verifier;
    readonly List<(Block Block, IReadOnlyList<Guid> Ids)> _waiting = [];
    readonly List<LogRecord> _records = [];

    InboundLog(ILogStore store, LogVerifier verifier) => (_store, _verifier, Head) = (store, verifier, LogHead.None);

    /// <summary>The partner's log; null before its first block.</summary>
    public Guid? Log => _verifier.Log;

    /// <summary>The partner's key that signs now, as SubjectPublicKeyInfo; null before its first block.</summary>
    public ReadOnlyMemory<byte>? Key => _verifier.PublicKey;

    /// <summary>Up to where it is on disk.</summary>
    public LogHead Head { get; private set; }

    /// <summary>How many blocks wait for <see cref="Keep"/>.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Opens it, and verifies what is there.</summary>
    /// <param name="store">Where it is, which stays the caller's.</param>
    /// <param name="firstKey">SHA-256 of the SubjectPublicKeyInfo of the key by which the partner was paired.</param>
    /// <exception cref="IOException">The store cannot be read, or what it holds is damaged.</exception>
    public static InboundLog Open(ILogStore store, ReadOnlyMemory<byte> firstKey)
    {
        ArgumentNullException.ThrowIfNull(store);
        var verifier = new LogVerifier(firstKey);
        foreach (var block in store.Read(1))
        {
            if (verifier.Check(block, out _) is not { } fault) continue;
            verifier.Dispose();
            throw new IOException($"block {fault.Block} of the partner's log: {fault.Detail}");
        }

        return new InboundLog(store, verifier) { Head = LogHead.Of(store) };
    }

    /// <summary>Verifies the next block. It is not on disk yet.</summary>
    /// <returns>What is wrong with it; null when it waits for <see cref="Keep"/>.</returns>
    public LogFault? Take(Block block)
    {
        if (_verifier.Check(block, out var records) is { } fault) return fault;
        _waiting.Add((block, [.. records.Select(record => record.Id)]));
        _records.AddRange(records);
        return null;
    }

    /// <summary>Puts on disk what was taken.</summary>
    /// <returns>Its records in order.</returns>
    /// <exception cref="IOException">It is not known whether they are there: open the log anew.</exception>
    public IReadOnlyList<LogRecord> Keep()
    {
        if (_waiting.Count == 0) return [];
        _store.AppendAll(_waiting);
        Head = LogHead.After(_waiting[^1].Block);
        _waiting.Clear();
        IReadOnlyList<LogRecord> kept = [.. _records];
        _records.Clear();
        return kept;
    }

    /// <summary>The blocks from a record on that are on disk.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public IEnumerable<Block> Read(long from) => _store.Read(from);

    /// <summary>The last block without its records; null for an empty log.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public Block? ReadLast() => _store.ReadLast();

    /// <summary>Whether a head, as the partner says it, is one that its log went through here.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public bool WentThrough(LogHead head) => Heads.WentThrough(_store, head);

    /// <inheritdoc />
    public void Dispose() => _verifier.Dispose();
}
