namespace Liaison.Feeds.Adsb;

/// <summary>
/// Makes reports of aircraft of a stream in the Beast format, as dump1090, readsb and the Mode-S Beast give it.
/// </summary>
public sealed class BeastDecoder : IFeedDecoder
{
    const int ClockBytes = 6;
    const int HeadBytes = ClockBytes + 1;
    const byte ModeAc = (byte)'1';
    const long TicksPerMillisecond = 12_000;
    const string Junk = "no Beast frame";

    readonly BeastFramer _framer = new();
    readonly ModeSDecoder _decoder = new(new AircraftTable());
    readonly BeastFramer.FrameTaker _take;

    // For the time of one call.
    IObservationSink? _sink;
    long _receivedMs;
    long _skipped;

    /// <summary>Makes a decoder that knows of no aircraft.</summary>
    public BeastDecoder() => _take = Take;

    /// <inheritdoc />
    public void Accept(ReadOnlySpan<byte> bytes, long receivedMs, IObservationSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        (_sink, _receivedMs) = (sink, receivedMs);
        _framer.Accept(bytes, _take);
        if (_framer.Skipped > _skipped)
        {
            _skipped = _framer.Skipped;
            sink.Reject(Junk, bytes);
        }
    }

    /// <inheritdoc />
    public void End(long receivedMs, IObservationSink sink) => _framer.Reset();

    void Take(byte type, ReadOnlySpan<byte> frame)
    {
        if (type == ModeAc)
        {
            // Mode A/C replies name nobody.
            _sink!.Ignore();
            return;
        }

        // The receiver's own clock tells messages apart that came in one read; those relayed by a network have none.
        ulong ticks = 0;
        for (var i = 0; i < ClockBytes; i++) ticks = ticks << 8 | frame[i];
        var clockMs = ticks == 0 ? _receivedMs : (long)ticks / TicksPerMillisecond;
        _decoder.Accept(frame[HeadBytes..], clockMs, _receivedMs, _sink!);
    }
}
