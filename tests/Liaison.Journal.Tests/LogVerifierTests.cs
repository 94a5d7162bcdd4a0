using CsCheck;
using Liaison.Journal.Blocks;
using Liaison.Journal.Records;
using Liaison.Journal.Stores;
using Liaison.Journal.Verifying;

namespace Liaison.Journal.Tests;

public sealed class LogVerifierTests
{
    readonly EcdsaBlockSigner _signer = TestLog.NewSigner();

    [Fact]
    public async Task A_flipped_bit_anywhere_is_found()
    {
        var blocks = await BlocksAsync(12);
        Gen.Select(Gen.Int[0, blocks.Count - 1], Gen.Int[0, 2], Gen.Int[0, int.MaxValue]).Sample((at, part, where) =>
        {
            var changed = blocks.ToList();
            changed[at] = Flip(blocks[at], part, where);
            var (fault, records) = TestLog.Verify(changed, _signer);
            Assert.NotNull(fault);
            // What stands before the fault is good; nothing at or after it passes.
            Assert.Equal(blocks[at].Number, fault.Block);
            Assert.Equal(blocks[at].First - 1, records.Count);
        }, iter: 2000);
    }

    [Fact]
    public async Task Blocks_that_are_left_out_swapped_or_repeated_are_found()
    {
        var blocks = await BlocksAsync(8);
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 2]).Sample((at, how) =>
        {
            var changed = blocks.ToList();
            if (how == 0) changed.RemoveAt(at);
            else if (how == 1) (changed[at], changed[at + 1]) = (changed[at + 1], changed[at]);
            else changed.Insert(at, changed[at]);
            Assert.NotNull(TestLog.Verify(changed, _signer).Fault);
        });
    }

    [Fact]
    public async Task A_block_of_another_log_signed_with_the_same_key_is_found()
    {
        var blocks = await BlocksAsync(4);
        var other = await BlocksAsync(4);
        blocks[3] = other[3];
        Assert.Equal(LogFaultKind.BrokenChain, TestLog.Verify(blocks, _signer).Fault?.Kind);
    }

    [Fact]
    public async Task A_log_that_another_key_opened_is_refused()
    {
        var blocks = await BlocksAsync(3);
        Assert.Equal(LogFaultKind.BadOpening, TestLog.Verify(blocks, TestLog.NewSigner()).Fault?.Kind);
    }

    [Fact]
    public async Task A_signature_of_somebody_else_is_refused()
    {
        var blocks = await BlocksAsync(3);
        blocks[2] = blocks[2] with { Signature = TestLog.NewSigner().Sign(blocks[2].Header.ToArray()) };
        Assert.Equal(LogFaultKind.BadSignature, TestLog.Verify(blocks, _signer).Fault?.Kind);
    }

    [Theory]
    [InlineData(LogRecords.Opened, LogFaultKind.BadOpening)]
    [InlineData(LogRecords.KeyChanged, LogFaultKind.BadRecord)]
    public async Task A_second_opening_and_a_change_to_no_key_are_refused_though_their_owner_signed_them(
        string kind, LogFaultKind expected)
    {
        var blocks = await BlocksAsync(2);
        var timeMs = TimeMs(blocks[^1]);
        blocks.Add(Next(blocks[^1], RecordCodec.Write(TestLog.Draft(Guid.CreateVersion7(), kind: kind), timeMs), timeMs));
        Assert.Equal(expected, TestLog.Verify(blocks, _signer).Fault?.Kind);
    }

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task Records_that_go_back_in_time_and_blocks_of_another_time_are_refused(int recordMs, int blockMs)
    {
        var blocks = await BlocksAsync(2);
        var timeMs = TimeMs(blocks[^1]);
        var record = RecordCodec.Write(TestLog.Draft(Guid.CreateVersion7()), timeMs + recordMs);
        blocks.Add(Next(blocks[^1], record, timeMs + blockMs));
        Assert.Equal(LogFaultKind.WrongTime, TestLog.Verify(blocks, _signer).Fault?.Kind);
    }

    [Theory]
    [InlineData("watch.entry", 1)]
    [InlineData(LogRecords.Restored, 0)]
    [InlineData(LogRecords.Restored, 2)]
    public async Task An_epoch_begins_with_a_record_that_says_so_and_none_is_left_out(string kind, int step)
    {
        var blocks = await BlocksAsync(2);
        var timeMs = TimeMs(blocks[^1]);
        var record = RecordCodec.Write(TestLog.Draft(Guid.CreateVersion7(), kind: kind), timeMs);
        blocks.Add(Next(blocks[^1], record, timeMs, step));
        Assert.Equal(LogFaultKind.BrokenChain, TestLog.Verify(blocks, _signer).Fault?.Kind);
    }

    [Fact]
    public void Each_record_proves_its_place_in_a_block() =>
        Gen.Byte.Array[4].Array[1, 70].Sample(contents =>
        {
            var leaves = contents.Select(content => RecordCodec.Hash(content)).ToArray();
            var root = MerkleTree.Root(leaves);
            for (var i = 0; i < leaves.Length; i++)
            {
                byte[][] proof = [.. MerkleTree.Proof(leaves, i)];
                Assert.True(proof.Length <= 7);
                Assert.Equal(root, MerkleTree.RootOf(leaves[i], i, leaves.Length, proof));
                if (proof.Length == 0) continue;
                proof[0] = [.. proof[0]];
                proof[0][0] ^= 1;
                Assert.NotEqual(root, MerkleTree.RootOf(leaves[i], i, leaves.Length, proof));
                Assert.Null(MerkleTree.RootOf(leaves[i], i, leaves.Length, [.. proof, proof[0]]));
            }
        }, iter: 200);

    [Fact]
    public void Bytes_that_are_no_record_are_refused_without_failing() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            Assert.False(RecordCodec.TryRead(bytes, 1, 1, out _));
            Assert.False(BlockHeader.TryRead(bytes, out _));
        });

    [Fact]
    public void A_record_with_something_behind_it_is_refused()
    {
        var bytes = RecordCodec.Write(TestLog.Draft(Guid.CreateVersion7()), 1);
        Assert.True(RecordCodec.TryRead(bytes, 1, 1, out _));
        Assert.False(RecordCodec.TryRead((byte[])[.. bytes, 0], 1, 1, out _));
    }

    async Task<List<Block>> BlocksAsync(int count)
    {
        var store = new MemoryLogStore();
        await using var writer = TestLog.Open(store, _signer);
        for (var i = 1; i < count; i++)
            await writer.AppendAsync([.. Enumerable.Range(0, i % 4 + 1).Select(n => TestLog.Draft(Guid.CreateVersion7(), $"{n}"))]);
        return [.. store.Read(1)];
    }

    static long TimeMs(Block block)
    {
        Assert.True(BlockHeader.TryRead(block.Header, out var header));
        return header.TimeMs;
    }

    /// <summary>A block of one record that follows another, signed by the log's owner.</summary>
    Block Next(Block before, byte[] record, long timeMs, int epochStep = 0)
    {
        Assert.True(BlockHeader.TryRead(before.Header, out var last));
        var header = (last with
        {
            Epoch = last.Epoch + epochStep,
            Number = last.Number + 1,
            First = last.Last + 1,
            Last = last.Last + 1,
            Previous = BlockHeader.Hash(before.Header.Span),
            Root = MerkleTree.Root([RecordCodec.Hash(record)]),
            TimeMs = timeMs,
        }).Write();
        return new Block
        {
            Number = last.Number + 1,
            First = last.Last + 1,
            Header = header,
            Signature = _signer.Sign(header),
            Records = [record],
        };
    }

    static Block Flip(Block block, int part, int where)
    {
        ReadOnlyMemory<byte> Flipped(ReadOnlyMemory<byte> bytes)
        {
            var copy = bytes.ToArray();
            copy[where / 8 % copy.Length] ^= (byte)(1 << (where % 8));
            return copy;
        }

        var records = block.Records.ToArray();
        records[where % records.Length] = Flipped(records[where % records.Length]);
        return part switch
        {
            0 => block with { Header = Flipped(block.Header) },
            1 => block with { Signature = Flipped(block.Signature) },
            _ => block with { Records = records },
        };
    }
}
