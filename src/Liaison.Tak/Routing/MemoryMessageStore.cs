namespace Liaison.Tak.Routing;

/// <summary>Keeps nothing beyond the life of the process: for nodes that are not to store messages, and for tests.</summary>
public sealed class MemoryMessageStore : IMessageStore
{
    /// <inheritdoc />
    public StoredState Load() => new([], [], [], 0);

    /// <inheritdoc />
    public void Write(IReadOnlyList<StoreChange> changes)
    {
    }

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
