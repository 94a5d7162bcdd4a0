using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Liaison.Cot;
using Liaison.Picture;

namespace Liaison.Tak.Sessions;

/// <summary>The events that the node itself sends to its clients.</summary>
sealed class NodeNotices(IReportCodec codec, TimeProvider time, Func<Guid> newId, string nodeUid, string nodeName, string version)
{
    // One pong and one offer are good for all who need them within a second: a storm of clients makes no storm of garbage.
    const int SameForMs = 1000;

    Recent? _pong, _offer;

    /// <summary>The answer to a ping.</summary>
    public IOutgoing Pong(long unixMs) => (Recent.IsGood(_pong, unixMs) ? _pong : _pong = new Recent(
        unixMs, Make(writer => NodeEvents.WritePong(writer, unixMs)))).Event;

    /// <summary>The offer of protocol version 1.</summary>
    public IOutgoing ProtocolOffer(long unixMs) => (Recent.IsGood(_offer, unixMs) ? _offer : _offer = new Recent(
        unixMs, Make(writer => NodeEvents.WriteProtocolOffer(writer, NewId(), unixMs, version)))).Event;

    /// <summary>The answer to a request for a protocol version.</summary>
    public IOutgoing ProtocolAnswer(string uid, bool accepted, long unixMs) =>
        Make(writer => NodeEvents.WriteProtocolResponse(writer, uid, unixMs, accepted));

    /// <summary>A client has left.</summary>
    public byte[] Disconnected(string uid, string type) =>
        Write(writer => NodeEvents.WriteDisconnect(writer, NewId(), NowMs, uid, type));

    /// <summary>A client has left, for one other client.</summary>
    public IOutgoing Gone(string uid, string type) => new OutgoingEvent(Disconnected(uid, type), codec);

    /// <summary>The groups of the client have changed.</summary>
    public IOutgoing GroupsChanged() => Make(writer => NodeEvents.WriteGroupsChanged(writer, NewId(), NowMs));

    /// <summary>Something that the client sent was refused: a line of chat that says what and why.</summary>
    public IOutgoing Refused(long count, CotError error, long unixMs) => Say(
        unixMs,
        string.Create(CultureInfo.InvariantCulture, $"{count} of your events refused: {error.Text()}."));

    /// <summary>The node as a contact that can be answered.</summary>
    public IOutgoing Contact(long unixMs, long staleMs) =>
        Make(writer => NodeEvents.WriteContact(writer, nodeUid, nodeName, unixMs, staleMs));

    /// <summary>A line of chat from the node to one client.</summary>
    public IOutgoing Say(long unixMs, string text) => Make(
        writer => NodeEvents.WriteChat(writer, NewId(), unixMs, nodeUid, nodeName, nodeUid, nodeName, text));

    long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    string NewId() => newId().ToString("D", CultureInfo.InvariantCulture);

    OutgoingEvent Make(Action<IBufferWriter<byte>> write) => new(Write(write), codec);

    sealed record Recent(long MadeMs, OutgoingEvent Event)
    {
        public static bool IsGood([NotNullWhen(true)] Recent? recent, long unixMs) =>
            recent is not null && unixMs >= recent.MadeMs && unixMs - recent.MadeMs < SameForMs;
    }

    static byte[] Write(Action<IBufferWriter<byte>> write)
    {
        var writer = new ArrayBufferWriter<byte>(512);
        write(writer);
        return writer.WrittenSpan.ToArray();
    }
}
