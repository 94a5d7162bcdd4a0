using System.Net;
using Liaison.Picture.Reading;

namespace Liaison.Tak.Net;

/// <summary>One TCP connection of a loop: moves bytes between the socket and its peer. Used by the loop's thread only.</summary>
unsafe class Connection(int descriptor, IPAddress address)
{
    // A rest that is longer than this is received into its own buffer, so that a frame that comes in drops of bytes is
    // not copied again for each of them.
    const int SmallRest = 8 * 1024;

    // Rounds of gathering in one turn: a fast reader with much to get does not hold up the others for longer.
    const int MaxRounds = 4;

    NativeBuffer _rest;

    public int Descriptor { get; } = descriptor;

    /// <summary>Where the other side is.</summary>
    public IPAddress Address { get; } = address;

    /// <summary>Place in the loop's table, with the generation of the place.</summary>
    public ulong Key { get; set; }

    /// <summary>Place in the loop's list of readers; -1 when it is not in there.</summary>
    public int ReaderPlace { get; set; } = -1;

    public IPeer Peer { get; set; } = null!;

    /// <summary>Set while the socket takes no more: the loop waits until it does.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>Set when a flush has been asked for outside the waves.</summary>
    public bool WantsFlush { get; set; }

    /// <summary>When bytes came last: milliseconds of the picture's clock.</summary>
    public int LastReceivedMs { get; set; }

    /// <summary>Not before this moment of the picture's clock is the socket read again; 0 for at once.</summary>
    public int PausedUntilMs { get; set; }

    public bool IsClosed { get; set; }

    /// <summary>Set while the transport holds input that the socket does not announce any more.</summary>
    public bool HasBufferedInput { get; protected set; }

    /// <summary>Receives what is there, once, and gives it to the peer.</summary>
    /// <returns>False when the other side has closed, or the connection broke.</returns>
    public bool OnReadable(Span<byte> buffer, in LoopTurn turn, out int received)
    {
        LastReceivedMs = turn.Clock.Milliseconds;
        if (_rest.Length > SmallRest) return ReceiveBehindRest(buffer.Length, turn, out received);

        var kept = _rest.Length;
        _rest.Bytes.CopyTo(buffer);
        received = Receive(buffer[kept..]);
        if (received <= 0) return received < 0;
        var bytes = buffer[..(kept + received)];
        var consumed = Peer.Consume(bytes, turn);
        if (kept > 0 || consumed < bytes.Length) _rest.Set(bytes[consumed..]);
        return true;
    }

    /// <summary>Sends what the peer's reader has, until it has no more or the socket takes no more.</summary>
    /// <returns>False when the connection broke.</returns>
    public bool Flush(Gathering gathering, out bool hasMore)
    {
        hasMore = false;
        if (Peer.Reader is not { } reader) return true;
        for (var round = 0; round < MaxRounds; round++)
        {
            reader.Gather(gathering);
            if (gathering.Count == 0) return FlushTransport();
            var sent = Send(gathering);
            if (sent < 0) return false;
            reader.Advance(gathering, sent);
            Peer.Sent(sent);
            if (sent < gathering.Bytes || IsBlocked)
            {
                IsBlocked = true;
                return true;
            }
        }

        hasMore = reader.HasPending;
        return true;
    }

    /// <summary>Bytes sent that the other side has not acknowledged.</summary>
    public virtual long Unacknowledged => Posix.Unacknowledged(Descriptor);

    public virtual void Free()
    {
        _rest.Free();
        Posix.Close(Descriptor);
    }

    /// <summary>Receives into a span: more than 0 bytes, 0 at the end, -1 when there is nothing now.</summary>
    protected virtual int Receive(Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            var received = (int)Posix.Receive(Descriptor, start, buffer.Length);
            if (received >= 0) return received;
            return Posix.LastError is Posix.WouldBlock or Posix.Interrupted ? -1 : 0;
        }
    }

    /// <summary>Sends what was gathered: the bytes taken, perhaps none; -1 when the connection broke.</summary>
    protected virtual int Send(Gathering gathering)
    {
        var sent = Posix.Send(Descriptor, gathering.Ranges);
        if (sent >= 0) return (int)sent;
        return Posix.LastError is Posix.WouldBlock or Posix.Interrupted ? 0 : -1;
    }

    /// <summary>Sends what the transport itself still holds.</summary>
    protected virtual bool FlushTransport() => true;

    bool ReceiveBehindRest(int most, in LoopTurn turn, out int received)
    {
        received = Receive(_rest.Reserve(Math.Min(most, 64 * 1024)));
        if (received <= 0) return received < 0;
        _rest.Commit(received);
        var consumed = Peer.Consume(_rest.Bytes, turn);
        if (consumed > 0) _rest.Set(_rest.Bytes[consumed..]);
        return true;
    }
}
