using System.Runtime.CompilerServices;

namespace Liaison.Cot;

/// <summary>Times of CoT: ISO 8601 with seconds, any number of fraction digits, and <c>Z</c> or an offset.</summary>
static class CotTime
{
    /// <summary>The last instant of the year 9999, Unix milliseconds.</summary>
    public const long MaxMs = 253_402_300_799_999;

    /// <summary>Bytes of a time as <see cref="Format"/> writes it.</summary>
    public const int FormattedLength = 24;

    /// <summary>Reads a time into Unix milliseconds, cutting what is finer. Without an offset, UTC is
    /// meant.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long unixMs)
    {
        unixMs = 0;
        if (text.Length < 19 || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)'t')
            || text[13] != ':' || text[16] != ':')
            return false;
        var year = (Two(text, 0) * 100) + Two(text, 2);
        var month = Two(text, 5);
        var day = Two(text, 8);
        var hour = Two(text, 11);
        var minute = Two(text, 14);
        var second = Two(text, 17);
        if ((year | month | day | hour | minute | second) < 0 || month is 0 or > 12 || hour > 23 || minute > 59
            || second > 59 || year < 1 || day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month)))
            return false;
        if (!TryParseRest(text[19..], out var milliseconds, out var offsetMinutes))
            return false;
        unixMs = ((((((DayNumber(year, month, day) * 24) + hour) * 60) + minute - offsetMinutes) * 60 + second) * 1000)
            + milliseconds;
        return unixMs is >= 0 and <= MaxMs;
    }

    /// <summary>Writes <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>, 24 bytes.</summary>
    public static void Format(long unixMs, Span<byte> destination)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(unixMs).UtcDateTime;
        var (year, month, day) = time;
        "0000-00-00T00:00:00.000Z"u8.CopyTo(destination);
        AddTwo(destination, 0, year / 100);
        AddTwo(destination, 2, year % 100);
        AddTwo(destination, 5, month);
        AddTwo(destination, 8, day);
        AddTwo(destination, 11, time.Hour);
        AddTwo(destination, 14, time.Minute);
        AddTwo(destination, 17, time.Second);
        destination[20] += (byte)(time.Millisecond / 100);
        AddTwo(destination, 21, time.Millisecond % 100);
    }

    static void AddTwo(Span<byte> text, int at, int value)
    {
        text[at] += (byte)(value / 10);
        text[at + 1] += (byte)(value % 10);
    }

    static bool TryParseRest(ReadOnlySpan<byte> rest, out int milliseconds, out int offsetMinutes)
    {
        milliseconds = 0;
        offsetMinutes = 0;
        var at = 0;
        if (rest.Length > 0 && rest[0] == '.')
        {
            var unit = 100;
            for (at = 1; at < rest.Length && (uint)(rest[at] - '0') <= 9; at++)
            {
                milliseconds += (rest[at] - '0') * unit;
                unit /= 10;
            }

            if (at == 1)
                return false;
        }

        rest = rest[at..];
        if (rest.IsEmpty || (rest.Length == 1 && rest[0] is (byte)'Z' or (byte)'z'))
            return true;
        return TryParseOffset(rest, out offsetMinutes);
    }

    static bool TryParseOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':')
            return false;
        var hour = Two(text, 1);
        var minute = Two(text, 4);
        if (hour is < 0 or > 14 || minute is < 0 or > 59 || (hour == 14 && minute > 0))
            return false;
        minutes = (hour * 60) + minute;
        if (text[0] == '-')
            minutes = -minutes;
        return true;
    }

    // Two decimal digits, or a negative number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Two(ReadOnlySpan<byte> text, int at)
    {
        var tens = (uint)text[at] - '0';
        var ones = (uint)text[at + 1] - '0';
        return tens > 9 || ones > 9 ? -10_000 : (int)((tens * 10) + ones);
    }

    // Days since 1970-01-01 in the Gregorian calendar, counting years from March so that the leap day comes last.
    static long DayNumber(int year, int month, int day)
    {
        var marchYear = month > 2 ? year : year - 1;
        var marchMonth = month > 2 ? month - 3 : month + 9;
        var dayOfYear = (((153 * marchMonth) + 2) / 5) + day - 1;
        return (marchYear * 365L) + (marchYear / 4) - (marchYear / 100) + (marchYear / 400) + dayOfYear - 719_468;
    }
}
