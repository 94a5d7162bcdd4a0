using System.Diagnostics.CodeAnalysis;
using System.Text;
using Liaison.Kernel.Geodesy;
using Liaison.Kernel.Labels;
using Liaison.Kernel.Time;

namespace Liaison.Web.Tracks;

/// <summary>Checks reports that were posted.</summary>
static class PostedReports
{
    const int MaxUidBytes = 256;
    const int MaxTypeLength = 64;
    const int MaxTextLength = 4_000;
    static readonly TimeSpan UsualLife = TimeSpan.FromMinutes(5);

    public static bool TryRead(
        PostedReport posted, DateTimeOffset now, [NotNullWhen(true)] out NewReport? report, [NotNullWhen(false)] out string? refusal)
    {
        report = null;
        refusal = WhatIsWrong(posted);
        var time = now;
        if (refusal is null && posted.Time is not null && !IsoTime.TryParse(posted.Time, out time)) refusal = "time: ISO 8601 with its zone";
        var stale = time < DateTimeOffset.MaxValue - UsualLife ? time + UsualLife : time;
        if (refusal is null && posted.Stale is not null && !IsoTime.TryParse(posted.Stale, out stale))
            refusal = "stale: ISO 8601 with its zone";
        if (refusal is not null) return false;
        report = new NewReport(
            posted.Uid, posted.Type, posted.Callsign, new GeoPoint(posted.Position[1], posted.Position[0]).Longitude, posted.Position[1],
            posted.Position.Count > 2 ? posted.Position[2] : double.NaN, posted.Course ?? double.NaN, posted.Speed ?? double.NaN,
            time, stale, posted.Remarks);
        return true;
    }

    static string? WhatIsWrong(PostedReport posted)
    {
        if (posted.Uid.Length == 0 || Encoding.UTF8.GetByteCount(posted.Uid) > MaxUidBytes || posted.Uid.Any(char.IsControl))
            return $"uid: 1 to {MaxUidBytes} bytes without control characters";
        if (!posted.Type.StartsWith("a-", StringComparison.Ordinal) || posted.Type.Length > MaxTypeLength
            || !posted.Type.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            return "type: the CoT type of an atom, for example a-u-S";
        if (posted.Position.Count is < 2 or > 3 || !posted.Position.All(double.IsFinite)
            || !GeoPoint.TryCreate(posted.Position[1], posted.Position[0], out _))
            return "position: longitude and latitude in degrees, perhaps the height in metres";
        if (posted.Course is < 0 or > 360) return "course: degrees true, 0 to 360";
        if (posted.Speed is < 0 or > 100_000) return "speed: metres per second, 0 to 100000";
        if (posted.Callsign?.Length > MaxUidBytes || posted.Callsign?.Any(char.IsControl) == true)
            return $"callsign: at most {MaxUidBytes} characters without control characters";
        if (posted.Remarks?.Length > MaxTextLength) return $"remarks: at most {MaxTextLength} characters";
        return posted.Label is not null && !Label.TryParse(posted.Label, LabelPolicy.Default, out _, out var reason)
            ? $"label: {reason}" : null;
    }
}
