using System.Globalization;
using Liaison.Headquarters.Command;
using Liaison.Kernel.Labels;
using Liaison.Kernel.Time;

namespace Liaison.Headquarters.Watch.Reports;

/// <summary>A report while it is written: its sections, and the label that covers what has gone into it.</summary>
sealed class ReportDraft
{
    /// <summary>The most rows of a table; what is left out is counted.</summary>
    public const int MostRows = 500;

    readonly List<ReportSection> _sections = [];
    readonly Dictionary<string, Label?> _labels = [];
    readonly string _defaultLabel;
    readonly char _zone;
    Label? _label;

    public ReportDraft(ReportOrder order, (DateTimeOffset From, DateTimeOffset To) period, Occasion occasion)
    {
        (Order, From, To, Occasion) = (order, period.From, period.To, occasion);
        (_defaultLabel, _zone) = (order.DefaultLabel, order.Zone);
    }

    public ReportOrder Order { get; }

    public DateTimeOffset From { get; }

    public DateTimeOffset To { get; }

    public Occasion Occasion { get; }

    public DateTimeOffset Now => Occasion.Now;

    /// <summary>Whether all that went in has a label that this node understands.</summary>
    public bool IsLabelled { get; private set; } = true;

    /// <summary>Whether a time is in the period.</summary>
    public bool Covers(DateTimeOffset? time) => time >= From && time < To;

    /// <summary>Takes something in: the report's label covers it from now on.</summary>
    /// <param name="banners">The banners of its labels; an empty one for the node's default.</param>
    /// <returns>The portion mark that covers all of them.</returns>
    public string Mark(params IEnumerable<string> banners)
    {
        Label? portion = null;
        foreach (var banner in banners)
        {
            if (LabelOf(banner.Length > 0 ? banner : _defaultLabel) is not { } label) continue;
            portion = portion is null ? label : Label.Dominant(portion, label);
        }

        if (portion is null) return "";
        _label = _label is null ? portion : Label.Dominant(_label, portion);
        return portion.ToPortion();
    }

    /// <summary>A time as a date-time group.</summary>
    public string Dtg(DateTimeOffset time) => DateTimeGroup.From(time, _zone).ToString();

    /// <summary>A time as a date-time group; nothing for none.</summary>
    public string Dtg(DateTimeOffset? time) => time is { } given ? Dtg(given) : "";

    /// <summary>A whole number.</summary>
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of thousandths, without zeros at its end.</summary>
    public static string Quantity(long thousandths) =>
        (thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A word of an enumeration as people write it: <c>under way</c> for <c>UnderWay</c>.</summary>
    public static string Words<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsAsciiLetterUpper(c)
            ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : $"{c}"));

    /// <summary>Adds a section.</summary>
    /// <param name="heading">Its heading.</param>
    /// <param name="facts">Names and values; those without a value are left out.</param>
    /// <param name="columns">Names of the table's columns.</param>
    /// <param name="rows">The table's rows; the first <see cref="MostRows"/> are shown.</param>
    /// <param name="paragraphs">Running text.</param>
    public void Add(
        string heading, IEnumerable<(string Name, string Value)> facts, IReadOnlyList<string> columns,
        IReadOnlyList<string[]> rows, params IReadOnlyList<string> paragraphs)
    {
        var shown = rows.Take(MostRows).Select(row => new ReportRow(row)).ToList();
        List<string> texts = [.. paragraphs.Where(text => text.Length > 0)];
        if (rows.Count > MostRows)
        {
            texts.Insert(0, $"{Text(rows.Count - MostRows)} more are not shown here. Choose a shorter period, or read "
                + "the list itself.");
        }

        _sections.Add(new(
            heading,
            [.. facts.Where(fact => fact.Value.Length > 0).Select(fact => new ReportFact(fact.Name, fact.Value))],
            shown.Count > 0 ? new(columns, shown) : null, texts));
    }

    /// <summary>Adds a section of running text.</summary>
    public void Add(string heading, params IReadOnlyList<string> paragraphs) => Add(heading, [], [], [], paragraphs);

    /// <summary>The report.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="number">Its number; null for a draft.</param>
    public ReportDocument ToDocument(string title, int? number)
    {
        // What the report says beside its parts has the node's default label.
        Mark("");
        return new(
            Order.Kind, number, title, Order.Headquarters, _label?.ToBanner() ?? "", Occasion.Actor.Name,
            Occasion.Actor.Role, From, To, Now, Now, $"{_zone}", _sections);
    }

    Label? LabelOf(string banner)
    {
        if (_labels.TryGetValue(banner, out var known)) return known;
        // Nothing is reported below its label: where one is not understood there is no report.
        if (!Label.TryParse(banner, LabelPolicy.Default, out var label, out _)) IsLabelled = false;
        _labels.Add(banner, label);
        return label;
    }
}
