using Liaison.Picture.Files;

namespace Liaison.Picture.Alerts;

/// <summary>The lines of <c>alerts.json</c>: one for each change, the newest of an alert counts.</summary>
static class AlertLines
{
    /// <summary>All lines that can be read, with their lengths.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<(SavedAlert Line, int Length)> Read(string path)
    {
        foreach (var bytes in LineFile.Read(path))
            if (LineFile.Parse(bytes.Span, AlertJson.Default.SavedAlert) is { } line) yield return (line, bytes.Length + 1);
    }

    /// <summary>One line, with its end.</summary>
    public static byte[] Of(SavedAlert line) => LineFile.LineOf(line, AlertJson.Default.SavedAlert);
}
