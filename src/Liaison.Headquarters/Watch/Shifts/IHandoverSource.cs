namespace Liaison.Headquarters.Watch.Shifts;

/// <summary>A part of the headquarters that has things to hand over from one watch to the next.</summary>
/// <remarks>
/// Called with the boards as they are, under the lock of the command post. The answers depend on the records and on the
/// time given alone, and so does their order.
/// </remarks>
public interface IHandoverSource
{
    /// <summary>The word for its things, the <see cref="BriefItem.Kind"/> of each; other sources have others.</summary>
    string Kind { get; }

    /// <summary>The things that nobody may take over unknowingly, the oldest first.</summary>
    /// <param name="now">The time.</param>
    IEnumerable<BriefItem> CriticalAt(DateTimeOffset now);

    /// <summary>What else is open, the oldest first; nothing that is critical.</summary>
    /// <param name="now">The time.</param>
    IEnumerable<BriefItem> OpenAt(DateTimeOffset now);

    /// <summary>What people call one of its things.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="title">One line of what it says now.</param>
    /// <param name="label">The banner of its label; empty for the node's default.</param>
    /// <returns>False when there is no such thing.</returns>
    bool TryDescribe(Guid id, out string title, out string label);
}
