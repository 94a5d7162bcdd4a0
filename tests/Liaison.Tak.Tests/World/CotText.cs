using System.Globalization;
using System.Text;
using Liaison.Picture;
using Liaison.Tak.Codec;

namespace Liaison.Tak.Tests.World;

/// <summary>Events as clients write them. All of them are invented.</summary>
static class CotText
{
    const int StaleSeconds = 300;

    static string Times(DateTimeOffset time, int staleSeconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"time='{Iso(time)}' start='{Iso(time)}' stale='{Iso(time.AddSeconds(staleSeconds))}'");

    static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public static string Event(string uid, string type, string detail, string how = "m-g") =>
        $"<event version='2.0' uid='{uid}' type='{type}' {Times(Now, StaleSeconds)} how='{how}'>"
        + "<point lat='26.3358' lon='127.8014' hae='42.5' ce='4.9' le='9999999'/>"
        + $"<detail>{detail}</detail></event>";

    public static string Position(string uid, string callsign, string remarks = "") => Event(
        uid, "a-f-G-U-C",
        $"<contact callsign='{callsign}' endpoint='*:-1:stcp'/><__group name='Cyan' role='Team Member'/>"
        + $"<track course='12.5' speed='3'/><remarks>{remarks}</remarks>");

    /// <summary>A line of chat.</summary>
    /// <param name="from">Callsign of the sender.</param>
    /// <param name="text">What is said.</param>
    /// <param name="to">Attributes of <c>dest</c> elements; none for everybody.</param>
    public static string Chat(string from, string text, params string[] to)
    {
        var marti = to.Length == 0 ? "" : $"<marti>{string.Concat(to.Select(dest => $"<dest {dest}/>"))}</marti>";
        return Event(
            $"GeoChat.ANDROID-{from}.{text}", "b-t-f",
            $"<__chat id='x' chatroom='x' senderCallsign='{from}'/><remarks source='{from}'>{text}</remarks>{marti}",
            "h-g-i-g-o");
    }

    public static string Ping(string uid) => Event(uid + "-ping", "t-x-c-t", "");

    public static string Emergency(string uid, string callsign, string type = "b-a-o-tbl") => Event(
        uid + "-9-1-1", type,
        $"<link uid='{uid}' relation='p-p' type='a-f-G-U-C'/><contact callsign='{callsign}-Alert'/>"
            + $"<emergency type='911 Alert'>{callsign}</emergency>");

    public static string EmergencyIsOver(string uid, string callsign) => Emergency(uid, callsign, "b-a-o-can");

    public static string ProtocolRequest(string uid, string version) => Event(
        uid, "t-x-takp-q", $"<TakControl><TakRequest version='{version}'/></TakControl>");

    /// <summary>The event in TAK protocol version 1 with the header of a stream.</summary>
    public static byte[] Message(string xml)
    {
        var buffer = new byte[xml.Length * 2 + 1024];
        var length = new CotReportCodec().Transcode(WireEncoding.Xml, Encoding.UTF8.GetBytes(xml), buffer);
        if (length < 0) throw new InvalidDataException("This event has no protobuf form: " + xml);
        return buffer[..length];
    }

    /// <summary>The event in TAK protocol version 1 as one datagram of the mesh.</summary>
    public static byte[] MeshMessage(string xml)
    {
        var message = Message(xml);
        var header = 1;
        while (message[header++] >= 0x80)
        {
            // The length is of no use in a datagram.
        }

        return [0xBF, 1, 0xBF, .. message[header..]];
    }
}
