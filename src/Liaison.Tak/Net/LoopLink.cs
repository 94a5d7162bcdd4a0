using Liaison.Tak.Sessions;

namespace Liaison.Tak.Net;

/// <summary>Joins a session to its connection in a loop.</summary>
sealed class LoopLink(EventLoop loop, Connection connection, string transport, ConnectionGate gate) : ISessionLink
{
    public string Transport => transport;

    public string Address => connection.Address.ToString();

    public long Unacknowledged => connection.IsClosed ? 0 : connection.Unacknowledged;

    public void Ended() => gate.Leave(connection.Address);

    public void RequestFlush() => loop.RequestFlush(connection);

    public void Post(Action action) => loop.Post(() =>
    {
        if (!connection.IsClosed) action();
    });

    public void Close(string reason)
    {
        // What was said last, the reason among it, still goes out if the socket takes it.
        loop.Post(() => loop.FlushAndClose(connection, reason));
    }

    public void Pause(int milliseconds) => connection.PausedUntilMs = loop.After(milliseconds);
}
