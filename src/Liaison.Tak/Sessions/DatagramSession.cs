using Liaison.Cot;
using Liaison.Picture;
using Liaison.Tak.Net;

namespace Liaison.Tak.Sessions;

/// <summary>Takes the events of an input of datagrams, whoever sends them: XML, or the mesh form of TAK protocol version 1.</summary>
sealed class DatagramSession(TakHub hub, TakInputOptions input, TakIdentity identity)
{
    readonly TakSession _session = new(
        hub, new SilentLink(input), identity, hub.NextNumber(), receives: false, WireEncoding.Xml)
    { IsShared = true };

    public TakSession Session => _session;

    public void Take(ReadOnlySpan<byte> datagram, in LoopTurn turn)
    {
        if (datagram.TrimStart("\t\r\n "u8) is [(byte)'<', ..] xml) TakeXml(xml, turn);
        else if (TakFramer.TryFrameMesh(datagram, hub.Limits, out var frame) == FrameStatus.Event) TakeMessage(frame, datagram, turn);
        else _session.Counters.Reject(frame.Error);
    }

    void TakeXml(ReadOnlySpan<byte> xml, in LoopTurn turn)
    {
        CotFramerState state = default;
        while (!xml.IsEmpty)
        {
            switch (CotFramer.TryFrame(xml, hub.Limits, ref state, out var frame))
            {
                case FrameStatus.Event:
                    _session.TakeEvent(frame.Payload(xml), frame.Payload(xml), WireEncoding.Xml, turn);
                    break;
                case FrameStatus.Rejected:
                    _session.Counters.Reject(frame.Error);
                    break;
                default:
                    return;
            }

            xml = xml[frame.Consumed..];
        }
    }

    void TakeMessage(in CotFrame frame, ReadOnlySpan<byte> datagram, in LoopTurn turn)
    {
        // What goes on to others has the header of a stream.
        var message = frame.Payload(datagram);
        Span<byte> framed = new byte[TakFramer.MaxStreamHeader + message.Length];
        var header = TakFramer.WriteStreamHeader(message.Length, framed);
        message.CopyTo(framed[header..]);
        framed = framed[..(header + message.Length)];
        _session.TakeEvent(framed[header..], framed, WireEncoding.Protobuf, turn);
    }

    /// <summary>Nothing goes back to senders of datagrams.</summary>
    sealed class SilentLink(TakInputOptions input) : ISessionLink
    {
        public string Transport => input.Protocol == TakProtocol.Udp ? "udp" : "multicast";

        public string Address => $"{input.Address}:{input.Port}";

        public long Unacknowledged => 0;

        public void Ended()
        {
        }

        public void RequestFlush()
        {
        }

        public void Post(Action action)
        {
        }

        public void Close(string reason)
        {
        }

        public void Pause(int milliseconds)
        {
        }
    }
}
