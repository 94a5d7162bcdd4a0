namespace Liaison.Tak.Net;

/// <summary>How a loop sends and waits.</summary>
/// <param name="FlushIntervalMs">The longest that a report waits for others to be sent with it.</param>
/// <param name="EnoughBytes">As soon as this much was received, it is sent without waiting.</param>
/// <param name="IdleTimeoutMs">A connection from which nothing comes for so long is closed; 0 for never.</param>
sealed record LoopOptions(int FlushIntervalMs, int EnoughBytes, int IdleTimeoutMs);
