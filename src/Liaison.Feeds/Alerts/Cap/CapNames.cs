namespace Liaison.Feeds.Alerts.Cap;

/// <summary>Words of the Common Alerting Protocol.</summary>
static class CapNames
{
    /// <summary>Namespace of CAP 1.2 (OASIS, 1 July 2010): what is written.</summary>
    public const string Version12 = "urn:oasis:names:tc:emergency:cap:1.2";

    /// <summary>Namespace of CAP 1.1 (OASIS, October 2005).</summary>
    public const string Version11 = "urn:oasis:names:tc:emergency:cap:1.1";

    /// <summary>Namespace of CAP 1.0 (OASIS, March 2004).</summary>
    public const string Version10 = "http://www.incident.com/cap/1.0";

    /// <summary>The language of an <c>info</c> that names none.</summary>
    public const string DefaultLanguage = "en-US";

    /// <summary>
    /// Before the name of an <see cref="Picture.Alerts.AlertParameter"/> that is an <c>eventCode</c>, not a
    /// <c>parameter</c>.
    /// </summary>
    public const string EventCodePrefix = "eventCode:";

    /// <summary>The word for a category that is none of CAP's.</summary>
    public const string OtherCategory = "Other";

    /// <summary>The categories of CAP 1.2.</summary>
    public static readonly IReadOnlyList<string> Categories =
    [
        "Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra", "CBRNE",
        OtherCategory,
    ];

    /// <summary>Finds the value that a word of CAP stands for; upper and lower case are the same.</summary>
    public static bool TryFind<T>(string word, out T value)
        where T : struct, Enum
    {
        // By name alone: Enum.TryParse would take numbers and lists as well.
        foreach (var candidate in Enum.GetValues<T>())
        {
            value = candidate;
            if (candidate.ToString().Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        value = default;
        return false;
    }
}
