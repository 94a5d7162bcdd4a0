using Liaison.Picture.Reading;

namespace Liaison.Tak.Net;

/// <summary>
/// What stands behind a connection: takes the bytes that come, and reads from the picture what is to be sent. All calls
/// come from the thread that owns the connection.
/// </summary>
interface IPeer
{
    /// <summary>What the peer is sent from; null for one that only reports.</summary>
    PictureReader? Reader { get; }

    /// <summary>Takes bytes that were received. What is not consumed comes again, with more behind it.</summary>
    /// <returns>How many bytes at the front were consumed.</returns>
    int Consume(ReadOnlySpan<byte> bytes, in LoopTurn turn);

    /// <summary>Bytes were handed to the operating system.</summary>
    void Sent(long bytes);

    /// <summary>The connection has ended.</summary>
    /// <param name="reason">Why, in words for the operator.</param>
    /// <param name="unacknowledged">Bytes sent that the other side has not acknowledged.</param>
    void Closed(string reason, long unacknowledged);
}
