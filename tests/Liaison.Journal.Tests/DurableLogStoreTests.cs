using Liaison.Journal.Reading;
using Liaison.Journal.Stores;

namespace Liaison.Journal.Tests;

/// <summary>What a store must do that outlives its process.</summary>
public abstract class DurableLogStoreTests : LogStoreTests
{
    /// <summary>Opens the same log a second time, to read alone.</summary>
    protected abstract ILogStore OpenToRead();

    [Fact]
    public async Task Who_opens_a_log_to_read_sees_what_is_written_meanwhile_and_writes_nothing()
    {
        var (store, signer) = (Open(), TestLog.NewSigner());
        using var reader = OpenToRead();
        await using var writer = TestLog.Open(store, signer);
        var id = Guid.CreateVersion7();
        await writer.AppendAsync(TestLog.Draft(id));
        Assert.Equal(2, reader.Find(id));
        Assert.Null(TestLog.Verify(reader.Read(1), signer).Fault);
        Assert.Throws<InvalidOperationException>(() => reader.Append(store.Read(1).First(), [id]));
    }
}
