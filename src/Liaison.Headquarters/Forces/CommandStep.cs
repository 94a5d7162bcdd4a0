namespace Liaison.Headquarters.Forces;

/// <summary>From a time until the next step, or for good, a unit is under one operational commander.</summary>
/// <param name="From">When it begins.</param>
/// <param name="Superior">The unit that holds operational control; null for the headquarters itself.</param>
/// <param name="Transfer">The transfer of authority that gave it; null for the assignment when the unit was
/// added.</param>
public readonly record struct CommandStep(DateTimeOffset From, string? Superior, Guid? Transfer);
