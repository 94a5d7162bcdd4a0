using Liaison.Tak.Routing;

namespace Liaison.Tak.Tests.World;

/// <summary>What a store has written, which outlives the node that wrote it.</summary>
sealed class TestDisk
{
    public Lock Lock { get; } = new();

    public Dictionary<string, KnownClient> Clients { get; } = [];

    public SortedDictionary<long, StoredMessage> Messages { get; } = [];

    public HashSet<(string Addressee, long Message)> Owed { get; } = [];

    public long LastId { get; set; }
}

/// <summary>A message store in memory that keeps what a real one must keep.</summary>
sealed class TestMessageStore(TestDisk disk) : IMessageStore
{
    bool _isClosed;

    public StoredState Load()
    {
        lock (disk.Lock)
            return new StoredState([.. disk.Clients.Values], [.. disk.Messages.Values], [.. disk.Owed], disk.LastId);
    }

    public void Write(IReadOnlyList<StoreChange> changes)
    {
        lock (disk.Lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            foreach (var change in changes) Write(change);
        }
    }

    public void Dispose()
    {
        lock (disk.Lock) _isClosed = true;
    }

    void Write(StoreChange change)
    {
        switch (change)
        {
            case StoreChange.ClientSeen(var client):
                disk.Clients[client.Uid] = client;
                break;
            case StoreChange.ClientForgotten(var uid):
                disk.Clients.Remove(uid);
                break;
            case StoreChange.MessageKept(var message):
                disk.Messages[message.Id] = message;
                disk.LastId = Math.Max(disk.LastId, message.Id);
                break;
            case StoreChange.Owed(var addressee, var message):
                disk.Owed.Add((addressee, message));
                break;
            case StoreChange.Settled(var addressee, var message):
                disk.Owed.Remove((addressee, message));
                break;
            case StoreChange.MessageDropped(var message):
                disk.Messages.Remove(message);
                break;
        }
    }
}
