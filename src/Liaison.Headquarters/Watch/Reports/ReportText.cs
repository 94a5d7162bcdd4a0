using System.Globalization;
using System.Text;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>
/// A report as plain text in UTF-8: lines of at most 69 columns, as teleprinters and radio messages take them (ACP
/// 127), ended by LF. The same document makes the same bytes: a test pins them.
/// </summary>
public static class ReportText
{
    /// <summary>The longest line, in columns.</summary>
    public const int MaxColumns = 69;

    const int Indent = 3;

    /// <summary>Writes a report.</summary>
    public static byte[] Write(ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = new StringBuilder();
        WriteBanner(text, document.Label);
        text.Append('\n');
        WriteLines(text, ReportHead.TitleOf(document), 0);
        WriteFacts(text, ReportHead.FactsOf(document), 0);
        for (var i = 0; i < document.Sections.Count; i++) WriteSection(text, document.Sections[i], i + 1);
        text.Append('\n');
        WriteBanner(text, document.Label);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static void WriteBanner(StringBuilder text, string banner)
    {
        foreach (var line in ReportCharacters.Wrap(ReportCharacters.Clean(banner), MaxColumns))
            text.Append(' ', (MaxColumns - ReportCharacters.Width(line)) / 2).Append(line).Append('\n');
    }

    static void WriteSection(StringBuilder text, ReportSection section, int number)
    {
        text.Append('\n');
        WriteLines(text, $"{number.ToString(CultureInfo.InvariantCulture)}. {section.Heading}", 0);
        WriteFacts(text, section.Facts, Indent);
        if (section.Table is { } table) ReportTextTable.Write(text, table, Indent, MaxColumns);
        foreach (var paragraph in section.Paragraphs) WriteLines(text, paragraph, Indent);
    }

    static void WriteFacts(StringBuilder text, IReadOnlyList<ReportFact> facts, int indent)
    {
        if (facts.Count == 0) return;
        var names = facts.Max(fact => ReportCharacters.Width(fact.Name)) + 2;
        foreach (var fact in facts)
        {
            var name = fact.Name + ":";
            foreach (var line in ReportCharacters.Wrap(ReportCharacters.Clean(fact.Value), MaxColumns - indent - names))
            {
                var padding = line.Length == 0 ? 0 : names - ReportCharacters.Width(name);
                var front = line.Length == 0 && name.Length == 0 ? 0 : indent;
                text.Append(' ', front).Append(name).Append(' ', padding).Append(line).Append('\n');
                name = "";
            }
        }
    }

    static void WriteLines(StringBuilder text, string paragraph, int indent)
    {
        foreach (var line in ReportCharacters.Wrap(ReportCharacters.Clean(paragraph), MaxColumns - indent))
            text.Append(' ', line.Length == 0 ? 0 : indent).Append(line).Append('\n');
    }
}
