using Liaison.Cot;
using Liaison.Picture;
using Liaison.Picture.Reading;
using Liaison.Picture.Tracks;
using Liaison.Tak.Net;

namespace Liaison.Tak.Sessions;

/// <summary>
/// One TAK client's stream: cuts it into events, puts reports into the picture, answers what is for the node, and hands
/// messages to the desk. Used by the thread of its connection only, except for what says otherwise.
/// </summary>
sealed partial class TakSession : IPeer
{
    readonly TakHub _hub;
    readonly ISessionLink _link;
    TakIdentity _identity;
    readonly CotLimits _limits;
    RateLimiter _rate;
    Audience _audience;
    CotFramerState _framer;
    WireEncoding _incoming;
    int _row = -1;
    byte[] _uid = [];
    byte[] _callsign = [];
    volatile bool _ended;

    public TakSession(TakHub hub, ISessionLink link, TakIdentity identity, int number, bool receives, WireEncoding encoding)
    {
        (_hub, _link, _identity, Number, _limits, _incoming) = (hub, link, identity, number, hub.Limits, encoding);
        _rate = new RateLimiter(hub.Options.MaxEventsPerSecond, hub.Options.MaxBytesPerSecond);
        _audience = hub.Picture.AudienceOf(identity.In);
        if (receives) Reader = hub.Picture.OpenReader(identity.Out, encoding, number);
        Since = hub.Time.GetUtcNow();
    }

    /// <summary>Number of the session, and of its reports in the picture.</summary>
    public int Number { get; }

    public TakIdentity Identity => _identity;

    public PictureReader? Reader { get; }

    /// <summary>Set when many senders share the session: then none of them is its client.</summary>
    public bool IsShared { get; init; }

    public SessionCounters Counters { get; } = new();

    public DateTimeOffset Since { get; }

    /// <summary>The client's own uid, once it has said it; any thread may ask.</summary>
    public string? Uid { get; private set; }

    /// <summary>The client's callsign, as it is now; any thread may ask.</summary>
    public string? Callsign { get; private set; }

    /// <summary>The CoT type of the client's own reports.</summary>
    public string OwnType { get; private set; } = "a-f-G-U-C";

    /// <summary>Messages to this client alone that its system has not acknowledged yet. On the session's thread.</summary>
    public Queue<(long Message, long EndsAt)>? OnTheWay { get; private set; }

    /// <summary>Set while messages wait since there was no room for them. On the session's thread.</summary>
    public bool HasBacklog { get; set; }

    public long UnacknowledgedBytes => _ended ? 0 : _link.Unacknowledged;

    public string Transport => _link.Transport;

    public string Address => _link.Address;

    public WireEncoding Encoding => _incoming;

    /// <summary>Notes that a message to this client alone was given to its connection.</summary>
    public void NoteOnTheWay(long message, long endsAt) => (OnTheWay ??= new()).Enqueue((message, endsAt));

    public int Consume(ReadOnlySpan<byte> bytes, in LoopTurn turn)
    {
        var (consumed, events) = (0, 0);
        var isOpen = true;
        while (isOpen && !_ended)
        {
            var rest = bytes[consumed..];
            var status = _incoming == WireEncoding.Xml
                ? CotFramer.TryFrame(rest, _limits, ref _framer, out var frame)
                : TakFramer.TryFrameStream(rest, _limits, out frame);
            consumed += frame.Consumed;
            switch (status)
            {
                case FrameStatus.Event:
                    events++;
                    OnEvent(frame.Payload(rest), rest[..frame.Consumed], turn);
                    break;
                case FrameStatus.Rejected:
                    Refuse(frame.Error, turn);
                    break;
                case FrameStatus.Broken:
                    Counters.Reject(frame.Error);
                    End($"the stream cannot be followed: {frame.Error}", frame.Error, turn);
                    return bytes.Length;
                default:
                    isOpen = false;
                    break;
            }
        }

        Counters.BytesReceived += consumed;
        var pause = _rate.Take(events, consumed, turn.Clock.Milliseconds);
        if (pause > 0)
        {
            Counters.Throttled++;
            _link.Pause(pause);
        }

        return consumed;
    }

    /// <summary>Takes one event that did not come by a stream but as a datagram.</summary>
    public void TakeEvent(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> framed, WireEncoding encoding, in LoopTurn turn)
    {
        _incoming = encoding;
        Counters.BytesReceived += payload.Length;
        OnEvent(payload, framed, turn);
    }

    public void Sent(long bytes) => Counters.BytesSent += bytes;

    public void Closed(string reason, long unacknowledged)
    {
        _ended = true;
        _link.Ended();
        _hub.SessionEnded(this, reason, unacknowledged);
    }

    void OnEvent(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> framed, in LoopTurn turn)
    {
        var isXml = _incoming == WireEncoding.Xml;
        var isSound = isXml
            ? CotScanner.TryScan(payload, _limits, out var ev, out var error)
            : ProtoScanner.TryScan(payload, _limits, out ev, out error);
        if (!isSound)
        {
            Refuse(error, turn);
            return;
        }

        Counters.Events++;
        var kind = CotTypes.Classify(ev.Type.Slice(payload));
        if (kind == CotKind.State && ev.Marti.IsEmpty && ev.FlowTags.IsEmpty && ev.Has(CotFlags.HasPoint))
            OnReport(payload, isXml ? payload : framed, ev, turn);
        else
            OnOther(kind, payload, isXml ? payload : framed, ev, turn);
    }

    /// <summary>The usual case: a position for everybody who may see it.</summary>
    void OnReport(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> report, in CotEvent ev, in LoopTurn turn)
    {
        Span<byte> texts = stackalloc byte[0];
        if (ev.Uid.IsEscaped || ev.Callsign.IsEscaped) texts = new byte[ev.Uid.Length + ev.Callsign.Length];
        var uid = Text(payload, ev.Uid, ref texts);
        var callsign = Text(payload, ev.Callsign, ref texts);
        if (!callsign.IsEmpty && (!uid.SequenceEqual(_uid) || !callsign.SequenceEqual(_callsign)))
            NoteContact(payload, ev, uid, callsign);

        AppendOutcome outcome;
        long entry;
        using (var appender = _hub.Picture.BeginAppend(_audience, Number, turn.Clock))
            outcome = appender.Report(ValuesOf(payload, ev, uid, callsign), _incoming, report, ref _row, out entry);
        if (outcome == AppendOutcome.Accepted) Reader?.NoteOwn(_audience, entry);
        else if (outcome == AppendOutcome.Loop) Counters.Loops++;
        else Counters.PictureFull++;
    }

    TrackValues ValuesOf(
        ReadOnlySpan<byte> payload, in CotEvent ev, ReadOnlySpan<byte> uid, ReadOnlySpan<byte> callsign) => new()
        {
            Uid = uid,
            Type = ev.Type.Slice(payload),
            How = ev.How.Slice(payload),
            Callsign = callsign,
            Latitude = ev.Latitude,
            Longitude = ev.Longitude,
            Height = ev.Hae,
            CircularError = (float)ev.Ce,
            LinearError = (float)ev.Le,
            Course = (float)ev.Course,
            Speed = (float)ev.Speed,
            TimeMs = ev.TimeMs,
            StartMs = ev.StartMs,
            StaleMs = ev.StaleMs,
            Source = _hub.SourceWord,
            Key = TrackKey.FromUid(uid),
            Label = _hub.LabelOf(payload, ev),
        };

    /// <summary>
    /// The first position with a callsign says who the client is: a marker or a route may have one too, but does not. A
    /// later one may change the callsign; other uids are things that the client reports on.
    /// </summary>
    void NoteContact(ReadOnlySpan<byte> payload, in CotEvent ev, ReadOnlySpan<byte> uid, ReadOnlySpan<byte> callsign)
    {
        if (IsShared || !ev.Type.Slice(payload).StartsWith("a-"u8) || (_uid.Length > 0 && !uid.SequenceEqual(_uid))) return;
        var isFirst = _uid.Length == 0;
        (_uid, _callsign) = (uid.ToArray(), callsign.ToArray());
        if (!ev.Type.Slice(payload).SequenceEqual("a-f-G-U-C"u8)) OwnType = XmlText.GetString(payload, ev.Type);
        var before = Callsign;
        (Uid, Callsign) = (System.Text.Encoding.UTF8.GetString(uid), System.Text.Encoding.UTF8.GetString(callsign));
        if (isFirst) _hub.ClientArrived(this);
        else _hub.CallsignChanged(this, before);
    }

    static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> payload, ByteRange range, ref Span<byte> room)
    {
        var raw = range.Slice(payload);
        if (!range.IsEscaped) return raw;
        var length = XmlText.Decode(raw, room);
        var text = room[..length];
        room = room[length..];
        return text;
    }
}
