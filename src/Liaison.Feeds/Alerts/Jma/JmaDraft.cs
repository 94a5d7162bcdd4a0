using System.Text;
using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts.Jma;

/// <summary>An alert while it is put together from a telegram.</summary>
sealed class JmaDraft
{
    const int MaxAreas = 4_000;
    const int MaxTextLength = 40_000;

    readonly HashSet<string> _places = new(StringComparer.Ordinal);
    readonly List<AlertArea> _areas = [];

    /// <summary>What it is, in Japanese and in English.</summary>
    public required (string Japanese, string English) Event { get; set; }

    /// <summary>The message in one line of Japanese, for a telegram that has none.</summary>
    public string JapaneseHeadline { get; set; } = "";

    /// <summary>The message in one line of English.</summary>
    public string EnglishHeadline { get; set; } = "";

    public required AlertSeverity Severity { get; set; }

    public required AlertUrgency Urgency { get; set; }

    public required AlertCertainty Certainty { get; set; }

    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>Whether it says that what was warned of is over.</summary>
    public bool IsAllClear { get; set; }

    /// <summary>Whether it tells of a change of what stood before.</summary>
    public bool IsChange { get; set; }

    public DateTimeOffset? Onset { get; set; }

    public DateTimeOffset? Expires { get; set; }

    /// <summary>Series of other kinds that it also ends.</summary>
    public List<string> AlsoEnds { get; } = [];

    public List<AlertParameter> Parameters { get; } = [];

    public IReadOnlyList<AlertArea> Areas => _areas;

    public StringBuilder Japanese { get; } = new();

    public StringBuilder English { get; } = new();

    public StringBuilder JapaneseInstruction { get; } = new();

    public StringBuilder EnglishInstruction { get; } = new();

    /// <summary>Adds a line to both descriptions.</summary>
    public void Say(string japanese, string english)
    {
        AddLine(Japanese, japanese);
        AddLine(English, english);
    }

    /// <summary>Adds a line to a text; what is beyond all measure is left out.</summary>
    public static void AddLine(StringBuilder text, string line)
    {
        if (line.Length == 0 || text.Length + line.Length > MaxTextLength)
            return;
        if (text.Length > 0)
            text.Append('\n');
        text.Append(line);
    }

    /// <summary>Adds a value, unless it is not known.</summary>
    public void Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            Parameters.Add(new(name, value));
    }

    /// <summary>Adds a place, unless a place of the same name and code is there already.</summary>
    public void Add(AlertArea area)
    {
        var name = string.Join('|', area.Geocodes.Select(code => code.ToString()).Prepend(area.Description));
        if (_areas.Count < MaxAreas && area.Description.Length > 0
            && (_places.Add(name) || area.Circles.Count + area.Polygons.Count > 0))
            _areas.Add(area);
    }

    /// <summary>Adds a place that the telegram names by a code.</summary>
    /// <param name="japanese">Its name.</param>
    /// <param name="system">The agency's word for the list that the code is of.</param>
    /// <param name="code">The code; empty for none.</param>
    public void AddPlace(string japanese, string system, string code) => Add(new AlertArea
    {
        Description = JmaEnglish.Both(japanese),
        Geocodes = code.Length == 0 ? [] : [JmaCodes.Geocode(system, code)],
    });
}
