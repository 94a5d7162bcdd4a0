using System.Buffers;
using System.Globalization;

namespace Liaison.Cot;

/// <summary>The control events that a node sends by itself, in the exact form that TAK clients know.</summary>
public static class NodeEvents
{
    const long NegotiationMs = 60_000;
    const long ControlMs = 20_000;

    /// <summary>Offer of protocol version 1 (<c>t-x-takp-v</c>).</summary>
    /// <param name="writer">Where the event goes.</param>
    /// <param name="uid">One random id for this negotiation; the client and the answer repeat it.</param>
    /// <param name="timeMs">Now, Unix milliseconds.</param>
    /// <param name="serverVersion">Name and version that the client shows.</param>
    public static void WriteProtocolOffer(
        IBufferWriter<byte> writer, string uid, long timeMs, string serverVersion)
    {
        var detail = new ArrayBufferWriter<byte>();
        detail.Write("<TakControl><TakProtocolSupport version=\"1\"/><TakServerVersionInfo"u8);
        XmlOutput.Attribute(detail, "serverVersion"u8, serverVersion);
        detail.Write(" apiVersion=\"3\"/></TakControl>"u8);
        CotXmlWriter.Write(Negotiation(uid, "t-x-takp-v", timeMs), detail.WrittenSpan, writer);
    }

    /// <summary>Answer to a client's request for protocol version 1 (<c>t-x-takp-r</c>); after an acceptance each
    /// further byte in both directions is protobuf.</summary>
    public static void WriteProtocolResponse(IBufferWriter<byte> writer, string uid, long timeMs, bool accepted) =>
        CotXmlWriter.Write(
            Negotiation(uid, "t-x-takp-r", timeMs),
            accepted
                ? "<TakControl><TakResponse status=\"true\"/></TakControl>"u8
                : "<TakControl><TakResponse status=\"false\"/></TakControl>"u8,
            writer);

    /// <summary>Answer to a ping (<c>t-x-c-t-r</c>).</summary>
    public static void WritePong(IBufferWriter<byte> writer, long timeMs) =>
        CotXmlWriter.Write(Control("takPong", "t-x-c-t-r", timeMs), [], writer);

    /// <summary>Notice that a client left (<c>t-x-d-d</c>).</summary>
    /// <param name="writer">Where the event goes.</param>
    /// <param name="uid">A new random id.</param>
    /// <param name="timeMs">Now, Unix milliseconds.</param>
    /// <param name="clientUid">The client that left.</param>
    /// <param name="clientType">CoT type of its last position.</param>
    public static void WriteDisconnect(
        IBufferWriter<byte> writer, string uid, long timeMs, string clientUid, string clientType)
    {
        var detail = new ArrayBufferWriter<byte>();
        detail.Write("<link relation=\"p-p\""u8);
        XmlOutput.Attribute(detail, "uid"u8, clientUid);
        XmlOutput.Attribute(detail, "type"u8, clientType);
        detail.Write("/>"u8);
        CotXmlWriter.Write(Control(uid, "t-x-d-d", timeMs), detail.WrittenSpan, writer);
    }

    /// <summary>Notice that the groups of the receiving client changed (<c>t-x-g-c</c>); it reads them
    /// again.</summary>
    public static void WriteGroupsChanged(IBufferWriter<byte> writer, string uid, long timeMs) =>
        CotXmlWriter.Write(Control(uid, "t-x-g-c", timeMs), [], writer);

    /// <summary>A line of chat from the node (<c>b-t-f</c>) to one client.</summary>
    /// <param name="writer">Where the event goes.</param>
    /// <param name="messageId">A new random id.</param>
    /// <param name="timeMs">Now, Unix milliseconds.</param>
    /// <param name="senderUid">Uid under which the node speaks.</param>
    /// <param name="senderCallsign">Callsign under which the node speaks.</param>
    /// <param name="toUid">Uid of the client.</param>
    /// <param name="toCallsign">Callsign of the client.</param>
    /// <param name="text">What is said.</param>
    public static void WriteChat(
        IBufferWriter<byte> writer, string messageId, long timeMs, string senderUid, string senderCallsign,
        string toUid, string toCallsign, string text)
    {
        var detail = new ArrayBufferWriter<byte>();
        detail.Write("<__chat parent=\"RootContactGroup\" groupOwner=\"false\""u8);
        XmlOutput.Attribute(detail, "messageId"u8, messageId);
        XmlOutput.Attribute(detail, "chatroom"u8, toCallsign);
        XmlOutput.Attribute(detail, "id"u8, toUid);
        XmlOutput.Attribute(detail, "senderCallsign"u8, senderCallsign);
        detail.Write("><chatgrp"u8);
        XmlOutput.Attribute(detail, "uid0"u8, senderUid);
        XmlOutput.Attribute(detail, "uid1"u8, toUid);
        XmlOutput.Attribute(detail, "id"u8, toUid);
        detail.Write("/></__chat><link"u8);
        XmlOutput.Attribute(detail, "uid"u8, senderUid);
        detail.Write(" type=\"a-f-G\" relation=\"p-p\"/><remarks"u8);
        XmlOutput.Attribute(detail, "source"u8, senderUid);
        XmlOutput.Attribute(detail, "to"u8, toUid);
        XmlOutput.Time(detail, "time"u8, timeMs);
        detail.Write(">"u8);
        XmlOutput.Text(detail, text);
        detail.Write("</remarks>"u8);
        var uid = string.Create(CultureInfo.InvariantCulture, $"GeoChat.{senderUid}.{toUid}.{messageId}");
        CotXmlWriter.Write(Chat(uid, timeMs), detail.WrittenSpan, writer);
    }

    /// <summary>The node as a contact of a client: without it clients do not answer a line of chat.</summary>
    /// <param name="writer">Where the event goes.</param>
    /// <param name="uid">Uid under which the node speaks.</param>
    /// <param name="callsign">Callsign under which the node speaks.</param>
    /// <param name="timeMs">Now, Unix milliseconds.</param>
    /// <param name="staleMs">Until when the contact is shown, Unix milliseconds.</param>
    public static void WriteContact(
        IBufferWriter<byte> writer, string uid, string callsign, long timeMs, long staleMs)
    {
        var detail = new ArrayBufferWriter<byte>();
        detail.Write("<contact"u8);
        XmlOutput.Attribute(detail, "callsign"u8, callsign);
        detail.Write(" endpoint=\"*:-1:stcp\"/>"u8);
        // A node has no place: 0, 0 with no accuracy.
        var contact = Chat(uid, timeMs) with { Type = "a-f-G-U-C", StaleMs = staleMs };
        CotXmlWriter.Write(contact, detail.WrittenSpan, writer);
    }

    static CotReport Chat(string uid, long timeMs) => new()
    {
        Uid = uid,
        Type = "b-t-f",
        How = "h-g-i-g-o",
        TimeMs = timeMs,
        StartMs = timeMs,
        StaleMs = timeMs + (24 * 3_600_000L),
        Hae = double.NaN,
        Ce = double.NaN,
        Le = double.NaN,
    };

    static CotReport Negotiation(string uid, string type, long timeMs) => new()
    {
        Uid = uid,
        Type = type,
        How = "m-g",
        TimeMs = timeMs,
        StartMs = timeMs,
        StaleMs = timeMs + NegotiationMs,
        Ce = 999_999,
        Le = 999_999,
    };

    static CotReport Control(string uid, string type, long timeMs) => new()
    {
        Uid = uid,
        Type = type,
        How = "h-g-i-g-o",
        TimeMs = timeMs,
        StartMs = timeMs,
        StaleMs = timeMs + ControlMs,
        Ce = double.NaN,
        Le = double.NaN,
    };
}
