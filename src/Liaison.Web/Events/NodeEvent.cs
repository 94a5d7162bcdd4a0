using Liaison.Kernel.Events;
using Liaison.Web.Access;

namespace Liaison.Web.Events;

/// <summary>One event as readers get it.</summary>
/// <param name="Number">Its number in the row of its kind.</param>
/// <param name="Name">Its kind, for example <c>alert</c>.</param>
/// <param name="Json">What it says: JSON on one line, UTF-8.</param>
readonly record struct NodeEvent(long Number, string Name, ReadOnlyMemory<byte> Json);

/// <summary>A kind of events that <c>GET /api/v1/events</c> tells. Safe for many threads.</summary>
interface IEventSource
{
    /// <summary>The kind's name.</summary>
    string Name { get; }

    /// <summary>What a caller needs to be told of them.</summary>
    Permission Permission { get; }

    /// <summary>The row of numbers of this kind.</summary>
    EventNumbers Numbers { get; }

    /// <summary>
    /// Reads what came after a number, in order. Under the lock in which the source takes its numbers, so that none
    /// comes later than one above it that has been read.
    /// </summary>
    /// <param name="number">The last number that the reader has had.</param>
    /// <param name="upTo">The highest number of interest.</param>
    /// <param name="most">The most to return.</param>
    IReadOnlyList<NodeEvent> ReadAfter(long number, long upTo, int most);
}
