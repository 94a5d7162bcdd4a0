namespace Liaison.Headquarters.Watch.Activity;

/// <summary>Enters what was done at a position.</summary>
/// <param name="Position">The position, an id.</param>
/// <param name="Content">What.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
public sealed record NoteActivity(string Position, ActivityContent Content, string Label);

/// <summary>Makes an entry say something else.</summary>
/// <param name="Activity">The entry.</param>
/// <param name="Reason">Why.</param>
/// <param name="Content">What it is to say.</param>
/// <param name="Label">The banner of its label from now on; null to leave it.</param>
public sealed record AmendActivity(Guid Activity, string Reason, ActivityContent Content, string? Label);

/// <summary>Takes an entry back.</summary>
/// <param name="Activity">The entry.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawActivity(Guid Activity, string Reason);
