using Liaison.Cot;

namespace Liaison.Tak.Sessions;

/// <summary>What a session did and what was refused of it. Written by its own thread, read by any.</summary>
public sealed class SessionCounters
{
    const int Reasons = 64;

    // Most sessions have nothing refused all their life.
    long[]? _rejected;

    /// <summary>Events that came and were taken.</summary>
    public long Events { get; internal set; }

    /// <summary>Bytes that came.</summary>
    public long BytesReceived { get; internal set; }

    /// <summary>Bytes that were sent.</summary>
    public long BytesSent { get; internal set; }

    /// <summary>Reports that came back in a loop and were dropped.</summary>
    public long Loops { get; internal set; }

    /// <summary>Reports of new tracks refused since the picture was full.</summary>
    public long PictureFull { get; internal set; }

    /// <summary>Answers or messages that found no room to wait in.</summary>
    public long NoRoom { get; internal set; }

    /// <summary>How often the socket was read more slowly, since more came than is allowed.</summary>
    public long Throttled { get; internal set; }

    /// <summary>Events refused, by reason; only reasons that occurred.</summary>
    public IReadOnlyDictionary<CotError, long> Rejected()
    {
        var result = new Dictionary<CotError, long>();
        for (var reason = 0; reason < (_rejected?.Length ?? 0); reason++)
            if (_rejected![reason] is > 0 and var count) result[(CotError)reason] = count;
        return result;
    }

    /// <summary>Events refused for any reason.</summary>
    public long RejectedInAll => _rejected?.Sum() ?? 0;

    internal void Reject(CotError reason) => (_rejected ??= new long[Reasons])[(int)reason % Reasons]++;
}
