namespace Liaison.Journal.Writing;

/// <summary>
/// The log takes nothing more: it could not be made sure that a block is on disk, or the store holds what it must not.
/// Only
/// a new start, which reads what is there, can say what was kept.
/// </summary>
public sealed class LogFailedException(string message, Exception? inner = null) : Exception(message, inner);
