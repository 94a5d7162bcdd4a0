namespace Liaison.Kernel.Identity;

/// <summary>Fills a buffer with random bytes; called from one thread at a time.</summary>
/// <param name="destination">What to fill, whole.</param>
public delegate void RandomFill(Span<byte> destination);
