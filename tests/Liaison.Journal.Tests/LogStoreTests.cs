using Liaison.Journal.Blocks;
using Liaison.Journal.Reading;
using Liaison.Journal.Records;
using Liaison.Journal.Stores;
using Liaison.Journal.Verifying;
using Liaison.Journal.Writing;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Journal.Tests;

/// <summary>What every store must do.</summary>
public abstract class LogStoreTests : IDisposable
{
    readonly List<ILogStore> _stores = [];

    protected abstract ILogStore OpenStore();

    public virtual void Dispose()
    {
        _stores.ForEach(store => store.Dispose());
        GC.SuppressFinalize(this);
    }

    protected ILogStore Open()
    {
        var store = OpenStore();
        _stores.Add(store);
        return store;
    }

    [Fact]
    public async Task What_is_appended_comes_back_in_order_and_verified()
    {
        var (store, signer) = (Open(), TestLog.NewSigner());
        await using (var writer = TestLog.Open(store, signer))
        {
            for (var i = 0; i < 300; i++)
            {
                var records = await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7(), $"text {i}"));
                Assert.Equal(i + 2, Assert.Single(records).Number);
            }
        }

        var (fault, all) = TestLog.Verify(store.Read(1), signer);
        Assert.Null(fault);
        Assert.Equal(Enumerable.Range(1, 301).Select(n => (long)n), all.Select(record => record.Number));
        Assert.Equal("text 299", System.Text.Encoding.UTF8.GetString(all[^1].Body.Span));
        Assert.Equal(LogRecords.Opened, all[0].Kind);
    }

    [Fact]
    public async Task Reading_begins_with_the_block_that_holds_the_record()
    {
        var (store, signer) = (Open(), TestLog.NewSigner());
        await using var writer = TestLog.Open(store, signer);
        for (var i = 0; i < 20; i++)
            await writer.AppendAsync([.. Enumerable.Range(0, 10).Select(_ => TestLog.Draft(Guid.CreateVersion7()))]);
        var first = store.Read(57).First();
        Assert.InRange(57, first.First, first.Last);
        Assert.Equal(201, store.Read(57).Last().Last);
        Assert.Empty(store.Read(202));
    }

    [Fact]
    public async Task Many_callers_share_blocks_and_each_gets_its_own_records()
    {
        var (store, signer) = (Open(), TestLog.NewSigner());
        await using var writer = TestLog.Open(store, signer);
        await Parallel.ForAsync(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
        {
            var records = await writer.AppendAsync(
                TestLog.Draft(Guid.CreateVersion7(), $"{i} a"), TestLog.Draft(Guid.CreateVersion7(), $"{i} b"));
            Assert.Equal([$"{i} a", $"{i} b"], records.Select(r => System.Text.Encoding.UTF8.GetString(r.Body.Span)));
            Assert.Equal(records[0].Number + 1, records[1].Number);
        });
        var (fault, all) = TestLog.Verify(store.Read(1), signer);
        Assert.Null(fault);
        Assert.Equal(4001, all.Count);
        Assert.True(all[^1].Block < 4000, "callers at the same time must share blocks");
    }

    [Fact]
    public async Task Records_are_read_from_any_number_on_and_backwards_page_by_page()
    {
        var store = Open();
        await using var writer = TestLog.Open(store, TestLog.NewSigner());
        for (var i = 0; i < 30; i++)
            await writer.AppendAsync([.. Enumerable.Range(0, i % 5 + 1).Select(_ => TestLog.Draft(Guid.CreateVersion7()))]);
        var all = store.ReadRecords(1).ToList();
        Assert.Equal(writer.Last, all.Count);
        for (var from = 1; from <= all.Count + 1; from++)
            Assert.Equal(all.Skip(from - 1).Select(r => r.Id), store.ReadRecords(from).Select(r => r.Id));

        var backwards = new List<LogRecord>();
        while (store.ReadRecordsBefore(backwards.LastOrDefault()?.Number ?? writer.Last + 1, 7) is { Count: > 0 } page)
            backwards.AddRange(page);
        Assert.Equal(Enumerable.Range(1, all.Count).Reverse(), backwards.Select(r => (int)r.Number));
    }

    [Fact]
    public async Task A_copy_is_the_same_log_and_can_be_gone_on_with()
    {
        var (source, signer) = (new MemoryLogStore(), TestLog.NewSigner());
        await using (var writer = TestLog.Open(source, signer))
        {
            for (var i = 0; i < 600; i++) await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7()));
        }

        var target = Open();
        using var verifier = new LogVerifier(signer.KeyId);
        Assert.Null(LogCopy.Run(source, target, verifier));
        Assert.Equal(601, verifier.Records);
        Assert.Equal(source.ReadRecords(1).Select(r => r.Id), target.ReadRecords(1).Select(r => r.Id));
        Assert.Throws<ArgumentException>(() => LogCopy.Run(source, target, verifier));
        await using (var writer = TestLog.Open(target, signer))
            Assert.Equal(602, (await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7())))[0].Number);
        Assert.Null(TestLog.Verify(target.Read(1), signer).Fault);
    }

    [Fact]
    public async Task A_copy_ends_before_the_first_fault()
    {
        var (source, signer) = (new MemoryLogStore(), TestLog.NewSigner());
        await using (var writer = TestLog.Open(source, signer))
        {
            for (var i = 0; i < 20; i++) await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7()));
        }

        using var damaged = new MemoryLogStore();
        foreach (var block in source.Read(1))
        {
            damaged.Append(
                block.Number == 15 ? block with { Signature = block.Header } : block, [Guid.CreateVersion7()]);
        }

        var target = Open();
        using var verifier = new LogVerifier(signer.KeyId);
        Assert.Equal(15, LogCopy.Run(damaged, target, verifier)?.Block);
        Assert.Equal(14, target.ReadLast()?.Number);
    }

    [Fact]
    public async Task A_record_carries_the_time_that_it_was_given_and_none_goes_back()
    {
        var (store, signer) = (Open(), TestLog.NewSigner());
        var clock = new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using (var writer = TestLog.Open(store, signer, clock))
        {
            var given = clock.GetUtcNow().AddMinutes(5);
            var records = await writer.AppendAsync([
                TestLog.Draft(Guid.CreateVersion7()), TestLog.Draft(Guid.CreateVersion7()) with { Time = given }]);
            Assert.Equal([clock.GetUtcNow(), given], records.Select(record => record.Time));
            Assert.Equal(given, writer.LastTime);
            await Assert.ThrowsAsync<ArgumentException>(() => writer.AppendAsync(
                TestLog.Draft(Guid.CreateVersion7()) with { Time = given.AddMilliseconds(-1) }));
            await Assert.ThrowsAsync<ArgumentException>(() => writer.AppendAsync(
                TestLog.Draft(Guid.CreateVersion7()) with { Time = given.AddTicks(1) }));
            // The clock is behind the last record: the next one stands no earlier.
            Assert.Equal(given, (await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7())))[0].Time);
        }

        await using (var writer = TestLog.Open(store, signer, clock))
            Assert.Equal(clock.GetUtcNow().AddMinutes(5), writer.LastTime);
        Assert.Null(TestLog.Verify(store.Read(1), signer).Fault);
    }

    [Fact]
    public async Task Calls_that_come_one_after_another_are_written_in_that_order_also_when_the_queue_is_full()
    {
        using var store = new SlowStore(Open());
        await using var writer = TestLog.Open(store, TestLog.NewSigner());
        store.IsHeld = true;
        const int Callers = 10_000;
        var appends = new List<Task<IReadOnlyList<LogRecord>>>();
        for (var i = 0; i < Callers; i++) appends.Add(writer.AppendAsync([TestLog.Draft(Guid.CreateVersion7())]));
        Assert.DoesNotContain(appends, append => append.IsCompleted);
        store.IsHeld = false;
        var records = await Task.WhenAll(appends);
        Assert.Equal(Enumerable.Range(2, Callers), records.Select(answer => (int)Assert.Single(answer).Number));
    }

    [Fact]
    public async Task An_append_may_be_repeated_by_its_id()
    {
        var (store, signer) = (Open(), TestLog.NewSigner());
        await using var writer = TestLog.Open(store, signer);
        var draft = TestLog.Draft(Guid.CreateVersion7());
        var first = await writer.AppendAsync(draft);
        var again = await Task.WhenAll(writer.AppendAsync(draft), writer.AppendAsync(draft));
        Assert.All(again, records => Assert.Equal(first[0].Number, Assert.Single(records).Number));
        Assert.Equal(2, writer.Last);
        await Assert.ThrowsAsync<ArgumentException>(
            () => writer.AppendAsync(draft, TestLog.Draft(Guid.CreateVersion7())));
    }

    [Theory]
    [InlineData(LogRecords.Opened)]
    [InlineData(LogRecords.KeyChanged)]
    [InlineData("log.anything")]
    public async Task Nobody_else_writes_records_about_the_log_itself(string kind)
    {
        await using var writer = TestLog.Open(Open(), TestLog.NewSigner());
        await Assert.ThrowsAsync<ArgumentException>(
            () => writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7(), kind: kind)));
    }

    [Fact]
    public async Task A_fault_of_those_who_hear_of_records_ends_the_log_and_every_caller_is_told()
    {
        var writer = TestLog.Open(Open(), TestLog.NewSigner());
        writer.Committed += _ => throw new InvalidOperationException("a fault");
        await Assert.ThrowsAsync<LogFailedException>(() => writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7())));
        await Assert.ThrowsAsync<LogFailedException>(() => writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7())));
        await Assert.ThrowsAsync<LogFailedException>(() => writer.Ended);
        await writer.DisposeAsync();
    }

    [Fact]
    public async Task A_log_goes_on_after_a_restart_where_it_was()
    {
        var (store, signer) = (Open(), TestLog.NewSigner());
        await using (var writer = TestLog.Open(store, signer)) await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7()));
        await using (var writer = TestLog.Open(store, signer))
        {
            Assert.Equal(2, writer.Last);
            Assert.Equal(3, (await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7())))[0].Number);
        }

        Assert.Null(TestLog.Verify(store.Read(1), signer).Fault);
    }

    [Fact]
    public async Task A_log_that_was_restored_goes_on_in_a_new_epoch()
    {
        var (store, signer) = (Open(), TestLog.NewSigner());
        await using (var writer = TestLog.Open(store, signer)) await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7()));
        var backup = DateTimeOffset.UtcNow;
        await using (var writer = LogWriter.Open(
            store, signer, TestLog.Owner, Guid.CreateVersion7(), TimeProvider.System, restoredFrom: backup))
            await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7()));
        await using (var writer = TestLog.Open(store, signer)) await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7()));
        Assert.Equal(LogRecords.Restored, store.ReadRecord(3).Kind);
        Assert.Equal([1, 1, 2, 2, 2], store.Read(1).Select(block =>
        {
            Assert.True(BlockHeader.TryRead(block.Header, out var header));
            return (int)header.Epoch;
        }));
        Assert.Null(TestLog.Verify(store.Read(1), signer).Fault);
    }

    [Fact]
    public async Task Another_key_or_another_log_is_refused_at_the_start()
    {
        var (store, signer) = (Open(), TestLog.NewSigner());
        await TestLog.Open(store, signer).DisposeAsync();
        Assert.Throws<LogFailedException>(() => TestLog.Open(store, TestLog.NewSigner()));
        Assert.Throws<LogFailedException>(() => LogWriter.Open(
            store, signer, TestLog.Owner with { Log = Guid.CreateVersion7() }, Guid.CreateVersion7(), TimeProvider.System));
    }

    [Fact]
    public async Task After_a_change_of_the_key_the_other_one_signs_also_after_a_restart()
    {
        var (store, first, second) = (Open(), TestLog.NewSigner(), TestLog.NewSigner());
        await using (var writer = TestLog.Open(store, first))
        {
            var change = TestLog.Draft(Guid.CreateVersion7(), kind: LogRecords.KeyChanged) with
            {
                Body = LogRecords.KeyChange(second.PublicKey.Span),
            };
            var changing = writer.ChangeKeyAsync(change, second);
            var later = Enumerable.Range(0, 10).Select(_ => writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7())));
            await Task.WhenAll([changing, .. later]);
        }

        Assert.Throws<LogFailedException>(() => TestLog.Open(store, first));
        await using (var writer = TestLog.Open(store, second)) await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7()));
        var (fault, records) = TestLog.Verify(store.Read(1), first);
        Assert.Null(fault);
        Assert.Equal(13, records.Count);
    }

    [Fact]
    public async Task A_key_that_was_just_changed_signs_after_a_restart()
    {
        var (store, first, second) = (Open(), TestLog.NewSigner(), TestLog.NewSigner());
        await using (var writer = TestLog.Open(store, first))
        {
            await writer.ChangeKeyAsync(TestLog.Draft(Guid.CreateVersion7(), kind: LogRecords.KeyChanged) with
            {
                Body = LogRecords.KeyChange(second.PublicKey.Span),
            }, second);
        }

        await using (var writer = TestLog.Open(store, second)) await writer.AppendAsync(TestLog.Draft(Guid.CreateVersion7()));
        Assert.Null(TestLog.Verify(store.Read(1), first).Fault);
    }
}

/// <summary>A store whose appends wait while it is held.</summary>
sealed class SlowStore(ILogStore inner) : ILogStore
{
    readonly ManualResetEventSlim _free = new(true);

    public bool IsHeld
    {
        set
        {
            if (value) _free.Reset();
            else _free.Set();
        }
    }

    public void Append(Block block, IReadOnlyList<Guid> ids)
    {
        _free.Wait();
        inner.Append(block, ids);
    }

    public Block? ReadLast() => inner.ReadLast();

    public IReadOnlyDictionary<Guid, long> FindAll(IReadOnlyList<Guid> ids) => inner.FindAll(ids);

    public IEnumerable<Block> Read(long from) => inner.Read(from);

    public void Dispose() => _free.Dispose();
}

public sealed class MemoryLogStoreTests : LogStoreTests
{
    protected override ILogStore OpenStore() => new MemoryLogStore();
}
