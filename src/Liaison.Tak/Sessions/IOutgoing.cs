using Liaison.Picture;

namespace Liaison.Tak.Sessions;

/// <summary>One event on its way to single clients, in whichever encoding each of them has.</summary>
interface IOutgoing
{
    /// <summary>The event's bytes with their framing; empty when it cannot be written in this encoding.</summary>
    ReadOnlySpan<byte> In(WireEncoding encoding);
}
