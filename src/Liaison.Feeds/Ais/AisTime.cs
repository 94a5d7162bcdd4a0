namespace Liaison.Feeds.Ais;

/// <summary>When a position was taken.</summary>
static class AisTime
{
    // A station's clock may be ahead of ours by so much.
    const long MostAheadMs = 5_000;

    // A second of the minute says something of a report that is not older than this; else it may be of another minute.
    const long MostAgeMs = 10_000;

    /// <summary>The time of a report.</summary>
    /// <param name="tagMs">The tag block's time, Unix milliseconds; 0 for none.</param>
    /// <param name="receivedMs">When it came, Unix milliseconds.</param>
    /// <param name="second">The second of the minute that the message says; 60 and more is not available.</param>
    /// <param name="lastMs">The time of the station's last report; 0 for none.</param>
    /// <returns>Unix milliseconds; -1 when it is older than the last report.</returns>
    public static long Of(long tagMs, long receivedMs, int second, long lastMs)
    {
        var isTagged = tagMs > 0 && tagMs <= receivedMs + MostAheadMs;
        var heard = isTagged ? tagMs : receivedMs;

        // When our own clock was set back, what comes now is new all the same.
        if (heard < lastMs) return isTagged ? -1 : heard;
        if (second >= 60) return heard;
        var age = (heard - (second * 1000)) % 60_000;
        return age <= MostAgeMs && heard - age >= lastMs ? heard - age : heard;
    }
}
