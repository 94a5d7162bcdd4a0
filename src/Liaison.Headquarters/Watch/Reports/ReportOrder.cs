using Liaison.Headquarters.Command;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>What somebody wants reported.</summary>
/// <param name="Kind">Which report.</param>
/// <param name="Headquarters">Name of this headquarters.</param>
/// <param name="DefaultLabel">Banner of the label of what has none of its own.</param>
/// <param name="From">Beginning of the period; null for 24 hours before its end.</param>
/// <param name="To">End of the period; null for now.</param>
/// <param name="Zone">Letter of the time zone for its times: A to Z without J.</param>
/// <param name="Incident">Name of the incident or operation; empty for none.</param>
/// <param name="Remarks">What the author adds; empty for nothing.</param>
/// <param name="Person">Whose activity log; null for the author's.</param>
/// <param name="Request">The request for support that is reported.</param>
/// <param name="Position">Of which position the activity log; null for a person's.</param>
public sealed record ReportOrder(
    ReportKind Kind, string Headquarters, string DefaultLabel, DateTimeOffset? From, DateTimeOffset? To, char Zone,
    string Incident, string Remarks, string? Person, Guid? Request,
    string? Position = null)
{
    /// <summary>The longest period of a report.</summary>
    public static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(31);

    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Checks it, and puts in what it leaves open.</summary>
    /// <param name="now">The time.</param>
    /// <param name="period">The period.</param>
    /// <returns>What cannot be; null when nothing.</returns>
    internal Refusal? Fault(DateTimeOffset now, out (DateTimeOffset From, DateTimeOffset To) period)
    {
        period = default;
        if (To > now) return Refusal.Invalid("to", "a time that is not in the future");
        var to = To ?? now;
        if (From is { } given && (given >= to || to - given > LongestPeriod))
            return Refusal.Invalid("from", $"before the end of the period, and at most {LongestPeriod.Days} days");
        if (to - DateTimeOffset.UnixEpoch < LongestPeriod) return Refusal.Invalid("to", "a time of this age");
        period = (From ?? to - Day, to);
        if (Zone is < 'A' or > 'Z' or 'J') return Refusal.Invalid("zone", "a zone letter, A to Z without J");
        return Texts.Line("incident", Incident, mayBeEmpty: true)
            ?? Texts.Text("remarks", Remarks, 4000, mayBeEmpty: true)
            ?? Texts.Line("person", Person)
            ?? (Position is not null && Texts.IdFault(Position) is { } fault
                ? Refusal.Invalid("position", fault) : null);
    }
}
