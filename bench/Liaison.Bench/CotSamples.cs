using System.Globalization;
using System.Text;

namespace Liaison.Bench;

/// <summary>Position reports like those of the load generator: 699 bytes of ATAK's usual content, all
/// different.</summary>
static class CotSamples
{
    /// <summary>Makes the events.</summary>
    public static byte[][] Make(int count)
    {
        var events = new byte[count][];
        for (var i = 0; i < count; i++)
            events[i] = Encoding.UTF8.GetBytes(MakeOne(i));
        return events;
    }

    static string MakeOne(int number)
    {
        var hash = ((ulong)(number % 500) * 2_654_435_761) + ((ulong)number * 37);
        var time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMilliseconds(number * 7);
        var now = time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var stale = time.AddSeconds(75).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var id = number % 500;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
             <event version="2.0" uid="ANDROID-{id:D16}" type="a-f-G-U-C" time="{now}" start="{now}"
              stale="{stale}" how="m-g"><point lat="38.{hash % 9_999_999:D7}" lon="-77.{(hash >> 7) % 9_999_999:D7}"
              hae="42.318" ce="4.9" le="9999999.0"/><detail><takv os="34" version="5.2.0.9 (c6bdfa2a).1718043721-CIV"
              device="SAMSUNG SM-S918U1" platform="ATAK-CIV"/><contact endpoint="*:-1:stcp" phone="+15555550100"
              callsign="LOAD-{id:D6}"/><uid Droid="LOAD-{id:D6}"/><precisionlocation altsrc="GPS" geopointsrc="GPS"
             /><__group role="Team Member" name="Cyan"/><status battery="{20 + ((hash >> 9) % 80):D2}"/><track
              course="{(hash >> 3) % 360:D3}.00000000" speed="{(hash >> 5) % 10}.00000000"/><_t
              ns="|{id:D6}.{number:D10}.{time.Ticks % 10_000_000_000_000_000:D16}|"/></detail></event>
             """).ReplaceLineEndings("");
    }
}
