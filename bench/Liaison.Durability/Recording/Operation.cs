using Liaison.Durability.Appending;

namespace Liaison.Durability.Recording;

/// <summary>What a process did to a disk, one call of the operating system each.</summary>
abstract record Operation
{
    /// <summary>Made a file where there was none; opening one that is there changes nothing.</summary>
    public sealed record Create(string Path) : Operation;

    public sealed record Write(string Path, long Offset, byte[] Data) : Operation;

    public sealed record Truncate(string Path, long Length) : Operation;

    public sealed record Unlink(string Path) : Operation;

    /// <summary>Asked that a file, or the names in a folder, be on disk.</summary>
    /// <param name="Path">Of the file or folder.</param>
    /// <param name="IsDone">False when the answer was an error.</param>
    public sealed record Flush(string Path, bool IsDone) : Operation;

    /// <summary>Told that a record is on disk.</summary>
    public sealed record Acknowledge(Ack Ack) : Operation;
}
