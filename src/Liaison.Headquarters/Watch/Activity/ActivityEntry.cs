using Liaison.Headquarters.Watch.Log;

namespace Liaison.Headquarters.Watch.Activity;

/// <summary>What an entry of an activity log says.</summary>
/// <param name="Text">What was done, or what was seen to.</param>
/// <param name="Happened">When.</param>
/// <param name="Observed">When somebody noticed; null when that is not known, or is the same.</param>
/// <param name="Reported">When the position was told; null when nobody told it.</param>
public sealed record ActivityContent(
    string Text, DateTimeOffset Happened, DateTimeOffset? Observed, DateTimeOffset? Reported);

/// <summary>What an entry said before it was amended.</summary>
/// <param name="Content">What it said.</param>
/// <param name="Label">The banner of its label then.</param>
/// <param name="By">Who amended it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record ActivityAmendment(
    ActivityContent Content, string Label, string By, DateTimeOffset At, string Reason);

/// <summary>An entry of the activity log of a position.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number of the record that made it: entries are in this order.</param>
/// <param name="Version">The number of the last record that changed it.</param>
/// <param name="Position">The position whose activity it is.</param>
/// <param name="Shift">The shift in which it was entered; null when nobody was on watch there.</param>
/// <param name="Recorded">When it was entered.</param>
/// <param name="By">Who entered it.</param>
/// <param name="Role">In which role.</param>
/// <param name="Label">The banner of its label; empty for the node's default.</param>
/// <param name="Content">What it says now.</param>
/// <param name="Amendments">What it said before, the oldest first.</param>
/// <param name="Withdrawal">That it was taken back; null when it stands.</param>
public sealed record ActivityEntry(
    Guid Id, long Number, long Version, string Position, Guid? Shift, DateTimeOffset Recorded, string By, string Role,
    string Label, ActivityContent Content, IReadOnlyList<ActivityAmendment> Amendments, LogWithdrawal? Withdrawal);
