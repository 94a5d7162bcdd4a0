using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;

namespace Liaison.Headquarters.Command;

/// <summary>
/// A part of what a headquarters knows: a fold over the records of its journal. It does no input or output, reads no
/// clock, and draws nothing at random, so that the same records always make the same board.
/// </summary>
/// <remarks>
/// Not safe for many threads: <see cref="CommandPost"/> lets in one writer or many readers. What a board holds are
/// immutable values, so that a reader may keep what it was given.
/// </remarks>
public interface IBoard
{
    /// <summary>Takes a record into account; ignores kinds that are not its own.</summary>
    void Apply(Entry entry);

    /// <summary>Puts everything it holds into a snapshot, table by table.</summary>
    void Save(SnapshotTables tables);

    /// <summary>Takes everything from a snapshot; the board is empty before.</summary>
    void Load(SnapshotTables tables);
}
