namespace Liaison.Headquarters.Watch.Reports;

/// <summary>Which report.</summary>
public enum ReportKind
{
    /// <summary>Situation report.</summary>
    Sitrep,

    /// <summary>Logistics status report.</summary>
    Logstat,

    /// <summary>What the watch recorded in a time.</summary>
    WatchLog,

    /// <summary>Activity log of a person (ICS form 214).</summary>
    Ics214,

    /// <summary>Resource request message (ICS form 213 RR) of a request for support.</summary>
    Ics213Rr,
}

/// <summary>A name and what stands under it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record ReportFact(string Name, string Value);

/// <summary>A row of a table.</summary>
/// <param name="Cells">One text for each column.</param>
public sealed record ReportRow(IReadOnlyList<string> Cells);

/// <summary>A table.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">The rows.</param>
public sealed record ReportTable(IReadOnlyList<string> Columns, IReadOnlyList<ReportRow> Rows);

/// <summary>A numbered section: facts, then a table, then paragraphs.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Facts">Names and values.</param>
/// <param name="Table">The table; null for none.</param>
/// <param name="Paragraphs">Running text.</param>
public sealed record ReportSection(
    string Heading, IReadOnlyList<ReportFact> Facts, ReportTable? Table, IReadOnlyList<string> Paragraphs);

/// <summary>
/// A report as it stands, before it is text or a page: <see cref="ReportText"/> and <see cref="ReportPage"/> make of
/// one document always the same bytes.
/// </summary>
/// <param name="Kind">Which report.</param>
/// <param name="Number">Its number among the issued ones of its kind, from 1; null for a draft.</param>
/// <param name="Title">Its title.</param>
/// <param name="Headquarters">Name of the headquarters that reports.</param>
/// <param name="Label">The banner of the label that covers everything in it.</param>
/// <param name="Author">Who made it.</param>
/// <param name="Role">In which role.</param>
/// <param name="From">Beginning of the period.</param>
/// <param name="To">End of the period; not in it.</param>
/// <param name="AsOf">The time of the facts: when the boards were read.</param>
/// <param name="Created">When it was made; of an issued report when it was issued.</param>
/// <param name="Zone">Letter of the time zone in which its times are written.</param>
/// <param name="Sections">The sections.</param>
public sealed record ReportDocument(
    ReportKind Kind, int? Number, string Title, string Headquarters, string Label, string Author, string Role,
    DateTimeOffset From, DateTimeOffset To, DateTimeOffset AsOf, DateTimeOffset Created, string Zone,
    IReadOnlyList<ReportSection> Sections);
