namespace Liaison.Headquarters.Snapshots;

/// <summary>A snapshot cannot be used: the boards are then folded from all records.</summary>
public sealed class SnapshotException(string message, Exception? cause = null) : Exception(message, cause);
