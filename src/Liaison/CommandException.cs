namespace Liaison;

/// <summary>
/// What was asked for failed for a reason that the operator can act on; the message is shown as it is.
/// </summary>
sealed class CommandException(string message, Exception? inner = null) : Exception(message, inner);
