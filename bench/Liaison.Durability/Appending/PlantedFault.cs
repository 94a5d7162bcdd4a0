namespace Liaison.Durability.Appending;

/// <summary>
/// What is made wrong on purpose, to show that a campaign would notice. A campaign that stays green with its fault is
/// worth nothing.
/// </summary>
enum PlantedFault
{
    None,

    /// <summary>A block is answered before it is written.</summary>
    AnswerBeforeCommit,

    /// <summary>The database does not flush each commit: SQLite's NORMAL, PostgreSQL's asynchronous commit.</summary>
    LazyFlush,

    /// <summary>A store that failed says that all is well.</summary>
    SwallowedError,

    /// <summary>Nothing is held back on the disk for when it is full.</summary>
    NoBallast,
}
