namespace Liaison.Headquarters.Watch.Log;

/// <summary>Enters something.</summary>
/// <param name="Content">What.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
public sealed record ReportEvent(EventContent Content, string Label);

/// <summary>Makes an entry say something else.</summary>
/// <param name="Event">The entry.</param>
/// <param name="Reason">Why.</param>
/// <param name="Content">What it is to say.</param>
/// <param name="Label">The banner of its label from now on; null to leave it.</param>
public sealed record AmendEvent(Guid Event, string Reason, EventContent Content, string? Label);

/// <summary>Takes notice of what an entry says: it need not be handed over as critical any more.</summary>
/// <param name="Event">The entry.</param>
public sealed record AcknowledgeEvent(Guid Event);

/// <summary>Takes an entry back.</summary>
/// <param name="Event">The entry.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawEvent(Guid Event, string Reason);
