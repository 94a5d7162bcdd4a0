using System.Buffers;
using System.Xml;
using Liaison.Cot;
using Liaison.Picture;
using Liaison.Picture.Groups;
using Liaison.Tak.Net;
using Liaison.Tak.Routing;
using Liaison.Tak.Sessions;
using XmlText = Liaison.Cot.XmlText;

namespace Liaison.Tak.Chat;

/// <summary>
/// Speaks with clients as the node: what it says waits for those who are away, and what clients say in chat can be
/// heard. Safe for many threads.
/// </summary>
public sealed class TakChat
{
    const int MaxText = 2000;
    const string EverybodysRoom = "All Chat Rooms";
    static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    readonly TakHub _hub;

    internal TakChat(TakHub hub) => _hub = hub;

    /// <summary>
    /// Called with each line of chat and each reply of a client that has said who it is, on the thread of its
    /// connection: handlers must not block, and not throw.
    /// </summary>
    public event Action<TakChatMessage>? Received;

    /// <summary>Says something to one client, now or when it is here.</summary>
    /// <param name="uid">Its uid.</param>
    /// <param name="messageId">An id of its own for this message: clients show each id once.</param>
    /// <param name="text">What to say.</param>
    public void SendToClient(string uid, string messageId, string text)
    {
        ArgumentNullException.ThrowIfNull(uid);
        var callsign = _hub.Roster.ByUid(uid)?.Callsign ?? uid;
        Introduce(_hub.Roster.AllByUid(uid));
        Send(new Addressees([uid], [], [], false), uid, callsign, messageId, text);
    }

    /// <summary>Says something to the clients with a callsign, now or when the first of them is here.</summary>
    /// <param name="callsign">The callsign.</param>
    /// <param name="messageId">An id of its own for this message: clients show each id once.</param>
    /// <param name="text">What to say.</param>
    public void SendToCallsign(string callsign, string messageId, string text)
    {
        ArgumentNullException.ThrowIfNull(callsign);
        var sessions = _hub.Roster.ByCallsign(callsign);
        Introduce(sessions);
        var uid = sessions.Count > 0 ? sessions[0].Uid! : callsign;
        Send(new Addressees([], [callsign], [], false), uid, callsign, messageId, text);
    }

    /// <summary>Says something to all clients of a group, also to those who are away.</summary>
    /// <param name="group">Name of the group.</param>
    /// <param name="messageId">An id of its own for this message: clients show each id once.</param>
    /// <param name="text">What to say.</param>
    /// <returns>False when there is no such group.</returns>
    public bool SendToGroup(string group, string messageId, string text)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (!_hub.Picture.Groups.TryFind(group, out var number)) return false;
        var audience = _hub.Picture.AudienceOf(GroupSet.Empty.With(number));
        Introduce([.. _hub.Roster.All()
            .Where(session => session.Uid is not null && session.Identity.Out.Contains(number))]);
        var xml = Write(EverybodysRoom, EverybodysRoom, messageId, text);
        _hub.Desk.Publish(null, audience, WireEncoding.Xml, xml, Facts, Turn);
        _hub.FlushNow();
        return true;
    }

    /// <summary>Whether events of a type are heard here.</summary>
    internal static bool Concerns(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("b-t-f"u8) || type.StartsWith("y-"u8);

    /// <summary>Tells what a client said.</summary>
    internal void Hear(TakSession session, ReadOnlySpan<byte> payload, in CotEvent ev, bool isToNode)
    {
        if (Received is not { } received || session.Uid is not { } uid) return;
        received(new TakChatMessage(
            XmlText.GetString(payload, ev.Uid), XmlText.GetString(payload, ev.Type), uid, session.Callsign ?? "",
            session.Identity.Fingerprint is null ? null : session.Identity.Name, session.Identity.OutNames, isToNode,
            TextOf(payload, ev.Remarks), ElementAttribute.Of(payload, ev.Link, "uid"u8)));
    }

    MessageFacts Facts => new("b-t-f", NowMs + (long)Kept.TotalMilliseconds);

    LoopTurn Turn => new(_hub.Picture.ReadClock(), NowMs);

    long NowMs => _hub.Time.GetUtcNow().ToUnixTimeMilliseconds();

    static string TextOf(ReadOnlySpan<byte> payload, ByteRange element)
    {
        if (element.IsEmpty) return "";
        using var text = new StringReader(System.Text.Encoding.UTF8.GetString(element.Slice(payload)));
        using var reader = XmlReader.Create(text, new XmlReaderSettings
        {
            ConformanceLevel = ConformanceLevel.Fragment,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
        });
        try
        {
            var said = reader.Read() ? reader.ReadElementContentAsString() : "";
            return said.Length <= MaxText ? said : said[..MaxText];
        }
        catch (XmlException)
        {
            return "";
        }
    }

    void Send(Addressees addressees, string toUid, string toCallsign, string messageId, string text)
    {
        _hub.Desk.Send(null, addressees, Write(toUid, toCallsign, messageId, text), Facts, Turn);
        _hub.FlushNow();
    }

    /// <summary>Makes the node a contact of clients, so that they can answer it in person.</summary>
    void Introduce(IReadOnlyList<TakSession> sessions)
    {
        if (sessions.Count == 0) return;
        var contact = _hub.Notices.Contact(NowMs, NowMs + (long)Kept.TotalMilliseconds);
        foreach (var session in sessions) session.Post(() => session.Deliver(contact));
    }

    byte[] Write(string toUid, string toCallsign, string messageId, string text)
    {
        var writer = new ArrayBufferWriter<byte>(1024);
        NodeEvents.WriteChat(
            writer, messageId, NowMs, _hub.NodeUid, _hub.NodeName, toUid, toCallsign, text);
        return writer.WrittenSpan.ToArray();
    }
}
