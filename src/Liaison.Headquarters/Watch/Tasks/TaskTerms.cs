namespace Liaison.Headquarters.Watch.Tasks;

/// <summary>How far an addressee is with a task.</summary>
public enum TaskAnswer
{
    /// <summary>Nothing has been heard.</summary>
    Awaited,

    /// <summary>It has the task and will do it.</summary>
    Acknowledged,

    /// <summary>It is at it.</summary>
    UnderWay,

    /// <summary>It has done it.</summary>
    Done,

    /// <summary>It will not or cannot do it.</summary>
    Refused,

    /// <summary>It tried, and it did not succeed.</summary>
    Failed,
}

/// <summary>The state of a task, from what its commander and its addressees have said.</summary>
public enum TaskState
{
    /// <summary>Being written; nobody has been told.</summary>
    Draft,

    /// <summary>Given; not every addressee has acknowledged.</summary>
    Issued,

    /// <summary>Every addressee has acknowledged.</summary>
    Acknowledged,

    /// <summary>An addressee is at it.</summary>
    UnderWay,

    /// <summary>Every addressee has done it.</summary>
    Done,

    /// <summary>An addressee will not or cannot do it: its commander decides what becomes of it.</summary>
    Refused,

    /// <summary>An addressee did not succeed.</summary>
    Failed,

    /// <summary>Called off by its commander.</summary>
    Cancelled,
}

/// <summary>What is late about a task.</summary>
public enum TaskLateness
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its acknowledgement was due.</summary>
    Acknowledgement,

    /// <summary>It should have begun.</summary>
    Start,

    /// <summary>It should be done.</summary>
    Finish,
}

/// <summary>Whether this headquarters commands a unit.</summary>
public enum UnitStanding
{
    /// <summary>There is no such unit here; units of partners are never here.</summary>
    Unknown,

    /// <summary>The unit is here, but not under this headquarters' command at that time.</summary>
    NotCommanded,

    /// <summary>The unit is under this headquarters' operational control (OPCON) or tactical control (TACON).</summary>
    Commanded,
}

/// <summary>What tasking needs to know of forces.</summary>
public interface IUnitCommand
{
    /// <summary>Whether this headquarters commands a unit at a time.</summary>
    /// <param name="unit">The unit's id.</param>
    /// <param name="at">The time.</param>
    UnitStanding StandingOf(string unit, DateTimeOffset at);
}

/// <summary>What tasking needs to know of requests for support.</summary>
public interface IRequestLookup
{
    /// <summary>
    /// Why forces of ours may not be tasked for a request; null when they may: it is our own, or we have agreed to it.
    /// </summary>
    /// <param name="request">The request's id.</param>
    /// <param name="now">The time.</param>
    string? FaultOfTasking(Guid request, DateTimeOffset now);
}
