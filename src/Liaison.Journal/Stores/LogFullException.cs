namespace Liaison.Journal.Stores;

/// <summary>
/// The store has no room for a block, and holds nothing of it: the same append may be tried again when there is.
/// </summary>
public sealed class LogFullException(string message, Exception? inner = null) : IOException(message, inner);
