using System.Security.Cryptography;
using Liaison.Journal.Blocks;
using Liaison.Journal.Records;

namespace Liaison.Journal.Verifying;

/// <summary>
/// Checks a log from its first block on: that nothing was changed, left out, put in or moved, and that its owner signed
/// all of it. One verifier serves a node's own journal and what partners sent.
/// </summary>
/// <remarks>
/// It trusts one thing: the id of the first key, by which the owner is known. Later keys are named by records that
/// earlier
/// ones signed. Used by one thread at a time.
/// </remarks>
public sealed class LogVerifier : IDisposable
{
    static readonly byte[] NoBlock = new byte[MerkleTree.HashBytes];

    readonly ReadOnlyMemory<byte> _firstKey;
    readonly HashSet<Guid>? _ids;
    ECDsa? _key;
    ReadOnlyMemory<byte> _keyId;
    Guid? _log;
    long _epoch = 1;
    long _timeMs;

    /// <summary>Begins at the first block.</summary>
    /// <param name="firstKey">SHA-256 of the SubjectPublicKeyInfo of the owner's first key.</param>
    /// <param name="checksIds">
    /// Whether to keep all ids and refuse one that stands twice; a store whose ids are unique need not.
    /// </param>
    public LogVerifier(ReadOnlyMemory<byte> firstKey, bool checksIds = false) =>
        (_firstKey, _ids, Head) = (firstKey, checksIds ? [] : null, NoBlock);

    /// <summary>How many blocks were found good.</summary>
    public long Blocks { get; private set; }

    /// <summary>How many records were found good.</summary>
    public long Records { get; private set; }

    /// <summary>The hash of the last good block; zeros before the first.</summary>
    public ReadOnlyMemory<byte> Head { get; private set; }

    /// <summary>The key that signs now, as SubjectPublicKeyInfo; null before the first block.</summary>
    public ReadOnlyMemory<byte>? PublicKey => _key?.ExportSubjectPublicKeyInfo();

    /// <summary>Whose log it is; null before the first block.</summary>
    public Guid? Log => _log;

    /// <summary>Checks the next block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="records">Its records as they were read, when it is good.</param>
    /// <returns>What is wrong; null when all is well. After a fault the verifier is where it was before the
    /// block.</returns>
    public LogFault? Check(Block block, out IReadOnlyList<LogRecord> records)
    {
        ArgumentNullException.ThrowIfNull(block);
        records = [];
        LogFault Fault(LogFaultKind kind, string detail) => new(kind, Blocks + 1, Records + 1, detail);

        if (!BlockHeader.TryRead(block.Header, out var header))
            return Fault(LogFaultKind.BadHeader, "the header cannot be read");
        if (header.Count != block.Records.Count || header.First != block.First || header.Number != block.Number)
            return Fault(LogFaultKind.BadHeader, "the block does not hold what its header says");
        if (CheckChain(header) is { } broken) return Fault(LogFaultKind.BrokenChain, broken);
        var hashes = new byte[block.Records.Count][];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = RecordCodec.Hash(block.Records[i].Span);
        if (!MerkleTree.Root(hashes).AsSpan().SequenceEqual(header.Root.Span))
            return Fault(LogFaultKind.WrongRecords, "the records are not those that were signed");
        if ((ReadRecords(block, header, out var read) ?? CheckTimes(header, read)) is { } bad) return bad;
        if (CheckSignature(block, header, read[0]) is var (kind, reason)) return Fault(kind, reason);
        if (TakeIds(read) is { } repeated) return repeated;
        Accept(block, header, read);
        records = read;
        return null;
    }

    /// <inheritdoc />
    public void Dispose() => _key?.Dispose();

    string? CheckChain(BlockHeader header)
    {
        if (header.Number != Blocks + 1) return $"block {header.Number} stands where {Blocks + 1} must";
        if (header.First != Records + 1) return $"record {header.First} stands where {Records + 1} must";
        if (_log is { } log && header.Log != log) return "the block is of another log";
        return header.Previous.Span.SequenceEqual(Head.Span)
            ? null : "the block follows another one than that before it";
    }

    LogFault? ReadRecords(Block block, BlockHeader header, out List<LogRecord> records)
    {
        var epoch = _epoch;
        records = new List<LogRecord>(block.Records.Count);
        for (var i = 0; i < block.Records.Count; i++)
        {
            if (!RecordCodec.TryRead(block.Records[i], header.First + i, header.Number, out var record))
                return new LogFault(
                    LogFaultKind.BadRecord, header.Number, header.First + i, "the record cannot be read");
            if (record.Kind == LogRecords.Opened && record.Number > 1)
                return new LogFault(LogFaultKind.BadOpening, header.Number, record.Number, "the log is opened again");
            if (record.Kind == LogRecords.KeyChanged && !NamesNextKey(record, header))
                return new LogFault(
                    LogFaultKind.BadRecord, header.Number, record.Number,
                    "a change of the key names no key, or is not the last of its block");
            if (record.Kind == LogRecords.Restored && record.Number == header.First) epoch++;
            else if (record.Kind == LogRecords.Restored)
                return new LogFault(
                    LogFaultKind.BadRecord, header.Number, record.Number, "an epoch begins within a block");
            records.Add(record);
        }

        return header.Epoch == epoch ? null : new LogFault(
            LogFaultKind.BrokenChain, header.Number, header.First, $"epoch {header.Epoch} stands where {epoch} must");
    }

    LogFault? CheckTimes(BlockHeader header, List<LogRecord> records)
    {
        var last = DateTimeOffset.FromUnixTimeMilliseconds(_timeMs);
        foreach (var record in records)
        {
            if (record.Time < last)
                return new LogFault(
                    LogFaultKind.WrongTime, header.Number, record.Number, "the record is older than the one before it");
            last = record.Time;
        }

        return last.ToUnixTimeMilliseconds() == header.TimeMs ? null : new LogFault(
            LogFaultKind.WrongTime, header.Number, header.Last, "the block has another time than its last record");
    }

    static bool NamesNextKey(LogRecord record, BlockHeader header)
    {
        if (record.Number != header.Last || !LogRecords.TryReadKey(record, out var key)) return false;
        key.Dispose();
        return true;
    }

    (LogFaultKind Kind, string Reason)? CheckSignature(Block block, BlockHeader header, LogRecord first)
    {
        if (_key is not null)
        {
            if (!header.Key.Span.SequenceEqual(_keyId.Span)) return (LogFaultKind.BadSignature, "another key signs");
            return BlockSignature.Holds(_key, block.Header.Span, block.Signature.Span)
                ? null : (LogFaultKind.BadSignature, "the signature does not hold");
        }

        // The first block brings its own key, which must be the one that the owner is known by.
        if (first.Kind != LogRecords.Opened || !LogRecords.TryReadKey(first, out var key))
            return (LogFaultKind.BadOpening, "the first record does not open the log");
        using (key)
        {
            var id = SHA256.HashData(key.ExportSubjectPublicKeyInfo());
            if (!id.AsSpan().SequenceEqual(_firstKey.Span) || !header.Key.Span.SequenceEqual(id))
                return (LogFaultKind.BadOpening, "the log was opened with another key than its owner's");
            return BlockSignature.Holds(key, block.Header.Span, block.Signature.Span)
                ? null : (LogFaultKind.BadSignature, "the signature does not hold");
        }
    }

    LogFault? TakeIds(List<LogRecord> records)
    {
        if (_ids is null) return null;
        for (var i = 0; i < records.Count; i++)
        {
            if (_ids.Add(records[i].Id)) continue;
            for (var taken = 0; taken < i; taken++) _ids.Remove(records[taken].Id);
            return new LogFault(
                LogFaultKind.RepeatedId, records[i].Block, records[i].Number, $"the id {records[i].Id} stands twice");
        }

        return null;
    }

    void Accept(Block block, BlockHeader header, List<LogRecord> records)
    {
        (Blocks, Records) = (header.Number, header.Last);
        (_log, _epoch, _timeMs) = (header.Log, header.Epoch, header.TimeMs);
        Head = BlockHeader.Hash(block.Header.Span);
        foreach (var record in records)
        {
            if (record.Kind is not (LogRecords.Opened or LogRecords.KeyChanged)) continue;
            if (!LogRecords.TryReadKey(record, out var key)) continue;
            _key?.Dispose();
            (_key, _keyId) = (key, SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
        }
    }
}
