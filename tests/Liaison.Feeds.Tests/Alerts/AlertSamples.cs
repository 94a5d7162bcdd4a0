using System.Globalization;
using Liaison.Feeds.Alerts;
using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Tests.Alerts;

/// <summary>Sample documents of agencies, in a folder <c>shared/data</c> beside the repository.</summary>
static class AlertSamples
{
    public static IReadOnlyList<string> Names(string folder, params ReadOnlySpan<string> endings)
    {
        if (Folder(folder) is not { } path)
            return [];
        var names = new List<string>();
        foreach (var ending in endings)
            names.AddRange(Directory.EnumerateFiles(path, "*" + ending).Select(file => Path.GetFileName(file)));
        return names;
    }

    public static byte[] Read(string folder, string name)
    {
        var path = Path.Combine(Folder(folder) ?? "", name);
        Assert.SkipUnless(File.Exists(path), $"The sample shared/data/{folder}/{name} is not beside the repository.");
        return File.ReadAllBytes(path);
    }

    public static string? Folder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", name);
            if (Directory.Exists(path))
                return path;
        }
        return null;
    }

    /// <summary>
    /// A table of what must come out: <c>[file]</c> lines, each followed by lines of <c>what = value</c>.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<(string What, string Value)>> Table(string name)
    {
        using var stream = typeof(AlertSamples).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        var table = new Dictionary<string, IReadOnlyList<(string, string)>>();
        var rows = new List<(string, string)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
                table.Add(line.Trim('[', ']'), rows = []);
            else if (line.Split(" =", 2) is [var what, var value])
                rows.Add((what.Trim(), value.Trim()));
        }
        return table;
    }

    /// <summary>Compares what was read with the table: every line of it.</summary>
    public static void Check(IReadOnlyList<(string What, string Value)> expected, byte[] document)
    {
        var isRead = AlertReader.TryRead(document, "test", out var read, out var reason);
        var found = expected.Select(row => (row.What, Value: Tell(row, isRead ? read : null, reason))).ToList();
        Assert.Equal(
            string.Join('\n', expected.Select(row => $"{row.What} = {row.Value}")),
            string.Join('\n', found.Select(row => $"{row.What} = {row.Value}")));
    }

    static string Tell((string What, string Value) row, AlertDocument? read, string? reason)
    {
        if (row.What == "refused")
            return reason ?? "no";
        if (read is null)
            return $"refused: {reason}";
        if (row.What == "links")
            return string.Join(' ', read.Links);
        if (row.What == "alerts")
            return $"{read.Alerts.Count}";
        // A number before the name: of the second alert, of the third.
        var (index, what) = char.IsDigit(row.What[0]) ? (row.What[0] - '1', row.What[2..]) : (0, row.What);
        return read.Alerts.Count > index ? Tell(read.Alerts[index], what, row.Value) : "no such alert";
    }

    static string Tell(Alert alert, string what, string expected) => what switch
    {
        "id" => alert.Id,
        "identifier" => alert.Identifier,
        "sender" => alert.Sender,
        "sent" => Tell(alert.Sent),
        "status" => $"{alert.Status}",
        "type" => $"{alert.MessageType}",
        "series" => alert.Series ?? "none",
        "references" => string.Join(' ', alert.References),
        "categories" => string.Join(' ', alert.Categories),
        "levels" => $"{alert.Severity} {alert.Urgency} {alert.Certainty}",
        "effective" => Tell(alert.Effective),
        "onset" => Tell(alert.Onset),
        "expires" => Tell(alert.Expires),
        "languages" => string.Join(' ', alert.Texts.Select(text => text.Language)),
        "areas" => $"{alert.Areas.Count}",
        "area names" => string.Join(" | ", alert.Areas.Select(area => area.Description)),
        "geocodes" => string.Join(' ', alert.Areas.SelectMany(area => area.Geocodes.Select(code => code.Value))),
        "circles" => string.Join(' ', alert.Areas.SelectMany(area => area.Circles).Select(circle =>
            string.Create(CultureInfo.InvariantCulture, $"{circle.Center}+{circle.Radius / 1000:0.###}km"))),
        "polygons" => string.Join(' ', alert.Areas.SelectMany(area => area.Polygons).Select(ring => $"{ring.Count}")),
        _ => TellText(alert, what, expected),
    };

    static string TellText(Alert alert, string what, string expected)
    {
        var (language, part) = what.Split(' ', 2) is [var first, var second] ? (first, second) : (what, "");
        if (language == "value")
            return string.Join(" | ", alert.Parameters.Where(value => value.Name == part).Select(value => value.Value));
        var text = alert.Texts.FirstOrDefault(text => text.Language == language);
        var all = string.Join(
            '\n', text?.Event, text?.SenderName, text?.Headline, text?.Description, text?.Instruction);
        return part switch
        {
            "event" => text?.Event ?? "none",
            "headline" => text?.Headline ?? "none",
            "sender" => text?.SenderName ?? "none",
            "says" => all.Contains(expected, StringComparison.Ordinal) ? expected : all,
            "says not" => all.Contains(expected, StringComparison.Ordinal) ? all : expected,
            _ => $"the table asks for '{what}', which nobody knows",
        };
    }

    static string Tell(DateTimeOffset? time) => time is { } known
        ? known.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "none";
}
