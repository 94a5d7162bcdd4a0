namespace Liaison.Headquarters.Watch.Log;

/// <summary>What an entry said before it was amended.</summary>
/// <param name="Content">What it said.</param>
/// <param name="Label">The banner of its label then.</param>
/// <param name="By">Who amended it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record LogAmendment(EventContent Content, string Label, string By, DateTimeOffset At, string Reason);

/// <summary>An entry was taken back.</summary>
/// <param name="By">By whom.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record LogWithdrawal(string By, DateTimeOffset At, string Reason);

/// <summary>Somebody has taken notice of an entry, and looks after what follows from it.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record LogAcknowledgement(string By, DateTimeOffset At);

/// <summary>An entry of the significant events log.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number of the record that made it: entries are in this order.</param>
/// <param name="Version">The number of the last record that changed it.</param>
/// <param name="Recorded">When it was entered.</param>
/// <param name="By">Who entered it.</param>
/// <param name="Role">In which role.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Content">What it says now.</param>
/// <param name="Amendments">What it said before, the oldest first.</param>
/// <param name="Withdrawal">That it was taken back; null when it stands.</param>
/// <param name="Acknowledged">Who took notice of what it says now; null while nobody has.</param>
public sealed record LogEntry(
    Guid Id, long Number, long Version, DateTimeOffset Recorded, string By, string Role, string Label,
    EventContent Content, IReadOnlyList<LogAmendment> Amendments, LogWithdrawal? Withdrawal,
    LogAcknowledgement? Acknowledged = null)
{
    /// <summary>Whether somebody of the watch has still to take notice: it stands, and is severe or extreme.</summary>
    public bool IsUnacknowledged =>
        Withdrawal is null && Acknowledged is null && Content.Severity >= EventSeverity.Severe;
}
