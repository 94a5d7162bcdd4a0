using Liaison.Kernel.Events;

namespace Liaison.Web.Events;

/// <summary>One reader of all kinds of events, in the order of their numbers. Its memory does not grow with its lag.</summary>
sealed class EventReader(EventNumbers numbers, IReadOnlyList<IEventSource> sources, long after)
{
    const int Most = 100;

    /// <summary>The last number that it has had, or has seen to be none of its kinds.</summary>
    public long Number { get; private set; } = after;

    /// <summary>Reads the next events; none when there is nothing new.</summary>
    public IReadOnlyList<NodeEvent> Read()
    {
        // Noted before the sources are asked: see EventNumbers.
        var upTo = numbers.Last;
        if (upTo <= Number) return [];
        var events = new List<NodeEvent>();
        foreach (var source in sources)
        {
            var found = source.ReadAfter(Number, upTo, Most);
            events.AddRange(found);
            // There may be more of this kind behind its last: what others have behind it comes later.
            if (found.Count == Most) upTo = Math.Min(upTo, found[^1].Number);
        }

        Number = upTo;
        return [.. events.Where(e => e.Number <= upTo).OrderBy(e => e.Number)];
    }
}
