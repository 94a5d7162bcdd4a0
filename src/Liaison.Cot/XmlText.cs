using System.Buffers;
using System.Diagnostics;
using System.Text;

namespace Liaison.Cot;

/// <summary>From XML text to the value it stands for, and back.</summary>
public static class XmlText
{
    static readonly SearchValues<byte> Escapable = SearchValues.Create("&<>\"'\t\r\n"u8);

    /// <summary>The value of a range as a string.</summary>
    public static string GetString(ReadOnlySpan<byte> payload, ByteRange range)
    {
        var raw = range.Slice(payload);
        if (!range.IsEscaped)
            return Encoding.UTF8.GetString(raw);
        var buffer = ArrayPool<byte>.Shared.Rent(raw.Length);
        try
        {
            return Encoding.UTF8.GetString(buffer, 0, Decode(raw, buffer));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>True when the range holds this value.</summary>
    public static bool ValueEquals(ReadOnlySpan<byte> payload, ByteRange range, ReadOnlySpan<byte> value)
    {
        if (!range.IsEscaped)
            return range.Slice(payload).SequenceEqual(value);
        Span<byte> buffer = stackalloc byte[1024];
        if (range.Length > buffer.Length)
            return Encoding.UTF8.GetBytes(GetString(payload, range)).AsSpan().SequenceEqual(value);
        return buffer[..Decode(range.Slice(payload), buffer)].SequenceEqual(value);
    }

    /// <summary>Decodes an attribute value that was found well-formed: entities, and line breaks and tabs into
    /// spaces.</summary>
    /// <param name="raw">The bytes between the quotes.</param>
    /// <param name="destination">At least as long as <paramref name="raw"/>: a value is never longer than its
    /// text.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException">The destination is shorter than the text.</exception>
    public static int Decode(ReadOnlySpan<byte> raw, Span<byte> destination)
    {
        if (destination.Length < raw.Length)
            throw new ArgumentException("The destination is shorter than the text.", nameof(destination));
        var written = 0;
        for (var at = 0; at < raw.Length;)
        {
            if (raw[at] == '&')
            {
                if (!XmlEntity.TryRead(raw[at..], out var codePoint, out var length))
                    throw new UnreachableException("An entity passed the scan and cannot be read.");
                written += new Rune(codePoint).EncodeToUtf8(destination[written..]);
                at += length;
                continue;
            }

            // A parser makes one line feed of a pair before it makes a space of it.
            if (raw[at] != '\r' || at + 1 >= raw.Length || raw[at + 1] != '\n')
                destination[written++] = raw[at] is (byte)'\t' or (byte)'\r' or (byte)'\n' ? (byte)' ' : raw[at];
            at++;
        }

        return written;
    }

    internal static int DecodedLength(ReadOnlySpan<byte> raw)
    {
        var length = 0;
        for (var at = 0; at < raw.Length;)
        {
            if (raw[at] == '&' && XmlEntity.TryRead(raw[at..], out var codePoint, out var consumed))
            {
                length += new Rune(codePoint).Utf8SequenceLength;
                at += consumed;
                continue;
            }

            length++;
            at++;
        }

        return length;
    }

    /// <summary>Whether <see cref="Encode"/> writes a value as it is.</summary>
    internal static bool NeedsNoEscape(ReadOnlySpan<byte> value) => value.IndexOfAny(Escapable) < 0;

    /// <summary>Writes a value as the text of an attribute in double quotes (the quotes not included).</summary>
    public static void Encode(ReadOnlySpan<byte> value, IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        for (var at = value.IndexOfAny(Escapable); at >= 0; at = value.IndexOfAny(Escapable))
        {
            writer.Write(value[..at]);
            writer.Write(Reference(value[at]));
            value = value[(at + 1)..];
        }

        writer.Write(value);
    }

    static ReadOnlySpan<byte> Reference(byte value) => value switch
    {
        (byte)'&' => "&amp;"u8,
        (byte)'<' => "&lt;"u8,
        (byte)'>' => "&gt;"u8,
        (byte)'"' => "&quot;"u8,
        (byte)'\'' => "&apos;"u8,
        (byte)'\t' => "&#9;"u8,
        (byte)'\r' => "&#13;"u8,
        _ => "&#10;"u8,
    };
}
