using System.Buffers;
using System.Text;
using Liaison.Cot;
using Liaison.Picture;

namespace Liaison.Tak.Tests.World;

/// <summary>One event as a client received it.</summary>
sealed record ReceivedEvent(string Xml, byte[] Bytes, WireEncoding Encoding)
{
    public string Uid => Attribute("uid");

    public string Type => Attribute("type");

    /// <summary>An attribute of the event's own start tag.</summary>
    public string Attribute(string name)
    {
        var tag = Xml[..Xml.IndexOf('>', StringComparison.Ordinal)];
        var at = tag.IndexOf($" {name}=", StringComparison.Ordinal);
        if (at < 0) return "";
        at += name.Length + 2;
        return tag[(at + 1)..tag.IndexOf(tag[at], at + 1)];
    }

    public override string ToString() => $"{Encoding} {Xml}";
}

/// <summary>
/// Reads a stream as a strict client does: nothing but events may stand there, in XML until the node has accepted the
/// protobuf form, and from the next byte on only in that form.
/// </summary>
sealed class EventStream
{
    static readonly UTF8Encoding Text = new(false, throwOnInvalidBytes: true);

    byte[] _buffer = new byte[64 * 1024];
    int _length;

    public EventStream(WireEncoding encoding) => Encoding = encoding;

    public WireEncoding Encoding { get; private set; }

    public IEnumerable<ReceivedEvent> Take(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes.Length));
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;

        var events = new List<ReceivedEvent>();
        var at = 0;
        while (Next(_buffer.AsSpan(at, _length - at), out var consumed) is { } next)
        {
            events.Add(next);
            at += consumed;
            if (next.Type == "t-x-takp-r" && next.Xml.Contains("status=\"true\"", StringComparison.Ordinal))
                Encoding = WireEncoding.Protobuf;
        }

        _buffer.AsSpan(at, _length - at).CopyTo(_buffer);
        _length -= at;
        return events;
    }

    ReceivedEvent? Next(ReadOnlySpan<byte> rest, out int consumed) =>
        Encoding == WireEncoding.Xml ? NextXml(rest, out consumed) : NextMessage(rest, out consumed);

    static ReceivedEvent? NextXml(ReadOnlySpan<byte> rest, out int consumed)
    {
        var at = 0;
        consumed = 0;
        while (true)
        {
            while (at < rest.Length && rest[at] is (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t') at++;
            if (!rest[at..].StartsWith("<?xml"u8)) break;
            var end = rest[at..].IndexOf("?>"u8);
            if (end < 0) return null;
            at += end + 2;
        }

        var bytes = rest[at..];
        if (bytes.Length < 6) return null;
        if (!bytes.StartsWith("<event"u8))
            throw new InvalidDataException("Not an event: " + Text.GetString(bytes[..Math.Min(80, bytes.Length)]));
        var length = LengthOfXml(bytes);
        if (length < 0) return null;
        consumed = at + length;
        return new ReceivedEvent(Text.GetString(bytes[..length]), bytes[..length].ToArray(), WireEncoding.Xml);
    }

    static int LengthOfXml(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; ;)
        {
            var end = bytes[at..].IndexOf("</event>"u8);
            if (end < 0) return -1;
            end += at;
            var (comment, data) = (Find(bytes, at, end, "<!--"u8), Find(bytes, at, end, "<![CDATA["u8));
            var first = Math.Min(comment, data);
            if (first == int.MaxValue) return end + "</event>"u8.Length;
            var close = bytes[first..].IndexOf(first == comment ? "-->"u8 : "]]>"u8);
            if (close < 0) return -1;
            at = first + close + 3;
        }
    }

    static int Find(ReadOnlySpan<byte> bytes, int from, int to, ReadOnlySpan<byte> what)
    {
        if (from >= to) return int.MaxValue;
        var at = bytes[from..to].IndexOf(what);
        return at < 0 ? int.MaxValue : from + at;
    }

    static ReceivedEvent? NextMessage(ReadOnlySpan<byte> rest, out int consumed)
    {
        consumed = 0;
        if (rest.IsEmpty) return null;
        if (rest[0] != 0xBF) throw new InvalidDataException($"Not a TAK message: it begins with 0x{rest[0]:X2}.");
        var (length, at) = (0, 1);
        for (var shift = 0; ; shift += 7)
        {
            if (at == rest.Length) return null;
            var next = rest[at++];
            length |= (next & 0x7F) << shift;
            if (next < 0x80) break;
        }

        if (rest.Length < at + length) return null;
        consumed = at + length;
        var message = rest.Slice(at, length);
        if (!ProtoScanner.TryScan(message, CotLimits.Default, out var ev, out var error))
            throw new InvalidDataException($"Not a sound TAK message: {error}.");
        var xml = new ArrayBufferWriter<byte>();
        CotXmlWriter.WriteProtobuf(message, ev, xml);
        return new ReceivedEvent(
            Text.GetString(xml.WrittenSpan), rest[..consumed].ToArray(), WireEncoding.Protobuf);
    }
}
