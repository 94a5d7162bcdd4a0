namespace Liaison.Tak.Sessions;

/// <summary>The connection of a session, as far as the session needs to know it.</summary>
interface ISessionLink
{
    /// <summary>For example <c>tcp</c>, <c>tls</c>, <c>websocket</c>.</summary>
    string Transport { get; }

    /// <summary>Where the client is, for the operator.</summary>
    string Address { get; }

    /// <summary>Bytes that were sent and that the client's system has not acknowledged.</summary>
    long Unacknowledged { get; }

    /// <summary>The session has ended: its place is free.</summary>
    void Ended();

    /// <summary>Sends at the end of this turn what waits for the session.</summary>
    void RequestFlush();

    /// <summary>Runs an action where the session's own calls run.</summary>
    void Post(Action action);

    /// <summary>Ends the connection after this turn.</summary>
    void Close(string reason);

    /// <summary>Receives nothing for a while.</summary>
    void Pause(int milliseconds);
}
