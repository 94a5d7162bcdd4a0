using Liaison.Feeds.Alerts.Cap;
using Liaison.Picture.Alerts;

namespace Liaison.Feeds.Alerts;

/// <summary>
/// Reads an index of warnings: an Atom feed (RFC 4287) or an RSS 2.0 channel, whose entries hold messages of CAP or say
/// where they are.
/// </summary>
static class AlertIndex
{
    const int MaxEntries = 5_000;
    const int MaxLinkLength = 2_000;
    const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Whether an element is the root of an index.</summary>
    public static bool IsIndex(AlertElement root) =>
        (root.Name == "feed" && root.Namespace == Atom) || (root.Name == "rss" && root.Namespace.Length == 0);

    /// <summary>Reads an index.</summary>
    /// <param name="root">Its root.</param>
    /// <param name="source">What it came by.</param>
    /// <param name="document">What it holds; nothing when it has no entries.</param>
    /// <param name="reason">Why it is refused, when the answer is false.</param>
    public static bool TryRead(AlertElement root, string source, out AlertDocument document, out string? reason)
    {
        // A message beside the entries is foreign markup to Atom: it is none of the index's.
        var entries = (root.Name == "feed" ? root.All("entry") : root.AllIn("channel", "item")).ToList();
        var alerts = new List<Alert>();
        var refusals = new List<string>();
        var links = new List<string>();
        foreach (var entry in entries.Take(MaxEntries))
        {
            if (FindMessage(entry) is not { } message)
            {
                if (FindLink(entry) is { Length: > 0 and <= MaxLinkLength } link && !links.Contains(link))
                    links.Add(link);
            }
            else if (CapReader.TryRead(message, source, out var read, out var refusal))
            {
                alerts.AddRange(read);
            }
            else
            {
                refusals.Add(refusal!);
            }
        }
        document = new AlertDocument { Alerts = alerts, Links = links, Refusals = refusals };
        reason = entries.Count > MaxEntries ? "The index has too many entries."
            : entries.Count == 0 || alerts.Count + links.Count > 0 ? null
            : refusals.FirstOrDefault("The index has entries, but none with an alert or a link to one.");
        return reason is null;
    }

    static AlertElement? FindMessage(AlertElement entry) =>
        entry.AllIn("content").SelectMany(content => content.Children).Concat(entry.Children)
            .FirstOrDefault(CapReader.IsMessage);

    static string? FindLink(AlertElement entry)
    {
        // What says that it is CAP comes first; a page for people is never followed.
        var links = entry.All("link").Concat(entry.All("enclosure")).ToList();
        var best = links.Find(link => IsCap(link.Attribute("type")))
            ?? links.Find(link => link.Attribute("type") is "" or "application/xml" or "text/xml"
                && link.Attribute("rel") is "" or "alternate" or "related" or "enclosure");
        if (entry["cap"].Text is { Length: > 0 } named && Uri.TryCreate(named, UriKind.Absolute, out _))
            return named;
        return best is null ? null
            : FirstNotEmpty(best.Attribute("href"), best.Attribute("url"), best.Text);
    }

    static bool IsCap(string mediaType) =>
        mediaType.StartsWith("application/cap+xml", StringComparison.OrdinalIgnoreCase)
        || mediaType.StartsWith("application/common-alerting-protocol+xml", StringComparison.OrdinalIgnoreCase);

    static string? FirstNotEmpty(params ReadOnlySpan<string> candidates)
    {
        foreach (var candidate in candidates)
            if (candidate.Length > 0)
                return candidate;
        return null;
    }
}
