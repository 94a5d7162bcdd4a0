using System.Globalization;
using System.Numerics;

namespace Liaison.Kernel.Time;

/// <summary>
/// Instants as text between machines: the profile RFC 3339 of ISO 8601. What is written is always UTC.
/// </summary>
public static class IsoTime
{
    const int MaxTextLength = 35;
    const int MaxFractionDigits = 9;
    const int TickDigits = 7;

    /// <summary>
    /// The instant in UTC to the millisecond, <c>2026-10-04T15:30:00.000Z</c>: always as long, so that texts sort as
    /// instants do. What is below a millisecond is cut off.
    /// </summary>
    public static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads <c>2026-10-04T15:30:00Z</c>, with up to 9 digits of a fraction (below 100 ns they are cut off), and
    /// <c>Z</c> or an offset such as <c>+09:00</c>.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="instant">The instant, in UTC, when the answer is true.</param>
    /// <returns>False when the text is anything else; also without an offset, and for a leap second.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset instant) =>
        TryParseText(text, out instant);

    /// <summary>Reads the same as <see cref="TryParse(ReadOnlySpan{char}, out DateTimeOffset)"/> from UTF-8.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="instant">The instant, in UTC, when the answer is true.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset instant) =>
        TryParseText(text, out instant);

    static bool TryParseText<T>(ReadOnlySpan<T> text, out DateTimeOffset instant)
        where T : unmanaged, IBinaryInteger<T>
    {
        instant = default;
        // The shortest is 2026-10-04T15:30:00Z.
        if (text.Length is < 20 or > MaxTextLength
            || !IsAt(text, 4, '-') || !IsAt(text, 7, '-') || !IsAt(text, 10, 'T')
            || !IsAt(text, 13, ':') || !IsAt(text, 16, ':')
            || !TryReadNumber(text[..4], out var year) || year == 0
            || !TryReadNumber(text[5..7], out var month) || month is 0 or > 12
            || !TryReadNumber(text[8..10], out var day) || day == 0 || day > DateTime.DaysInMonth(year, month)
            || !TryReadNumber(text[11..13], out var hour) || hour > 23
            || !TryReadNumber(text[14..16], out var minute) || minute > 59
            || !TryReadNumber(text[17..19], out var second) || second > 59)
            return false;
        text = text[19..];
        if (!TryReadFraction(ref text, out var fractionTicks) || !TryReadOffset(text, out var offsetMinutes))
            return false;
        var ticks = new DateTime(year, month, day, hour, minute, second).Ticks + fractionTicks
            - offsetMinutes * TimeSpan.TicksPerMinute;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
            return false;
        instant = new(ticks, TimeSpan.Zero);
        return true;
    }

    static bool TryReadFraction<T>(ref ReadOnlySpan<T> text, out long ticks)
        where T : unmanaged, IBinaryInteger<T>
    {
        ticks = 0;
        if (!IsAt(text, 0, '.'))
            return true;
        var digits = 0;
        for (text = text[1..]; !text.IsEmpty && TryReadNumber(text[..1], out var digit); text = text[1..])
            if (++digits <= TickDigits)
                ticks = ticks * 10 + digit;
        for (var missing = digits; missing < TickDigits; missing++)
            ticks *= 10;
        return digits is > 0 and <= MaxFractionDigits;
    }

    static bool TryReadOffset<T>(ReadOnlySpan<T> text, out int minutes)
        where T : unmanaged, IBinaryInteger<T>
    {
        minutes = 0;
        if (text.Length == 1)
            return IsAt(text, 0, 'Z');
        var behind = IsAt(text, 0, '-');
        if (text.Length != 6 || !(behind || IsAt(text, 0, '+')) || !IsAt(text, 3, ':')
            || !TryReadNumber(text[1..3], out var hour) || hour > 23
            || !TryReadNumber(text[4..], out var minute) || minute > 59)
            return false;
        minutes = (hour * 60 + minute) * (behind ? -1 : 1);
        return true;
    }

    static bool IsAt<T>(ReadOnlySpan<T> text, int index, char expected)
        where T : unmanaged, IBinaryInteger<T> =>
        index < text.Length && text[index] == T.CreateTruncating(expected);

    static bool TryReadNumber<T>(ReadOnlySpan<T> text, out int number)
        where T : unmanaged, IBinaryInteger<T>
    {
        number = 0;
        foreach (var character in text)
        {
            var digit = int.CreateTruncating(character) - '0';
            if (digit is < 0 or > 9)
                return false;
            number = number * 10 + digit;
        }
        return true;
    }
}
