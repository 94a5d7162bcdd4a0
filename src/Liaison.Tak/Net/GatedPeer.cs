using Liaison.Picture.Reading;
using Liaison.Tak.Sessions;

namespace Liaison.Tak.Net;

/// <summary>A session whose place at the gate is given back when its connection ends.</summary>
sealed class GatedPeer(TakSession session, Action leave) : IPeer
{
    public TakSession Session => session;

    public PictureReader? Reader => session.Reader;

    public int Consume(ReadOnlySpan<byte> bytes, in LoopTurn turn) => session.Consume(bytes, turn);

    public void Sent(long bytes) => session.Sent(bytes);

    public void Closed(string reason, long unacknowledged)
    {
        leave();
        session.Closed(reason, unacknowledged);
    }
}
