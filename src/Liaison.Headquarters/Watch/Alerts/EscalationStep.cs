namespace Liaison.Headquarters.Watch.Alerts;

/// <summary>Who is alerted next, when nobody has acknowledged.</summary>
/// <param name="After">How long after the alert was raised.</param>
/// <param name="Role">The role, by its name in the API.</param>
public sealed record EscalationStep(TimeSpan After, string Role);
