using Liaison.Journal.Blocks;
using Liaison.Journal.Records;
using Liaison.Journal.Stores;
using Liaison.Journal.Verifying;
using Liaison.Journal.Writing;

namespace Liaison.Link.Orderly;

/// <summary>
/// What was released to one partner, and nothing else: a log of its own, with numbers and a chain of its own, so that
/// what is withheld leaves no gap, number or hash behind. It is the only store that the link can open for reading.
/// </summary>
/// <remarks>Used by one thread at a time.</remarks>
public sealed class OutboundLog
{
    readonly ILogStore _store;
    readonly IBlockSigner _signer;
    readonly LogOwner _owner;
    readonly TimeProvider _time;
    LogAppender? _appender;
    LogVerifier? _returning;

    /// <summary>Opens it. An empty store stays empty until the first release.</summary>
    /// <param name="store">Where it is, which stays the caller's.</param>
    /// <param name="signer">Signs its blocks.</param>
    /// <param name="owner">The log's id, and who we are.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isRestored">
    /// Whether the store comes from a backup: then the partner may hold more of it than is here, and nothing is added
    /// before it was asked.
    /// </param>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public OutboundLog(
        ILogStore store, IBlockSigner signer, LogOwner owner, TimeProvider time, bool isRestored = false)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(owner);
        (_store, _signer, _owner, _time) = (store, signer, owner, time);
        (Head, WaitsForPartner) = (LogHead.Of(store), isRestored);
    }

    /// <summary>Whether nothing can be added before the partner has said what it holds.</summary>
    public bool WaitsForPartner { get; private set; }

    /// <summary>Whose it is.</summary>
    public LogOwner Owner => _owner;

    /// <summary>Up to where it goes.</summary>
    public LogHead Head { get; private set; }

    /// <summary>Adds what was released, as one block, which is on disk when the call returns.</summary>
    /// <param name="openingId">Id of the record that opens the log, when it is the first block.</param>
    /// <param name="drafts">The records.</param>
    /// <exception cref="ArgumentException">A draft cannot be written.</exception>
    /// <exception cref="InvalidOperationException">It waits for the partner.</exception>
    /// <exception cref="LogFailedException">The store holds another log.</exception>
    /// <exception cref="IOException">It is not known whether the block is there.</exception>
    public void Append(Guid openingId, params IReadOnlyList<RecordDraft> drafts)
    {
        if (WaitsForPartner) throw new InvalidOperationException("the partner may hold more of this log than is here");
        _returning?.Dispose();
        _returning = null;
        _appender ??= LogAppender.Open(_store, _signer, _owner, openingId, _time);
        _appender.Append(drafts);
        Head = LogHead.Of(_store);
    }

    /// <summary>The blocks from a record on, as far as they are there now.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public IEnumerable<Block> Read(long from) => _store.Read(from);

    /// <summary>Whether a head, as a partner says it, is one that this log went through.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public bool WentThrough(LogHead head) => Heads.WentThrough(_store, head);

    /// <summary>The last block without its records; null for an empty log.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public Block? ReadLast() => _store.ReadLast();

    /// <summary>The partner holds no more of it than is here.</summary>
    internal void IsWhole() => WaitsForPartner = false;

    /// <summary>Takes back the next block of this log from a partner, after the disk has lost it.</summary>
    /// <returns>Why it is not taken; null when it is on disk again.</returns>
    /// <exception cref="IOException">It is not known whether the block is there.</exception>
    public string? TakeBack(Block block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (_appender is not null) return "the log goes on already";
        if (_returning is null && Replay(out _returning) is { } damaged) return damaged;
        if (_returning.Check(block, out var records) is { } fault) return fault.Detail;
        if (_returning.Log != _owner.Log) return "it is of another log";
        _store.Append(block, [.. records.Select(record => record.Id)]);
        Head = LogHead.After(block);
        return null;
    }

    string? Replay(out LogVerifier verifier)
    {
        var opening = _store.Read(1).FirstOrDefault();
        // An empty log is known by the key that signs now; another one by the key that opened it.
        verifier = new LogVerifier(opening is null || !BlockHeader.TryRead(opening.Header, out var header)
            ? _signer.KeyId : header.Key);
        foreach (var block in _store.Read(1))
        {
            if (verifier.Check(block, out _) is { } fault) return fault.Detail;
        }

        return null;
    }
}
