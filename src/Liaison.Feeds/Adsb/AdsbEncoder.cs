using System.Buffers;
using System.Buffers.Binary;

namespace Liaison.Feeds.Adsb;

/// <summary>
/// Writes extended squitters (downlink format 17) as an aircraft sends them, in Beast frames as a receiver passes them
/// on:
/// for tests, exercises and the demo.
/// </summary>
public static class AdsbEncoder
{
    const int MessageBytes = 14;
    const byte Format17 = 0x8D;
    const byte Escape = 0x1A;
    const byte LongMessage = (byte)'3';
    const byte Signal = 0x80;
    const int ClockBytes = 6;
    const long TicksPerMillisecond = 12_000;
    const double KnotsPerMetrePerSecond = 3600.0 / 1852;
    const double FeetPerMetre = 1 / 0.3048;

    // Position with a radius of 25 m at most, and a difference of 0 between pressure altitude and height.
    const int PositionType = 10;

    /// <summary>Writes who it is.</summary>
    /// <param name="address">Its 24-bit address.</param>
    /// <param name="flight">Up to eight letters and digits.</param>
    /// <param name="clock">Since some moment of the receiver's.</param>
    /// <param name="destination">Where to write.</param>
    public static void WriteIdentity(
        uint address, ReadOnlySpan<byte> flight, TimeSpan clock, IBufferWriter<byte> destination)
    {
        Span<byte> content = stackalloc byte[7];
        // Emitter category A3: large.
        content[0] = 4 << 3 | 3;
        FlightText.Encode(flight, content[1..]);
        Write(address, content, clock, destination);
    }

    /// <summary>Writes where it is in the air.</summary>
    /// <param name="address">Its 24-bit address.</param>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="altitude">Pressure altitude in metres, up to 15,000.</param>
    /// <param name="isOdd">Which of the two grids; they alternate.</param>
    /// <param name="clock">Since some moment of the receiver's.</param>
    /// <param name="destination">Where to write.</param>
    public static void WritePosition(
        uint address, double latitude, double longitude, double altitude, bool isOdd, TimeSpan clock,
        IBufferWriter<byte> destination)
    {
        var code = CompactPosition.Encode(latitude, longitude, isOdd, isSurface: false);
        var steps = (int)Math.Clamp(Math.Round((altitude * FeetPerMetre + 1000) / 25), 0, 2047);
        // The bit that says steps of 25 feet stands among those of the number.
        var coded = (steps & 0x7F0) << 1 | 0x10 | (steps & 0xF);
        var bits = (ulong)PositionType << 51 | (ulong)coded << 36 | (isOdd ? 1ul << 34 : 0)
            | (ulong)code.Latitude << 17 | (uint)code.Longitude;
        Span<byte> content = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(content, bits);
        Write(address, content[1..], clock, destination);
    }

    /// <summary>Writes how it moves.</summary>
    /// <param name="address">Its 24-bit address.</param>
    /// <param name="speed">Metres per second over ground, up to 500.</param>
    /// <param name="course">Degrees true.</param>
    /// <param name="climb">Metres per second, downwards negative.</param>
    /// <param name="clock">Since some moment of the receiver's.</param>
    /// <param name="destination">Where to write.</param>
    public static void WriteVelocity(
        uint address, double speed, double course, double climb, TimeSpan clock, IBufferWriter<byte> destination)
    {
        var (sin, cos) = Math.SinCos(course * Math.PI / 180);
        var knots = speed * KnotsPerMetrePerSecond;
        var (east, north) = ((int)Math.Round(knots * sin), (int)Math.Round(knots * cos));
        var rate = (int)Math.Round(climb * FeetPerMetre * 60 / 64);
        var bits = 19ul << 51 | 1ul << 48
            | (east < 0 ? 1ul << 42 : 0) | (ulong)Math.Min(Math.Abs(east) + 1, 1023) << 32
            | (north < 0 ? 1ul << 31 : 0) | (ulong)Math.Min(Math.Abs(north) + 1, 1023) << 21
            | (rate < 0 ? 1ul << 19 : 0) | (ulong)Math.Min(Math.Abs(rate) + 1, 511) << 10
            // Height above the ellipsoid and pressure altitude are the same.
            | 1ul;
        Span<byte> content = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(content, bits);
        Write(address, content[1..], clock, destination);
    }

    static void Write(uint address, ReadOnlySpan<byte> content, TimeSpan clock, IBufferWriter<byte> destination)
    {
        Span<byte> frame = stackalloc byte[ClockBytes + 1 + MessageBytes];
        Span<byte> ticks = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(ticks, (long)(clock.TotalMilliseconds * TicksPerMillisecond));
        ticks[2..].CopyTo(frame);
        frame[ClockBytes] = Signal;
        var message = frame[(ClockBytes + 1)..];
        BinaryPrimitives.WriteUInt32BigEndian(message, (uint)Format17 << 24 | address);
        content.CopyTo(message[4..]);
        var parity = ModeSParity.Remainder(message);
        (message[^3], message[^2], message[^1]) = ((byte)(parity >> 16), (byte)(parity >> 8), (byte)parity);
        var bytes = destination.GetSpan(2 + 2 * frame.Length);
        (bytes[0], bytes[1]) = (Escape, LongMessage);
        var length = 2;
        foreach (var value in frame)
        {
            bytes[length++] = value;
            if (value == Escape) bytes[length++] = value;
        }

        destination.Advance(length);
    }
}
