using Liaison.Kernel.Time;

namespace Liaison.Web.Ogc;

/// <summary>A span of time, both ends included; an open end is the least or greatest instant there is.</summary>
readonly record struct TimeInterval(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>All time.</summary>
    public static TimeInterval Always { get; } = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    /// <summary>
    /// Reads an instant, or two with a slash between them, of which one may be <c>..</c> or absent (OGC 17-069r4,
    /// 7.15.4).
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeInterval interval)
    {
        interval = Always;
        var slash = text.IndexOf('/');
        if (slash < 0)
        {
            var isInstant = IsoTime.TryParse(text, out var instant);
            interval = new TimeInterval(instant, instant);
            return isInstant;
        }

        var isRead = TryReadEnd(text[..slash], DateTimeOffset.MinValue, out var from)
            & TryReadEnd(text[(slash + 1)..], DateTimeOffset.MaxValue, out var to);
        interval = new TimeInterval(from, to);
        return isRead && from <= to;
    }

    /// <summary>Whether the two share an instant.</summary>
    public bool Intersects(TimeInterval other) => From <= other.To && other.From <= To;

    static bool TryReadEnd(ReadOnlySpan<char> text, DateTimeOffset open, out DateTimeOffset end)
    {
        end = open;
        return text is "" or ".." || IsoTime.TryParse(text, out end);
    }
}
