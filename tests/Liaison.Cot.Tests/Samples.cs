using System.Globalization;
using System.Text;
using CsCheck;

namespace Liaison.Cot.Tests;

/// <summary>Events that the tests share: invented ones, and the collection beside the repository.</summary>
static class Samples
{
    /// <summary>A position report as ATAK writes it, 699 bytes.</summary>
    public static string Position { get; } = PositionOf(1);

    public static string PositionOf(int number)
    {
        var text = number.ToString("D7", CultureInfo.InvariantCulture);
        return $"<event version=\"2.0\" uid=\"ANDROID-{number:x16}\""
            + " type=\"a-f-G-U-C\" time=\"2026-01-01T00:00:00.000Z\""
            + " start=\"2026-01-01T00:00:00.000Z\" stale=\"2026-01-01T00:01:15.000Z\" how=\"m-g\">"
            + $"<point lat=\"38.{text}\" lon=\"-77.{text}\" hae=\"42.318\" ce=\"4.9\" le=\"9999999.0\"/><detail>"
            + "<takv os=\"34\" version=\"5.2.0.9 (c6bdfa2a).1718043721-CIV\" device=\"SAMSUNG SM-S918U1\""
            + " platform=\"ATAK-CIV\"/>"
            + $"<contact endpoint=\"*:-1:stcp\" phone=\"+15555550100\" callsign=\"LOAD-{number:D6}\"/>"
            + $"<uid Droid=\"LOAD-{number:D6}\"/><precisionlocation altsrc=\"GPS\" geopointsrc=\"GPS\"/>"
            + "<__group role=\"Team Member\" name=\"Cyan\"/><status battery=\"57\"/>"
            + $"<track course=\"{number % 360:D3}.00000000\" speed=\"{number % 10}.00000000\"/>"
            + "<_t ns=\"|000000.0000000000.0000000000000000|\"/></detail></event>";
    }

    /// <summary>An event with this detail, or without any when null.</summary>
    public static string WithDetail(string? detail, string type = "a-f-G") =>
        $"<event version='2.0' uid='u1' type='{type}' time='2026-01-01T00:00:00Z' start='2026-01-01T00:00:00Z'"
        + " stale='2026-01-01T00:01:00Z' how='m-g'><point lat='1' lon='2' hae='3' ce='4' le='5'/>"
        + (detail is null ? "" : $"<detail>{detail}</detail>") + "</event>";

    /// <summary>One of these values.</summary>
    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>The collection of CoT files and schemas beside the repository, or null when it is absent.</summary>
    public static string? Collection { get; } = FindCollection();

    static string? FindCollection()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", "cot");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
