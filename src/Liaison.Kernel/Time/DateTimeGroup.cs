using System.Globalization;

namespace Liaison.Kernel.Time;

/// <summary>
/// A date-time group as military messages write it: <c>DDHHMMZ MON YY</c>, to the minute, in the zone of its letter.
/// Source: ACP 121. Two groups are equal when both the instant and the zone are.
/// </summary>
public readonly struct DateTimeGroup : IEquatable<DateTimeGroup>
{
    const int MaxTextLength = 24;
    const int MonthLength = 3;
    const string Months = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

    DateTimeGroup(DateTimeOffset moment, char zone) => (Moment, _zone) = (moment, zone);

    // Zero in the default value, which is midnight UTC of the year 1.
    readonly char _zone;

    /// <summary>The instant, to the minute, with the offset of the zone.</summary>
    public DateTimeOffset Moment { get; }

    /// <summary>The zone letter: A to Z; J where the offset is the observer's.</summary>
    public char Zone => _zone == default ? TimeZoneLetter.Utc : _zone;

    /// <summary>The group of an instant in a zone; seconds are cut off.</summary>
    /// <param name="instant">The instant, with any offset.</param>
    /// <param name="zone">A zone letter other than J.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such letter, or J.</exception>
    public static DateTimeGroup From(DateTimeOffset instant, char zone = TimeZoneLetter.Utc) =>
        TimeZoneLetter.TryGetOffset(zone, out var offset)
            ? new(ToMinute(instant, offset), zone)
            : throw new ArgumentOutOfRangeException(
                nameof(zone), zone, "A zone letter is A to Z, and J has no offset.");

    /// <summary>The group of an instant in the observer's local time, written with the letter J.</summary>
    /// <param name="instant">The instant; its offset is the observer's.</param>
    public static DateTimeGroup FromLocal(DateTimeOffset instant) =>
        new(ToMinute(instant, instant.Offset), TimeZoneLetter.Local);

    /// <summary>
    /// Reads <c>041530Z OCT 26</c>, also with a year of four digits, without spaces, in small letters, and the short
    /// forms without the year or without month and year. At most 24 characters.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="reference">
    /// What a short form or a year of two digits is near to: the nearest instant that fits is meant.
    /// </param>
    /// <param name="localOffset">The observer's offset from UTC, for the letter J; null refuses J.</param>
    /// <param name="group">The group, when the answer is true.</param>
    /// <returns>
    /// False when the text is anything else: without a zone letter, a day that its month does not have, an hour 24.
    /// </returns>
    public static bool TryParse(
        ReadOnlySpan<char> text, DateTimeOffset reference, TimeSpan? localOffset, out DateTimeGroup group)
    {
        group = default;
        text = text.Trim(' ');
        if (text.Length is < 7 or > MaxTextLength
            || !TryReadNumber(text[..2], out var day)
            || !TryReadNumber(text[2..4], out var hour) || hour > 23
            || !TryReadNumber(text[4..6], out var minute) || minute > 59)
            return false;
        var zone = ToUpper(text[6]);
        if (!TryGetOffset(zone, localOffset, out var offset)
            || !TryReadMonthAndYear(text[7..].TrimStart(' '), out var month, out var year, out var yearDigits))
            return false;

        var pattern = new DateTimeGroupPattern(day, hour, minute, offset, month, year, yearDigits);
        if (!pattern.TryResolve(reference, out var moment))
            return false;
        group = new(moment, zone);
        return true;
    }

    /// <summary>True when both are the same group.</summary>
    public static bool operator ==(DateTimeGroup left, DateTimeGroup right) => left.Equals(right);

    /// <summary>True when instant or zone differ.</summary>
    public static bool operator !=(DateTimeGroup left, DateTimeGroup right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(DateTimeGroup other) => Moment.EqualsExact(other.Moment) && Zone == other.Zone;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DateTimeGroup other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Moment, Zone);

    /// <summary>The group as <c>DDHHMMZ MON YY</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Moment:ddHHmm}{Zone} {Months.AsSpan((Moment.Month - 1) * MonthLength, MonthLength)} {Moment.Year % 100:00}");

    static DateTimeOffset ToMinute(DateTimeOffset instant, TimeSpan offset)
    {
        var there = instant.ToOffset(offset);
        return there.AddTicks(-(there.Ticks % TimeSpan.TicksPerMinute));
    }

    static bool TryGetOffset(char zone, TimeSpan? localOffset, out TimeSpan offset)
    {
        if (zone != TimeZoneLetter.Local)
            return TimeZoneLetter.TryGetOffset(zone, out offset);
        offset = localOffset.GetValueOrDefault();
        return localOffset is not null
            && offset.Duration() <= TimeSpan.FromHours(14) && offset.Ticks % TimeSpan.TicksPerMinute == 0;
    }

    static bool TryReadMonthAndYear(ReadOnlySpan<char> text, out int? month, out int year, out int yearDigits)
    {
        month = null;
        year = yearDigits = 0;
        if (text.IsEmpty)
            return true;
        if (text.Length < MonthLength || !TryReadMonth(text[..MonthLength], out var read))
            return false;
        month = read;
        text = text[MonthLength..].TrimStart(' ');
        yearDigits = text.Length;
        return yearDigits == 0 || (yearDigits is 2 or 4 && TryReadNumber(text, out year));
    }

    static bool TryReadMonth(ReadOnlySpan<char> text, out int month)
    {
        month = 0;
        Span<char> capitals = [ToUpper(text[0]), ToUpper(text[1]), ToUpper(text[2])];
        for (var index = 0; index < Months.Length; index += MonthLength)
            if (capitals.SequenceEqual(Months.AsSpan(index, MonthLength)))
                month = index / MonthLength + 1;
        return month > 0;
    }

    static bool TryReadNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    // ASCII only: no other letter may turn into one that is looked for.
    static char ToUpper(char letter) => char.IsAsciiLetterLower(letter) ? (char)(letter - 'a' + 'A') : letter;
}
