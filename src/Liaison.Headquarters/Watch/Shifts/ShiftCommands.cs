namespace Liaison.Headquarters.Watch.Shifts;

/// <summary>Goes on watch at a position that nobody holds.</summary>
/// <param name="Position">The area of duty, an id.</param>
/// <param name="PlannedEnd">When the shift is to end; at most seven days ahead.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
public sealed record BeginShift(string Position, DateTimeOffset PlannedEnd, string Label);

/// <summary>Makes the brief of a shift, in place of the one before.</summary>
/// <param name="Shift">The shift.</param>
/// <param name="Oncoming">Who takes over, by the name under which they sign in.</param>
/// <param name="NextEnd">When the next shift is to end; null for as long as this one was planned.</param>
/// <param name="StandDown">Whether nobody follows: then a commander takes over what is open.</param>
/// <param name="Remarks">What the officer adds; may be empty.</param>
/// <param name="Label">The banner of its label; null for the shift's.</param>
public sealed record MakeBrief(
    Guid Shift, string Oncoming, DateTimeOffset? NextEnd, bool StandDown, string Remarks, string? Label);

/// <summary>An item as somebody names it who has looked at it.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version as they saw it.</param>
public sealed record SeenItem(string Kind, Guid Id, long Version);

/// <summary>Acknowledges critical items of a brief, to take over with them.</summary>
/// <param name="Shift">The shift that ends.</param>
/// <param name="Digest">The digest of the brief that was shown.</param>
/// <param name="Items">The items.</param>
public sealed record AcknowledgeItems(Guid Shift, byte[] Digest, IReadOnlyList<SeenItem> Items);

/// <summary>Signs a brief. The second of its two signatures ends the shift and begins the next.</summary>
/// <param name="Shift">The shift that ends.</param>
/// <param name="Digest">The digest of the brief that was shown.</param>
public sealed record SignBrief(Guid Shift, byte[] Digest);
