using System.Text.RegularExpressions;
using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts.Cap;

/// <summary>Reads messages of the Common Alerting Protocol 1.2, and of 1.1 and 1.0.</summary>
/// <remarks>
/// Strict where a mistake would mislead: what the standard requires must be there, places must be on Earth, times must
/// say their offset. Forgiving where the meaning is plain: upper and lower case, white space, polygons that are not
/// closed, elements that are unknown or empty. Signatures are not checked.
/// <para>
/// The <c>info</c> blocks that differ in language alone become one alert with several texts; those that differ in
/// severity, time or place become alerts of their own, of one <see cref="Alert.Series"/>.
/// </para>
/// </remarks>
static partial class CapReader
{
    const int MaxInfos = 200;
    const int MaxReferences = 500;
    const int MaxParameters = 1_000;

    static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    /// <summary>Whether an element is a message of CAP.</summary>
    public static bool IsMessage(AlertElement element) => element.Name == "alert"
        && element.Namespace is CapNames.Version12 or CapNames.Version11 or CapNames.Version10;

    /// <summary>Reads a message.</summary>
    /// <param name="message">The <c>alert</c> element.</param>
    /// <param name="source">What it came by.</param>
    /// <param name="alerts">The alerts in it, at least one, when the answer is true.</param>
    /// <param name="reason">Why it was refused, when the answer is false; the same for the same fault.</param>
    public static bool TryRead(AlertElement message, string source, out IReadOnlyList<Alert> alerts, out string? reason)
    {
        var faults = new CapFaults();
        var head = ReadHead(message, source, faults);
        var groups = ReadInfos(message, head, faults);
        reason = faults.First;
        alerts = reason is not null ? []
            : groups.Count == 0 ? [head]
            : groups.Count == 1 ? [groups[0].ToAlert(head)]
            : [.. groups.Select((group, index) => PartOf(group.ToAlert(head), index))];
        return reason is null;
    }

    /// <summary>A name and a value of an element that CAP uses for lists that others define.</summary>
    internal static bool TryReadPair(AlertElement element, out string name, out string value)
    {
        (name, value) = (OneLine(element["valueName"].Text), element["value"].Text);
        // CAP 1.0 wrote name=value.
        if (element.Children.Count == 0 && element.Text.Split('=', 2) is [var left, var right])
            (name, value) = (OneLine(left), right.Trim());
        return name.Length > 0;
    }

    /// <summary>Text in one line: white space of any length and kind is one blank.</summary>
    internal static string OneLine(string text) => WhiteSpace().Replace(text, " ").Trim();

    static Alert PartOf(Alert alert, int index) => alert with
    {
        Series = alert.Id,
        // The first has the message's own id, so that the message is found by it.
        Id = index == 0 ? alert.Id : $"{alert.Id},{index + 1}",
    };

    static Alert ReadHead(AlertElement message, string source, CapFaults faults)
    {
        var name = new AlertName(
            OneLine(faults.Required(message, "sender")), OneLine(faults.Required(message, "identifier")),
            faults.RequiredTime(message, "sent"));
        if (name.Sender.Length > AlertName.MaxLength || name.Identifier.Length > AlertName.MaxLength)
            faults.Note("CAP: identifier or sender is too long.");
        var isScopeNeeded = message["scope"].Exists || message.Namespace != CapNames.Version10;
        return new Alert
        {
            Id = name.ToId(),
            Source = source,
            Sender = name.Sender,
            Identifier = name.Identifier,
            Sent = name.Sent,
            Status = faults.Code<AlertStatus>(message, "status"),
            MessageType = faults.Code<AlertMessageType>(message, "msgType"),
            Scope = isScopeNeeded ? faults.Code<AlertScope>(message, "scope") : AlertScope.Public,
            References = ReadReferences(message["references"].Text),
        };
    }

    static List<string> ReadReferences(string text)
    {
        var ids = new List<string>();
        foreach (var reference in text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Take(MaxReferences))
        {
            var first = reference.IndexOf(',', StringComparison.Ordinal);
            var last = reference.LastIndexOf(',');
            if (first <= 0 || last <= first
                || !Kernel.Time.IsoTime.TryParse(reference.AsSpan(last + 1), out var sent))
                continue;
            var id = new AlertName(reference[..first], reference[(first + 1)..last], sent).ToId();
            if (!ids.Contains(id))
                ids.Add(id);
        }
        return ids;
    }

    static List<CapInfo> ReadInfos(AlertElement message, Alert head, CapFaults faults)
    {
        var groups = new List<CapInfo>();
        var areas = new CapAreas(faults);
        var count = 0;
        foreach (var element in message.All("info"))
        {
            if (++count > MaxInfos)
                faults.Note("CAP: too many info blocks.");
            if (faults.First is not null)
                break;
            var info = ReadInfo(element, areas, faults);
            if (!groups.Exists(group => group.TryAdd(info)))
                groups.Add(info);
        }
        if (count == 0 && head.MessageType is AlertMessageType.Alert or AlertMessageType.Update)
            faults.Note("CAP: alert has no info.");
        return groups;
    }

    static CapInfo ReadInfo(AlertElement info, CapAreas areas, CapFaults faults) => new()
    {
        Categories = ReadCategories(info, faults),
        Severity = faults.Code<AlertSeverity>(info, "severity"),
        Urgency = faults.Code<AlertUrgency>(info, "urgency"),
        Certainty = ReadCertainty(info, faults),
        Effective = faults.Time(info, "effective"),
        Onset = faults.Time(info, "onset"),
        Expires = faults.Time(info, "expires"),
        Parameters = ReadParameters(info, faults),
        Texts = [ReadText(info, faults)],
        Areas = [.. info.All("area").Select(areas.Read)],
    };

    static List<string> ReadCategories(AlertElement info, CapFaults faults)
    {
        var categories = new List<string>();
        foreach (var element in info.All("category"))
        {
            var known = CapNames.Categories.FirstOrDefault(
                category => category.Equals(element.Text, StringComparison.OrdinalIgnoreCase), CapNames.OtherCategory);
            if (!categories.Contains(known))
                categories.Add(known);
        }
        if (categories.Count == 0)
            faults.Required(info, "category");
        return categories;
    }

    // CAP 1.0 had one word more.
    static AlertCertainty ReadCertainty(AlertElement info, CapFaults faults) =>
        info["certainty"].Text.Equals("Very Likely", StringComparison.OrdinalIgnoreCase)
            ? AlertCertainty.Likely
            : faults.Code<AlertCertainty>(info, "certainty");

    static List<AlertParameter> ReadParameters(AlertElement info, CapFaults faults)
    {
        var parameters = new List<AlertParameter>();
        foreach (var element in info.Children)
        {
            var prefix = element.Name switch { "eventCode" => CapNames.EventCodePrefix, "parameter" => "", _ => null };
            if (prefix is not null && TryReadPair(element, out var name, out var value))
                parameters.Add(new(prefix + name, value));
        }
        if (parameters.Count > MaxParameters)
            faults.Note("CAP: too many parameters.");
        return parameters;
    }

    static AlertText ReadText(AlertElement info, CapFaults faults)
    {
        var language = info["language"].Text;
        return new AlertText
        {
            Language = language.Length == 0 ? CapNames.DefaultLanguage
                : LanguageTag().IsMatch(language) ? language
                : "und",
            Event = OneLine(faults.Required(info, "event")),
            SenderName = OneLine(info["senderName"].Text),
            Headline = OneLine(info["headline"].Text),
            Description = info["description"].Text,
            Instruction = info["instruction"].Text,
            Web = Uri.TryCreate(info["web"].Text, UriKind.Absolute, out var web) && web.Scheme is "http" or "https"
                ? info["web"].Text : null,
        };
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhiteSpace();

    [GeneratedRegex("^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LanguageTag();
}
