using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Liaison.Feeds.Adsb;

/// <summary>
/// Makes reports of aircraft of BaseStation lines (SBS-1, port 30003), as dump1090, readsb and many receivers give
/// them.
/// </summary>
/// <remarks>
/// The times of the lines are in the receiver's own zone, which they do not name: reports bear the time of their
/// receipt.
/// </remarks>
public sealed class SbsDecoder : IFeedDecoder
{
    const int LongestLine = 512;
    const int Fields = 22;
    const int MaxAltitude = 126_750;
    const float MetresPerSecondOfKnot = 1852f / 3600;
    const string TooLong = "line longer than 512 bytes";
    const string NoMessage = "no BaseStation message";
    const string NoAddress = "no address of 24 bits";
    const string BadPosition = "position out of range";

    // Places of the values in a line (the format of Kinetic's BaseStation).
    const int AddressField = 4;
    const int FlightField = 10;
    const int AltitudeField = 11;
    const int SpeedField = 12;
    const int CourseField = 13;
    const int LatitudeField = 14;
    const int LongitudeField = 15;
    const int RateField = 16;
    const int SquawkField = 17;
    const int EmergencyField = 19;
    const int GroundField = 21;

    readonly AircraftTable _table = new();
    readonly byte[] _line = new byte[LongestLine];
    int _length;
    bool _isTooLong;

    /// <inheritdoc />
    public void Accept(ReadOnlySpan<byte> bytes, long receivedMs, IObservationSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        while (bytes.IndexOf((byte)'\n') is var end and >= 0)
        {
            if (_length == 0 && !_isTooLong && end <= LongestLine) Line(bytes[..end], receivedMs, sink);
            else
            {
                Keep(bytes[..end]);
                EndLine(receivedMs, sink);
            }

            bytes = bytes[(end + 1)..];
        }

        Keep(bytes);
    }

    /// <inheritdoc />
    public void End(long receivedMs, IObservationSink sink)
    {
        if (_length > 0 || _isTooLong) EndLine(receivedMs, sink);
    }

    void Keep(ReadOnlySpan<byte> part)
    {
        _isTooLong |= part.Length > LongestLine - _length;
        if (_isTooLong) return;
        part.CopyTo(_line.AsSpan(_length));
        _length += part.Length;
    }

    void EndLine(long receivedMs, IObservationSink sink)
    {
        var line = _line.AsSpan(0, _length);
        if (_isTooLong) sink.Reject(TooLong, line);
        else Line(line, receivedMs, sink);
        (_length, _isTooLong) = (0, false);
    }

    void Line(ReadOnlySpan<byte> line, long receivedMs, IObservationSink sink)
    {
        if (line.EndsWith("\r"u8)) line = line[..^1];
        if (line.IsEmpty) return;
        Span<Range> fields = stackalloc Range[Fields + 1];
        var count = Split(line, fields);
        if (count < Fields || !line.StartsWith("MSG,"u8))
        {
            // Receivers say other things as well: of aircraft selected, of new ids, of the clock.
            if (line.StartsWith("SEL,"u8) || line.StartsWith("ID,"u8) || line.StartsWith("AIR,"u8)
                || line.StartsWith("STA,"u8) || line.StartsWith("CLK,"u8)) sink.Ignore();
            else sink.Reject(NoMessage, line);
            return;
        }

        var address = line[fields[AddressField]];
        if (address.Length != 6 || !Utf8Parser.TryParse(address, out uint icao, out var read, 'x') || read != 6
            || icao == 0)
        {
            // Addresses that are none of ICAO's are marked so by some: ~1A2B3C.
            if (address.StartsWith("~"u8)) sink.Ignore();
            else sink.Reject(NoAddress, line);
            return;
        }

        ref var aircraft = ref _table.FindOrAdd(icao, receivedMs);
        if (Unsafe.IsNullRef(ref aircraft)) sink.Reject(ModeSDecoder.NoRoom, line);
        else Take(ref aircraft, line, fields, receivedMs, sink);
    }

    static void Take(
        ref Aircraft aircraft, ReadOnlySpan<byte> line, ReadOnlySpan<Range> fields, long receivedMs,
        IObservationSink sink)
    {
        aircraft.HeardMs = receivedMs;
        if (FlightText.TryReadAscii(line[fields[FlightField]], out var flight)) aircraft.Flight = flight;
        if (TryNumber(line[fields[AltitudeField]], out var feet) && Math.Abs(feet) <= MaxAltitude)
            (aircraft.Altitude, aircraft.AltitudeMs) = ((int)feet, receivedMs);
        if (TryNumber(line[fields[SpeedField]], out var knots) && knots is >= 0 and < 5000)
            (aircraft.Speed, aircraft.VelocityMs) = ((float)knots * MetresPerSecondOfKnot, receivedMs);
        if (TryNumber(line[fields[CourseField]], out var course) && course is >= 0 and <= 360)
            (aircraft.Course, aircraft.VelocityMs) = ((float)course % 360, receivedMs);
        if (TryNumber(line[fields[RateField]], out var rate) && Math.Abs(rate) < 100_000)
            (aircraft.VerticalRate, aircraft.VelocityMs) = ((int)rate, receivedMs);
        if (TryNumber(line[fields[SquawkField]], out var squawk) && squawk is >= 0 and <= 7777)
            (aircraft.Squawk, aircraft.SquawkMs) = ((int)squawk, receivedMs);
        if (!line[fields[EmergencyField]].IsEmpty)
        {
            aircraft.Emergency = line[fields[EmergencyField]].SequenceEqual("0"u8) ? Emergency.None : Emergency.General;
            aircraft.SquawkMs = receivedMs;
        }

        if (!line[fields[GroundField]].IsEmpty) aircraft.IsOnGround = !line[fields[GroundField]].SequenceEqual("0"u8);
        if (line[fields[LatitudeField]].IsEmpty || line[fields[LongitudeField]].IsEmpty)
        {
            sink.Ignore();
            return;
        }

        if (!TryNumber(line[fields[LatitudeField]], out var latitude) || Math.Abs(latitude) > 90
            || !TryNumber(line[fields[LongitudeField]], out var longitude) || Math.Abs(longitude) > 180)
        {
            sink.Reject(BadPosition, line);
            return;
        }

        (aircraft.Latitude, aircraft.Longitude, aircraft.PositionMs) =
            (latitude, longitude == 180 ? -180 : longitude, receivedMs);
        AircraftReport.Send(ref aircraft, receivedMs, receivedMs, sink);
    }

    static int Split(ReadOnlySpan<byte> line, Span<Range> fields)
    {
        var (count, start) = (0, 0);
        while (count < fields.Length - 1 && line[start..].IndexOf((byte)',') is var comma and >= 0)
        {
            fields[count++] = start..(start + comma);
            start += comma + 1;
        }

        fields[count++] = start..line.Length;
        return count;
    }

    static bool TryNumber(ReadOnlySpan<byte> text, out double number) =>
        Utf8Parser.TryParse(text, out number, out var read) && read == text.Length && double.IsFinite(number);
}
