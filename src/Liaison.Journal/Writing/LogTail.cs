using Liaison.Journal.Blocks;
using Liaison.Journal.Reading;
using Liaison.Journal.Records;
using Liaison.Journal.Stores;

namespace Liaison.Journal.Writing;

/// <summary>Where a log goes on.</summary>
sealed record LogTail(Guid Log, long Epoch, long Block, long Last, ReadOnlyMemory<byte> Head, long TimeMs)
{
    public static LogTail Read(ILogStore store, LogOwner owner, IBlockSigner signer)
    {
        if (store.ReadLast() is not { } last) return new LogTail(owner.Log, 1, 0, 0, new byte[MerkleTree.HashBytes], 0);
        if (!BlockHeader.TryRead(last.Header, out var header))
            throw new LogFailedException($"the header of block {last.Number} cannot be read: verify the log");
        if (header.Log != owner.Log)
            throw new LogFailedException($"the store holds the log {header.Log}, not {owner.Log}");
        if (!store.ReadSigningKey()!.Value.Span.SequenceEqual(signer.KeyId.Span))
            throw new LogFailedException("the log is signed with another key than the one given");
        return new LogTail(
            header.Log, header.Epoch, header.Number, header.Last, BlockHeader.Hash(last.Header.Span), header.TimeMs);
    }

    public BlockHeader Next(List<ReadOnlyMemory<byte>> records, long timeMs, ReadOnlyMemory<byte> key) => new()
    {
        Log = Log,
        Epoch = Epoch,
        Number = Block + 1,
        First = Last + 1,
        Last = Last + records.Count,
        Previous = Head,
        Root = MerkleTree.Root([.. records.Select(record => RecordCodec.Hash(record.Span))]),
        TimeMs = timeMs,
        Key = key,
    };

    public LogTail After(Block block, long timeMs) => this with
    {
        Block = block.Number,
        Last = block.Last,
        Head = BlockHeader.Hash(block.Header.Span),
        TimeMs = timeMs,
    };
}
