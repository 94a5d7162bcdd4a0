using System.Threading.Channels;

namespace Liaison.Tak.Routing;

/// <summary>
/// Writes changes to the store on a task of its own, many in one batch. Nobody waits for the disk, unless it falls so far
/// behind that the bound of the queue is reached.
/// </summary>
sealed class StoreWriter : IDisposable
{
    const int MaxQueued = 100_000;
    const int MaxBatch = 5_000;

    readonly IMessageStore _store;
    readonly Action<Exception> _onFailure;
    readonly Channel<StoreChange> _queue = Channel.CreateBounded<StoreChange>(
        new BoundedChannelOptions(MaxQueued) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    readonly Task _writing;

    public StoreWriter(IMessageStore store, Action<Exception> onFailure)
    {
        (_store, _onFailure) = (store, onFailure);
        _writing = Task.Factory.StartNew(
            RunAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    /// <summary>Changes that were lost since the store could not take them.</summary>
    public long Lost { get; private set; }

    public void Add(StoreChange change)
    {
        if (_queue.Writer.TryWrite(change)) return;
        Lost++;
    }

    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _writing.GetAwaiter().GetResult();
        _store.Dispose();
    }

    async Task RunAsync()
    {
        var batch = new List<StoreChange>();
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var change)) batch.Add(change);
            try
            {
                _store.Write(batch);
            }
            catch (IOException failure)
            {
                Lost += batch.Count;
                _onFailure(failure);
            }

            batch.Clear();
        }
    }
}
