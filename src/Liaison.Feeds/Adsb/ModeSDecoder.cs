using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Liaison.Feeds.Adsb;

/// <summary>
/// Takes what Mode S messages say of identity, position, velocity and altitude (downlink formats 4, 5, 11, 17, 18, 20
/// and 21; ICAO Annex 10, volume IV; RTCA DO-260B), and reports an aircraft with each position.
/// </summary>
sealed class ModeSDecoder(AircraftTable table)
{
    /// <summary>Damaged on the way.</summary>
    public const string BadParity = "parity does not hold";

    /// <summary>More aircraft than the table holds.</summary>
    public const string NoRoom = "no room for another aircraft";

    /// <summary>A position on the ground needs another one near it.</summary>
    public const string NoReference = "position on the ground without one in the air before";

    /// <summary>It is where the aircraft cannot have got to.</summary>
    public const string Impossible = "position out of reach of the last one";

    const int ShortBytes = 7;
    const int LongBytes = 14;

    // A reply that carries only its sender's address laid over the parity is believed of an aircraft heard just now.
    const long KnownForMs = 60_000;
    const uint InterrogatorMask = 0x7F;

    /// <summary>Takes one message.</summary>
    /// <param name="message">7 or 14 bytes.</param>
    /// <param name="clockMs">When it was heard, by a clock that only runs on.</param>
    /// <param name="receivedMs">When it came, Unix milliseconds.</param>
    /// <param name="sink">Where reports and refusals go.</param>
    public void Accept(ReadOnlySpan<byte> message, long clockMs, long receivedMs, IObservationSink sink)
    {
        var format = message[0] >> 3;
        if (format is not (4 or 5 or 11 or 17 or 18 or 20 or 21)
            || message.Length != (format >= 16 ? LongBytes : ShortBytes))
        {
            sink.Ignore();
            return;
        }

        var remainder = ModeSParity.Remainder(message);
        switch (format)
        {
            case 17:
                Squitter(message, remainder, clockMs, receivedMs, sink);
                break;
            case 18:
                if (IsOfAircraft(message)) Squitter(message, remainder, clockMs, receivedMs, sink);
                else sink.Ignore();
                break;
            case 11:
                AllCall(message, remainder, clockMs, sink);
                break;
            default:
                Reply(message, format, remainder, clockMs, sink);
                break;
        }
    }

    /// <summary>
    /// Whether a message of format 18 is an aircraft's own, sent (control field 0) or relayed (6) under an address of
    /// ICAO's. Others are of services on the ground, or of addresses made up: these say so by the control field,
    /// relayed ones by a bit (DO-260B, 2.2.18).
    /// </summary>
    static bool IsOfAircraft(ReadOnlySpan<byte> message)
    {
        var control = message[0] & 7;
        if (control == 0) return true;
        if (control != 6) return false;
        var content = message.Slice(4, 7);
        return (content[0] >> 3) switch
        {
            >= 5 and <= 8 => (content[2] & 0x08) == 0,
            >= 9 and <= 18 or >= 20 and <= 22 => (content[0] & 0x01) == 0,
            19 => (content[1] & 0x80) == 0,
            28 or 31 => (content[6] & 0x01) == 0,
            _ => true,
        };
    }

    /// <summary>
    /// An answer to all-call: an address in clear, and perhaps an interrogator's code over the parity.
    /// </summary>
    void AllCall(ReadOnlySpan<byte> message, uint remainder, long clockMs, IObservationSink sink)
    {
        var address = AddressOf(message);
        if (remainder == 0)
        {
            ref var aircraft = ref table.FindOrAdd(address, clockMs);
            if (!Unsafe.IsNullRef(ref aircraft)) aircraft.HeardMs = clockMs;
            sink.Ignore();
            return;
        }

        ref var known = ref table.Find(address);
        if ((remainder & ~InterrogatorMask) == 0 && !Unsafe.IsNullRef(ref known)) known.HeardMs = clockMs;
        else sink.Reject(BadParity, message);
    }

    void Reply(ReadOnlySpan<byte> message, int format, uint address, long clockMs, IObservationSink sink)
    {
        ref var aircraft = ref table.Find(address);
        if (Unsafe.IsNullRef(ref aircraft) || clockMs - aircraft.HeardMs > KnownForMs)
        {
            // Damaged, or of one that has said nothing else: there is no telling.
            sink.Ignore();
            return;
        }

        aircraft.HeardMs = clockMs;
        var code = ((message[2] & 0x1F) << 8) | message[3];
        if (format is 4 or 20)
        {
            var feet = PressureAltitude.OfReply(code);
            if (feet != PressureAltitude.None) (aircraft.Altitude, aircraft.AltitudeMs) = (feet, clockMs);
        }
        else
        {
            (aircraft.Squawk, aircraft.SquawkMs) = (PressureAltitude.Squawk(code), clockMs);
        }

        // Register 2,0: identification. Others look alike now and then, but not with eight characters of the alphabet.
        if (format >= 20 && message[4] == 0x20 && FlightText.TryRead(message[5..11], out var flight))
            aircraft.Flight = flight;
        sink.Ignore();
    }

    void Squitter(
        ReadOnlySpan<byte> message, uint remainder, long clockMs, long receivedMs, IObservationSink sink)
    {
        if (remainder != 0)
        {
            sink.Reject(BadParity, message);
            return;
        }

        var address = AddressOf(message);
        ref var aircraft = ref table.FindOrAdd(address, clockMs);
        if (address == 0 || Unsafe.IsNullRef(ref aircraft))
        {
            sink.Reject(NoRoom, message);
            return;
        }

        aircraft.HeardMs = clockMs;
        var content = message.Slice(4, 7);
        var typeCode = content[0] >> 3;
        switch (typeCode)
        {
            case >= 1 and <= 4:
                if (FlightText.TryRead(content[1..], out var flight)) aircraft.Flight = flight;
                aircraft.Category = (byte)((5 - typeCode) << 4 | (content[0] & 7));
                break;
            case >= 5 and <= 8 or >= 9 and <= 18 or >= 20 and <= 22:
                Position(ref aircraft, content, typeCode, clockMs, receivedMs, sink);
                return;
            case 19:
                AirborneVelocity.Take(ref aircraft, content, clockMs);
                break;
            case 28 when (content[0] & 7) == 1:
                TakeEmergency(ref aircraft, content, clockMs);
                break;
            case 31:
                OperationalStatus.Take(ref aircraft, content, clockMs);
                break;
            default:
                break;
        }

        sink.Ignore();
    }

    static void Position(
        ref Aircraft aircraft, ReadOnlySpan<byte> content, int typeCode, long clockMs, long receivedMs,
        IObservationSink sink)
    {
        var isGround = typeCode <= 8;
        aircraft.IsOnGround = isGround;
        if (isGround) SurfaceMovement.Take(ref aircraft, content, clockMs);
        else TakeAltitude(ref aircraft, content, typeCode, clockMs);
        var bits = BinaryPrimitives.ReadUInt32BigEndian(content[3..]) | ((ulong)content[2] << 32);
        var code = new CompactPosition.Code(
            (int)(bits >> 17) & (CompactPosition.Steps - 1), (int)bits & (CompactPosition.Steps - 1),
            (bits >> 34 & 1) != 0);
        switch (PositionTracker.Take(ref aircraft, code, isGround, clockMs))
        {
            case PositionOutcome.Found:
                aircraft.Radius = PositionQuality.RadiusOf(typeCode);
                AircraftReport.Send(ref aircraft, clockMs, receivedMs, sink);
                break;
            case PositionOutcome.OutOfReach:
                sink.Reject(Impossible, content);
                break;
            case PositionOutcome.NoReference:
                sink.Reject(NoReference, content);
                break;
            default:
                sink.Ignore();
                break;
        }
    }

    static void TakeEmergency(ref Aircraft aircraft, ReadOnlySpan<byte> content, long clockMs)
    {
        var squawk = PressureAltitude.Squawk(((content[1] & 0x1F) << 8) | content[2]);
        // Version 0 sends the emergency without a code.
        if (squawk != 0) aircraft.Squawk = squawk;
        var emergency = (Emergency)(content[1] >> 5);
        aircraft.Emergency = emergency <= Emergency.Downed ? emergency : Emergency.None;
        aircraft.SquawkMs = clockMs;
    }

    static void TakeAltitude(ref Aircraft aircraft, ReadOnlySpan<byte> content, int typeCode, long clockMs)
    {
        var feet = PressureAltitude.OfPosition(content[1] << 4 | content[2] >> 4);
        if (feet == PressureAltitude.None) return;
        // Type codes from 20: height above the ellipsoid, coded as the pressure altitude is (DO-260B, 2.2.3.2.3.4.2).
        if (typeCode >= 20) aircraft.Height = feet;
        else (aircraft.Altitude, aircraft.Height) = (feet, PressureAltitude.None);
        aircraft.AltitudeMs = clockMs;
    }

    static uint AddressOf(ReadOnlySpan<byte> message) => (uint)(message[1] << 16 | message[2] << 8 | message[3]);
}
