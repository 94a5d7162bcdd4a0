using Liaison.Headquarters.Watch.Addressees;

namespace Liaison.Headquarters.Watch.Alerts;

/// <summary>Raises an alert by hand: of a requirement that is met, of an entry of the log, or of both.</summary>
/// <param name="Ccir">The requirement; null for none.</param>
/// <param name="Event">The entry; null for none.</param>
/// <param name="Text">What to know; null for the entry's text.</param>
/// <param name="Role">The role to alert; null for the requirement's, or none.</param>
/// <param name="Escalation">Who is alerted when nobody acknowledges; null for the requirement's.</param>
/// <param name="Addressees">The TAK clients to alert; null for the requirement's.</param>
/// <param name="Label">The banner of its label; null for that of the entry, or of the requirement.</param>
public sealed record RaiseAlert(
    Guid? Ccir, Guid? Event, string? Text, string? Role, IReadOnlyList<EscalationStep>? Escalation,
    IReadOnlyList<Addressee>? Addressees, string? Label);

/// <summary>Takes an alert on, for the staff.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Note">What to say; may be empty.</param>
public sealed record AcknowledgeAlert(Guid Alert, string Note);

/// <summary>A TAK client says that it has an alert.</summary>
/// <param name="Number">The alert's number; null when it points at the alert.</param>
/// <param name="Alert">The alert's id; null when it names the number.</param>
/// <param name="Groups">Names of the groups that the client is in.</param>
/// <param name="Origin">The client, and what it said.</param>
public sealed record AnswerAlert(int? Number, Guid? Alert, IReadOnlyList<string> Groups, TakOrigin Origin);
