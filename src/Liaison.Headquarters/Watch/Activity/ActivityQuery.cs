namespace Liaison.Headquarters.Watch.Activity;

/// <summary>Which entries are wanted; what is null does not matter.</summary>
/// <param name="Position">Those of this position.</param>
/// <param name="Shift">Those of this shift.</param>
/// <param name="By">Those that this person entered.</param>
/// <param name="From">Those that were entered at this time or later.</param>
/// <param name="To">Those that were entered before this time.</param>
public sealed record ActivityQuery(
    string? Position = null, Guid? Shift = null, string? By = null, DateTimeOffset? From = null,
    DateTimeOffset? To = null)
{
    internal bool Matches(ActivityEntry entry) =>
        (Shift is null || entry.Shift == Shift) && (By is null || entry.By == By)
        && (From is null || entry.Recorded >= From) && (To is null || entry.Recorded < To);
}
