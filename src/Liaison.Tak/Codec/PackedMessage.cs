using System.Buffers.Binary;
using Liaison.Cot;
using Liaison.Picture.Tracks;

namespace Liaison.Tak.Codec;

/// <summary>
/// A TakMessage without the fields of its event that a track keeps as values: type (1), uid (5), the times (6 to 8), how
/// (9) and the point (10 to 14). Field numbers as in the TAK protocol's <c>cotevent.proto</c>.
/// </summary>
static class PackedMessage
{
    const int EventField = 2;
    const int VarintType = 0;
    const int DoubleType = 1;
    const int BytesType = 2;
    const int FloatType = 5;

    // In TAK protocol version 1 an unknown height or error is this number.
    const double Unknown = 999_999;

    /// <summary>Writes what is left of a message's event.</summary>
    public static int Pack(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        if (!TryFindEvent(message, out var ev)) return -1;
        var written = 0;
        while (!ev.IsEmpty)
        {
            if (!TryReadField(ev, out var number, out _, out var length)) return -1;
            if (number is not (1 or (>= 5 and <= 14)))
            {
                if (!ev[..length].TryCopyTo(destination[written..])) return -1;
                written += length;
            }

            ev = ev[length..];
        }

        return written;
    }

    /// <summary>Writes the message again, with its stream header.</summary>
    public static int Unpack(in TrackValues values, ReadOnlySpan<byte> packed, Span<byte> destination)
    {
        var most = packed.Length + values.Uid.Length + values.Type.Length + values.How.Length + 160;
        if (destination.Length < most) return -1;

        // Header, tag and length of the event are of unknown length until the event is written: it is moved up afterwards.
        const int room = 16;
        var at = room;
        WriteText(1, values.Type, destination, ref at);
        WriteText(5, values.Uid, destination, ref at);
        WriteVarint(6, (ulong)values.TimeMs, destination, ref at);
        WriteVarint(7, (ulong)values.StartMs, destination, ref at);
        WriteVarint(8, (ulong)values.StaleMs, destination, ref at);
        WriteText(9, values.How, destination, ref at);
        WriteDouble(10, values.Latitude, destination, ref at);
        WriteDouble(11, values.Longitude, destination, ref at);
        WriteDouble(12, Known(values.Height), destination, ref at);
        WriteDouble(13, Known(values.CircularError), destination, ref at);
        WriteDouble(14, Known(values.LinearError), destination, ref at);
        packed.CopyTo(destination[at..]);
        at += packed.Length;

        var eventLength = at - room;
        Span<byte> head = stackalloc byte[room];
        var headLength = 0;
        WriteRaw((EventField << 3) | BytesType, head, ref headLength);
        WriteRaw((ulong)eventLength, head, ref headLength);
        var header = TakFramer.WriteStreamHeader(headLength + eventLength, destination);
        head[..headLength].CopyTo(destination[header..]);
        destination.Slice(room, eventLength).CopyTo(destination[(header + headLength)..]);
        return header + headLength + eventLength;
    }

    /// <summary>
    /// A float as the shortest decimal that is that float: it is what was reported, where the exact value as a double has
    /// digits that were not.
    /// </summary>
    public static double Shortest(float value)
    {
        // Most values have few decimals, and a division is a hundred times faster than printing and parsing.
        for (var scale = 1.0; scale <= 1000; scale *= 10)
        {
            var digits = Math.Round(value * scale);
            if (Math.Abs(digits) < MostExactDigits && (float)(digits / scale) == value) return digits / scale;
        }

        return double.Parse(value.ToString("R", Invariant), Invariant);
    }

    // A float tells seven digits apart for certain only below this; beyond it, the first that fits may not be the shortest.
    const double MostExactDigits = 1 << 23;

    static double Known(float value) => float.IsNaN(value) ? Unknown : Shortest(value);

    static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    static double Known(double value) => double.IsNaN(value) ? Unknown : value;

    static bool TryFindEvent(ReadOnlySpan<byte> message, out ReadOnlySpan<byte> ev)
    {
        ev = default;
        while (!message.IsEmpty)
        {
            if (!TryReadField(message, out var number, out ev, out var length)) return false;
            if (number == EventField) return true;
            message = message[length..];
        }

        return false;
    }

    static bool TryReadField(ReadOnlySpan<byte> bytes, out int number, out ReadOnlySpan<byte> content, out int length)
    {
        content = default;
        (number, length) = (0, 0);
        var at = 0;
        if (!TryReadVarint(bytes, ref at, out var tag)) return false;
        number = (int)(tag >> 3);
        ulong size = 0;
        switch ((int)(tag & 7))
        {
            case VarintType:
                if (!TryReadVarint(bytes, ref at, out _)) return false;
                break;
            case DoubleType:
                size = 8;
                break;
            case FloatType:
                size = 4;
                break;
            case BytesType:
                if (!TryReadVarint(bytes, ref at, out size)) return false;
                break;
            default:
                return false;
        }

        if (size > (ulong)(bytes.Length - at)) return false;
        content = bytes.Slice(at, (int)size);
        length = at + (int)size;
        return true;
    }

    static bool TryReadVarint(ReadOnlySpan<byte> bytes, ref int at, out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64 && at < bytes.Length; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return true;
        }

        return false;
    }

    static void WriteRaw(ulong value, Span<byte> destination, ref int at)
    {
        for (; value >= 0x80; value >>= 7) destination[at++] = (byte)(value | 0x80);
        destination[at++] = (byte)value;
    }

    static void WriteVarint(int number, ulong value, Span<byte> destination, ref int at)
    {
        WriteRaw((ulong)(number << 3) | VarintType, destination, ref at);
        WriteRaw(value, destination, ref at);
    }

    static void WriteText(int number, ReadOnlySpan<byte> text, Span<byte> destination, ref int at)
    {
        if (text.IsEmpty) return;
        WriteRaw((ulong)(number << 3) | BytesType, destination, ref at);
        WriteRaw((ulong)text.Length, destination, ref at);
        text.CopyTo(destination[at..]);
        at += text.Length;
    }

    static void WriteDouble(int number, double value, Span<byte> destination, ref int at)
    {
        WriteRaw((ulong)(number << 3) | DoubleType, destination, ref at);
        BinaryPrimitives.WriteDoubleLittleEndian(destination[at..], value);
        at += 8;
    }
}
