using System.Text;

namespace Liaison.Headquarters.Forces.Import;

/// <summary>Rows of a table as text (RFC 4180), separated by commas, semicolons or tabs, each with its line.</summary>
static class CsvTable
{
    const string Separators = ",;\t";

    /// <summary>What separates the fields of a first line: whatever of the three it has most of.</summary>
    public static char SeparatorOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var line = end < 0 ? text : text[..end];
        return Separators.MaxBy(separator => line.Count(c => c == separator));
    }

    /// <summary>Reads the rows; empty lines are left out.</summary>
    /// <returns>The fields, and what is wrong with the row; null when nothing is.</returns>
    public static IEnumerable<(int Line, List<string> Fields, string? Fault)> Rows(string text, char separator)
    {
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var (first, fields) = (line, new List<string>());
            string? fault = null;
            do
            {
                fields.Add(Field(text, ref at, ref line, separator, ref fault));
            }
            while (at < text.Length && text[at++] == separator);
            // Behind the last field: the end of the line, of which the first character has been taken.
            if (at > 0 && at <= text.Length && text[at - 1] == '\r' && at < text.Length && text[at] == '\n') at++;
            if (at > 0 && text[at - 1] is '\r' or '\n') line++;
            if (fields is not [""]) yield return (first, fields, fault);
        }
    }

    static string Field(string text, ref int at, ref int line, char separator, ref string? fault)
    {
        if (at < text.Length && text[at] == '"') return Quoted(text, ref at, ref line, separator, ref fault);
        var length = text.AsSpan(at).IndexOfAny(separator, '\r', '\n');
        var field = length < 0 ? text[at..] : text.Substring(at, length);
        at += field.Length;
        if (field.Contains('"', StringComparison.Ordinal)) fault ??= "quotes around a whole field, and doubled inside";
        return field.Trim();
    }

    static string Quoted(string text, ref int at, ref int line, char separator, ref string? fault)
    {
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\n') line++;
            if (text[at] != '"')
            {
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else
            {
                at++;
                var rest = text.AsSpan(at).IndexOfAny(separator, '\r', '\n');
                if (rest < 0) rest = text.Length - at;
                if (rest > 0) fault ??= "nothing between the closing quote and the separator";
                at += rest;
                return field.ToString();
            }
        }

        fault ??= "a closing quote";
        return field.ToString();
    }
}
