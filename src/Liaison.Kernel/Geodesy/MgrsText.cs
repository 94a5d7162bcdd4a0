using System.Globalization;

namespace Liaison.Kernel.Geodesy;

/// <summary>The letters and digits of MGRS. Source: NGA.STND.0037, chapter 3 and its lettering diagrams.</summary>
static class MgrsText
{
    const int MaxLength = 32;
    const int Square = 100_000;
    const int RowCycle = 20;

    // UTM: columns from 100 km repeat every three zones, rows every 2,000 km, five letters on in even zones.
    const string UtmColumns = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    const string UtmRows = "ABCDEFGHJKLMNPQRSTUV";
    const int ColumnsPerZone = 8;

    // UPS: the column letters end at the pole in the west and begin there in the east; D, E, I, M, N, O, V and W,
    // which neighbouring UTM squares could carry, are left out.
    const string WesternColumns = "JKLPQRSTUXYZ";
    const string EasternColumns = "ABCFGHJKLPQR";
    const string SouthernRows = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    const string NorthernRows = "ABCDEFGHJKLMNP";
    const int PoleIndex = 20;

    public static string Print(GridSquare square, int precision, string separator)
    {
        var (column, row) = Letters(square.Zone, square.Easting / Square, square.Northing / Square);
        var number = square.Zone.IsPolar ? "" : square.Zone.Number.ToString(CultureInfo.InvariantCulture);
        var name = $"{number}{square.Zone.Band}{separator}{column}{row}";
        if (precision == 0)
            return name;
        var easting = square.Easting % Square / square.Side;
        var northing = square.Northing % Square / square.Side;
        var digits = string.Create(CultureInfo.InvariantCulture, $"D{precision}");
        return name + separator + easting.ToString(digits, CultureInfo.InvariantCulture)
            + separator + northing.ToString(digits, CultureInfo.InvariantCulture);
    }

    /// <summary>Reads the letters and digits; whether the square lies in its zone is not checked here.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out GridSquare square, out int precision)
    {
        square = default;
        precision = 0;
        text = text.Trim(' ');
        if (text.Length > MaxLength
            || !TryReadZone(ref text, out var zone)
            || !TryReadLetter(ref text, out var column) || !TryReadLetter(ref text, out var row)
            || !TryCorner(zone, column, row, out var east, out var north)
            || !TryReadDigits(text, out precision, out var easting, out var northing))
            return false;
        var side = MgrsReference.SideOf(precision);
        square = new(zone, east + easting * side, north + northing * side, side);
        return true;
    }

    static bool TryReadZone(ref ReadOnlySpan<char> text, out GridZone zone)
    {
        zone = default;
        var digits = 0;
        var number = 0;
        for (; digits < 2 && digits < text.Length && char.IsAsciiDigit(text[digits]); digits++)
            number = number * 10 + (text[digits] - '0');
        text = text[digits..];
        if (!TryReadLetter(ref text, out var band) || (number == 0 && digits > 0)
            || !GridZone.TryCreate(number, band, out zone))
            return false;
        text = text.TrimStart(' ');
        return true;
    }

    static bool TryReadLetter(ref ReadOnlySpan<char> text, out char letter)
    {
        letter = text.IsEmpty ? '\0' : char.ToUpperInvariant(text[0]);
        if (!char.IsAsciiLetterUpper(letter) || !char.IsAscii(text[0]))
            return false;
        text = text[1..];
        return true;
    }

    static bool TryReadDigits(ReadOnlySpan<char> text, out int precision, out int easting, out int northing)
    {
        precision = easting = northing = 0;
        text = text.TrimStart(' ');
        if (text.IsEmpty)
            return true;
        var space = text.IndexOf(' ');
        var first = text[..(space < 0 ? text.Length / 2 : space)];
        var second = text[first.Length..].TrimStart(' ');
        precision = first.Length;
        return first.Length == second.Length && precision <= MgrsReference.MaxPrecision
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out easting)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out northing);
    }

    static (char Column, char Row) Letters(GridZone zone, int column, int row)
    {
        if (!zone.IsPolar)
            return (
                UtmColumns[(zone.Number - 1) % 3 * ColumnsPerZone + column - 1],
                UtmRows[(row + RowShift(zone)) % RowCycle]);
        var rows = PolarRows(zone);
        return (
            zone.IsWesternHalf
                ? WesternColumns[column - PoleIndex + WesternColumns.Length]
                : EasternColumns[column - PoleIndex],
            rows[row - PoleIndex + rows.Length / 2]);
    }

    /// <summary>The south-west corner of a 100 km square, metres.</summary>
    static bool TryCorner(GridZone zone, char column, char row, out int easting, out int northing)
    {
        easting = northing = 0;
        if (zone.IsPolar)
        {
            var columns = zone.IsWesternHalf ? WesternColumns : EasternColumns;
            var rows = PolarRows(zone);
            int x = columns.IndexOf(column, StringComparison.Ordinal), y = rows.IndexOf(row, StringComparison.Ordinal);
            easting = (PoleIndex + x - (zone.IsWesternHalf ? columns.Length : 0)) * Square;
            northing = (PoleIndex + y - rows.Length / 2) * Square;
            return x >= 0 && y >= 0;
        }

        var position = UtmColumns.IndexOf(column, StringComparison.Ordinal) - (zone.Number - 1) % 3 * ColumnsPerZone;
        var rowIndex = UtmRows.IndexOf(row, StringComparison.Ordinal);
        if (position is < 0 or >= ColumnsPerZone || rowIndex < 0)
            return false;
        easting = (position + 1) * Square;
        // Rows repeat every 2,000 km and no zone is that high: the first square that reaches into the zone is it.
        var least = (int)Math.Floor(GridSquare.LeastNorthing(zone) / Square);
        var cycle = (rowIndex - RowShift(zone) - least) % RowCycle;
        northing = (least + (cycle < 0 ? cycle + RowCycle : cycle)) * Square;
        return true;
    }

    static int RowShift(GridZone zone) => zone.Number % 2 == 0 ? 5 : 0;

    static string PolarRows(GridZone zone) => zone.IsSouthern ? SouthernRows : NorthernRows;
}
