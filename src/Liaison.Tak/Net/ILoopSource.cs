namespace Liaison.Tak.Net;

/// <summary>A socket that brings a loop something other than a connection's bytes: new connections, datagrams.</summary>
interface ILoopSource : IDisposable
{
    int Descriptor { get; }

    /// <summary>There is something to take; on the loop's thread. Must not block.</summary>
    void OnReadable(in LoopTurn turn);
}
