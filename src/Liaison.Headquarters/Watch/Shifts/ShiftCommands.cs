namespace Liaison.Headquarters.Watch.Shifts;

/// <summary>Lays a watch position down, or changes it.</summary>
/// <param name="Position">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Duties">What its officer looks after; may be empty.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
public sealed record SetPosition(string Position, string Name, string Duties, string Label);

/// <summary>Takes up a position that nobody holds.</summary>
/// <param name="Position">The position.</param>
/// <param name="Label">The banner of the shift's label; empty for the node's default.</param>
public sealed record OpenShift(string Position, string Label);

/// <summary>Prepares the hand-over of a shift.</summary>
/// <param name="Shift">The shift.</param>
/// <param name="Words">The officer's own words; may be empty.</param>
/// <param name="Label">The banner of their label; empty for the node's default.</param>
public sealed record PrepareHandover(Guid Shift, string Words, string Label);

/// <summary>Acknowledges critical items, to take over with them.</summary>
/// <param name="Shift">The shift that is to end.</param>
/// <param name="Items">The items as they were shown.</param>
public sealed record AcknowledgeItems(Guid Shift, IReadOnlyList<SeenItem> Items);

/// <summary>Says that events are dealt with.</summary>
/// <param name="Events">The events as they were shown.</param>
/// <param name="Reason">What was done.</param>
/// <param name="Label">The banner of the reason's label; empty for the node's default.</param>
public sealed record CloseEvents(IReadOnlyList<SeenItem> Events, string Reason, string Label);

/// <summary>Signs a hand-over as who hands over.</summary>
/// <param name="Shift">The shift.</param>
/// <param name="Digest">The digest of the brief that was shown.</param>
/// <param name="Relief">Why the commander signs in the officer's place; empty for the officer.</param>
public sealed record OfferHandover(Guid Shift, byte[] Digest, string Relief);

/// <summary>Signs a hand-over as who takes over.</summary>
/// <param name="Shift">The shift.</param>
/// <param name="Digest">The digest of the brief that was shown.</param>
public sealed record AcceptHandover(Guid Shift, byte[] Digest);

/// <summary>Ends a shift without a next one.</summary>
/// <param name="Shift">The shift.</param>
/// <param name="Digest">The digest of the brief that was shown.</param>
/// <param name="Reason">Why.</param>
public sealed record StandDown(Guid Shift, byte[] Digest, string Reason);
