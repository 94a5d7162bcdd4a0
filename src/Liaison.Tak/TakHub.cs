using System.Text;
using Liaison.Cot;
using Liaison.Picture;
using Liaison.Tak.Chat;
using Liaison.Tak.Net;
using Liaison.Tak.Routing;
using Liaison.Tak.Sessions;
using Microsoft.Extensions.Logging;

namespace Liaison.Tak;

/// <summary>What the sessions of a node share. Safe for many threads.</summary>
sealed partial class TakHub : IDisposable
{
    readonly ILogger _logger;
    readonly Func<Guid> _newId;
    readonly RefusalLog _refusals;
    int _lastNumber;

    public TakHub(
        TakOptions options, LivePicture picture, IMessageStore store, TimeProvider time, Func<Guid> newId, TakNodeNames names,
        ILogger logger)
    {
        (Options, Picture, Time, _newId, _logger) = (options, picture, time, newId, logger);
        Limits = CotLimits.Default with { MaxFrameBytes = options.MaxEventBytes };
        SourceWord = picture.WordOf("tak"u8);
        // Known from the start, so that there is always a word for what is not understood.
        _ = picture.WordOf(Encoding.UTF8.GetBytes(EventLabel.NotUnderstood));
        FlowTagBytes = Encoding.UTF8.GetBytes("TAK-Server-" + names.NodeId);
        (NodeUid, NodeName) = ("liaison-" + names.NodeId, names.Name);
        Notices = new NodeNotices(picture.Codec, time, newId, NodeUid, NodeName, names.Version);
        _refusals = new RefusalLog(time);
        Roster = new Roster();
        Desk = new MessageDesk(this, store);
        Chat = new TakChat(this);
    }

    public TakOptions Options { get; }

    public LivePicture Picture { get; }

    public TimeProvider Time { get; }

    public CotLimits Limits { get; }

    public NodeNotices Notices { get; }

    public Roster Roster { get; }

    public MessageDesk Desk { get; }

    public TakChat Chat { get; }

    /// <summary>Uid under which the node speaks.</summary>
    public string NodeUid { get; }

    /// <summary>Callsign under which the node speaks.</summary>
    public string NodeName { get; }

    /// <summary>The word for reports that came from TAK clients.</summary>
    public ushort SourceWord { get; }

    /// <summary>The flow tag of this node: an event that bears it has been here before.</summary>
    public ReadOnlySpan<byte> FlowTag => FlowTagBytes;

    byte[] FlowTagBytes { get; }

    /// <summary>Makes all loops send soon; set when the loops are there.</summary>
    public Action FlushNow { get; set; } = () => { };

    /// <summary>Sessions since the start, also those that were refused.</summary>
    public int NextNumber() => Interlocked.Increment(ref _lastNumber);

    /// <summary>The label of an event, as a word of the picture; 0 when it has none of its own.</summary>
    public ushort LabelOf(ReadOnlySpan<byte> payload, in CotEvent ev) =>
        ev.Access.IsEmpty && ev.Caveat.IsEmpty && ev.ReleasableTo.IsEmpty ? (ushort)0 : EventLabel.WordOf(Picture, payload, ev);

    public void ClientArrived(TakSession session)
    {
        Desk.Arrived(session, oldCallsign: null);
        LogArrived(session.Callsign!, session.Transport, session.Address);
    }

    public void CallsignChanged(TakSession session, string? before) => Desk.Arrived(session, before);

    public void SessionEnded(TakSession session, string reason, long unacknowledged)
    {
        var wasLast = Roster.Remove(session);
        if (session.Uid is not { } uid) return;
        Desk.Left(session, unacknowledged);
        if (!wasLast) return;
        Picture.ReporterLeft(Encoding.UTF8.GetBytes(uid));
        var turn = new LoopTurn(Picture.ReadClock(), Time.GetUtcNow().ToUnixTimeMilliseconds());
        Desk.Publish(
            null, Picture.AudienceOf(session.Identity.In), WireEncoding.Xml, Notices.Disconnected(uid, session.OwnType),
            new MessageFacts("t-x-d-d", 0), turn);
        FlushNow();
        LogLeft(session.Callsign!, reason);
    }

    /// <summary>Takes a track out of the picture on a client's word, if it was published to a group of the client's.</summary>
    public void RemoveTrack(ReadOnlySpan<byte> payload, in CotEvent ev, Audience audience)
    {
        if (ElementAttribute.Of(payload, ev.Link, "uid"u8) is not { } uid) return;
        if (Picture.Find(uid) is { } track && track.Groups.Intersects(audience.Groups)) Picture.Remove(Encoding.UTF8.GetBytes(uid));
    }

    /// <summary>Whether a refusal may be logged now; at most ten in a minute are.</summary>
    public bool MayLogRefusal() => _refusals.MayLog();

    public void LogRefused(TakSession session, long count, CotError error)
    {
        if (_refusals.MayLog()) LogRefusedEvents(count, session.Callsign ?? session.Identity.Name, session.Address, error);
    }

    public void Dispose() => Desk.Dispose();

    [LoggerMessage(1001, LogLevel.Debug, "{Callsign} is here, by {Transport} from {Address}.")]
    partial void LogArrived(string callsign, string transport, string address);

    [LoggerMessage(1002, LogLevel.Debug, "{Callsign} has left: {Reason}.")]
    partial void LogLeft(string callsign, string reason);

    [LoggerMessage(1003, LogLevel.Warning, "Refused {Count} events of {Client} at {Address}, the last one for {Reason}.")]
    partial void LogRefusedEvents(long count, string client, string address, CotError reason);

    [LoggerMessage(1004, LogLevel.Error, "Messages for clients who are away could not be stored.")]
    public partial void LogStoreFailed(Exception failure);

    [LoggerMessage(1030, LogLevel.Error, "TAK clients could not be told of alert {Id}.")]
    public partial void LogAlertNotTold(string id, Exception failure);
}
