using System.Diagnostics.CodeAnalysis;
using System.Text;
using Liaison.Kernel.Geodesy;
using Liaison.Kernel.Labels;
using Liaison.Kernel.Time;

namespace Liaison.Web.Tracks;

/// <summary>
/// Checks reports that were posted. What passes can be written as CoT XML that every reader takes, with the same
/// values: one sender's mistake must not break the streams of all who get it.
/// </summary>
static class PostedReports
{
    const int MaxUidBytes = 256;
    const int MaxTypeLength = 64;
    const int MaxTextLength = 4_000;
    const double LowestMetres = -20_000;
    const double HighestMetres = 100_000_000;
    static readonly TimeSpan UsualLife = TimeSpan.FromMinutes(5);

    public static bool TryRead(
        PostedReport posted, DateTimeOffset now, [NotNullWhen(true)] out NewReport? report,
        [NotNullWhen(false)] out string? refusal)
    {
        report = null;
        var (time, stale, label) = (now, now, (Label?)null);
        refusal = WhatIsWrongWithNames(posted) ?? WhatIsWrongWithNumbers(posted)
            ?? ReadTimes(posted, ref time, out stale) ?? ReadLabel(posted.Label, out label);
        if (refusal is not null) return false;
        var point = new GeoPoint(posted.Position[1], posted.Position[0]);
        report = new NewReport(
            posted.Uid, posted.Type, posted.Callsign, point.Longitude, point.Latitude,
            posted.Position.Count > 2 ? posted.Position[2] : double.NaN,
            posted.Course ?? double.NaN, posted.Speed ?? double.NaN, time, stale, posted.Remarks, label);
        return true;
    }

    static string? WhatIsWrongWithNames(PostedReport posted)
    {
        if (posted.Uid.Length == 0 || !IsName(posted.Uid))
            return $"uid: 1 to {MaxUidBytes} bytes without control characters";
        if (!posted.Type.StartsWith("a-", StringComparison.Ordinal) || posted.Type.Length > MaxTypeLength
            || !posted.Type.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return "type: the CoT type of an atom, for example a-u-S";
        }

        if (posted.Callsign is not null && !IsName(posted.Callsign))
            return $"callsign: at most {MaxUidBytes} bytes without control characters";
        return posted.Remarks is { } remarks && (remarks.Length > MaxTextLength || !remarks.All(IsXmlCharacter))
            ? $"remarks: at most {MaxTextLength} characters that XML can hold" : null;
    }

    static string? WhatIsWrongWithNumbers(PostedReport posted)
    {
        if (posted.Position.Count is < 2 or > 3 || !GeoPoint.TryCreate(posted.Position[1], posted.Position[0], out _))
            return "position: longitude and latitude in degrees, perhaps the height in metres";
        if (posted.Position.Count == 3 && posted.Position[2] is not (>= LowestMetres and <= HighestMetres))
            return $"position: a height of {LowestMetres:0} to {HighestMetres:0} metres";
        if (posted.Course is < 0 or > 360) return "course: degrees true, 0 to 360";
        return posted.Speed is < 0 or > 100_000 ? "speed: metres per second, 0 to 100000" : null;
    }

    static string? ReadTimes(PostedReport posted, ref DateTimeOffset time, out DateTimeOffset stale)
    {
        stale = time;
        if (posted.Time is not null && (!IsoTime.TryParse(posted.Time, out time) || time < DateTimeOffset.UnixEpoch))
            return "time: ISO 8601 with its zone, 1970 or later";
        stale = time < DateTimeOffset.MaxValue - UsualLife ? time + UsualLife : time;
        return posted.Stale is not null && (!IsoTime.TryParse(posted.Stale, out stale) || stale < time)
            ? "stale: ISO 8601 with its zone, not before the time" : null;
    }

    static string? ReadLabel(string? banner, out Label? label)
    {
        label = null;
        return banner is not null && !Label.TryParse(banner, LabelPolicy.Default, out label, out var reason)
            ? $"label: {reason}" : null;
    }

    static bool IsName(string text) =>
        Encoding.UTF8.GetByteCount(text) <= MaxUidBytes && text.All(c => !char.IsControl(c) && IsXmlCharacter(c));

    // XML 1.0, Char. Halves of a pair are whole pairs here: JSON with a lone one is refused.
    static bool IsXmlCharacter(char c) => c is >= ' ' and <= '\uFFFD' or '\t' or '\n' or '\r';
}
