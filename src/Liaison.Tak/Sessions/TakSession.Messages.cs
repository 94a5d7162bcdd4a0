using System.Buffers;
using Liaison.Cot;
using Liaison.Picture;
using Liaison.Picture.Groups;
using Liaison.Tak.Chat;
using Liaison.Tak.Net;
using Liaison.Tak.Routing;

namespace Liaison.Tak.Sessions;

/// <content>What is not a position for everybody: answers of the node, messages, emergencies, what has addressees.</content>
sealed partial class TakSession
{
    const int NoticeEveryMs = 60_000;

    int _lastNoticeMs;
    bool _wasNoticed;
    long _refusedSinceNotice;

    /// <summary>
    /// Sends a message ahead of what waits in the log; on the session's own thread.
    /// </summary>
    /// <returns>The offset in the stream at which it will have been sent; -1 when there was no room.</returns>
    public long Deliver(IOutgoing message)
    {
        if (_ended || Reader is null) return -1;
        var bytes = message.In(Reader.Encoding);
        if (bytes.IsEmpty || !Reader.TrySendFirst(bytes))
        {
            Counters.NoRoom++;
            return -1;
        }

        _link.RequestFlush();
        return Reader.SentBytes + Reader.OutboxBytes;
    }

    /// <summary>Runs an action on the session's own thread.</summary>
    public void Post(Action action) => _link.Post(action);

    /// <summary>Ends the session; on its own thread.</summary>
    public void End(string reason)
    {
        _ended = true;
        _link.Close(reason);
    }

    /// <summary>
    /// The session has other groups from now on; on its own thread. Clients that no longer see each other are told that the
    /// other one has gone.
    /// </summary>
    public void Regroup(TakIdentity identity)
    {
        var before = _identity;
        _identity = identity;
        _audience = _hub.Picture.AudienceOf(identity.In);
        Reader?.SetGroups(identity.Out);
        Deliver(_hub.Notices.GroupsChanged());
        foreach (var other in _hub.Roster.All())
        {
            if (other.Uid is null || other.Uid == Uid) continue;
            if (IsLost(other.Identity.In, before.Out, identity.Out)) Deliver(_hub.Notices.Gone(other.Uid, other.OwnType));
            if (Uid is null || !IsLost(other.Identity.Out, before.In, identity.In)) continue;
            var notice = _hub.Notices.Gone(Uid, OwnType);
            other.Post(() => other.Deliver(notice));
        }

        static bool IsLost(GroupSet others, GroupSet before, GroupSet after) =>
            others.Intersects(before) && !others.Intersects(after);
    }

    void OnOther(CotKind kind, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> framed, in CotEvent ev, in LoopTurn turn)
    {
        if (!ev.FlowTags.IsEmpty && ev.FlowTags.Slice(payload).IndexOf(_hub.FlowTag) >= 0)
        {
            Counters.Loops++;
            return;
        }

        switch (kind)
        {
            case CotKind.Ping:
                Deliver(_hub.Notices.Pong(turn.UnixMs));
                break;
            case CotKind.Pong or CotKind.Metrics:
                break;
            case CotKind.Protocol:
                OnProtocol(payload, ev, turn);
                break;
            default:
                if (ev.Marti.IsEmpty)
                {
                    if (TakChat.Concerns(ev.Type.Slice(payload))) _hub.Chat.Hear(this, payload, ev, isToNode: false);
                    OnMessageForAll(kind, payload, framed, ev, turn);
                }
                else OnAddressed(kind, payload, ev, turn);
                break;
        }
    }

    /// <summary>
    /// The client asks for a protocol version. The answer and the switch are one step: nothing in the old encoding can
    /// come after the answer, since this thread alone fills the connection.
    /// </summary>
    void OnProtocol(ReadOnlySpan<byte> payload, in CotEvent ev, in LoopTurn turn)
    {
        if (_incoming != WireEncoding.Xml || Reader is null || !ev.Type.Slice(payload).SequenceEqual("t-x-takp-q"u8)) return;
        var isVersion1 = TakNegotiation.RequestsVersion1(payload, ev);
        var answer = _hub.Notices.ProtocolAnswer(XmlText.GetString(payload, ev.Uid), isVersion1, turn.UnixMs);
        if (Deliver(answer) < 0 || !isVersion1) return;
        Reader.SwitchTo(WireEncoding.Protobuf);
        _incoming = WireEncoding.Protobuf;
    }

    void OnMessageForAll(
        CotKind kind, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> framed, in CotEvent ev, in LoopTurn turn)
    {
        if (kind == CotKind.State && ev.Has(CotFlags.HasPoint))
        {
            OnReport(payload, framed, ev, turn);
            return;
        }

        if (kind == CotKind.Emergency && ev.Has(CotFlags.HasPoint))
        {
            OnEmergency(payload, framed, ev, turn);
            return;
        }

        var entry = _hub.Desk.Publish(this, _audience, _incoming, framed, Describe(payload, ev), turn);
        Reader?.NoteOwn(_audience, entry);
        if (ev.Type.Slice(payload).SequenceEqual("t-x-d-d"u8)) _hub.RemoveTrack(payload, ev, _audience);
    }

    void OnEmergency(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> framed, in CotEvent ev, in LoopTurn turn)
    {
        var uid = System.Text.Encoding.UTF8.GetBytes(XmlText.GetString(payload, ev.Uid));
        var callsign = System.Text.Encoding.UTF8.GetBytes(XmlText.GetString(payload, ev.Callsign));
        using (var appender = _hub.Picture.BeginAppend(_audience, Number, turn.Clock))
        {
            if (appender.Urgent(ValuesOf(payload, ev, uid, callsign), _incoming, framed) != AppendOutcome.Accepted)
                Counters.PictureFull++;
        }

        if (ev.Type.Slice(payload).SequenceEqual("b-a-o-can"u8)) _hub.Picture.Remove(uid);
        _hub.FlushNow();
    }

    void OnAddressed(CotKind kind, ReadOnlySpan<byte> payload, in CotEvent ev, in LoopTurn turn)
    {
        var addressees = Addressees.Read(payload, ev).Without(_hub.NodeUid, _hub.NodeName, out var isToNode);
        var xml = WithoutDestinations(payload, ev);
        if (xml is null || !CotScanner.TryScan(xml, _limits, out var scanned, out var error))
        {
            Refuse(CotError.MalformedMarkup, turn);
            return;
        }

        if (TakChat.Concerns(scanned.Type.Slice(xml))) _hub.Chat.Hear(this, xml, scanned, isToNode);
        if (isToNode && addressees.IsForAll) return;
        if (addressees.IsForAll)
        {
            var encoding = _incoming;
            _incoming = WireEncoding.Xml;
            OnMessageForAll(kind, xml, xml, scanned, turn);
            _incoming = encoding;
            return;
        }

        _hub.Desk.Send(this, addressees, xml, Describe(xml, scanned), turn);
    }

    /// <summary>The event as XML with its <c>marti</c> element cut out, as it goes on to others.</summary>
    byte[]? WithoutDestinations(ReadOnlySpan<byte> payload, in CotEvent ev)
    {
        if (ev.Encoding == CotEncoding.Xml) return [.. payload[..ev.Marti.Offset], .. payload[ev.Marti.End..]];
        var writer = new ArrayBufferWriter<byte>(payload.Length * 2);
        CotXmlWriter.WriteProtobuf(payload, ev, writer);
        var xml = writer.WrittenSpan;
        return CotScanner.TryScan(xml, _limits, out var scanned, out _)
            ? [.. xml[..scanned.Marti.Offset], .. xml[scanned.Marti.End..]]
            : null;
    }

    static MessageFacts Describe(ReadOnlySpan<byte> payload, in CotEvent ev) =>
        new(XmlText.GetString(payload, ev.Type), ev.StaleMs);

    /// <summary>Counts what was refused, and tells the client so now and then.</summary>
    void Refuse(CotError error, in LoopTurn turn)
    {
        Counters.Reject(error);
        _refusedSinceNotice++;
        if (_wasNoticed && unchecked(turn.Clock.Milliseconds - _lastNoticeMs) < NoticeEveryMs) return;
        (_wasNoticed, _lastNoticeMs) = (true, turn.Clock.Milliseconds);
        Deliver(_hub.Notices.Refused(_refusedSinceNotice, error, turn.UnixMs));
        _hub.LogRefused(this, _refusedSinceNotice, error);
        _refusedSinceNotice = 0;
    }

    void End(string reason, CotError error, in LoopTurn turn)
    {
        Deliver(_hub.Notices.Refused(1, error, turn.UnixMs));
        End(reason);
    }
}
