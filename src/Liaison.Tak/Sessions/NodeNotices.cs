using System.Buffers;
using System.Globalization;
using Liaison.Cot;
using Liaison.Picture;

namespace Liaison.Tak.Sessions;

/// <summary>The events that the node itself sends to its clients.</summary>
sealed class NodeNotices(IReportCodec codec, TimeProvider time, Func<Guid> newId, string nodeUid, string nodeName, string version)
{
    const int PongEveryMs = 1000;

    OutgoingEvent? _pong;
    long _pongMs;

    /// <summary>The answer to a ping. One is good for a second, and costs no client another one's time.</summary>
    public IOutgoing Pong(long unixMs)
    {
        if (_pong is null || unixMs - _pongMs >= PongEveryMs || unixMs < _pongMs)
            (_pongMs, _pong) = (unixMs, Make(writer => NodeEvents.WritePong(writer, unixMs)));
        return _pong;
    }

    /// <summary>The offer of protocol version 1.</summary>
    public IOutgoing ProtocolOffer(long unixMs) =>
        Make(writer => NodeEvents.WriteProtocolOffer(writer, NewId(), unixMs, version));

    /// <summary>The answer to a request for a protocol version.</summary>
    public IOutgoing ProtocolAnswer(string uid, bool accepted, long unixMs) =>
        Make(writer => NodeEvents.WriteProtocolResponse(writer, uid, unixMs, accepted));

    /// <summary>A client has left.</summary>
    public byte[] Disconnected(string uid, string type) =>
        Write(writer => NodeEvents.WriteDisconnect(writer, NewId(), NowMs, uid, type));

    /// <summary>The groups of the client have changed.</summary>
    public IOutgoing GroupsChanged() => Make(writer => NodeEvents.WriteGroupsChanged(writer, NewId(), NowMs));

    /// <summary>Something that the client sent was refused: a line of chat that says what and why.</summary>
    public IOutgoing Refused(long count, CotError error, long unixMs) => Say(
        unixMs,
        string.Create(CultureInfo.InvariantCulture, $"{count} of your events refused: {error.Text()}."));

    /// <summary>A line of chat from the node to one client.</summary>
    public IOutgoing Say(long unixMs, string text) => Make(
        writer => NodeEvents.WriteChat(writer, NewId(), unixMs, nodeUid, nodeName, nodeUid, nodeName, text));

    long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    string NewId() => newId().ToString("D", CultureInfo.InvariantCulture);

    OutgoingEvent Make(Action<IBufferWriter<byte>> write) => new(Write(write), codec);

    static byte[] Write(Action<IBufferWriter<byte>> write)
    {
        var writer = new ArrayBufferWriter<byte>(512);
        write(writer);
        return writer.WrittenSpan.ToArray();
    }
}
