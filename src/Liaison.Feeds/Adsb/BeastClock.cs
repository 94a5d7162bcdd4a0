namespace Liaison.Feeds.Adsb;

/// <summary>
/// Runs on with the 12 MHz clock of a receiver, and never back: for telling how far apart messages were heard that came
/// in one read, or out of a file.
/// </summary>
/// <remarks>
/// Relays pass on several receivers' frames in one stream, and frames of computed positions with no time: what cannot
/// be the same clock goes by the time of receipt.
/// </remarks>
struct BeastClock
{
    // What mlat-client writes instead of a time: FF 00 "MLAT".
    const ulong NoTime = 0xFF00_4D4C_4154;
    const long TicksPerMs = 12_000;

    // Frames of one receiver come a little out of order, and none is silent for longer.
    const long BackMs = 1_000;
    const long SilenceMs = 60_000;

    bool _hasBegun;
    bool _hasAnchor;
    long _nowMs;
    long _anchorMs;
    long _anchorTicks;

    /// <summary>The time of a frame, in milliseconds of a clock that begins with the first receipt.</summary>
    /// <param name="ticks">48 bits of the receiver's clock.</param>
    /// <param name="receivedMs">When the frame came, Unix milliseconds.</param>
    public long At(ulong ticks, long receivedMs)
    {
        if (!_hasBegun) (_hasBegun, _nowMs) = (true, receivedMs);
        if (ticks is 0 or NoTime) return _nowMs = Math.Max(_nowMs, receivedMs);
        var heardMs = _anchorMs + ((long)ticks - _anchorTicks) / TicksPerMs;
        var isSame = _hasAnchor && heardMs >= _nowMs - BackMs && heardMs <= _nowMs + SilenceMs
            && heardMs >= receivedMs - SilenceMs;
        if (!isSame)
        {
            heardMs = Math.Max(_nowMs, receivedMs);
            (_hasAnchor, _anchorTicks, _anchorMs) = (true, (long)ticks, heardMs);
        }

        return _nowMs = Math.Max(_nowMs, heardMs);
    }
}
