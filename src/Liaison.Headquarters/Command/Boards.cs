using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Watch.Log;

namespace Liaison.Headquarters.Command;

/// <summary>All boards of a headquarters.</summary>
public sealed class Boards
{
    readonly IBoard[] _all;

    /// <summary>Makes empty boards.</summary>
    public Boards() => _all =
    [
        Forces,
        Log,
    ];

    /// <summary>Units and who commands them.</summary>
    public ForcesBoard Forces { get; } = new();

    /// <summary>The significant events log.</summary>
    public LogBoard Log { get; } = new();

    /// <summary>Every board.</summary>
    public IReadOnlyList<IBoard> All => _all;

    /// <summary>Folds a record into the boards.</summary>
    public void Apply(Entry entry)
    {
        foreach (var board in _all) board.Apply(entry);
    }
}
