using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Liaison.Headquarters.Watch.Reports;

namespace Liaison.Headquarters.Tests.Watch.Reports;

/// <summary>The two forms of a report: plain text and the page.</summary>
public sealed partial class ReportFormTests
{
    static readonly DateTimeOffset Noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly ReportDocument Sample = new(
        ReportKind.Sitrep, 7, "SITUATION REPORT (SITREP)", "JFHQ", "UNCLASSIFIED//REL TO USA, JPN", "Sato", "watch",
        Noon.AddDays(-1), Noon, Noon, Noon, "Z",
        [
            new("SITUATION", [new("Events", "2")], new(["Mark", "Event", "What"],
            [
                new(
                [
                    "(U)", "011000Z SEP 26",
                    "Ship <Kaiō Maru> aground north of 那覇港 with twelve people aboard, none hurt",
                ]),
                new(["(U)", "011130Z SEP 26", "Afloat\nTug \"Aso\" & crew released"]),
            ]), []),
            new("ASSESSMENT", [], null, ["Quiet."]),
        ]);

    // Characters that have made trouble elsewhere, among ordinary ones.
    static readonly string[] Troublesome =
    [
        "<script>", "</td>", "&", "\"", "'", "\n", "\r\n", "\t", " ", "   ", "那", "覇", "🚢", "e\u0301", "\u202E",
        "\u2066", "\u200B", "\u0085", "\u2028", "\u00A0", "SECRET", "-----------------------------------------------",
    ];

    static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Char[' ', '~'].Select(c => c.ToString()), Gen.Int[0, Troublesome.Length - 1].Select(i => Troublesome[i]))
        .Array[0, 60].Select(string.Concat);

    static readonly Gen<ReportSection> Sections = Gen.Select(
        Texts, Texts.Array[0, 3], Gen.Select(Gen.Int[1, 6], Gen.Int[0, 4], (columns, rows) => (columns, rows)),
        Texts.Array[40], Texts.Array[0, 2],
        (heading, facts, size, cells, paragraphs) => new ReportSection(
            heading, [.. facts.Select(value => new ReportFact("Name", value))],
            new([.. cells.Take(size.columns)],
                [.. Enumerable.Range(1, size.rows).Select(row => new ReportRow(
                    [.. cells.Skip(row * size.columns).Take(size.columns)]))]),
            paragraphs));

    static readonly Gen<ReportDocument> Documents = Gen.Select(Texts, Texts, Sections.Array[0, 4],
        (author, headquarters, sections) => Sample with
        {
            Author = author,
            Headquarters = headquarters,
            Sections = sections,
        });

    /// <summary>
    /// Files that were issued are proved by their bytes: a change of form would make all of them unprovable. One that
    /// is wanted keeps the earlier form for the earlier records.
    /// </summary>
    [Fact]
    public void The_bytes_of_a_report_do_not_change()
    {
        const string Expected = """
                                UNCLASSIFIED//REL TO USA, JPN

            SITUATION REPORT (SITREP) 007
            From:   JFHQ
            Period: 311200Z AUG 26 to 011200Z SEP 26
            As of:  011200Z SEP 26
            Issued: 011200Z SEP 26
            Author: Sato (watch)
            Status: Issued; its record is in the journal

            1. SITUATION
               Events: 2
               Mark  Event           What
               ----  --------------  --------------------------------------------
               (U)   011000Z SEP 26  Ship <Kaiō Maru> aground north of 那覇港
                                     with twelve people aboard, none hurt
               (U)   011130Z SEP 26  Afloat
                                     Tug "Aso" & crew released

            2. ASSESSMENT
               Quiet.

                                UNCLASSIFIED//REL TO USA, JPN

            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), Encoding.UTF8.GetString(ReportText.Write(Sample)));
        var page = Convert.ToHexStringLower(SHA256.HashData(ReportPage.Write(Sample)));
        Assert.True(page == "8989e617ca84a14c0fec05761ff2094316822a0e764b7dae1c6c62f7bbe1916a", page);
    }

    [Fact]
    public void Every_line_of_text_fits_into_69_columns() => Documents.Sample(document =>
    {
        var lines = Encoding.UTF8.GetString(ReportText.Write(document)).Split('\n');
        Assert.All(lines, line => Assert.True(Columns(line) <= 69, line));
        Assert.All(lines, line => Assert.Equal(line.TrimEnd(' '), line));
    });

    [Fact]
    public void Nothing_of_a_text_is_lost_when_it_is_broken_into_lines() => Texts.Sample(text =>
    {
        var document = Sample with { Sections = [new("A", [], null, [text])] };
        var lines = Encoding.UTF8.GetString(ReportText.Write(document)).Split('\n');
        var start = Array.IndexOf(lines, "1. A") + 1;
        Assert.Equal(Visible(Neutral(text)), Visible(string.Concat(lines[start..^3])));
    });

    [Fact]
    public void Whatever_the_text_is_a_page_holds_the_tags_of_its_form_alone() => Documents.Sample(document =>
    {
        var page = Encoding.UTF8.GetString(ReportPage.Write(document));
        var body = page[page.IndexOf("<body>", StringComparison.Ordinal)..];
        Assert.Equal(body.Count(c => c == '<'), Tag().Count(body));
        Assert.Equal(body.Count(c => c == '>'), Tag().Count(body));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(body.Count(c => c == '&'), Entity().Count(body));
    });

    [Fact]
    public void Nothing_can_turn_the_direction_of_writing_or_hide() => Documents.Sample(document =>
    {
        foreach (var bytes in (byte[][])[ReportText.Write(document), ReportPage.Write(document)])
        {
            var text = Encoding.UTF8.GetString(bytes);
            Assert.DoesNotContain(text, c => c is '\u202E' or '\u2066' or '\u200B' or '\u2028' or '\u0085' or '\r');
        }
    });

    [Fact]
    public void A_page_has_its_banner_at_the_head_and_foot_of_every_sheet_and_needs_nothing_else()
    {
        var page = Encoding.UTF8.GetString(ReportPage.Write(Sample));
        Assert.Contains("<thead><tr><td>UNCLASSIFIED//REL TO USA, JPN</td></tr></thead>", page);
        Assert.Contains("<tfoot><tr><td>UNCLASSIFIED//REL TO USA, JPN</td></tr></tfoot>", page);
        Assert.DoesNotContain("http:", page);
        Assert.DoesNotContain("https:", page);
        Assert.DoesNotContain("url(", page);
        Assert.DoesNotContain("src=", page.Replace("default-src", "", StringComparison.Ordinal));
        var style = page.Split("<style>")[1].Split("</style>")[0];
        Assert.Contains(
            $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'",
            ReportPage.ContentSecurityPolicy);
    }

    [GeneratedRegex(
        """</?(body|table|thead|tfoot|tbody|tr|td|th|h1|h2|p|dl|dt|dd|html)( (class|role|scope)="[a-z]+")*>""")]
    private static partial Regex Tag();

    [GeneratedRegex("&(amp|lt|gt|quot|#39);")]
    private static partial Regex Entity();

    static int Columns(string line) => line.EnumerateRunes().Sum(rune =>
        rune.Value is '那' or '覇' or '港' or 0x1F6A2 ? 2 : rune.Value == 0x301 ? 0 : 1);

    static string Neutral(string text) => text.Replace('\u202E', '\uFFFD').Replace('\u2066', '\uFFFD')
        .Replace('\u200B', '\uFFFD');

    static string Visible(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
