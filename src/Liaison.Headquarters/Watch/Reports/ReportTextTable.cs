using System.Text;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>A table in a typewriter face: columns as wide as they need, and no wider than there is room.</summary>
static class ReportTextTable
{
    const int Gap = 2;

    // An ideograph.
    const int Least = 2;

    /// <summary>Writes a table.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="table">The table.</param>
    /// <param name="indent">Spaces in front of each line.</param>
    /// <param name="width">Columns of the page, with those spaces.</param>
    public static void Write(StringBuilder text, ReportTable table, int indent, int width)
    {
        var heads = table.Columns.Select(ReportCharacters.Clean).ToArray();
        var rows = table.Rows.Select(row => row.Cells.Select(ReportCharacters.Clean).ToArray()).ToList();
        var widths = Fit(heads, rows, width - indent - Gap * (heads.Length - 1));
        WriteRow(text, heads, widths, indent);
        WriteRow(text, [.. widths.Select(columns => new string('-', columns))], widths, indent);
        foreach (var row in rows) WriteRow(text, row, widths, indent);
    }

    /// <summary>What the columns need; where that is too much, the widest give, as far as they must.</summary>
    static int[] Fit(string[] heads, List<string[]> rows, int room)
    {
        var needs = heads.Select((head, i) => rows.Select(row => row[i]).Prepend(head)
            .SelectMany(cell => cell.Split('\n')).Max(ReportCharacters.Width)).Select(need => Math.Max(need, Least))
            .ToArray();
        var cap = room;
        while (cap > Least && needs.Sum(need => Math.Min(need, cap)) > room) cap--;
        var widths = Array.ConvertAll(needs, need => Math.Min(need, cap));
        var left = room - widths.Sum();
        for (var i = widths.Length - 1; i >= 0 && left > 0; i--)
        {
            var more = Math.Min(left, Math.Max(needs[i] - widths[i], 0));
            (widths[i], left) = (widths[i] + more, left - more);
        }

        return widths;
    }

    static void WriteRow(StringBuilder text, string[] cells, int[] widths, int indent)
    {
        var lines = cells.Select((cell, i) => ReportCharacters.Wrap(cell, widths[i]).ToList()).ToArray();
        for (var line = 0; line < lines.Max(cell => cell.Count); line++)
        {
            var written = new StringBuilder().Append(' ', indent);
            for (var i = 0; i < lines.Length; i++)
            {
                var part = line < lines[i].Count ? lines[i][line] : "";
                written.Append(part).Append(' ', Math.Max(widths[i] - ReportCharacters.Width(part), 0) + Gap);
            }

            text.Append(written.ToString().TrimEnd(' ')).Append('\n');
        }
    }
}
