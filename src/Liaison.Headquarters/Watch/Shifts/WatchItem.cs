namespace Liaison.Headquarters.Watch.Shifts;

/// <summary>What kind of thing a watch looks after.</summary>
public enum WatchItemKind
{
    /// <summary>An entry of the significant events log.</summary>
    Event,

    /// <summary>A task.</summary>
    Task,

    /// <summary>A request for support.</summary>
    Request,

    /// <summary>A decision.</summary>
    Decision,
}

/// <summary>Why a thing is critical.</summary>
public enum WatchConcern
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>An alert that no report has followed.</summary>
    Alert,

    /// <summary>An event of this severity, which nobody has closed.</summary>
    Severe,

    /// <summary>An event of this severity, which nobody has closed.</summary>
    Extreme,

    /// <summary>A task that was to be acknowledged by now.</summary>
    AcknowledgementLate,

    /// <summary>A task that was to begin by now.</summary>
    StartLate,

    /// <summary>A task that was to be done by now.</summary>
    FinishLate,

    /// <summary>A request for support that is needed by now, and not there.</summary>
    Overdue,

    /// <summary>Help that was given before approval, whose 72 hours are over.</summary>
    ApprovalOverdue,

    /// <summary>Forces are out for a request that is wanted no more.</summary>
    ToBeRecalled,
}

/// <summary>A thing that a watch looks after, as it was at one moment.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">The number of the record that had changed it last: the journal shows what it said.</param>
/// <param name="Concern">Why it is critical.</param>
public sealed record WatchItem(WatchItemKind Kind, Guid Id, long Version, WatchConcern Concern);

/// <summary>A thing as somebody names it who has looked at it.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version as they saw it.</param>
public sealed record SeenItem(WatchItemKind Kind, Guid Id, long Version);
