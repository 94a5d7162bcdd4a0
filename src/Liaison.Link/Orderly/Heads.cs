using Liaison.Journal.Stores;

namespace Liaison.Link.Orderly;

/// <summary>Compares heads with what a store holds.</summary>
static class Heads
{
    /// <summary>Whether a head is one that the log of a store went through.</summary>
    public static bool WentThrough(ILogStore store, LogHead head)
    {
        if (head == LogHead.None) return true;
        var block = store.Read(head.Record).FirstOrDefault();
        return block is not null && LogHead.After(block) == head;
    }
}
