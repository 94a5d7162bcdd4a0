using System.Globalization;
using System.Text;
using System.Xml;
using Liaison.Kernel.Geodesy;
using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts.Cap;

/// <summary>Writes an alert as a message of the Common Alerting Protocol 1.2, valid against its schema.</summary>
/// <remarks>
/// Times are written to the second, in UTC (CAP's <c>-00:00</c>), coordinates to a ten-millionth of a degree. What CAP
/// has no place for, the label and the tracks, is left out; the rule of a watch area becomes the <c>note</c>.
/// </remarks>
public static class CapWriter
{
    /// <summary>The media type of what is written.</summary>
    public const string MediaType = "application/cap+xml";

    const double MetresPerKilometre = 1000;
    const char Replacement = '\uFFFD';

    static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = "  ",
        NewLineChars = "\n",
        // A line end of another system comes back as it was.
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>Writes an alert.</summary>
    /// <param name="alert">What to write.</param>
    /// <param name="find">
    /// Finds an alert by its id, so that references can name sender and time; null for not known. What is not found and
    /// does not tell them by its id is left out of the references.
    /// </param>
    /// <returns>The document in UTF-8.</returns>
    public static byte[] Write(Alert alert, Func<string, Alert?>? find = null)
    {
        ArgumentNullException.ThrowIfNull(alert);
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings))
        {
            writer.WriteStartElement("alert", CapNames.Version12);
            Write(writer, "identifier", alert.Identifier);
            Write(writer, "sender", alert.Sender);
            Write(writer, "sent", Time(alert.Sent));
            Write(writer, "status", alert.Status.ToString());
            Write(writer, "msgType", alert.MessageType.ToString());
            Write(writer, "scope", alert.Scope.ToString());
            WriteUnlessEmpty(writer, "note", alert.Rule);
            WriteUnlessEmpty(writer, "references", References(alert, find));
            foreach (var text in alert.Texts)
                WriteInfo(writer, alert, text);
            writer.WriteEndElement();
        }
        return bytes.ToArray();
    }

    static string References(Alert alert, Func<string, Alert?>? find) =>
        string.Join(' ', alert.References.Select(id => Reference(id, find)).OfType<string>());

    static string? Reference(string id, Func<string, Alert?>? find)
    {
        if (find?.Invoke(id) is { } found)
            return string.Join(',', found.Sender, found.Identifier, Time(found.Sent));
        return AlertName.TryParseId(id, out var name)
            ? string.Join(',', name.Sender, name.Identifier, Time(name.Sent)) : null;
    }

    static void WriteInfo(XmlWriter writer, Alert alert, AlertText text)
    {
        writer.WriteStartElement("info", CapNames.Version12);
        Write(writer, "language", text.Language);
        var categories = alert.Categories.Where(CapNames.Categories.Contains).DefaultIfEmpty(CapNames.OtherCategory);
        foreach (var category in categories.Distinct())
            Write(writer, "category", category);
        Write(writer, "event", text.Event);
        Write(writer, "urgency", alert.Urgency.ToString());
        Write(writer, "severity", alert.Severity.ToString());
        Write(writer, "certainty", alert.Certainty.ToString());
        WritePairs(writer, "eventCode", alert.Parameters.Where(IsEventCode)
            .Select(code => code with { Name = code.Name[CapNames.EventCodePrefix.Length..] }));
        WriteUnlessEmpty(writer, "effective", Time(alert.Effective));
        WriteUnlessEmpty(writer, "onset", Time(alert.Onset));
        WriteUnlessEmpty(writer, "expires", Time(alert.Expires));
        WriteUnlessEmpty(writer, "senderName", text.SenderName);
        WriteUnlessEmpty(writer, "headline", text.Headline);
        WriteUnlessEmpty(writer, "description", text.Description);
        WriteUnlessEmpty(writer, "instruction", text.Instruction);
        WriteUnlessEmpty(writer, "web", text.Web);
        WritePairs(writer, "parameter", alert.Parameters.Where(parameter => !IsEventCode(parameter)));
        foreach (var area in alert.Areas)
            WriteArea(writer, area);
        writer.WriteEndElement();
    }

    static bool IsEventCode(AlertParameter parameter) =>
        parameter.Name.StartsWith(CapNames.EventCodePrefix, StringComparison.Ordinal);

    static void WriteArea(XmlWriter writer, AlertArea area)
    {
        writer.WriteStartElement("area", CapNames.Version12);
        Write(writer, "areaDesc", area.Description);
        foreach (var ring in area.Polygons.Where(ring => ring.Count > 0))
            Write(writer, "polygon", string.Join(' ', ring.Append(ring[0]).Select(Point)));
        foreach (var circle in area.Circles)
            Write(writer, "circle", $"{Point(circle.Center)} {Number(circle.Radius / MetresPerKilometre)}");
        WritePairs(writer, "geocode", area.Geocodes.Select(code => new AlertParameter(code.System, code.Value)));
        writer.WriteEndElement();
    }

    static void WritePairs(XmlWriter writer, string name, IEnumerable<AlertParameter> pairs)
    {
        foreach (var pair in pairs)
        {
            writer.WriteStartElement(name, CapNames.Version12);
            Write(writer, "valueName", pair.Name);
            Write(writer, "value", pair.Value);
            writer.WriteEndElement();
        }
    }

    static void WriteUnlessEmpty(XmlWriter writer, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            Write(writer, name, text);
    }

    // What XML cannot hold must not keep an alert from people.
    static void Write(XmlWriter writer, string name, string text)
    {
        var clean = new StringBuilder(text);
        for (var i = 0; i < clean.Length; i++)
        {
            if (i + 1 < clean.Length && XmlConvert.IsXmlSurrogatePair(clean[i + 1], clean[i]))
                i++;
            else if (!XmlConvert.IsXmlChar(clean[i]))
                clean[i] = Replacement;
        }
        writer.WriteElementString(name, CapNames.Version12, clean.ToString());
    }

    static string? Time(DateTimeOffset? time) => time is { } known ? Time(known) : null;

    // Z is not among the zones that CAP allows.
    static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'-00:00'", CultureInfo.InvariantCulture);

    static string Point(GeoPoint point) => $"{Number(point.Latitude)},{Number(point.Longitude)}";

    static string Number(double number) => number.ToString("0.#######", CultureInfo.InvariantCulture);
}
