using System.Globalization;
using System.Text;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>What characters do to a report: how wide they print, which of them make it read otherwise.</summary>
static class ReportCharacters
{
    /// <summary>
    /// Text as it may stand in a report: lines end with LF, tabs are spaces, and what is invisible or turns the
    /// direction of writing (Unicode Standard Annex 9) is made visible, so that nothing reads as what it is not.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            clean.Append(rune.Value switch
            {
                '\n' or '\r' or 0x85 or 0x2028 or 0x2029 => "\n",
                '\t' or 0xA0 => " ",
                _ when IsHidden(rune) => "\uFFFD",
                _ => rune.ToString(),
            });
        }

        return clean.ToString();
    }

    /// <summary>Columns that a text takes on a terminal and in a typewriter face.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Width(rune);
        return width;
    }

    /// <summary>Columns of one character: ideographs and their like take two (Unicode Standard Annex 11).</summary>
    public static int Width(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0x303E or >= 0x3041 and <= 0xA4CF or >= 0xA960 and <= 0xA97F
            or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F
            or >= 0xFF01 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1FAFF
            or >= 0x20000 and <= 0x3FFFD => 2,
        _ => 1,
    };

    /// <summary>Breaks text into lines of at most a width: at spaces where there are some, else anywhere.</summary>
    /// <param name="text">The text; its own line ends are kept.</param>
    /// <param name="width">The width, at least 2.</param>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (var line in text.Split('\n'))
        {
            var rest = line;
            while (Width(rest) > width)
            {
                var end = BreakOf(rest, width);
                yield return rest[..end].TrimEnd(' ');
                rest = rest[end..].TrimStart(' ');
            }

            yield return rest.TrimEnd(' ');
        }
    }

    /// <summary>Where a line that is too long is broken: behind the last space that fits.</summary>
    static int BreakOf(string line, int width)
    {
        var (taken, place, space) = (0, 0, 0);
        foreach (var rune in line.EnumerateRunes())
        {
            taken += Width(rune);
            if (rune.Value == ' ' && place > 0) space = place;
            // One that is wider than the line stands alone.
            if (taken > width && place > 0) break;
            place += rune.Utf16SequenceLength;
        }

        return space > 0 && line[..space].Trim(' ').Length > 0 ? space : place;
    }

    static bool IsHidden(Rune rune) => Rune.IsControl(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
