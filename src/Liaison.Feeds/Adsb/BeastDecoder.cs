using System.Buffers.Binary;

namespace Liaison.Feeds.Adsb;

/// <summary>
/// Makes reports of aircraft of a stream in the Beast format, as dump1090, readsb and the Mode-S Beast give it.
/// </summary>
public sealed class BeastDecoder : IFeedDecoder
{
    const int ClockBytes = 6;
    const int HeadBytes = ClockBytes + 1;
    const byte ModeAc = (byte)'1';
    const string Junk = "no Beast frame";

    readonly BeastFramer _framer = new();
    readonly ModeSDecoder _decoder = new(new AircraftTable());
    readonly RecentMessages _recent = new();
    BeastClock _clock;
    long _skipped;

    /// <inheritdoc />
    public void Accept(ReadOnlySpan<byte> bytes, long receivedMs, IObservationSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        var taker = new Taker(_decoder, _recent, _clock, receivedMs, sink);
        _framer.Accept(bytes, ref taker);
        _clock = taker.Clock;
        if (_framer.Skipped == _skipped) return;
        _skipped = _framer.Skipped;
        sink.Reject(Junk, bytes);
    }

    /// <inheritdoc />
    public void End(long receivedMs, IObservationSink sink) => _framer.Reset();

    struct Taker(
        ModeSDecoder decoder, RecentMessages recent, BeastClock clock, long receivedMs, IObservationSink sink)
        : BeastFramer.IFrameTaker
    {
        BeastClock _clock = clock;

        public readonly BeastClock Clock => _clock;

        public void Take(byte type, ReadOnlySpan<byte> frame)
        {
            if (type == ModeAc)
            {
                // Mode A/C replies name nobody.
                sink.Ignore();
                return;
            }

            var ticks = BinaryPrimitives.ReadUInt64BigEndian(frame) >> (64 - 8 * ClockBytes);
            var clockMs = _clock.At(ticks, receivedMs);
            var message = frame[HeadBytes..];
            if (recent.IsRepeated(message, clockMs)) sink.Ignore();
            else decoder.Accept(message, clockMs, receivedMs, sink);
        }
    }
}
