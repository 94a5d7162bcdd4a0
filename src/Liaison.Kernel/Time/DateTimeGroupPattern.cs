namespace Liaison.Kernel.Time;

/// <summary>The parts of a date-time group that were written, and the instants that they may mean.</summary>
/// <param name="Day">Day of the month.</param>
/// <param name="Hour">0 to 23.</param>
/// <param name="Minute">0 to 59.</param>
/// <param name="Offset">Offset of the zone.</param>
/// <param name="Month">1 to 12; null when it was left out.</param>
/// <param name="Year">The year as far as it was written.</param>
/// <param name="YearDigits">0, 2 or 4.</param>
readonly record struct DateTimeGroupPattern(
    int Day, int Hour, int Minute, TimeSpan Offset, int? Month, int Year, int YearDigits)
{
    const int Century = 100;

    // The 29th of February can be away for eight years, around 1900 or 2100.
    const int YearsAround = 8;

    // A month that has the day is never further away than this.
    const int MonthsAround = 2;

    /// <summary>The instant that fits and is nearest to the reference, the earlier of two as near.</summary>
    public bool TryResolve(DateTimeOffset reference, out DateTimeOffset moment)
    {
        var there = new DateTime(Math.Clamp(
            reference.UtcTicks + Offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks));
        DateTimeOffset? nearest = null;
        switch (Month, YearDigits)
        {
            case ({ } month, 4):
                Consider(Year, month, reference, ref nearest);
                break;
            case ({ } month, 2):
                var thisCentury = there.Year / Century * Century + Year;
                for (var centuries = -1; centuries <= 1; centuries++)
                    Consider(thisCentury + centuries * Century, month, reference, ref nearest);
                break;
            case ({ } month, _):
                for (var years = -YearsAround; years <= YearsAround; years++)
                    Consider(there.Year + years, month, reference, ref nearest);
                break;
            default:
                var months = there.Year * 12 + there.Month - 1;
                for (var index = months - MonthsAround; index <= months + MonthsAround; index++)
                    Consider(index / 12, index % 12 + 1, reference, ref nearest);
                break;
        }
        moment = nearest.GetValueOrDefault();
        return nearest is not null;
    }

    void Consider(int year, int month, DateTimeOffset reference, ref DateTimeOffset? nearest)
    {
        if (year is < 1 or > 9999 || Day < 1 || Day > DateTime.DaysInMonth(year, month))
            return;
        var local = new DateTime(year, month, Day, Hour, Minute, 0);
        var utcTicks = local.Ticks - Offset.Ticks;
        if (utcTicks < DateTime.MinValue.Ticks || utcTicks > DateTime.MaxValue.Ticks)
            return;
        var candidate = new DateTimeOffset(local, Offset);
        if (nearest is not { } best || (candidate - reference).Duration() < (best - reference).Duration())
            nearest = candidate;
    }
}
