using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Liaison.Cot;

/// <summary>Pieces of XML for the writers of this room.</summary>
static class XmlOutput
{
    // Sign, 309 digits or "0." with 324 more: the longest finite double without an exponent.
    const int MaxNumber = 400;

    // The space, the equals sign and the quotes of an attribute.
    const int Around = 4;

    /// <summary>Writes <c> name="value"</c> with the value escaped.</summary>
    public static void Attribute(IBufferWriter<byte> writer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (XmlText.NeedsNoEscape(value))
        {
            var span = writer.GetSpan(name.Length + value.Length + Around);
            var at = Open(span, name);
            value.CopyTo(span[at..]);
            at += value.Length;
            span[at++] = (byte)'"';
            writer.Advance(at);
            return;
        }

        writer.Advance(Open(writer.GetSpan(name.Length + Around), name));
        XmlText.Encode(value, writer);
        writer.Write("\""u8);
    }

    /// <summary>Writes <c> name="value"</c> with the value escaped.</summary>
    public static void Attribute(IBufferWriter<byte> writer, ReadOnlySpan<byte> name, string value)
    {
        writer.Advance(Open(writer.GetSpan(name.Length + Around), name));
        Text(writer, value);
        writer.Write("\""u8);
    }

    /// <summary>Writes a text, escaped.</summary>
    public static void Text(IBufferWriter<byte> writer, string value)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        try
        {
            // Encoding replaces lone surrogates; what else XML cannot hold is replaced first.
            var length = Encoding.UTF8.GetBytes(Legal(value), rented);
            XmlText.Encode(rented.AsSpan(0, length), writer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    static string Legal(string value) =>
        value.AsSpan().IndexOfAnyExceptInRange(' ', '\uFFFD') < 0
            ? value
            : string.Create(value.Length, value, (span, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                    span[i] = char.IsSurrogate(source[i]) || XmlCharacters.IsLegal(source[i]) ? source[i] : '\uFFFD';
            });

    /// <summary>Writes a range of a payload: as it stands when it is XML text already, else escaped.</summary>
    public static void Attribute(
        IBufferWriter<byte> writer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> payload, ByteRange range)
    {
        if (range.IsEmpty)
            return;
        if (!range.IsEscaped)
        {
            Attribute(writer, name, range.Slice(payload));
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(range.Length);
        try
        {
            Attribute(writer, name, buffer.AsSpan(0, XmlText.Decode(range.Slice(payload), buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Writes <c> time="..." start="..." stale="..."</c>.</summary>
    public static void Times(IBufferWriter<byte> writer, long timeMs, long startMs, long staleMs)
    {
        // Most events hold from when they are made: that time is written once and copied.
        if (startMs != timeMs)
        {
            Time(writer, "time"u8, timeMs);
            Time(writer, "start"u8, startMs);
        }
        else
        {
            var span = writer.GetSpan("time".Length + "start".Length + (2 * (CotTime.FormattedLength + Around)));
            var at = Open(span, "time"u8);
            var time = span.Slice(at, CotTime.FormattedLength);
            CotTime.Format(timeMs, time);
            at += CotTime.FormattedLength;
            span[at++] = (byte)'"';
            at += Open(span[at..], "start"u8);
            time.CopyTo(span[at..]);
            at += CotTime.FormattedLength;
            span[at++] = (byte)'"';
            writer.Advance(at);
        }

        Time(writer, "stale"u8, staleMs);
    }

    /// <summary>Writes <c> name="2026-01-01T00:00:00.000Z"</c>.</summary>
    public static void Time(IBufferWriter<byte> writer, ReadOnlySpan<byte> name, long unixMs)
    {
        var span = writer.GetSpan(name.Length + CotTime.FormattedLength + Around);
        var at = Open(span, name);
        CotTime.Format(unixMs, span[at..]);
        at += CotTime.FormattedLength;
        span[at++] = (byte)'"';
        writer.Advance(at);
    }

    static ReadOnlySpan<byte> Unknown => "9999999.0"u8;

    /// <summary>Writes a number in the fewest digits that read back as the same double, and never with an exponent,
    /// which the CoT schema (xs:decimal) does not know. NaN becomes 9999999.0.</summary>
    public static void Number(IBufferWriter<byte> writer, ReadOnlySpan<byte> name, double value)
    {
        var span = writer.GetSpan(name.Length + MaxNumber + Around);
        var at = Open(span, name);
        if (double.IsNaN(value))
        {
            Unknown.CopyTo(span[at..]);
            at += Unknown.Length;
        }
        else
        {
            at += Decimal(value, span[at..]);
        }

        span[at++] = (byte)'"';
        writer.Advance(at);
    }

    // Writes what stands before a value.
    static int Open(Span<byte> span, ReadOnlySpan<byte> name)
    {
        span[0] = (byte)' ';
        name.CopyTo(span[1..]);
        span[name.Length + 1] = (byte)'=';
        span[name.Length + 2] = (byte)'"';
        return name.Length + 3;
    }

    // Below it, decimals of seven places are farther apart than doubles: the one that reads back is the shortest.
    const double MostExact = 1e8;
    const double SevenPlaces = 1e7;
    const int Places = 7;

    static int Decimal(double value, Span<byte> destination)
    {
        // Most numbers of CoT have few places, and this is several times faster than the search for the shortest.
        var scaled = Math.Round(value * SevenPlaces);
        return scaled / SevenPlaces == value && Math.Abs(value) < MostExact && (value != 0 || !double.IsNegative(value))
            ? Fixed((long)scaled, destination)
            : Shortest(value, destination);
    }

    // Writes ten-millionths without the zeros at their end, but always with one place.
    static int Fixed(long value, Span<byte> destination)
    {
        var at = 0;
        if (value < 0)
        {
            destination[at++] = (byte)'-';
            value = -value;
        }

        var (whole, places) = Math.DivRem((ulong)value, (ulong)SevenPlaces);
        Utf8Formatter.TryFormat(whole, destination[at..], out var length);
        at += length;
        destination[at++] = (byte)'.';
        var fraction = destination.Slice(at, Places);
        var rest = (uint)places;
        for (var i = Places - 1; i >= 0; i--)
        {
            (rest, var digit) = Math.DivRem(rest, 10);
            fraction[i] = (byte)('0' + digit);
        }

        return at + Math.Max(1, fraction.LastIndexOfAnyExcept((byte)'0') + 1);
    }

    static int Shortest(double value, Span<byte> destination)
    {
        value.TryFormat(destination, out var length, default, CultureInfo.InvariantCulture);
        var exponentAt = destination[..length].IndexOf((byte)'E');
        if (exponentAt >= 0)
            return Expand(destination[..length], exponentAt, destination);
        if (destination[..length].IndexOf((byte)'.') >= 0)
            return length;
        ".0"u8.CopyTo(destination[length..]);
        return length + 2;
    }

    // Turns "d.dddE+nn" into plain digits.
    static int Expand(ReadOnlySpan<byte> text, int exponentAt, Span<byte> destination)
    {
        Span<byte> digits = stackalloc byte[32];
        var count = 0;
        var isNegative = text[0] == '-';
        foreach (var value in text[(isNegative ? 1 : 0)..exponentAt])
        {
            if (value != '.')
                digits[count++] = value;
        }

        // The first digit stands before the point.
        var exponent = text[(exponentAt + 1)..];
        var point = 1 + int.Parse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var at = 0;
        if (isNegative)
            destination[at++] = (byte)'-';
        for (var i = Math.Min(point, 1) - 1; i < Math.Max(count, point + 1); i++)
        {
            if (i == point)
                destination[at++] = (byte)'.';
            destination[at++] = i >= 0 && i < count ? digits[i] : (byte)'0';
        }

        return at;
    }
}
