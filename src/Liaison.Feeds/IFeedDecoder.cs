namespace Liaison.Feeds;

/// <summary>Makes reports of the bytes of one feed. Any split of the input gives the same reports.</summary>
/// <remarks>Used by one thread at a time.</remarks>
public interface IFeedDecoder
{
    /// <summary>Takes what came.</summary>
    /// <param name="bytes">The next bytes of the input; a part of a sentence is kept until the rest comes.</param>
    /// <param name="receivedMs">When it came, Unix milliseconds.</param>
    /// <param name="sink">Where reports and refusals go.</param>
    void Accept(ReadOnlySpan<byte> bytes, long receivedMs, IObservationSink sink);

    /// <summary>
    /// The input ends here, as at the end of a datagram or file, or when a connection has broken: what is kept is taken
    /// as whole or thrown away, and what comes next begins anew. What is known of tracks stays known.
    /// </summary>
    void End(long receivedMs, IObservationSink sink);
}
