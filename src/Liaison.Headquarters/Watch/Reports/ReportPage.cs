using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>
/// A report as a page of HTML in UTF-8 that needs nothing but itself, runs nothing, and prints on A4 and Letter with
/// its banner at the top and bottom of every sheet. The same document makes the same bytes: a test pins them.
/// </summary>
public static class ReportPage
{
    // Head and foot of a table are repeated on every sheet by all browsers; fixed elements and margin boxes are not.
    const string Style =
        """
        @page{size:auto;margin:15mm}
        *{box-sizing:border-box}
        body{margin:0 auto;padding:1rem;max-width:52rem;color:#000;background:#fff;font:10.5pt/1.4 sans-serif}
        table{border-collapse:collapse;width:100%}
        .sheet>thead>tr>td,.sheet>tfoot>tr>td{padding:.4rem 0;text-align:center;font-weight:bold}
        .sheet>tbody>tr>td{padding:0;vertical-align:top}
        h1{margin:.6rem 0;font-size:15pt}
        h2{margin:1.1rem 0 .3rem;font-size:11.5pt;break-after:avoid}
        p{margin:.3rem 0;white-space:pre-line;overflow-wrap:anywhere}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.3rem 0}
        dt{font-weight:bold}
        dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
        .data{margin:.4rem 0}
        .data th,.data td{border:1px solid #666;padding:.2rem .4rem;text-align:left;vertical-align:top}
        .data th{background:#eee}
        .data td{white-space:pre-line;overflow-wrap:anywhere}
        .data td:not(:last-child){overflow-wrap:normal}
        .data tr{break-inside:avoid}
        @media print{body{padding:0;max-width:none}}

        """;

    static readonly string StyleText = Style.ReplaceLineEndings("\n");

    /// <summary>
    /// The Content-Security-Policy of such a page: its own style and nothing else, not even for what a fault would let
    /// in.
    /// </summary>
    public static string ContentSecurityPolicy { get; } =
        "default-src 'none'; style-src 'sha256-"
        + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(StyleText)))
        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-modals";

    /// <summary>Writes a report.</summary>
    public static byte[] Write(ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var page = new StringBuilder();
        var title = ReportHead.TitleOf(document);
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ")
            .Append("'unsafe-inline'\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{Escape(title)} – {Escape(document.Headquarters)}</title>\n")
            .Append(CultureInfo.InvariantCulture, $"<style>{StyleText}</style>\n</head>\n<body>\n")
            .Append("<table class=\"sheet\" role=\"presentation\">\n")
            .Append(CultureInfo.InvariantCulture, $"<thead><tr><td>{Escape(document.Label)}</td></tr></thead>\n")
            .Append(CultureInfo.InvariantCulture, $"<tfoot><tr><td>{Escape(document.Label)}</td></tr></tfoot>\n")
            .Append(CultureInfo.InvariantCulture, $"<tbody><tr><td>\n<h1>{Escape(title)}</h1>\n");
        WriteFacts(page, ReportHead.FactsOf(document));
        for (var i = 0; i < document.Sections.Count; i++) WriteSection(page, document.Sections[i], i + 1);
        page.Append("</td></tr></tbody>\n</table>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    static void WriteSection(StringBuilder page, ReportSection section, int number)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{number}. {Escape(section.Heading)}</h2>\n");
        WriteFacts(page, section.Facts);
        if (section.Table is { } table) WriteTable(page, table);
        foreach (var paragraph in section.Paragraphs)
            page.Append(CultureInfo.InvariantCulture, $"<p>{Escape(paragraph)}</p>\n");
    }

    static void WriteFacts(StringBuilder page, IReadOnlyList<ReportFact> facts)
    {
        if (facts.Count == 0) return;
        page.Append("<dl>\n");
        foreach (var fact in facts)
        {
            page.Append(
                CultureInfo.InvariantCulture, $"<dt>{Escape(fact.Name)}</dt><dd>{Escape(fact.Value)}</dd>\n");
        }

        page.Append("</dl>\n");
    }

    static void WriteTable(StringBuilder page, ReportTable table)
    {
        page.Append("<table class=\"data\">\n<thead><tr>");
        foreach (var column in table.Columns)
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Escape(column)}</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            page.Append("<tr>");
            foreach (var cell in row.Cells) page.Append(CultureInfo.InvariantCulture, $"<td>{Escape(cell)}</td>");
            page.Append("</tr>\n");
        }

        page.Append("</tbody>\n</table>\n");
    }

    static string Escape(string text) => ReportCharacters.Clean(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);
}
