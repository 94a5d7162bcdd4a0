namespace Liaison.Headquarters.Command;

/// <summary>What became of a command.</summary>
/// <param name="Refusal">Why nothing was done; null when it was.</param>
/// <param name="Answer">What there is to say of it; the default when it was refused.</param>
public readonly record struct Outcome<T>(Refusal? Refusal, T? Answer);
